"""Settings: defaults, file, flags; every problem at once, with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from expression_trainer.domain.errors import SettingsError
from expression_trainer.settings import SETTINGS_FILE, load_settings, resource_folder


def test_without_a_file_the_defaults_are_played(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.database == tmp_path / "results.sqlite" and settings.attempts == 3


def test_the_file_is_read_and_flags_win_over_it(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("attempts = 5\nhold_seconds = 1\nfullscreen = true\n", "utf-8")
    settings = load_settings(tmp_path, {"attempts": 2, "camera_index": None})
    assert (settings.attempts, settings.hold_seconds, settings.fullscreen) == (2, 1, True)


def test_every_problem_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('attempts = 0\nspeed = 3\nfullscreen = 1\nhold_seconds = "long"\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    told = str(caught.value)
    assert all(word in told for word in ("attempts", "speed", "fullscreen", "hold_seconds", SETTINGS_FILE))
    assert "Correct the file" in caught.value.mend


@pytest.mark.parametrize("text", ["attempts = ", "[", "\xff\xfe"])
def test_a_file_that_is_not_toml_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=SETTINGS_FILE):
        load_settings(tmp_path)


def test_a_flag_out_of_bounds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="camera_index"):
        load_settings(tmp_path, {"camera_index": -1})


@pytest.mark.parametrize("name", ["content", "assets", "models"])
def test_the_programs_own_folders_are_found(name: str) -> None:
    assert resource_folder(name).is_dir()
