"""Drawn people in front of the camera."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.recognition.pixels import Picture

WALL = 190


@cache
def drawn_face(name: str, expression: Expression, intensity: float = 1.0, size: int = 384) -> Picture:
    """A person's face at the apex of an expression, RGB (size, size, 3)."""
    pixels = FaceArtist(identity(name), size).draw(pose(expression, intensity)).pixels
    return np.ascontiguousarray(pixels[..., :3])


def empty_room() -> Picture:
    return np.full((480, 640, 3), WALL, np.uint8)


def in_a_room(face: Picture, size: int = 384, x: int = 128, y: int = 48, room: Picture | None = None) -> Picture:
    """A camera's picture (480, 640, 3) with this face in it; what lies outside is cut off."""
    picture = empty_room() if room is None else room.copy()
    face = np.asarray(cv2.resize(face, (size, size), interpolation=cv2.INTER_AREA), np.uint8)
    left, right, top, bottom = max(0, x), min(640, x + size), max(0, y), min(480, y + size)
    picture[top:bottom, left:right] = face[top - y : bottom - y, left - x : right - x]
    return picture
