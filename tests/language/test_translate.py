"""Texts: every id the program uses exists, and the child's texts keep the rules for words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from expression_trainer.domain.errors import ContentError, ContractBroken
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import KeyName, Message
from expression_trainer.language.pseudo import PseudoTranslate, stretch
from expression_trainer.language.translate import FluentTranslate

ROOT = Path(__file__).parents[2]
STRINGS = ROOT / "assets" / "strings"
CHILD_FILES = ("exercises.ftl", "feelings.ftl", "camera.ftl", "house.ftl")
HINTED_UNITS = (1, 2, 4, 5, 6, 7, 9, 10, 12, 15, 17, 20, 23, 24, 25, 26)
BANNED = re.compile(
    r"\b(wrong|fail\w*|treat\w*|normal\w*|mistake\w*|bad|error\w*|incorrect|score\w*|test\w*|level\w*|lost|lose|win\w*|special)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def texts() -> FluentTranslate:
    return FluentTranslate(STRINGS)


def _written(name: str) -> dict[str, str]:
    """Message id -> text with arguments, as written in one file."""
    found = re.findall(
        r"^([a-z][\w-]*) = (.*(?:\n    .*)*)", (STRINGS / "en" / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    return {key: " ".join(value.split()) for key, value in found}


def _source_files() -> list[Path]:
    return [path for path in (ROOT / "expression_trainer").rglob("*.py") if "language" not in path.parts]


def _named_messages() -> Iterator[tuple[str, str]]:
    """(where, id) for every `Message(...)` and `say(...)`; a changing part of an id is written as *."""
    for path in _source_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called in ("Message", "say"):
                    for name in _ids(node.args[0]):
                        yield f"{path.name} line {node.lineno}", name


def _ids(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(name)):
            yield name
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from _ids(one)
            yield from _ids(other)


def test_every_message_id_in_the_program_has_a_text(texts: FluentTranslate) -> None:
    """An id with a changing part needs at least one text that fits it."""
    named = list(_named_messages())
    assert len(named) > 100  # the search itself works
    missing = []
    for where, name in named:
        shape = re.compile(re.escape(name.replace("_", "-")).replace(r"\*", "[a-z0-9-]+") + r"\Z")
        if not any(shape.match(known) for known in texts.ids()):
            missing.append(f"{where}: {name}")
    assert missing == []


@pytest.mark.parametrize(
    "message_id",
    [
        *(f"word-{expression.value}" for expression in Expression),
        *(f"cant-see-{status.value}" for status in FaceStatus),
        *(f"key-{key.value}" for key in KeyName),
        *(f"hint-{way}-{unit}" for unit in HINTED_UNITS for way in ("more", "less")),
        *(f"look-again-{region.value}-{e.value}" for e in (*BASIC_SIX, Expression.NEUTRAL) for region in FaceRegion),
    ],
)
def test_every_value_that_names_a_message_has_a_text(texts: FluentTranslate, message_id: str) -> None:
    assert texts.knows(message_id)
    assert texts.text(Message(message_id)).strip()


@pytest.mark.parametrize("name", CHILD_FILES)
def test_texts_for_a_child_are_short_calm_sentences(name: str) -> None:
    for message_id, text in _written(name).items():
        assert "!" not in text, message_id
        assert not BANNED.search(text), message_id
        for sentence in re.split(r"[.?:]\s+", re.sub(r"\{[^}]*\}", "word", text)):
            words = re.findall(r"[\w'’-]+", sentence)
            assert len(words) <= 7, f"{message_id}: {sentence}"


def test_texts_for_adults_use_no_word_that_judges_a_child() -> None:
    judging = re.compile(r"\b(wrong|fail\w*|treat\w*|normal\w*|incorrect|deficit\w*|suffer\w*)\b", re.IGNORECASE)
    for message_id, text in _written("adult.ftl").items():
        assert not judging.search(text), message_id
        assert "!" not in text, message_id


def test_an_expression_is_shown_in_the_childs_own_word(texts: FluentTranslate) -> None:
    asked = Message("name-it-model", {"name": "Maya", "target": Expression.ANGER})
    assert texts.text(asked) == "Maya looks angry."
    own = texts.with_words({Expression.ANGER: "mad"})
    assert own.text(asked) == "Maya looks mad."
    assert own.word(Expression.FEAR) == "scared"
    assert texts.word(Expression.ANGER) == "angry"
    assert texts.word(Expression.NEUTRAL) == "plain"


def test_an_unknown_id_or_a_missing_argument_breaks_the_contract(texts: FluentTranslate) -> None:
    with pytest.raises(ContractBroken, match="no-such-text"):
        texts.text(Message("no-such-text"))
    with pytest.raises(ContractBroken, match="name-it-question"):
        texts.text(Message("name-it-question"))


def test_another_language_falls_back_message_by_message(tmp_path: Path) -> None:
    for name in ("en", "de"):
        (tmp_path / name).mkdir()
    (tmp_path / "en" / "a.ftl").write_text("one = One\ntwo = Two\n")
    (tmp_path / "de" / "a.ftl").write_text("one = Eins\n")
    texts = FluentTranslate(tmp_path, "de")
    assert [texts.text(Message(name)) for name in ("one", "two")] == ["Eins", "Two"]


def test_damaged_texts_name_every_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there are no texts here"):
        FluentTranslate(tmp_path)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.ftl").write_text("one = One\n\nthis is not a message\n")
    (tmp_path / "en" / "b.ftl").write_text("one = Again\n")
    (tmp_path / "en" / "c.ftl").write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError) as raised:
        FluentTranslate(tmp_path)
    for part in ("a.ftl line 3", "b.ftl line 1: one stands twice", "c.ftl"):
        assert part in str(raised.value)


def test_the_made_up_language_is_two_fifths_longer(texts: FluentTranslate) -> None:
    for source in ("Next", "I'm not sure", "Yes, scared. You found it by yourself.", "grrr hmm"):
        assert len(stretch(source)) == pytest.approx(1.4 * len(source), abs=1)
        assert stretch(source).count(" ") == source.count(" ")
    pseudo = PseudoTranslate(texts)
    assert pseudo.text(Message("key-next")) != "Next"
    assert pseudo.word(Expression.HAPPINESS) == stretch("happy")
