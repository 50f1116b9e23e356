"""The texts of a pack: in a language, readable, and under names of the pack's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from expression_trainer.packs.loader import load_pack

Told = Callable[[], list[str]]


def write(pack: Path, text: str, name: str = "en.ftl") -> None:
    (pack / "locale").mkdir(exist_ok=True)
    (pack / "locale" / name).write_text(text, "utf-8")


@pytest.mark.parametrize("language", ["en", "de", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "gsw"])
def test_texts_come_per_language(pack: Path, told: Told, language: str) -> None:
    write(pack, "# A note.\ntiny-title = Tiny\n-tiny-brand = T\ntiny-two = { -tiny-brand }\n", f"{language}.ftl")
    assert told() == []
    assert list(load_pack(pack).strings) == [language]


@pytest.mark.parametrize("language", ["english", "EN", "pt_BR", "e", "de-at", "a b"])
def test_a_file_named_by_no_language_is_told(pack: Path, told: Told, language: str) -> None:
    write(pack, "tiny-title = Tiny\n", f"{language}.ftl")
    assert told() == [f"locale/{language}.ftl: the name is no language such as en, de or pt-BR"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tiny-a = A\n\n}{\n", "line 3: not a message"),
        ("well-done = Bad\n", "line 1: well-done: the names of this pack's texts begin with 'tiny-'"),
        ("-brand = Bad\n", "line 1: brand: the names of this pack's texts begin with 'tiny-'"),
        ("tiny = Bad\n", "line 1: tiny: the names of this pack's texts begin with 'tiny-'"),
        ("tiny-a = A\ntiny-a = B\n", "line 2: tiny-a stands twice"),
        ("tiny-a =\n    .title = T\n", "line 1: tiny-a has no text of its own"),
    ],
)
def test_a_text_that_does_not_fit_is_told_with_its_line(pack: Path, told: Told, text: str, problem: str) -> None:
    write(pack, text)
    assert told() == [f"locale/en.ftl: {problem}"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_texts_in_a_linked_folder_are_told(pack: Path, told: Told) -> None:
    write(pack, "tiny-a = A\n")
    (pack / "locale").rename(pack.parent / "elsewhere")
    (pack / "locale").symlink_to(pack.parent / "elsewhere", target_is_directory=True)
    assert told() == ["locale/en.ftl: leads out of the pack", "locale: is a link; a pack holds its own files"]


def test_every_line_of_every_language_is_told_at_once(pack: Path, told: Told) -> None:
    write(pack, "a = A\nb = B\n")
    write(pack, "}{\n", "de.ftl")
    assert [problem.split(": ")[:2] for problem in told()] == [
        ["locale/de.ftl", "line 1"],
        ["locale/en.ftl", "line 1"],
        ["locale/en.ftl", "line 2"],
    ]
