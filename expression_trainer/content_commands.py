"""The commands under `content`: list, check, install, remove, build, sheet."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from expression_trainer.options import PROBLEM, AsJson, DataFolder

if TYPE_CHECKING:
    from expression_trainer.app.content import Content
    from expression_trainer.domain.items import ContentPack

content_app = typer.Typer(no_args_is_help=True, help="Content packs: list, check, install and remove them.")


@content_app.command("list")
def content_list(data: DataFolder = None, as_json: AsJson = False) -> None:
    """What there is to play with.

    Pictures are the different faces that can be shown in practice and probes: stills and faces drawn live; a face
    that is there as both counts once. Moving onsets are not counted.
    """
    from expression_trainer.app.content import all_content, counted_content
    from expression_trainer.settings import load_settings

    content = all_content(load_settings(data))
    counted = counted_content(content.packs)
    for notice in content.notices:
        print(notice, file=sys.stderr)
    if as_json:
        print(json.dumps(counted, indent=2))
    else:
        _show(content, counted)


def _show(content: Content, counted: dict[str, object]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for pack in content.packs:
        console.print(_table(pack))
    people = counted["identities"]
    assert isinstance(people, dict)
    console.print(
        f"In all: {counted['packs']} packs, {people['practice']} people to practise with and {people['probe']} kept "
        f"for probes, {counted['expressions']} expressions, {counted['pictures']} different faces, "
        f"{counted['exercises']} exercises."
    )


def _table(pack: ContentPack) -> object:
    from rich.table import Table

    stills = sum(item.picture is not None for item in pack.items)
    practised = len({item.identity for item in pack.items if not item.probe})
    kept = len({item.identity for item in pack.items if item.probe})
    table = Table(title=f"{pack.title} ({pack.pack_id} {pack.version})", title_justify="left", show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for name, value in (
        ("people", f"{practised} to practise with, {kept} kept for probes"),
        ("expressions", str(len({item.expression for item in pack.items}))),
        ("faces", f"{stills} stills, {len(pack.items) - stills} drawn live"),
        ("languages", ", ".join(sorted(pack.strings)) or "none of its own"),
        ("goal", pack.notes.goal),
        ("before it", pack.notes.prerequisite),
        ("difficulty", f"{pack.notes.difficulty} of 5"),
        ("manual", pack.notes.manual),
        ("licence", pack.licence),
        ("folder", str(pack.folder)),
    ):
        table.add_row(name, value)
    return table


@content_app.command("check")
def content_check(packs: Annotated[list[Path], typer.Argument(help="Pack folders and zips.")]) -> None:
    """Say every problem of these packs at once, with file and field."""
    from expression_trainer.packs.archive import check_pack

    problems = [problem for source in packs for problem in check_pack(source)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise typer.Exit(PROBLEM)
    print(f"{len(packs)} pack(s) are sound.")


@content_app.command("install")
def content_install(
    pack: Annotated[Path, typer.Argument(help="A pack's folder or zip.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put a newer version in the older one's place.")] = False,
    data: DataFolder = None,
) -> None:
    """Check a pack and copy it into the data folder, so that it is played with."""
    from expression_trainer.app.content import bundled_packs
    from expression_trainer.packs.installer import install_pack
    from expression_trainer.settings import load_settings

    taken = [bundled.pack_id for bundled in bundled_packs()]
    put = install_pack(pack, load_settings(data).pack_folder, replace=replace, taken=taken)
    instead = f" in place of {put.replaced}" if put.replaced and put.replaced != "?" else ""
    print(f"{put.pack.title} ({put.pack.pack_id} {put.pack.version}) is installed{instead}: {put.folder}")


@content_app.command("remove")
def content_remove(
    pack_id: Annotated[str, typer.Argument(help="The pack's id, see content list.")], data: DataFolder = None
) -> None:
    """Take an installed pack away. Results that were gathered with it stay."""
    from expression_trainer.packs.installer import remove_pack
    from expression_trainer.settings import load_settings

    remove_pack(pack_id, load_settings(data).pack_folder)
    print(f"{pack_id} is removed.")


@content_app.command("build")
def content_build(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Another place than content/.", show_default=False)
    ] = None,
) -> None:
    """Draw and write the bundled packs anew from code."""
    from expression_trainer.packs.build import BUILDERS
    from expression_trainer.settings import resource_folder

    folder = output or resource_folder("content")
    for name, build in BUILDERS.items():
        print(build(folder / name), flush=True)


@content_app.command("sheet")
def content_sheet(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write into.")] = Path("sheets"),
    size: Annotated[int, typer.Option(min=64, max=512, help="Pixels of one face on the full sheets.")] = 256,
    shuffled: Annotated[
        int | None,
        typer.Option(help="Only an unlabelled sheet for blind naming, with its key in a table of its own; any number."),
    ] = None,
    count: Annotated[int, typer.Option(min=7, max=500, help="Faces on the unlabelled sheet.")] = 42,
) -> None:
    """Contact sheets of the drawn faces: people, strengths, turns, variants."""
    from expression_trainer.faces.library import check_drawing

    check_drawing()
    from expression_trainer.packs.sheets import draw_sheets, draw_shuffled

    files = draw_sheets(output, size) if shuffled is None else draw_shuffled(output, shuffled, count)
    for file in files:
        print(file, flush=True)
