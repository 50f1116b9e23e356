"""What people wear and bear: all of it is drawn, none of it hides what a face says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import DrawnFace, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.identity import Beard, Covering, Frame, Garment, Hair, Identity

SIZE = 192
PLAIN = replace(identity("Omar"), hair=Hair.BALD, beard=0.0, beard_style=Beard.NONE, garment=Garment.TEE, moles=0)
REST = FacePose()


def draw(person: Identity, face: FacePose = REST) -> DrawnFace:
    return FaceArtist(person, SIZE).draw(face)


def differing(one: DrawnFace, other: DrawnFace) -> NDArray[np.bool_]:
    result: NDArray[np.bool_] = np.abs(one.pixels.astype(int) - other.pixels.astype(int)).max(axis=2) > 12
    return result


def around(face: DrawnFace, *lines: str, margin: int = 1) -> NDArray[np.bool_]:
    """The box of these lines as a mask."""
    points = np.array([point for line in lines for point in face.landmarks[line]]) * SIZE
    (left, top), (right, bottom) = points.min(0).round().astype(int), points.max(0).round().astype(int)
    mask = np.zeros((SIZE, SIZE), bool)
    mask[top - margin : bottom + margin + 1, left - margin : right + margin + 1] = True
    return mask


WORN: dict[str, Identity] = {
    **{f"covering {kind}": replace(PLAIN, covering=kind) for kind in Covering if kind},
    **{f"beard {kind}": replace(PLAIN, beard=1.0, beard_style=kind) for kind in Beard if kind},
    **{f"garment {kind}": replace(PLAIN, garment=kind) for kind in Garment if kind is not Garment.TEE},
    **{f"frame {kind}": replace(PLAIN, glasses="#222222", frame=kind) for kind in Frame},
    "earrings": replace(PLAIN, earrings=True),
    "hearing aid": replace(PLAIN, hearing_aid="#2f7fb8"),
    "headrest": replace(PLAIN, headrest=True),
    "freckles": replace(PLAIN, freckles=1.0),
    "moles": replace(PLAIN, moles=5),
    "vitiligo": replace(PLAIN, vitiligo=1.0),
}


@pytest.mark.parametrize("name", WORN)
def test_what_is_worn_is_seen(name: str) -> None:
    least = 8 if name in ("moles", "freckles") else 25
    assert differing(draw(PLAIN), draw(WORN[name])).sum() > least


@pytest.mark.parametrize("family", ["covering", "beard", "garment", "frame"])
def test_no_two_of_a_kind_look_the_same(family: str) -> None:
    pictures = [draw(person) for name, person in WORN.items() if name.startswith(family)]
    for one, other in combinations(pictures, 2):
        assert differing(one, other).sum() > 25


@pytest.mark.parametrize(
    "name", [name for name in WORN if name.startswith(("covering", "hearing", "headrest", "garm"))]
)
@pytest.mark.parametrize("expression", [Expression.NEUTRAL, Expression.SURPRISE, Expression.ANGER])
def test_brows_eyes_and_mouth_stay_as_they_are(name: str, expression: Expression) -> None:
    bare, worn = draw(PLAIN, pose(expression)), draw(WORN[name], pose(expression))
    seen = differing(bare, worn)
    for lines in (("left_brow", "left_upper_lid", "left_lower_lid"), ("right_brow", "right_upper_lid"),
                  ("lip_upper_outer", "lip_lower_outer")):  # fmt: skip
        assert seen[around(bare, *lines)].mean() < 0.03, lines


@pytest.mark.parametrize("kind", list(Frame))
def test_lenses_are_clear_and_brows_stand_above_the_rim(kind: Frame) -> None:
    bare, worn = draw(PLAIN), draw(WORN[f"frame {kind}"])
    seen = differing(bare, worn)
    for side in ("left", "right"):
        (x, y), = worn.landmarks[f"{side}_iris"]  # fmt: skip
        row, column = round(y * SIZE), round(x * SIZE)
        assert not seen[row - 3 : row + 4, column - 3 : column + 4].any()
        brow = [(round(y * SIZE), round(x * SIZE)) for x, y in worn.landmarks[f"{side}_brow"]]
        assert np.mean([seen[row, column] for row, column in brow]) < 0.1


@pytest.mark.parametrize("kind", [kind for kind in Beard if kind])
@pytest.mark.parametrize("expression", [Expression.NEUTRAL, Expression.ANGER, Expression.DISGUST, Expression.HAPPINESS])
def test_a_beard_leaves_the_lips_free(kind: Beard, expression: Expression) -> None:
    bare, bearded = draw(PLAIN, pose(expression)), draw(WORN[f"beard {kind}"], pose(expression))
    upper, lower = (np.array(bare.landmarks[f"lip_{edge}_outer"]).T * SIZE for edge in ("upper", "lower"))
    rows, columns = np.mgrid[:SIZE, :SIZE] + 0.5
    inside = (columns > upper[0][4]) & (columns < upper[0][-5])
    lips = inside & (rows > np.interp(columns, *upper)) & (rows < np.interp(columns, *lower))
    assert lips.sum() > 20
    assert differing(bare, bearded)[lips].mean() < 0.15


def test_a_moustache_goes_with_the_upper_lip() -> None:
    person = WORN["beard moustache"]
    rest, raised = (draw(person, FacePose(ActionUnits.of(units))) for units in ({}, {10: 1.0, 25: 1.0}))
    assert differing(rest, raised)[around(rest, "lip_upper_outer", margin=8)].mean() > 0.1


@pytest.mark.parametrize("name", WORN)
def test_the_same_person_gives_the_same_bytes(name: str) -> None:
    fear = pose(Expression.FEAR)
    assert draw(WORN[name], fear).pixels.tobytes() == draw(WORN[name], fear).pixels.tobytes()


def test_a_hearing_aid_is_hidden_with_its_ear() -> None:
    bare, aided = PLAIN, WORN["hearing aid"]
    turned = [differing(draw(bare, FacePose(yaw=yaw)), draw(aided, FacePose(yaw=yaw))).sum() for yaw in (-18, 18)]
    assert min(turned) == 0 < max(turned)
