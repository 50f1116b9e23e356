"""A room of the house as a scene of the window: draws its page, hears its keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.learners import AccessibilityProfile
from expression_trainer.ui.actions import Action, Erased, PressBegan, Pressed, StopWished, Typed
from expression_trainer.ui.icons import draw_icon
from expression_trainer.ui.pen import KeyState, Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Leave, Piece, QuietScene
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import TYPE, Radius, mix
from expression_trainer.ui.widgets.keys import key
from expression_trainer.ui.widgets.marks import tick
from expression_trainer.ui.widgets.scenery import hills

from .paper import Card, Drawn, Key, Page, Words
from .room import Elsewhere, Room, Step

_WAYS_BACK = ("close", "delete-keep", "menu", "back", "stop", "home", "to-game")
"""What Escape presses, if it is there: always a way back, never a way on."""
_WASHED = {"honey": 0.72, "leaf": 0.80}


class RoomScene(QuietScene):
    """`look`: how the house looks now. `speak` and `tap`: what is to be heard. `trouble`: the page for a problem."""

    def __init__(
        self,
        room: Room,
        look: Callable[[], AccessibilityProfile],
        speak: Callable[[str], None],
        tap: Callable[[], None],
        trouble: Callable[[UserFacingError, Room], Room],
    ) -> None:
        super().__init__()
        self.room = room
        self._look = look
        self._speak = speak
        self._tap = tap
        self._trouble = trouble
        self._page = Page(())
        self._version = 0
        self._shown: Hashable = None
        self._said: str | None = None
        self._entered = False

    @property
    def access(self) -> AccessibilityProfile:
        return self._look()

    @property
    def wants_text(self) -> bool:
        return self.room.wants_text

    def arrange(self, stage: Stage) -> None:
        super().arrange(stage)
        if self._entered:
            self._lay_out()

    def enter(self, now: float) -> None:
        super().enter(now)
        self.room.enter()
        self._entered = True
        self._lay_out()

    def leave(self) -> None:
        self.room.leave()

    def handle(self, action: Action, now: float) -> None:
        match action:
            case PressBegan():
                self._tap()
            case Pressed(target_id=name):
                self._go(lambda: self.room.press(name))
            case StopWished():
                names = [target.target_id for target in self.targets()]
                back = next((name for name in _WAYS_BACK if name in names), None)
                if back is not None:
                    self._go(lambda: self.room.press(back))
            case Typed(text=letters):
                self._go(lambda: self.room.type(letters))
            case Erased():
                self._go(lambda: self.room.type("\b"))

    def update(self, now: float) -> None:
        if self._next is None and self.room.shows() != self._shown:
            self._lay_out()

    def moment(self) -> Hashable:
        return self.room.moment()

    def picture_key(self) -> Hashable:
        return self.moment(), self._version

    def targets(self) -> tuple[Target, ...]:
        return tuple(
            Target(piece.name, self._moved(piece.box), piece.said or piece.label)
            for piece in self._page.pieces
            if isinstance(piece, Key)
        )

    def pieces(self, now: float) -> tuple[Piece, ...]:
        live = self.room.live()
        return tuple(
            Piece(f"live-{number}", self._moved(piece.box), live, _drawing(piece, self._moved(piece.box)))
            for number, piece in enumerate(self._page.pieces)
            if isinstance(piece, Drawn) and piece.live
        )

    def draw(self, pen: Pen, now: float) -> None:
        if self._page.ground is not None:
            self._page.ground(pen)
        else:
            pen.page()
        if self._page.scenery:
            hills(pen)
        for piece in self._page.pieces:
            match piece:
                case Words():
                    _draw_words(pen, piece, self._moved(piece.box))
                case Key():
                    self._draw_key(pen, piece)
                case Card():
                    _draw_card(pen, piece, self._moved(piece.box))
                case Drawn(live=False):
                    piece.paint(pen, self._moved(piece.box))

    # inside

    def _like(self, room: Room) -> RoomScene:
        return RoomScene(room, self._look, self._speak, self._tap, self._trouble)

    def _go(self, ask: Callable[[], Step]) -> None:
        """Ask the room and follow its answer; what a person can mend is told, and the room comes back."""
        try:
            step = ask()
        except UserFacingError as problem:
            step = self._trouble(problem, self.room)
        match step:
            case None:
                self._lay_out()
            case Leave():
                self._next = step
            case Elsewhere():
                self._next = step.scene
            case _:
                self._next = self._like(step)

    def _lay_out(self) -> None:
        self._shown = self.room.shows()
        self._page = self.room.page(self.stage)
        self._version += 1
        if self._page.said and self._page.said != self._said:
            self._speak(self._page.said)
        self._said = self._page.said

    def _moved(self, box: Rect) -> Rect:
        content = self.stage.view.content
        return box.moved(content.x, content.y) if content.x or content.y else box

    def _draw_key(self, pen: Pen, piece: Key) -> None:
        u, theme, box = pen.u, pen.theme, self._moved(piece.box)
        if piece.soft:
            face = _soft_key(pen, piece, box)
        else:
            ground = theme.primary if piece.main else theme.tint if piece.chosen else None
            edge = theme.lip if piece.main else theme.primary if piece.chosen else None
            radius = (Radius.PICTURE if piece.label_box else Radius.KEY) * u
            face = key(pen, piece.name, box, radius, ground, edge)
        sunk = face.y - box.y
        if piece.face is not None:
            piece.face(pen, Rect(box.x, box.y + sunk, box.w, box.h))
        if piece.label_box is not None:
            place = self._moved(piece.label_box).moved(0, sunk)
            pen.text(piece.label, place, piece.style, align=Align.CENTER, middle=True, k=piece.scale)
        elif piece.label:
            _draw_label(pen, piece, face)
        if piece.chosen and piece.face is not None:
            tick(pen, box.right - 14 * u, box.y + 14 * u, 20 * u)


def _soft_key(pen: Pen, piece: Key, box: Rect) -> Rect:
    """An entry of a list: the tint and a bar when chosen; the usual ring for the keyboard."""
    u, theme = pen.u, pen.theme
    if piece.chosen:
        pen.box(box, 20 * u, theme.tint)
        pen.box(Rect(box.x, box.y + 14 * u, 7 * u, box.h - 28 * u), 4 * u, theme.primary)
    state, _ = pen.state(piece.name)
    if state is KeyState.FOCUS:
        pen.box(box.inset(-2 * u), 20 * u, theme.focus, stroke=5 * u)
    return box


def _draw_label(pen: Pen, piece: Key, face: Rect) -> None:
    u, theme, letters = pen.u, pen.theme, pen.stage.letters
    ink = theme.on_primary if piece.main else theme.ink
    px, line = (v * piece.scale for v in pen.view.type_size(piece.style))
    size = min(pen.view.type_size(piece.style)[1] * 1.15, 64 * u) if piece.icon else 0.0
    gap = 12 * u if piece.icon else 0.0
    room = face.w - 28 * u - size - gap + 1
    wrapped = min(
        room, letters.set(piece.label, TYPE[piece.style].weight, px, line, ink, room, Align.CENTER).width * 1.002 + 1
    )
    x = face.x + 24 * u if piece.soft else face.x + (face.w - wrapped - size - gap) / 2
    if piece.icon is not None:
        draw_icon(pen, piece.icon, (x + wrapped + gap if piece.icon_after else x) + size / 2, face.cy, size, ink)
    word = Rect(x if piece.icon_after else x + size + gap, face.y + 3 * u, wrapped, face.h - 6 * u)
    align = Align.LEFT if piece.soft else Align.CENTER
    pen.text(piece.label, word, piece.style, ink, align, middle=True, k=piece.scale)


def _draw_words(pen: Pen, piece: Words, box: Rect) -> None:
    pen.text(piece.text, box, piece.style, getattr(pen.theme, piece.tone), piece.align, k=piece.scale)


def _draw_card(pen: Pen, piece: Card, box: Rect) -> None:
    colour = getattr(pen.theme, piece.tone)
    if piece.tone in _WASHED:
        colour = mix(colour, pen.theme.surface, _WASHED[piece.tone] if not pen.theme.flat else 1.0)
    pen.card(box, piece.radius * pen.u, colour)


def _drawing(piece: Drawn, box: Rect) -> Callable[[Pen], None]:
    return lambda pen: piece.paint(pen, box)
