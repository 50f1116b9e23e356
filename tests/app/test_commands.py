"""The command line: one clear sentence for what a person can mend, and an exit code that is not 0."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from expression_trainer import cli, doctor, settings
from expression_trainer.app import cameras, content
from expression_trainer.app.cameras import CameraChoice, open_recogniser
from expression_trainer.app.content import bundled_packs
from expression_trainer.app.system import SystemClock, display_problem
from expression_trainer.domain.errors import CameraError, ContentError, ModelError
from expression_trainer.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of a command."""
    monkeypatch.setattr(sys, "argv", ["expression-trainer", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folders as a copy that a test may damage."""
    for name in ("content", "models"):
        ignored = shutil.ignore_patterns("cache", "runs", "*.py", "__pycache__")
        shutil.copytree(settings.resource_folder(name), tmp_path / name, ignore=ignored)

    def folder(name: str) -> Path:
        return tmp_path / name if name in ("content", "models") else settings.resource_folder(name)

    monkeypatch.setattr(content, "resource_folder", folder)
    monkeypatch.setattr(cameras, "resource_folder", folder)
    monkeypatch.setattr(doctor, "resource_folder", folder)
    return tmp_path


def test_an_unknown_flag_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "demo", "--loud") == 2
    assert "--loud" in capsys.readouterr().err


def test_an_unknown_command_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "juggle") == 2
    assert "juggle" in capsys.readouterr().err


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--version") == 0
    assert capsys.readouterr().out.strip().count(".") == 2


def test_a_damaged_settings_file_is_named_with_the_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("attempts = [", "utf-8")
    assert run(monkeypatch, "doctor", "--data", str(tmp_path)) == cli.PROBLEM
    told = capsys.readouterr().err
    assert str(tmp_path / "settings.toml") in told and "Correct the file" in told and "Traceback" not in told


def test_a_report_without_results_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "report", "Maya", "--data", str(tmp_path)) == cli.PROBLEM
    assert "Play first" in capsys.readouterr().err
    assert not (tmp_path / "results.sqlite").exists(), "asking for a report makes no database"


def test_a_damaged_database_is_named_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "results.sqlite"
    database.write_bytes(b"no database at all" * 100)
    assert run(monkeypatch, "report", "Maya", "--data", str(tmp_path)) == cli.PROBLEM
    assert str(database) in capsys.readouterr().err
    assert database.read_bytes() == b"no database at all" * 100


def test_missing_content_is_told(copied: Path) -> None:
    shutil.rmtree(copied / "content")
    with pytest.raises(ContentError, match="missing"):
        bundled_packs()


def test_a_pack_without_its_items_is_told(copied: Path) -> None:
    (copied / "content" / "first-faces" / "items.toml").unlink()
    with pytest.raises(ContentError, match=r"items\.toml"):
        bundled_packs()


def test_a_damaged_model_is_refused_before_anything_starts(copied: Path, tmp_path: Path) -> None:
    model = copied / "models" / "expression" / "expression.onnx"
    damaged = bytearray(model.read_bytes())
    damaged[1000] ^= 0xFF
    model.write_bytes(bytes(damaged))
    with pytest.raises(ModelError, match="checksum"):
        open_recogniser(CameraChoice.DRAWN, load_settings(tmp_path), SystemClock(), None)
    findings = {finding.part: finding for finding in doctor.examine(load_settings(tmp_path))}
    assert findings["models"].health is doctor.Health.TROUBLE and "checksum" in findings["models"].found


def test_a_missing_model_is_told(copied: Path, tmp_path: Path) -> None:
    (copied / "models" / "expression" / "expression.onnx").unlink()
    with pytest.raises(ModelError, match=r"expression\.onnx"):
        open_recogniser(CameraChoice.DRAWN, load_settings(tmp_path), SystemClock(), None)


def test_doctor_finds_every_part_and_its_exit_code_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "doctor", "--json", "--data", str(tmp_path)) == 0
    findings = {finding["part"]: finding for finding in json.loads(capsys.readouterr().out)}
    expected = {"Python", "drawing", "display", "content", "models", "camera", "voice", "sound", "database", "disk"}
    assert set(findings) == expected
    assert all(finding["mend"] for finding in findings.values() if finding["health"] != "ok")


def test_doctor_says_which_package_the_drawing_lacks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "skia", None)
    findings = {finding.part: finding for finding in doctor.examine(load_settings(tmp_path))}
    assert findings["drawing"].health is doctor.Health.TROUBLE and "libgl1" in findings["drawing"].mend


def test_a_video_that_can_not_be_read_ends_the_measurement_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from expression_trainer.bench import pipeline

    monkeypatch.setattr(pipeline, "_time_first_screen", lambda folder: 0.0)
    with pytest.raises(CameraError, match=r"no\.mp4"):
        pipeline.measure_pipeline(video=tmp_path / "no.mp4", seconds=2)


def test_the_sentence_is_heard_while_the_face_mesh_still_loads(tmp_path: Path) -> None:
    """Loading holds standard error back for its chatter; an error must not be lost with it."""
    command = [sys.executable, "-m", "expression_trainer", "bench", "pipeline", "--seconds", "2"]
    video = tmp_path / "broken.mp4"
    video.write_bytes(b"no video")
    done = subprocess.run([*command, "--video", str(video)], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == cli.PROBLEM and str(video) in done.stderr and "Traceback" not in done.stderr


def test_without_a_display_play_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert display_problem() is not None
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setenv("DISPLAY", ":7")
    assert display_problem() is None
