"""A turned head: near things move further than far ones, nothing folds over, and the places go with the picture."""

from __future__ import annotations

import numpy as np
import pytest

from expression_trainer.domain.action_units import FacePose
from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.identity import Identity
from expression_trainer.faces.shape import FaceShape
from expression_trainer.faces.turning import MOST_DEGREES, HeadDepth, HeadTurn

SIZE = 256
EVERYONE = pytest.mark.parametrize("person", IDENTITIES, ids=[person.name for person in IDENTITIES])
TURNS = [(yaw, pitch) for yaw in (-20, 0, 20) for pitch in (-15, 0, 15)]


def middle(face: FacePose, line: str, name: str = "Leo") -> tuple[float, float]:
    x, y = np.mean(FaceArtist(identity(name), 16).draw(face).landmarks[line], axis=0)
    return float(x), float(y)


def test_the_nose_moves_further_than_the_eyes_and_the_eyes_further_than_the_edge_of_the_head() -> None:
    rest, turned = FacePose(), FacePose(yaw=15)
    nose, eyes, edge = (
        middle(turned, line)[0] - middle(rest, line)[0] for line in ("nose", "right_iris", "face_outline")
    )
    assert nose > eyes > edge > 0


def test_the_far_eye_is_seen_narrower_than_the_near_one() -> None:
    marks = FaceArtist(identity("Leo"), 16).draw(FacePose(yaw=20)).landmarks  # to the viewer's right: the left is far
    width = {side: np.ptp([x for x, _ in marks[f"{side}_upper_lid"]]) for side in ("left", "right")}
    assert width["left"] < 0.85 * width["right"]


def test_a_turn_to_the_other_side_is_the_mirror_image_of_the_first() -> None:
    depth = HeadDepth(FaceShape(identity("Mei")))
    x, y = np.array([10.0, 60.0, 100.0]), np.array([-40.0, 30.0, 90.0])
    assert depth(x, y) == pytest.approx(depth(-x, y))


@EVERYONE
@pytest.mark.parametrize(("yaw", "pitch"), TURNS)
def test_the_net_never_folds_over(person: Identity, yaw: int, pitch: int) -> None:
    turn = HeadTurn(FaceShape(person))
    x, y = turn.places(turn.net_x, turn.net_y, FacePose(yaw=yaw, pitch=pitch))
    a, b, c = (np.stack([x, y], 1)[turn.triangles[:, corner]] for corner in range(3))
    doubled = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
    assert (doubled > 0).all()


@pytest.mark.parametrize("name", ["Leo", "Mei", "Hans"])
@pytest.mark.parametrize(("yaw", "pitch", "roll"), [(0, 0, 0), (18, 0, 0), (-18, 8, 6), (10, -12, -8)])
def test_the_pupils_are_where_the_landmarks_say(name: str, yaw: int, pitch: int, roll: int) -> None:
    face = FaceArtist(identity(name), SIZE).draw(FacePose(yaw=yaw, pitch=pitch, roll=roll))
    grey = face.pixels[..., :3].mean(axis=2)
    for side in ("left", "right"):
        ((x, y),) = face.landmarks[f"{side}_iris"]
        column, row = round(x * SIZE), round(y * SIZE)
        assert grey[row - 1 : row + 2, column - 1 : column + 2].mean() < 70, side


def test_a_turn_beyond_the_limit_is_drawn_as_the_limit() -> None:
    artist = FaceArtist(identity("Leo"), 64)
    assert artist.draw(FacePose(yaw=80)).pixels.tobytes() == artist.draw(FacePose(yaw=MOST_DEGREES)).pixels.tobytes()


def test_a_hair_breadth_of_a_turn_looks_like_none() -> None:
    artist = FaceArtist(identity("Leo"), SIZE)
    rest, nearly = (artist.draw(FacePose(yaw=yaw)).pixels.astype(int) for yaw in (0.0, 0.06))
    assert np.abs(rest - nearly).mean() < 1.0
