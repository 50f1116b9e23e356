"""What people wear and bear: all of it is drawn, none of it hides what a face says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.coverings import draw_covering_back, draw_covering_front
from expression_trainer.faces.drawing import DrawnFace, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.hair import draw_back
from expression_trainer.faces.hair_front import draw_front
from expression_trainer.faces.head import head_outline
from expression_trainer.faces.identity import Beard, Covering, Frame, Garment, Hair, Identity
from expression_trainer.faces.pen import Brush
from expression_trainer.faces.shape import FaceShape, Moves

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


def alone(person: Identity, head: bool) -> NDArray[np.uint8]:
    """How opaque what is worn on the head is, one pixel a head unit, the middle at (256, 256); `head`: on head and
    hair."""
    shape, surface = FaceShape(person), skia.Surface(512, 512)
    canvas = surface.getCanvas()
    canvas.translate(256, 256)
    brush = Brush(canvas, shape.shade, shape.deep, shape.light)
    if head:
        draw_back(brush, shape)
        brush.fill(head_outline(shape, Moves(REST)), shape.skin)
        draw_front(brush, shape)
    else:
        draw_covering_back(brush, shape)
    draw_covering_front(brush, shape)
    alpha: NDArray[np.uint8] = surface.toarray()[..., 3]
    return alpha


@pytest.mark.parametrize("kind", [kind for kind in Covering if kind])
def test_what_is_worn_on_any_head_stays_in_the_picture(kind: Covering) -> None:
    for person in (max(IDENTITIES, key=lambda p: p.crown), max(IDENTITIES, key=lambda p: p.width * p.temples)):
        for hair in (Hair.BALD, Hair.AFRO):
            seen = alone(replace(person, covering=kind, hair=hair), head=False) > 40
            assert seen.any()
            assert not seen[: 256 - 213].any()
            upper = seen[: 256 + 100]  # a hijab may leave the picture at the shoulders
            assert not upper[:, : 256 - 216].any()
            assert not upper[:, 256 + 216 :].any()


@pytest.mark.parametrize("kind", [Covering.KIPPAH, Covering.CAP])
@pytest.mark.parametrize("hair", list(Hair))
def test_a_cap_lies_on_the_hair(kind: Covering, hair: Hair) -> None:
    for person in (PLAIN, max(IDENTITIES, key=lambda p: p.crown)):
        column = alone(replace(person, covering=kind, hair=hair), head=True)[:256, 246:266].min(axis=1) > 200
        assert column[np.argmax(column) :].all()


@pytest.mark.parametrize(
    "expression", [Expression.NEUTRAL, Expression.HAPPINESS, Expression.SURPRISE, Expression.DISGUST]
)
@pytest.mark.parametrize("name", ["Omar", "Leo", "Hans"])
def test_marks_stay_off_eyes_brows_and_lips(name: str, expression: Expression) -> None:
    clear = replace(
        identity(name), hair=Hair.BALD, beard=0.0, beard_style=Beard.NONE, glasses="", moles=0, freckles=0.0
    )
    for seed in (1, 2):
        bare = replace(clear, seed=seed)
        plain = draw(bare, pose(expression))
        seen = differing(plain, draw(replace(bare, moles=5, freckles=1.0), pose(expression)))
        assert seen.any()
        for lines in (("left_upper_lid", "left_lower_lid"), ("right_upper_lid", "right_lower_lid"), ("left_brow",),
                      ("right_brow",), ("lip_upper_outer", "lip_lower_outer")):  # fmt: skip
            assert not seen[around(plain, *lines, margin=0)].any(), (seed, lines)


@pytest.mark.parametrize("kind", [Beard.MOUSTACHE, Beard.GOATEE, Beard.FULL, Beard.LONG])
@pytest.mark.parametrize("expression", [Expression.NEUTRAL, Expression.ANGER, Expression.DISGUST, Expression.HAPPINESS])
def test_skin_is_seen_between_beard_and_lips(kind: Beard, expression: Expression) -> None:
    bald = replace(PLAIN, skin="#f0c8a8", hair_colour="#201510")
    bare, bearded = (
        FaceArtist(person, 384).draw(pose(expression)).pixels[..., :3].mean(axis=2)
        for person in (bald, replace(bald, beard=1.0, beard_style=kind))
    )
    darker = bare - bearded
    lips = draw(bald, pose(expression)).landmarks
    unit = 1.13 * 384 / 512
    for edge, away in (("upper", -2.5), ("lower", 4.0)):
        for x, y in (lips[f"lip_{edge}_outer"][number] for number in (14, 17, 23, 26)):
            row, column = y * 384 + away * unit, round(x * 384)
            assert darker[round(row), column] < 45
    middle, chin = lips["lip_lower_outer"][20], max(y for _, y in lips["face_outline"])
    if kind is not Beard.MOUSTACHE:
        assert darker[round((0.35 * middle[1] + 0.65 * chin) * 384), round(middle[0] * 384)] > 60


def test_beards_go_grey_with_age() -> None:
    shades = []
    for age in (30, 45, 60, 75):
        face = draw(replace(PLAIN, age=age, beard=1.0, beard_style=Beard.FULL, hair_colour="#2a1c14"))
        chin = around(face, "lip_lower_outer", margin=14)
        chin &= ~around(face, "lip_upper_outer", "lip_lower_outer", margin=3)
        shades.append(face.pixels[..., :3][chin].mean())
    assert shades == sorted(shades)
    assert shades[-1] > shades[0] + 10


@pytest.mark.parametrize("seed", range(6))
def test_earrings_hang_on_the_lobes(seed: int) -> None:
    bare = replace(PLAIN, seed=seed)
    rows, columns = np.nonzero(differing(draw(bare), draw(replace(bare, earrings=True))))
    unit, ear, half = 1.13 * SIZE / 512, PLAIN.ears, FaceShape(bare).half_width
    down, aside = (rows - SIZE / 2) / unit, np.abs(columns - SIZE / 2) / unit
    assert len(rows) > 10
    assert 6 + 24 * ear < down.min()
    assert down.max() < 6 + 62 * ear
    assert abs(aside.mean() - (half + 2)) < 8


def test_a_headrest_is_seen_on_both_sides() -> None:
    seen = differing(draw(PLAIN), draw(WORN["headrest"]))
    assert min(seen[:, : SIZE // 2].sum(), seen[:, SIZE // 2 :].sum()) > 150
