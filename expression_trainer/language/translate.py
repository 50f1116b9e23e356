"""Message ids to text, from Fluent files, one file a topic."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from expression_trainer.domain.errors import ContentError, ContractBroken
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.screens import Message

SOURCE_LOCALE = "en"
"""The language in which every message exists; another language falls back to it message by message."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class FluentTranslate:
    """The port `Translate` over `folder/<locale>/*.ftl`.

    `own_words`: the child's own words for expressions ("mad" for anger); they win over the word list.
    An id may carry a value of ours as it is (`cant-see-no_face`): ids in the files are written with dashes.
    Raises ContentError, naming every file and line, when strings are missing or can't be read.
    """

    def __init__(
        self, folder: Path, locale: str = SOURCE_LOCALE, own_words: Mapping[Expression, str] | None = None
    ) -> None:
        self._own_words = dict(own_words or {})
        read = [_bundle(folder / name, name) for name in dict.fromkeys((locale, SOURCE_LOCALE))]
        self._bundles = tuple(bundle for bundle, _ in read)
        self._ids = frozenset[str]().union(*(ids for _, ids in read))

    def with_words(self, own_words: Mapping[Expression, str]) -> Self:
        """The same texts with another child's own words."""
        other = type(self).__new__(type(self))
        other._bundles = self._bundles
        other._ids = self._ids
        other._own_words = dict(own_words)
        return other

    def text(self, message: Message) -> str:
        """The text with its arguments; an unknown id or a missing argument raises ContractBroken."""
        return self._format(
            message.message_id,
            {
                name: self.word(value) if isinstance(value, Expression) else value
                for name, value in message.arguments.items()
            },
        )

    def word(self, expression: Expression) -> str:
        """The child's word for an expression ("happy")."""
        own = self._own_words.get(expression)
        return own if own is not None else self._format(f"word-{expression.value}", {})

    def knows(self, message_id: str) -> bool:
        """Whether the id has a text."""
        return self._bundle_of(_in_files(message_id)) is not None

    def ids(self) -> frozenset[str]:
        """Every message id, as written in the files."""
        return self._ids

    def _bundle_of(self, message_id: str) -> FluentBundle | None:
        return next((bundle for bundle in self._bundles if bundle.has_message(message_id)), None)

    def _format(self, message_id: str, arguments: Mapping[str, str | int]) -> str:
        written = _in_files(message_id)
        bundle = self._bundle_of(written)
        if bundle is None:
            raise ContractBroken(f"no text for the message {message_id!r}")
        pattern = bundle.get_message(written).value
        if pattern is None:
            raise ContractBroken(f"the message {message_id!r} has no text of its own")
        text, problems = bundle.format_pattern(pattern, dict(arguments))
        if problems:
            raise ContractBroken(f"the message {message_id!r} can't be written: {'; '.join(map(str, problems))}")
        return str(text)


def _in_files(message_id: str) -> str:
    return message_id.replace("_", "-")


def _bundle(folder: Path, locale: str) -> tuple[FluentBundle, frozenset[str]]:
    files = sorted(folder.glob("*.ftl"))
    if not files:
        raise ContentError(str(folder), "there are no texts here.", "Install the program again.")
    bundle = FluentBundle([locale], use_isolating=locale.split("-")[0] in _RIGHT_TO_LEFT)
    ids: set[str] = set()
    problems: list[str] = []
    for path in files:
        problems += _add(bundle, path, ids)
    if problems:
        raise ContentError(str(folder), "some texts can't be read: " + "; ".join(problems) + ".", "Mend these lines.")
    return bundle, frozenset(ids)


def _add(bundle: FluentBundle, path: Path, ids: set[str]) -> list[str]:
    """Read one file into the bundle; returns what is wrong with it."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return [f"{path.name}: {problem}"]
    resource = FluentParser().parse(source)
    problems = []
    for entry in resource.body:
        line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            problems.append(f"{path.name} line {line}: not a message")
        elif isinstance(entry, ast.Message):
            if entry.id.name in ids:
                problems.append(f"{path.name} line {line}: {entry.id.name} stands twice")
            ids.add(entry.id.name)
    bundle.add_resource(resource)
    return problems
