"""Things to press: an outline and a lip under it, like a real key."""

from __future__ import annotations

from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import KeyState, Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Radius, Type

LIP = 7.0
"""Height of the lip in units; a pressed key sinks by it."""
SURROUND = 24.0
"""How far focus ring, scanning band and shadow reach around a key, in units."""


def key(
    pen: Pen,
    target_id: str,
    rect: Rect,
    radius: float | None = None,
    colour: str | None = None,
    line: str | None = None,
) -> Rect:
    """A key in its present state; returns the face on which its word stands."""
    u, theme = pen.u, pen.theme
    state, depth = pen.state(target_id)
    radius = Radius.CARD * u if radius is None else radius
    lip, edge = LIP * u, line or theme.line
    face = Rect(rect.x, rect.y + lip * depth, rect.w, rect.h - lip)
    pen.shadow(rect, radius, 0.7 * (1 - depth))
    pen.box(Rect(rect.x, face.y, rect.w, rect.bottom - face.y), radius, edge)
    pen.box(
        Rect(face.x + 2.5 * u, face.y + 2.5 * u, face.w - 5 * u, face.h - 4 * u),
        max(radius - 2.5 * u, 0),
        colour or theme.surface,
    )
    if state is KeyState.FOCUS:
        pen.box(rect.inset(-5 * u), radius + 5 * u, theme.gap, stroke=4 * u)
        pen.box(rect.inset(-9 * u), radius + 9 * u, theme.focus, stroke=5 * u)
    elif state is KeyState.SCAN:
        pen.box(rect.inset(-4.5 * u), radius + 4 * u, theme.ink, stroke=13 * u)
        pen.box(rect.inset(-4.5 * u), radius + 4 * u, theme.scan, stroke=8 * u)
    return face


def button(
    pen: Pen,
    target: Target,
    icon: Icon | None = None,
    main: bool = False,
    style: Type = Type.LABEL,
    icon_last: bool = False,
    bare: bool = False,
    chosen: bool = False,
    k: float | None = None,
) -> None:
    """A key with an icon beside its word. `main`: the one filled key of a scene. `bare`: the icon alone.

    `k`: one size for several keys (scale of the style's size), else the word fits itself.
    """
    u, theme = pen.u, pen.theme
    ground = theme.primary if main else theme.tint if chosen else None
    edge = theme.lip if main else theme.primary if chosen else None
    ink = theme.on_primary if main else theme.ink
    face = key(pen, target.target_id, target.rect, Radius.KEY * u, ground, edge)
    if bare and icon is not None:
        draw_icon(pen, icon, face.cx, face.cy, min(face.h * 0.62, 48 * u), ink)
        return
    size, gap = _icon_room(pen, face) if icon else (0.0, 0.0)
    room = face.w - size - gap - 28 * u
    letters = pen.stage.letters
    if k is None:
        k = letters.fit(target.label, style, pen.view, room, face.h - 8 * u)
    px, line = (v * k for v in pen.view.type_size(style))
    wrapped = letters.set(target.label, 600, px, line, ink, room).width
    x = face.x + (face.w - wrapped - size - gap) / 2
    word = Rect(x if icon_last else x + size + gap, face.y + 3 * u, wrapped, face.h - 6 * u)
    if icon is not None:
        draw_icon(pen, icon, (x + wrapped + gap if icon_last else x) + size / 2, face.cy, size, ink)
    pen.text(target.label, word, style, ink, Align.CENTER, middle=True, k=k)


def icon_room(pen: Pen, face: Rect) -> float:
    """How much of a key's width the icon beside the word takes, in pixels."""
    size, gap = _icon_room(pen, face)
    return size + gap + 12 * pen.u


def _icon_room(pen: Pen, face: Rect) -> tuple[float, float]:
    """Size of a key's icon and the gap to its word."""
    u, scale = pen.u, pen.view.text_scale
    return min(face.h * (0.5 if scale < 1.4 else 0.62), 38 * u * max(1.0, scale * 0.75)), 12 * u


def button_width(pen_stage_width: float, u: float, text_scale: float) -> float:
    """The width that a key with an icon wants for a word of this width, in pixels."""
    return pen_stage_width + (84 if text_scale < 1.4 else 108) * u
