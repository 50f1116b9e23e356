"""Every reason for not judging a picture, the moment it arrives, and no flicker."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest

from expression_trainer.domain.faces import FaceBox, HeadPose
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.recognition.quality import (
    FaceLook,
    FreezeWatch,
    QualityLimits,
    SettledStatus,
    look_at,
    reason,
    reason_without_face,
)

FINE = FaceLook(60.0, HeadPose(0, 0, 0), 0.0, 200.0, 120.0, 0.0, 0.05)
LIMITS = QualityLimits()


def test_a_fine_look_is_good() -> None:
    assert reason(FINE, LIMITS, FaceStatus.GOOD) is FaceStatus.GOOD


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"eyes_px": 15.0}, FaceStatus.TOO_SMALL),
        ({"share_out": 0.2}, FaceStatus.PARTLY_OUT),
        ({"highlight": 40.0}, FaceStatus.TOO_DARK),
        ({"contrast": 5.0}, FaceStatus.TOO_DARK),
        ({"share_glaring": 0.8}, FaceStatus.TOO_BRIGHT),
        ({"detail": 0.0005}, FaceStatus.BLURRED),
        ({"head": HeadPose(35, 0, 0)}, FaceStatus.TURNED_AWAY),
        ({"head": HeadPose(0, -35, 0)}, FaceStatus.TURNED_AWAY),
        ({"head": HeadPose(0, 0, 40)}, FaceStatus.TURNED_AWAY),
        ({"detail": float("nan")}, FaceStatus.BLURRED),
        ({"head": HeadPose(float("nan"), 0, 0)}, FaceStatus.TURNED_AWAY),
    ],
)
def test_each_trouble_has_its_own_reason(change: dict[str, object], expected: FaceStatus) -> None:
    assert reason(replace(FINE, **change), LIMITS, FaceStatus.GOOD) is expected  # type: ignore[arg-type]


def test_a_reason_is_left_only_when_its_measure_is_clearly_better() -> None:
    nearly = replace(FINE, head=HeadPose(LIMITS.widest_yaw * 0.95, 0, 0))
    assert reason(nearly, LIMITS, FaceStatus.GOOD) is FaceStatus.GOOD
    assert reason(nearly, LIMITS, FaceStatus.TURNED_AWAY) is FaceStatus.TURNED_AWAY
    better = replace(FINE, head=HeadPose(LIMITS.widest_yaw * 0.85, 0, 0))
    assert reason(better, LIMITS, FaceStatus.TURNED_AWAY) is FaceStatus.GOOD


def grey_face(low: int = 60, high: int = 200) -> np.ndarray:
    """Light from one side, and bars and discs where brows, eyes and mouth would be."""
    grey = np.tile(np.linspace(low, high, 240), (240, 1)).astype(np.uint8)
    for left in (60, 140):
        grey[80:88, left : left + 40] = low
        cv2.circle(grey, (left + 20, 110), 9, high, -1)
        cv2.circle(grey, (left + 20, 110), 5, low, -1)
    grey[170:178, 90:150] = low
    return grey


BOX = FaceBox(0.1, 0.1, 0.8, 0.8)


def seen(grey: np.ndarray) -> FaceStatus:
    return reason(look_at(grey, BOX, 0.0, 60.0, HeadPose(0, 0, 0)), LIMITS, FaceStatus.GOOD)


def test_light_and_sharpness_are_measured_on_the_face() -> None:
    grey = grey_face()
    assert seen(grey) is FaceStatus.GOOD
    assert seen((grey * 0.15).astype(np.uint8)) is FaceStatus.TOO_DARK
    assert seen(np.clip(grey * 1.0 + 180, 0, 255).astype(np.uint8)) is FaceStatus.TOO_BRIGHT
    assert seen(cv2.GaussianBlur(grey, (0, 0), 12)) is FaceStatus.BLURRED


def test_dark_skin_in_fair_light_is_not_called_dark() -> None:
    """Grey values of a very dark face whose eye whites and glints still stand out."""
    grey = grey_face(22, 60)
    grey[80:100, 60:180] = 150
    assert seen(grey) is FaceStatus.GOOD


def test_sharpness_does_not_depend_on_distance_or_light() -> None:
    near = look_at(cv2.resize(grey_face(), (960, 960), interpolation=cv2.INTER_NEAREST), BOX, 0, 60, HeadPose(0, 0, 0))
    dim = look_at((grey_face() * 0.6).astype(np.uint8), BOX, 0, 60, HeadPose(0, 0, 0))
    here = look_at(grey_face(), BOX, 0, 60, HeadPose(0, 0, 0))
    assert near.detail == pytest.approx(here.detail, rel=0.25)
    assert dim.detail == pytest.approx(here.detail, rel=0.05)


def test_no_face_has_a_reason_too() -> None:
    assert reason_without_face(np.full((48, 64, 3), 4, np.uint8)) is FaceStatus.TOO_DARK, "a covered lens"
    assert reason_without_face(np.full((48, 64, 3), 254, np.uint8)) is FaceStatus.TOO_BRIGHT
    assert reason_without_face(np.full((48, 64, 3), 120, np.uint8)) is FaceStatus.NO_FACE


def told(statuses: list[FaceStatus], step: float = 1 / 30) -> list[FaceStatus]:
    settled, out = SettledStatus(), []
    for number, status in enumerate(statuses):
        settled = settled.after(status, number * step)
        out.append(settled.told)
    return out


GOOD, NONE, DARK, AWAY = FaceStatus.GOOD, FaceStatus.NO_FACE, FaceStatus.TOO_DARK, FaceStatus.TURNED_AWAY


def test_a_blink_of_the_mesh_is_no_message() -> None:
    assert set(told([GOOD] * 10 + [NONE] * 3 + [GOOD] * 10)) == {GOOD}


@pytest.mark.parametrize("rate", [5, 10, 30, 60])
def test_a_reason_arrives_within_half_a_second(rate: int) -> None:
    out = told([GOOD] * rate + [DARK] * rate, 1 / rate)
    assert (out.index(DARK) - rate) / rate <= 0.5


def test_trouble_that_changes_its_kind_still_arrives() -> None:
    out = told([GOOD] * 10 + [DARK, AWAY] * 8)
    assert any(status is not GOOD for status in out[10:26])


def test_a_message_does_not_flicker() -> None:
    out = told([GOOD] * 10 + [DARK] * 20 + [GOOD, DARK] * 20)
    assert sum(a is not b for a, b in pairwise(out)) == 1


def test_a_good_view_comes_back_quickly() -> None:
    out = told([NONE] * 30 + [GOOD] * 10)
    assert out.index(GOOD) - 30 <= 5


def test_a_live_camera_that_repeats_itself_is_frozen_after_a_second() -> None:
    watch, same = FreezeWatch(), np.full((48, 64, 3), 90, np.uint8)
    states = [watch.frozen(same.copy(), number / 10) for number in range(15)]
    assert states.index(True) == 11
    other = same.copy()
    other[0, 0] = 91
    assert not watch.frozen(other, 1.6)
