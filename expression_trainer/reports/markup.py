"""HTML and SVG as values: text is escaped unless it is markup already."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"meta", "br"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """An element. Plain text is escaped; an attribute of None is left out.

    `class_` and `for_` lose their last letter; `aria_label` becomes `aria-label`; numbers are written short.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[str]) -> Markup:
    """Children beside each other."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child, quote=False) for child in children))


def _short(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]], class_: str | None = None) -> Markup:
    """A table whose rows begin with their own head."""
    body = []
    for row in rows:
        first, *rest = row
        body.append(tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in rest)))
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *body),
        class_=class_,
    )


def behind(title: str, label: str, content: Markup) -> Markup:
    """Detail that opens on a press; `label` says what it holds."""
    return tag("details", tag("summary", title), sideways(label, content))


def sideways(label: str, content: Markup) -> Markup:
    """Content that may be wider than a phone: it scrolls by itself, with the keyboard too."""
    return tag("div", content, class_="scroll", tabindex="0", role="group", aria_label=label)
