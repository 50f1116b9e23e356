"""The exercises that can be played: built in, and third-party ones through entry points, by the same door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points

from expression_trainer.domain.errors import ContentError

from .contract import AnyExercise
from .copy_me import CopyMe
from .find_it import FindIt
from .its_moving import ItsMoving
from .mirror_play import MirrorPlay
from .my_way import MyWay
from .name_it import NameIt
from .same_feeling import SameFeeling
from .show_me import ShowMe

ENTRY_POINT_GROUP = "expression_trainer.exercises"


class Registry:
    """Exercises by name. A name can be taken once."""

    def __init__(self) -> None:
        self._by_name: dict[str, AnyExercise] = {}

    def add(self, exercise: AnyExercise) -> None:
        """Raises ContentError when the name is taken already."""
        name = exercise.info.name
        if name in self._by_name:
            raise ContentError(f"exercise {name}", "two exercises have this name.", "Uninstall or rename one of them.")
        self._by_name[name] = exercise

    def __getitem__(self, name: str) -> AnyExercise:
        """Raises ContentError for an unknown name."""
        if name not in self._by_name:
            raise ContentError(
                f"exercise {name}", "it is not installed.", f"Choose one of: {', '.join(sorted(self._by_name))}."
            )
        return self._by_name[name]

    def __iter__(self) -> Iterator[AnyExercise]:
        return iter(self._by_name.values())

    def versions(self) -> Mapping[str, str]:
        """Exercise name -> version."""
        return {exercise.info.name: exercise.info.version for exercise in self}


def built_ins() -> tuple[AnyExercise, ...]:
    """Our own exercises, in the order in which they are met: first reading faces, then making them, then play."""
    return NameIt(), FindIt(), SameFeeling(), ItsMoving(), CopyMe(), ShowMe(), MirrorPlay(), MyWay()


def standard_registry() -> Registry:
    """The built-in exercises, then those that installed packages offer.

    Raises ContentError when a package's exercise can't be loaded or takes a name twice.
    """
    registry = Registry()
    for built_in in built_ins():
        registry.add(built_in)
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            exercise: AnyExercise = point.load()()
        except Exception as problem:  # a stranger's code may raise anything
            place = f"exercise package {point.value}"
            raise ContentError(place, f"it could not be loaded ({problem}).", "Update or uninstall it.") from problem
        registry.add(exercise)
    return registry
