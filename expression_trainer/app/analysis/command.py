"""The whole command: read every path, tell it, and write only where the adult said."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.practice.ports import Clock

from .reading import FileReader, files_of
from .readings import Read, ReadVideo, Unreadable
from .telling import as_data, as_lines
from .timeline import draw_timeline

RESULTS = "analysis.json"


def analyse(paths: Sequence[Path], output: Path | None, as_json: bool, clock: Clock) -> bool:
    """Read pictures and videos and print what they show; with `output`, write it and the time lines there too.

    True when something could be read. What could not is told on standard error. Raises UserFacingError for an output
    folder that can't be used, and ModelError.
    """
    if output is not None:
        _make_folder(output)
    files, without = files_of(paths)
    reader = FileReader(clock)
    told: list[dict[str, Any]] = []
    places: set[Path] = set()
    readable = False
    console = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("Reading", total=len(files))
            for path in files:
                name = path.name
                progress.update(task, description=name)
                read = reader.read(
                    path,
                    lambda at, name=name: progress.update(task, description=f"{name} {at:.0f} s"),  # type: ignore[misc]
                )
                readable = readable or not isinstance(read, Unreadable)
                told.append(_told(read, reader, _timeline_place(read, output, places), as_json, progress.console))
                progress.advance(task)
    finally:
        reader.close()
    for empty in without:
        told.append(_told(empty, reader, None, as_json, console))
    everything = {"model": reader.model_version, "files": told}
    if as_json:
        print(json.dumps(everything))
    if output is not None:
        _write(output / RESULTS, json.dumps(everything, indent=1).encode())
    return readable


def _told(read: Read, reader: FileReader, timeline: Path | None, as_json: bool, errors: Console) -> dict[str, Any]:
    data = as_data(read, reader.known_units)
    if isinstance(read, ReadVideo) and timeline is not None:
        _write(timeline, draw_timeline(read, reader.known_units))
        data["timeline"] = str(timeline)
    lines = as_lines(read, reader.known_units)
    if isinstance(read, Unreadable):
        for line in lines:
            errors.print(line, markup=False, highlight=False, soft_wrap=True)
    elif not as_json:
        print("\n".join(lines), flush=True)
    return data


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UserFacingError(
            str(folder), f"This folder can't be used ({problem.strerror}).", "Name another folder with --output."
        ) from problem


def _timeline_place(read: Read, output: Path | None, taken: set[Path]) -> Path | None:
    """Where a video's time line goes; two videos of one name keep apart, an earlier run's picture is replaced."""
    if output is None or not isinstance(read, ReadVideo):
        return None
    name, number = Path(read.file).name, 1
    place = output / f"{name}.timeline.png"
    while place in taken:
        number += 1
        place = output / f"{name}.{number}.timeline.png"
    taken.add(place)
    return place


def _write(place: Path, content: bytes) -> None:
    try:
        place.write_bytes(content)
    except OSError as problem:
        raise UserFacingError(
            str(place), f"This file can't be written ({problem.strerror}).", "Name another folder with --output."
        ) from problem
