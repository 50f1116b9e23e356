"""What was read in one file, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from expression_trainer.domain.action_units import ActionUnit, ActionUnits, Side
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceBox, HeadPose
from expression_trainer.domain.readings import FaceStatus

SURE_FROM = 0.45
"""Below this probability of the likeliest expression the answer is "uncertain": on the tenth of FER2013 that training
never saw, 82 % of the faces reach it, and of those 75 % are right (all: 69 %)."""


@dataclass(frozen=True, slots=True)
class ReadFace:
    """One face at one moment. `status`: GOOD, or why it can't be judged fairly. `box`: fractions of the picture."""

    status: FaceStatus
    box: FaceBox
    head: HeadPose
    units: ActionUnits
    probabilities: Mapping[Expression, float]

    @property
    def expression(self) -> Expression:
        """The likeliest one."""
        return max(self.probabilities, key=self.probabilities.__getitem__)

    @property
    def confidence(self) -> float:
        return self.probabilities[self.expression]

    @property
    def uncertain(self) -> bool:
        """Whether the answer should not be relied on: the view is not good enough, or nothing stands out."""
        return self.status is not FaceStatus.GOOD or self.confidence < SURE_FROM


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture; `faces` the largest first, and `status` says why there is none."""

    file: str
    status: FaceStatus
    faces: tuple[ReadFace, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One frame of a video, `at` seconds from its start. `face` is there when the frame could be judged."""

    at: float
    status: FaceStatus
    faces: int
    face: ReadFace | None


@dataclass(frozen=True, slots=True)
class ReadVideo:
    """A video, frame by frame; one face is followed (the one in front). `frame_seconds`: from one frame to the next."""

    file: str
    frame_seconds: float
    moments: tuple[Moment, ...]

    @property
    def seconds(self) -> float:
        return len(self.moments) * self.frame_seconds

    @property
    def judged(self) -> tuple[Moment, ...]:
        return tuple(moment for moment in self.moments if moment.face is not None)

    def strongest_units(self, known: Iterable[ActionUnit], count: int) -> tuple[tuple[ActionUnit, float, float], ...]:
        """(unit, most seen 0-1, when) of the units that move most over the video, the most moving first."""
        found = []
        for unit in known:
            values = [(stronger(moment.face.units, unit), moment.at) for moment in self.moments if moment.face]
            if values:
                top, at = max(values)
                found.append((top - min(values)[0], unit, top, at))
        found.sort(key=lambda entry: (-entry[0], entry[1]))
        return tuple((unit, top, at) for _, unit, top, at in found[:count])

    def gaps(self) -> tuple[tuple[float, float, FaceStatus], ...]:
        """(from, until, why) of the stretches that could not be judged, neighbours of one reason joined."""
        ends = [moment.at for moment in self.moments[1:]] + [self.seconds]
        found: list[tuple[float, float, FaceStatus]] = []
        unjudged = ((m, end) for m, end in zip(self.moments, ends, strict=True) if m.face is None)
        for moment, end in unjudged:
            start, last, status = found[-1] if found else (0.0, -1.0, moment.status)
            joins = abs(last - moment.at) < 1e-6 and (status is moment.status or status in _NOT_YET_TOLD)
            if joins:
                found[-1] = (start, end, moment.status)
            else:
                found.append((moment.at, end, moment.status))
        return tuple((s, e, FaceStatus.NO_FACE if why in _NOT_YET_TOLD else why) for s, e, why in found)

    def stretches(self) -> tuple[tuple[Moment, ...], ...]:
        """The judged moments in runs without a gap between them."""
        runs: list[list[Moment]] = []
        for before, moment in pairwise((None, *self.moments)):
            if moment is None or moment.face is None:
                continue
            if before is None or before.face is None:
                runs.append([])
            runs[-1].append(moment)
        return tuple(tuple(run) for run in runs)


_NOT_YET_TOLD = (FaceStatus.GOOD, FaceStatus.STARTING)
"""For a moment after a face drops out the status stays as it was; that moment belongs to the reason that follows."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or path that gave nothing, and why."""

    file: str
    problem: str
    mend: str


Read = ReadPicture | ReadVideo | Unreadable


def stronger(units: ActionUnits, unit: ActionUnit) -> float:
    """The intensity of the side that shows it more, 0-1."""
    return max(units.side(unit, side) for side in Side)
