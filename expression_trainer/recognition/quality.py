"""Can this picture be judged fairly? If not, the plain reason. Light and sharpness are measured on the face alone."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from expression_trainer.domain.faces import FaceBox, HeadPose
from expression_trainer.domain.readings import FaceStatus

from .pixels import Picture


@dataclass(frozen=True, slots=True)
class QualityLimits:
    """When a picture is not good enough. A reason that holds is left only when its measure is better by `slack`.

    `smallest_eyes_px`: between the eyes; below it lips and lids are a few pixels thick.
    `widest_yaw`, `widest_pitch`, `widest_roll`: degrees; past them the far side of the face is guessed by the mesh.
    `largest_share_out`: share of the mesh outside the picture, where it is guessed as well.
    `darkest_highlight`: grey 0-255 of the brightest twentieth of the face: eye whites and glints, whatever the skin.
    `faintest_contrast`: grey levels between the darkest and the brightest twentieth.
    `largest_share_glaring`: share of the face at the upper end of the scale.
    `softest_detail`: see `detail`; below it the finer movements are smeared. Sharp photos of faces measure 0.014 and
    more (99 of 100), photos enlarged from 48 pixels 0.006, photos blurred by a tenth of the eye distance 0.002-0.006.
    """

    smallest_eyes_px: float = 30.0
    widest_yaw: float = 25.0
    widest_pitch: float = 25.0
    widest_roll: float = 30.0
    largest_share_out: float = 0.03
    darkest_highlight: float = 55.0
    faintest_contrast: float = 18.0
    largest_share_glaring: float = 0.35
    softest_detail: float = 0.006
    slack: float = 0.10


GLARING = 250
"""Grey level from which a pixel says nothing any more."""
DARK_PICTURE, BRIGHT_PICTURE = 30.0, 240.0
"""Mean grey of a whole picture without a face that explains why there is none: a covered lens, a lamp into the lens."""
_DETAIL_WIDTH = 96
"""Faces are brought to this width before their detail is measured, so that a near face is not called sharper."""
_SAMPLE_SIDE = 32


@dataclass(frozen=True, slots=True)
class FaceLook:
    """What one face in one picture looks like; the units are those of `QualityLimits`."""

    eyes_px: float
    head: HeadPose
    share_out: float
    highlight: float
    contrast: float
    share_glaring: float
    detail: float


def look_at(grey: Picture, box: FaceBox, share_out: float, eyes_px: float, head: HeadPose) -> FaceLook:
    """Measure light and detail inside the face's box of a grey picture (height, width)."""
    patch = _inside(grey, box)
    if patch.size == 0:
        return FaceLook(eyes_px, head, 1.0, 0.0, 0.0, 0.0, 0.0)
    rows = patch[:: max(1, patch.shape[0] // _SAMPLE_SIDE)]
    sample = np.sort(rows[:, :: max(1, patch.shape[1] // _SAMPLE_SIDE)], axis=None)
    low, high = float(sample[sample.size // 20]), float(sample[-1 - sample.size // 20])
    glaring = 1.0 - float(np.searchsorted(sample, GLARING)) / sample.size
    return FaceLook(eyes_px, head, share_out, high, high - low, glaring, detail(patch))


def detail(patch: Picture) -> float:
    """Energy of the Laplacian over the variance of a face patch at one common width: light and distance don't count."""
    height = max(3, round(patch.shape[0] * _DETAIL_WIDTH / patch.shape[1]))
    shrinking = patch.shape[1] > _DETAIL_WIDTH
    common = cv2.resize(patch, (_DETAIL_WIDTH, height), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_LINEAR)
    _, spread = cv2.meanStdDev(common)
    _, edges = cv2.meanStdDev(cv2.Laplacian(common, cv2.CV_16S))
    return float(edges[0, 0] ** 2 / max(spread[0, 0] ** 2, 1.0))


def reason(look: FaceLook, limits: QualityLimits, held: FaceStatus) -> FaceStatus:
    """GOOD, or the reason that helps most: what is nearest to hand for the child comes first.

    `held` is the reason told so far: it is left only when its measure has become better by the slack.
    """

    def over(status: FaceStatus, measure: float, limit: float) -> bool:
        return not measure <= limit * (1.0 - limits.slack if status is held else 1.0)  # also true for NaN

    def under(status: FaceStatus, measure: float, limit: float) -> bool:
        return not measure >= limit * (1.0 + limits.slack if status is held else 1.0)

    if under(FaceStatus.TOO_DARK, look.highlight, limits.darkest_highlight):
        return FaceStatus.TOO_DARK
    if over(FaceStatus.TOO_BRIGHT, look.share_glaring, limits.largest_share_glaring):
        return FaceStatus.TOO_BRIGHT
    if over(FaceStatus.PARTLY_OUT, look.share_out, limits.largest_share_out):
        return FaceStatus.PARTLY_OUT
    if under(FaceStatus.TOO_SMALL, look.eyes_px, limits.smallest_eyes_px):
        return FaceStatus.TOO_SMALL
    if (
        over(FaceStatus.TURNED_AWAY, abs(look.head.yaw), limits.widest_yaw)
        or over(FaceStatus.TURNED_AWAY, abs(look.head.pitch), limits.widest_pitch)
        or over(FaceStatus.TURNED_AWAY, abs(look.head.roll), limits.widest_roll)
    ):
        return FaceStatus.TURNED_AWAY
    if under(FaceStatus.TOO_DARK, look.contrast, limits.faintest_contrast):
        return FaceStatus.TOO_DARK
    if under(FaceStatus.BLURRED, look.detail, limits.softest_detail):
        return FaceStatus.BLURRED
    return FaceStatus.GOOD


def reason_without_face(picture: Picture) -> FaceStatus:
    """Why an RGB or grey picture shows no face: too dark (a covered lens too), too bright, or simply nobody there."""
    step = max(1, min(picture.shape[:2]) // _SAMPLE_SIDE)
    mean = float(picture[::step, ::step].mean())
    if mean < DARK_PICTURE:
        return FaceStatus.TOO_DARK
    return FaceStatus.TOO_BRIGHT if mean > BRIGHT_PICTURE else FaceStatus.NO_FACE


@dataclass(frozen=True, slots=True)
class SettledStatus:
    """The status that is told: it follows what is seen a moment later, so that no message flickers.

    `bad_after`, `other_after`, `good_after`: seconds that trouble, another trouble, or a good view must last.
    """

    told: FaceStatus = FaceStatus.STARTING
    since: float | None = None
    seen_last: FaceStatus | None = None
    bad_after: float = 0.2
    other_after: float = 0.3
    good_after: float = 0.1

    def after(self, seen: FaceStatus, at: float) -> SettledStatus:
        """The settled status once `seen` was seen at `at` (monotonic seconds)."""
        if seen is self.told:
            return self._with(self.told, None, seen)
        if self.told is FaceStatus.STARTING:
            return self._with(seen, None, seen)
        good = FaceStatus.GOOD
        same_kind = self.seen_last is seen or (self.told is good and self.seen_last not in (None, good))
        since = self.since if self.since is not None and same_kind else at
        patience = self.good_after if seen is good else self.bad_after if self.told is good else self.other_after
        if at - since >= patience:
            return self._with(seen, None, seen)
        return self._with(self.told, since, seen)

    def _with(self, told: FaceStatus, since: float | None, seen: FaceStatus) -> SettledStatus:
        return SettledStatus(told, since, seen, self.bad_after, self.other_after, self.good_after)


class FreezeWatch:
    """Notices a live camera that gives the same picture again and again; a sensor's noise makes every one differ."""

    def __init__(self, patience_seconds: float = 1.0) -> None:
        self._patience = patience_seconds
        self._sample: bytes | None = None
        self._same_since = 0.0

    def frozen(self, picture: Picture, at: float) -> bool:
        """Whether pictures up to this one were equal for longer than the patience."""
        step = max(1, min(picture.shape[:2]) // 48)
        sample = picture[::step, ::step].tobytes()
        if sample != self._sample:
            self._sample, self._same_since = sample, at
        return at - self._same_since > self._patience


def _inside(grey: Picture, box: FaceBox) -> Picture:
    height, width = grey.shape
    left, right = max(0, round(box.x * width)), min(width, round((box.x + box.width) * width))
    top, bottom = max(0, round(box.y * height)), min(height, round((box.y + box.height) * height))
    return grey[top:bottom, left:right] if right - left >= 3 and bottom - top >= 3 else grey[:0, :0]
