"""Analysing an adult's own files: what is told, how sure, and that nothing is written unless a folder is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from expression_trainer import cli
from expression_trainer.app.analysis.readings import Moment, ReadFace, ReadVideo
from expression_trainer.app.analysis.timeline import draw_timeline
from expression_trainer.domain.action_units import ActionUnit, ActionUnits
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.faces import FaceBox, HeadPose
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose

RATE = 20


def drawn(expression: Expression) -> np.ndarray:
    return np.ascontiguousarray(FaceArtist(identity("Omar"), 320).draw(pose(expression)).pixels[..., 2::-1])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A happy picture, an empty one, a damaged one, a film of happiness and darkness, an empty film."""
    folder = tmp_path_factory.mktemp("files")
    cv2.imwrite(str(folder / "happy.png"), drawn(Expression.HAPPINESS))
    cv2.imwrite(str(folder / "nobody.png"), np.full((200, 200, 3), 120, np.uint8))
    (folder / "damaged.jpg").write_bytes(b"no picture at all")
    (folder / "empty.mp4").write_bytes(b"")
    film = cv2.VideoWriter(str(folder / "film.avi"), cv2.VideoWriter_fourcc(*"MJPG"), RATE, (320, 320))
    for number in range(3 * RATE):
        film.write(drawn(Expression.HAPPINESS) if number < 2 * RATE else np.zeros((320, 320, 3), np.uint8))
    film.release()
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr("sys.argv", ["expression-trainer", "analyse", *map(str, words)])
    try:
        cli.main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_picture_tells_face_movements_and_confidence(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, files / "happy.png", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (face,) = told["files"][0]["faces"]
    assert told["files"][0]["quality"] == "good" and told["model"]
    assert (face["expression"], face["uncertain"]) == ("happiness", False)
    assert face["confidence"] == max(face["probabilities"].values()) > 0.45
    assert sum(face["probabilities"].values()) == pytest.approx(1.0, abs=0.001)
    assert face["action_units"]["AU12"]["left"] > 0.4
    assert 0.2 < face["box"]["width"] < 1.0


def test_a_batch_with_damaged_files_goes_on_and_ends_well(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(files.iterdir())
    assert run(monkeypatch, files, files / "missing.png") == 0
    told = capsys.readouterr()
    assert "happiness" in told.out and "nobody.png: no face found." in told.out
    for name in ("damaged.jpg", "empty.mp4", "missing.png"):
        assert name in told.err and name not in told.out
    assert "Traceback" not in told.err
    assert sorted(files.iterdir()) == before, "nothing is written unless a folder is named"


@pytest.mark.parametrize("name", ["damaged.jpg", "empty.mp4", "missing.png"])
def test_when_nothing_can_be_read_the_exit_code_says_so(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, files / name, "--json") == cli.PROBLEM
    told = capsys.readouterr()
    assert name in told.err and json.loads(told.out)["files"][0]["problem"]


def test_an_empty_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path) == cli.PROBLEM
    assert "no pictures or videos" in capsys.readouterr().err


def test_a_video_tells_seconds_gaps_and_draws_a_time_line_where_asked(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "results"
    assert run(monkeypatch, files / "film.avi", "--json", "--output", output) == 0
    (film,) = json.loads(capsys.readouterr().out)["files"]
    assert film["frames"] == 3 * RATE and film["seconds"] == pytest.approx(3.0)
    assert film["expression_seconds"]["happiness"] > 1.5
    gap = film["gaps"][-1]
    assert gap["quality"] == "too_dark" and gap["from"] == pytest.approx(2.0, abs=0.2) and gap["until"] == 3.0
    assert len(film["moments"]) == pytest.approx(30, abs=2)
    assert json.loads((output / "analysis.json").read_text("utf-8"))["files"] == [film]
    picture = cv2.imread(film["timeline"])
    assert picture.shape[1] == 1600
    assert sorted(path.name for path in output.iterdir()) == ["analysis.json", "film.avi.timeline.png"]


def test_an_output_that_is_a_file_is_told(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    assert run(monkeypatch, files / "happy.png", "--output", tmp_path / "taken") == cli.PROBLEM
    assert "taken" in capsys.readouterr().err


# --- values ----------------------------------------------------------------------------------------------------------


def face(likely: float = 0.9, status: FaceStatus = FaceStatus.GOOD, smile: float = 0.8) -> ReadFace:
    rest = (1.0 - likely) / 6
    probabilities = {e: likely if e is Expression.HAPPINESS else rest for e in RECOGNISED}
    box, head = FaceBox(0.2, 0.2, 0.5, 0.6), HeadPose(0.0, 0.0, 0.0)
    return ReadFace(status, box, head, ActionUnits.of({12: smile}), probabilities)


def film(*faces: tuple[ReadFace | None, FaceStatus], step: float = 0.1) -> ReadVideo:
    moments = (Moment(number * step, status, 1, seen) for number, (seen, status) in enumerate(faces))
    return ReadVideo("film.mp4", step, tuple(moments))


def test_uncertain_is_an_answer() -> None:
    assert not face(0.9).uncertain
    assert face(0.3).uncertain, "nothing stands out"
    assert face(0.9, FaceStatus.BLURRED).uncertain, "the view is not good enough"


def test_gaps_carry_the_reason_that_follows_and_end_with_the_film() -> None:
    good, dark = FaceStatus.GOOD, FaceStatus.TOO_DARK
    read = film((face(), good), (None, good), (None, dark), (None, dark), (face(), good), (None, good))
    told = [(round(start, 2), round(end, 2), status) for start, end, status in read.gaps()]
    assert told == [(0.1, 0.4, dark), (0.5, 0.6, FaceStatus.NO_FACE)]
    assert [len(run) for run in read.stretches()] == [1, 1]


def test_strongest_units_are_those_that_move_not_those_that_rest_high() -> None:
    smiling, resting = (face(smile=smile) for smile in (0.9, 0.1))
    read = film((resting, FaceStatus.GOOD), (smiling, FaceStatus.GOOD))
    known = (ActionUnit.BROW_LOWERER, ActionUnit.LIP_CORNER_PULLER)
    assert read.strongest_units(known, 1) == ((ActionUnit.LIP_CORNER_PULLER, 0.9, 0.1),)


@pytest.mark.parametrize("count", [1, 2, 9000])
def test_a_time_line_can_be_drawn_of_one_frame_of_none_judged_and_of_many(count: int) -> None:
    for seen in (face(), None):
        read = film(*[(seen, FaceStatus.GOOD if seen else FaceStatus.NO_FACE)] * count)
        picture = cv2.imdecode(np.frombuffer(draw_timeline(read, tuple(ActionUnit)), np.uint8), cv2.IMREAD_COLOR)
        assert picture.shape[1] == 1600 and picture.std() > 5


def test_a_sure_stretch_is_filled_and_an_uncertain_one_is_pale() -> None:
    def coloured(read: ReadVideo) -> Any:
        picture = cv2.imdecode(np.frombuffer(draw_timeline(read, ()), np.uint8), cv2.IMREAD_COLOR).astype(int)
        return int(((picture[..., 0] - picture[..., 2]) > 100).sum())  # clearly blue

    sure = film(*[(face(0.9), FaceStatus.GOOD)] * 20)
    uncertain = film(*[(face(0.9, FaceStatus.BLURRED), FaceStatus.GOOD)] * 20)
    assert coloured(sure) > 3 * coloured(uncertain)
