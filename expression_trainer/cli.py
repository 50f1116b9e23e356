"""The command line. Every problem a person can mend ends in one sentence and exit code 2."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from expression_trainer import __version__
from expression_trainer.content_commands import content_app
from expression_trainer.domain.errors import UserFacingError
from expression_trainer.options import PROBLEM, AsJson, DataFolder

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    help="Practise reading and making facial expressions.",
)
bench_app = typer.Typer(no_args_is_help=True, help="Measure; every command prints one JSON object.")
app.add_typer(content_app, name="content")
app.add_typer(bench_app, name="bench")


def main() -> None:
    """The entry point of `expression-trainer`."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # standard output is ours
    with _told_plainly():
        app(prog_name="expression-trainer")


@contextmanager
def _told_plainly() -> Iterator[None]:
    """A problem that a person can mend becomes one sentence.

    It is written to standard error as it was at the start: while the face mesh loads on its thread, the program's own
    is held back for its chatter.
    """
    held = _duplicate_of_standard_error()
    try:
        yield
    except UserFacingError as problem:
        told = f"{problem.place}: {problem.problem}\n{problem.mend}\n"
        if held is None:
            print(told, end="", file=sys.stderr)
        else:
            sys.stderr.flush()
            os.write(held, told.encode(errors="replace"))
        raise SystemExit(PROBLEM) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        if held is not None:
            os.close(held)


def _duplicate_of_standard_error() -> int | None:
    """None where there is none (a program without a console, or a test that reads it)."""
    try:
        return os.dup(sys.stderr.fileno())
    except (OSError, ValueError, AttributeError):
        return None


def _show_version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Without a command: play."""
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    data: DataFolder = None,
    camera: Annotated[
        int | None, typer.Option(help="Which webcam, by number (see doctor).", show_default=False)
    ] = None,
    drawn_camera: Annotated[
        bool, typer.Option("--drawn-camera", help="A drawn face stands in for the webcam.")
    ] = False,
    no_camera: Annotated[bool, typer.Option("--no-camera", help="Play without a camera.")] = False,
    fullscreen: Annotated[bool | None, typer.Option("--fullscreen/--window", show_default=False)] = None,
) -> None:
    """Play. With no display, say so and play the demo without a window."""
    from expression_trainer.app.cameras import CameraChoice
    from expression_trainer.app.game import play_game
    from expression_trainer.app.system import display_problem
    from expression_trainer.settings import load_settings

    settings = load_settings(data, {"camera_index": camera, "fullscreen": fullscreen})
    no_display = display_problem()
    if no_display:
        print(f"{no_display} So here is the demo: a simulated child plays, without a window.", flush=True)
        demo(headless=True, data=data)
        return
    play_game(settings, CameraChoice.chosen(drawn=drawn_camera, off=no_camera))


@app.command()
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No window: dummy display and sound.")] = False,
    seconds: Annotated[float, typer.Option(min=5, max=36000, help="Stop after this long at the latest.")] = 180.0,
    seed: Annotated[int, typer.Option(help="The same seed plays the same child.")] = 1,
    data: DataFolder = None,
    screens: Annotated[
        Path | None, typer.Option(help="Keep a picture of every screen here.", show_default=False)
    ] = None,
    tour: Annotated[bool, typer.Option("--tour", help="Show every scene for a moment instead of playing.")] = False,
    as_json: AsJson = False,
) -> None:
    """A simulated child plays a whole session; a drawn face is the camera, recognition and results are real."""
    from expression_trainer.demo import play_demo, play_tour, told

    if tour:
        shown = play_tour(headless=headless, seconds_each=1.0 if headless else 2.5, data_folder=data, screens=screens)
        print(json.dumps({"scenes": shown}, indent=2) if as_json else "\n".join(shown))
        return
    outcome = play_demo(headless=headless, seconds=seconds, seed=seed, data_folder=data, screens=screens)
    print(json.dumps(outcome, indent=2) if as_json else told(outcome))


@app.command()
def report(
    learner: Annotated[str, typer.Argument(help="The player's name.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write.", show_default=False)] = None,
    data: DataFolder = None,
) -> None:
    """Write a player's report: one HTML page that needs nothing else."""
    from expression_trainer.app.reports import report_for
    from expression_trainer.settings import load_settings

    print(report_for(load_settings(data), learner, output))


@app.command()
def analyse(
    paths: Annotated[list[Path], typer.Argument(help="Pictures, videos, or folders of them.", show_default=False)],
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write results and videos' time lines into this folder.", show_default=False
        ),
    ] = None,
) -> None:
    """Read faces in your own pictures and videos: movements, expressions, and how sure. Uncertain is an answer.

    Nothing is written unless --output names a folder.
    """
    from expression_trainer.app.analysis.command import analyse as read_files
    from expression_trainer.app.system import SystemClock

    if not read_files(paths, output, as_json, SystemClock()):
        raise typer.Exit(PROBLEM)


@app.command()
def doctor(data: DataFolder = None, as_json: AsJson = False) -> None:
    """Check each part of the program on this machine. Exit code 1 when something needs mending."""
    from dataclasses import asdict

    from expression_trainer.doctor import Health, examine
    from expression_trainer.settings import load_settings

    findings = []
    for finding in examine(load_settings(data)):
        findings.append(finding)
        if not as_json:
            sign = {Health.OK: "ok      ", Health.WITHOUT: "without ", Health.TROUBLE: "TROUBLE "}[finding.health]
            print(f"{sign}{finding.part:9} {finding.found}" + (f"\n{' ' * 18}{finding.mend}" if finding.mend else ""))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    if any(finding.health is Health.TROUBLE for finding in findings):
        raise typer.Exit(1)


@bench_app.command("pipeline")
def bench_pipeline(
    video: Annotated[
        Path | None, typer.Option(help="Read a video file instead of the drawn face.", show_default=False)
    ] = None,
    drawn: Annotated[bool, typer.Option("--drawn", help="The drawn face as camera (the default).")] = False,
    seconds: Annotated[float, typer.Option(min=2, max=600, help="How long to measure.")] = 20.0,
    as_json: AsJson = False,
) -> None:
    """Milliseconds per frame and per window frame, frames dropped, memory, and time to the first screen."""
    from expression_trainer.bench.pipeline import measure_pipeline

    print(json.dumps(measure_pipeline(video=video, seconds=seconds), indent=None if as_json else 2))


@bench_app.command("recogniser")
def bench_recogniser(
    images: Annotated[
        Path,
        typer.Option(
            help="A folder with one sub-folder per class: neutral, happiness, sadness, anger, fear, surprise, disgust. "
            "Pictures of any size from 48 pixels, grey or colour.",
            show_default=False,
        ),
    ],
    meta: Annotated[
        Path | None,
        typer.Option(
            help="A CSV table: a line 'file,group', then lines like 'fear/3.png,girl' (the path inside the folder). "
            "More columns make more groups ('sex: girl'); a column 'person' says who is shown, for the intervals.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Accuracy, F1, verification, calibration and milliseconds on labelled pictures.

    A face that is not found counts as wrong. Means over classes are over those with ten or more pictures.
    """
    from expression_trainer.bench.recogniser import measure_recogniser

    print(json.dumps(measure_recogniser(images, meta), indent=None if as_json else 2))


@bench_app.command("faces")
def bench_faces(
    every: Annotated[int, typer.Option(min=1, help="Measure every so manyth person only; 1 takes some minutes.")] = 1,
    as_json: AsJson = False,
) -> None:
    """The drawn faces: milliseconds, whether the face mesh finds them, even growth, different pictures, spread."""
    from expression_trainer.bench.faces import measure_faces
    from expression_trainer.faces.cast import IDENTITIES

    print(json.dumps(measure_faces(IDENTITIES[::every]), indent=None if as_json else 2))
