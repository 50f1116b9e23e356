"""The bench command on folders of drawn faces, and what it says of folders that can't be used."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from expression_trainer import cli
from expression_trainer.bench.labelled import labelled_pictures, read_groups
from expression_trainer.bench.recogniser import Answers, accuracy, counted_classes, macro_f1, measure_recogniser
from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.expressions import BASIC_SIX, RECOGNISED, Expression
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose

KEYS = ["images", "faces_found", "accuracy", "macro_f1", "verification_auc", "ece", "accuracy_at_80_coverage"]
KEYS += ["per_class", "by_group", "ms"]


def drawn(expression: Expression, size: int, grey: bool = False) -> np.ndarray:
    pixels = np.ascontiguousarray(FaceArtist(identity("Maya"), 256).draw(pose(expression)).pixels[..., 2::-1])
    small = cv2.resize(pixels, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY) if grey else small)


def save(folder: Path, name: str, picture: np.ndarray) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), picture)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A grey 48-pixel face and a coloured larger one of each class; one picture without a face."""
    made = tmp_path_factory.mktemp("labelled")
    for expression in RECOGNISED:
        save(made, f"{expression.value}/small.png", drawn(expression, 48, grey=True))
        save(made, f"{expression.value}/large.png", drawn(expression, 256))
    save(made, "neutral/nobody.png", np.full((80, 60, 3), 120, np.uint8))
    (made / "meta.csv").write_text(
        "file,group\n"
        + "".join(f"{expression.value}/small.png,small\n" for expression in RECOGNISED)
        + "neutral/large.png,large\nneutral/nobody.png,large\n",
        "utf-8",
    )
    return made


def test_small_grey_and_large_coloured_faces_are_read_and_every_measure_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["bench", "recogniser", "--images", str(folder), "--meta", str(folder / "meta.csv"), "--json"]
    monkeypatch.setattr("sys.argv", ["expression-trainer", *command])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    measured = json.loads(capsys.readouterr().out)
    assert list(measured) == KEYS
    assert (measured["images"], measured["faces_found"]) == (15, 14)
    assert measured["accuracy"] >= 11 / 15 and measured["verification_auc"] > 0.9
    assert measured["per_class"]["neutral"]["images"] == 3 and measured["per_class"]["neutral"]["faces_found"] == 2
    assert measured["per_class"]["neutral"]["recall"] <= 0.6667, "the picture without a face counts as wrong"
    assert set(measured["by_group"]) == {"small", "large"}
    assert measured["by_group"]["large"]["images"] == 2 and measured["by_group"]["large"]["accuracy"] <= 0.5
    low, high = measured["by_group"]["small"]["accuracy_interval"]
    assert 0 <= low <= measured["by_group"]["small"]["accuracy"] <= high <= 1
    assert measured["ms"]["mesh"] > 0 and measured["ms"]["ours"] > 0


def answers(*pairs: tuple[int, int]) -> Answers:
    probabilities = np.zeros((len(pairs), 7))
    for row, (_, answered) in enumerate(pairs):
        if answered >= 0:
            probabilities[row, answered] = 1.0
    shown, answered_all = (np.array([pair[side] for pair in pairs], np.intp) for side in (0, 1))
    return Answers(shown, answered_all, probabilities, np.arange(len(pairs)).astype(np.str_))


def test_a_lost_face_is_wrong_in_accuracy_and_missed_in_f1() -> None:
    some = answers((0, 0), (0, -1), (1, 1), (1, 1))
    assert accuracy(some) == pytest.approx(0.75)
    assert macro_f1(some) == pytest.approx((2 / 3 + 1) / 2)


def test_rare_classes_are_left_out_of_the_mean_unless_all_are_rare() -> None:
    assert counted_classes(answers(*[(0, 0)] * 10, (1, 1))) == (0,)
    assert counted_classes(answers((0, 0), (1, 1))) == (0, 1)


def test_more_columns_make_more_groups_and_persons_make_none(tmp_path: Path) -> None:
    for name in ("fear/1.png", "fear/2.png"):
        save(tmp_path, name, np.zeros((48, 48), np.uint8))
    table = tmp_path / "table.csv"
    table.write_text("file,sex,glasses,person\nfear/1.png,girl,,A\nfear\\2.png,boy,yes,A\n", "utf-8-sig")
    read = read_groups(table, labelled_pictures(tmp_path))
    assert read.groups == {"fear/1.png": ("sex: girl",), "fear/2.png": ("sex: boy", "glasses: yes")}
    assert read.persons == {"fear/1.png": "A", "fear/2.png": "A"}


def problem_of(folder: Path, meta: Path | None = None) -> str:
    with pytest.raises(UserFacingError) as told:
        measure_recogniser(folder, meta)
    return str(told.value)


def test_every_folder_that_can_not_be_used_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert "no such folder" in problem_of(tmp_path / "nothing")
    assert "no sub-folders" in problem_of(tmp_path)
    (tmp_path / "fear").mkdir()
    assert "no pictures" in problem_of(tmp_path)
    (tmp_path / "joy").mkdir()
    told = problem_of(tmp_path)
    assert "joy" in told and all(expression.value in told for expression in BASIC_SIX)


def test_an_unreadable_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "fear").mkdir()
    (tmp_path / "fear" / "broken.png").write_bytes(b"no picture")
    assert "broken.png" in problem_of(tmp_path)
    (tmp_path / "fear" / "broken.png").unlink()
    (tmp_path / "fear" / "deeper").mkdir()
    assert "deeper" in problem_of(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"file,group\nfear/2.png,girl\n", "fear/2.png"),
        (b"picture,group\nfear/1.png,girl\n", "`file`"),
        (b"", "`file`"),
        (b"\xff\xfe\xff", "UTF-8"),
    ],
)
def test_a_table_that_can_not_be_used_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    save(tmp_path, "fear/1.png", np.zeros((48, 48), np.uint8))
    table = tmp_path / "table.csv"
    table.write_bytes(content)
    assert told in problem_of(tmp_path, table)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    save(tmp_path, "fear/1.png", np.zeros((48, 48), np.uint8))
    assert "table.csv" in problem_of(tmp_path, tmp_path / "table.csv")
