"""The texts that a pack brings: `locale/<language>.ftl`, under names of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .files import read_text

LOCALE_FOLDER = "locale"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def text_files(folder: Path) -> list[Path]:
    return sorted((folder / LOCALE_FOLDER).glob("*.ftl"))


def read_strings(folder: Path, pack_id: str, problems: list[str]) -> dict[str, str]:
    """Language -> Fluent text. Every id begins with the pack's, so that a pack can't replace the program's words."""
    texts = {}
    for file in text_files(folder):
        name = f"{LOCALE_FOLDER}/{file.name}"
        if not _LANGUAGE.fullmatch(file.stem):
            problems.append(f"{name}: the name is no language such as en, de or pt-BR")
        text = read_text(folder, file, problems)
        if text is not None:
            texts[file.stem] = text
            problems += (f"{name}: {problem}" for problem in _text_problems(text, f"{pack_id}-"))
    return texts


def _text_problems(text: str, beginning: str) -> Iterator[str]:
    from fluent.syntax import FluentParser, ast

    seen: set[str] = set()
    for entry in FluentParser().parse(text).body:
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            yield f"line {line}: not a message"
        elif isinstance(entry, ast.Message | ast.Term):
            name = entry.id.name
            if not name.startswith(beginning):
                yield f"line {line}: {name}: the names of this pack's texts begin with {beginning!r}"
            if name in seen:
                yield f"line {line}: {name} stands twice"
            if isinstance(entry, ast.Message) and entry.value is None:
                yield f"line {line}: {name} has no text of its own"
            seen.add(name)
