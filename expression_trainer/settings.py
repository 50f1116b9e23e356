"""Settings from a TOML file and flags; the only module that knows where content, models, assets and data are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from platformdirs import user_data_path

from expression_trainer.domain.errors import SettingsError

APPLICATION = "expression-trainer"
SETTINGS_FILE = "settings.toml"
_PACKAGE = Path(__file__).resolve().parent
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "camera_index": (0, 99),
    "window_width": (640, 7680),
    "window_height": (400, 4320),
    "name_it_turns": (0, 20),
    "find_it_turns": (0, 20),
    "same_feeling_turns": (0, 20),
    "its_moving_turns": (0, 20),
    "copy_me_turns": (0, 20),
    "show_me_turns": (0, 20),
    "mirror_play_turns": (0, 20),
    "my_way_turns": (0, 20),
    "attempts": (1, 10),
    "hold_seconds": (0.2, 5.0),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an adult can set for the whole installation; what belongs to one child is in their own profile.

    `data_folder` holds the database, installed packs, caches and reports. Turns are per session in which the exercise
    is on the plan, 0 leaves it out for good; `attempts` and `hold_seconds` are for mimicry.
    """

    data_folder: Path
    camera_index: int = 0
    fullscreen: bool = False
    window_width: int = 1280
    window_height: int = 800
    name_it_turns: int = 4
    find_it_turns: int = 3
    same_feeling_turns: int = 3
    its_moving_turns: int = 3
    copy_me_turns: int = 3
    show_me_turns: int = 2
    mirror_play_turns: int = 1
    my_way_turns: int = 1
    attempts: int = 3
    hold_seconds: float = 0.5

    @property
    def database(self) -> Path:
        return self.data_folder / "results.sqlite"

    @property
    def cache_folder(self) -> Path:
        return self.data_folder / "cache"

    @property
    def turns(self) -> Mapping[str, int]:
        """Exercise name -> turns in a session."""
        return {
            "name_it": self.name_it_turns,
            "find_it": self.find_it_turns,
            "same_feeling": self.same_feeling_turns,
            "its_moving": self.its_moving_turns,
            "copy_me": self.copy_me_turns,
            "show_me": self.show_me_turns,
            "mirror_play": self.mirror_play_turns,
            "my_way": self.my_way_turns,
        }

    @property
    def pack_folder(self) -> Path:
        """Packs that were installed."""
        return self.data_folder / "packs"

    @property
    def report_folder(self) -> Path:
        return self.data_folder / "reports"


def resource_folder(name: str) -> Path:
    """Where `content`, `models` or `assets` is: beside the package in a checkout, inside it when installed from a
    wheel.
    """
    beside = _PACKAGE.parent / name
    return beside if beside.is_dir() else _PACKAGE / "_bundled" / name


def default_data_folder() -> Path:
    """The per-user data folder of this operating system."""
    return user_data_path(APPLICATION, appauthor=False)


def load_settings(data_folder: Path | None = None, flags: Mapping[str, object] | None = None) -> Settings:
    """The defaults, then `settings.toml` in the data folder, then the flags that are not None.

    Raises SettingsError naming every problem of the file at once.
    """
    folder = data_folder or default_data_folder()
    settings = Settings(data_folder=folder)
    file = folder / SETTINGS_FILE
    if file.is_file():
        settings = _merged(
            settings, _read(file), str(file), f"Correct the file, or move it away to play with the defaults: {file}."
        )
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    return _merged(settings, given, "flags", "Correct the flag; --help lists them all.")


def _read(file: Path) -> dict[str, object]:
    mend = "Correct the file, or move it away to play with the defaults."
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(str(file), f"it is not a TOML file ({problem}).", mend) from problem
    except OSError as problem:
        raise SettingsError(str(file), f"it can't be read ({problem.strerror}).", mend) from problem


def _merged(settings: Settings, values: Mapping[str, object], place: str, mend: str) -> Settings:
    known = {
        field.name: type(getattr(settings, field.name)) for field in fields(settings) if field.name != "data_folder"
    }
    problems = []
    for name, value in values.items():
        if name not in known:
            problems.append(f"'{name}' is not a setting (known: {', '.join(known)})")
        elif isinstance(value, bool) is not (known[name] is bool) or not isinstance(value, known[name] | int):
            problems.append(f"'{name}' must be {known[name].__name__}, not {value!r}")
        elif name in _BOUNDS and not _BOUNDS[name][0] <= float(str(value)) <= _BOUNDS[name][1]:
            problems.append(f"'{name}' must lie in {_BOUNDS[name][0]:g}-{_BOUNDS[name][1]:g}, not {value}")
    if problems:
        raise SettingsError(place, "; ".join(problems) + ".", mend)
    return replace(settings, **values)  # type: ignore[arg-type]  # each value was checked against its field above
