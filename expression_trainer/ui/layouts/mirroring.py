"""The child's mirror on a card, and the drawn friend who makes the child's face."""

from __future__ import annotations

from expression_trainer.domain.learners import MirrorKind
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.theme import Radius
from expression_trainer.ui.widgets.marks import chip, chip_size
from expression_trainer.ui.widgets.mirror import camera_picture, double
from expression_trainer.ui.widgets.portraits import portrait

from .showing import Showing


def mirror_piece(showing: Showing, rect: Rect) -> Piece:
    """What the child sees of themself: the picture, the drawn double, or nothing; and that the camera is on."""
    live, radius = showing.live, Radius.PICTURE * showing.stage.u
    kind = showing.mirror
    frame = live.frame() if kind is MirrorKind.PICTURE else None
    face = live.double() if kind is MirrorKind.DOUBLE or (kind is MirrorKind.PICTURE and frame is None) else None
    mirror = live.screen().mirror
    status = mirror.status if mirror is not None else FaceStatus.CAMERA_OFF
    key_now = (kind, frame.number if frame else None, face, status)

    def draw(pen: Pen) -> None:
        if frame is not None:
            camera_picture(pen, rect, radius, frame)
        elif face is not None:
            double(pen, rect, radius, face)
        else:
            pen.box(rect, radius, pen.theme.sunk)
            draw_icon(pen, Icon.CAMERA, rect.cx, rect.cy, min(rect.w, rect.h) * 0.3, pen.theme.line)
        _draw_words(pen, showing, rect)

    return Piece("mirror", rect, key_now, draw)


def _draw_words(pen: Pen, showing: Showing, rect: Rect) -> None:
    """Whose picture it is, and that the camera is on: in corners, where no face is."""
    inner = rect.inset(18 * pen.u)
    chip(pen, inner.x, inner.y, showing.say(Message("copy-you")), most=inner.w)
    on = showing.say(Message("camera-on"))
    height = chip_size(pen, on, icon=True)[1]
    chip(pen, inner.x, inner.bottom - height, on, Icon.CAMERA, most=inner.w)


def friend_piece(showing: Showing, rect: Rect) -> Piece:
    """The friend as they are at this moment."""
    person, radius = showing.live.friend(), Radius.PICTURE * showing.stage.u

    def draw(pen: Pen) -> None:
        if person is not None:
            portrait(pen, person, rect, radius)

    return Piece("friend", rect, id(person), draw)
