"""What was read, as plain dictionaries and as lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from expression_trainer.domain.action_units import ActionUnit, Side
from expression_trainer.domain.readings import FaceStatus

from .readings import Moment, Read, ReadFace, ReadPicture, ReadVideo, Unreadable, stronger

TELLING_UNITS = 6
"""How many of a video's most moving action units are told and drawn."""
MOMENTS_PER_SECOND = 10
"""So many moments of a video's second are told; all of them are read."""
_CLEAR = 0.3
"""From here on a picture's action unit is named in its line."""

STATUS_WORDS = {
    FaceStatus.GOOD: "good view",
    FaceStatus.STARTING: "no face found",
    FaceStatus.NO_FACE: "no face found",
    FaceStatus.TOO_SMALL: "the face is too small",
    FaceStatus.TOO_DARK: "too dark",
    FaceStatus.TOO_BRIGHT: "too bright",
    FaceStatus.BLURRED: "blurred",
    FaceStatus.TURNED_AWAY: "turned away",
    FaceStatus.PARTLY_OUT: "partly outside",
    FaceStatus.WHICH_FACE: "two faces crossed",
    FaceStatus.FROZEN: "the picture stands still",
    FaceStatus.CAMERA_LOST: "the camera was lost",
    FaceStatus.CAMERA_OFF: "the camera was off",
}


def unit_words(unit: ActionUnit) -> str:
    """The unit's name in FACS ("lip corner puller")."""
    return unit.name.replace("_", " ").lower()


def as_data(read: Read, known: Sequence[ActionUnit]) -> dict[str, Any]:
    """One plain dictionary for one file."""
    match read:
        case Unreadable():
            return {"file": read.file, "problem": read.problem, "mend": read.mend}
        case ReadPicture():
            faces = [_face(face, known) for face in read.faces]
            return {"file": read.file, "kind": "picture", "quality": _quality(read), "faces": faces}
        case ReadVideo():
            return _video(read, known)


def _quality(read: ReadPicture) -> str:
    return read.faces[0].status.value if read.faces else read.status.value


def _face(face: ReadFace, known: Sequence[ActionUnit]) -> dict[str, Any]:
    box, head = face.box, face.head
    return {
        "box": {name: round(getattr(box, name), 4) for name in ("x", "y", "width", "height")},
        "head": {name: round(getattr(head, name), 1) for name in ("yaw", "pitch", "roll")},
        "quality": face.status.value,
        "expression": "uncertain" if face.uncertain else face.expression.value,
        "likeliest": face.expression.value,
        "confidence": round(face.confidence, 4),
        "uncertain": face.uncertain,
        "probabilities": {expression.value: round(p, 4) for expression, p in face.probabilities.items()},
        "action_units": {
            f"AU{unit.value}": {side.value: round(face.units.side(unit, side), 3) for side in Side} for unit in known
        },
    }


def _video(read: ReadVideo, known: Sequence[ActionUnit]) -> dict[str, Any]:
    told, due = [], 0.0
    for moment in read.moments:
        if moment.at >= due - 1e-6:
            told.append(_moment(moment, known))
            due = moment.at + 1 / MOMENTS_PER_SECOND
    return {
        "file": read.file,
        "kind": "video",
        "seconds": round(read.seconds, 3),
        "frames": len(read.moments),
        "frames_judged": len(read.judged),
        "gaps": [
            {"from": round(start, 3), "until": round(end, 3), "quality": status.value}
            for start, end, status in read.gaps()
        ],
        "expression_seconds": _shown_seconds(read),
        "strongest_units": [
            {"unit": f"AU{unit.value}", "name": unit_words(unit), "peak": round(top, 3), "at": round(at, 3)}
            for unit, top, at in read.strongest_units(known, TELLING_UNITS)
        ],
        "moments": told,
    }


def _moment(moment: Moment, known: Sequence[ActionUnit]) -> dict[str, Any]:
    seen = {"at": round(moment.at, 3), "quality": moment.status.value, "faces": moment.faces}
    if moment.face is None:
        return seen | {"face": None}
    return seen | {"face": _face(moment.face, known)}


def _shown_seconds(read: ReadVideo) -> dict[str, float]:
    """How long each expression was the answer, "uncertain" among them; the longest first."""
    shown = Counter(
        "uncertain" if moment.face.uncertain else moment.face.expression.value
        for moment in read.moments
        if moment.face is not None
    )
    return {name: round(frames * read.frame_seconds, 3) for name, frames in shown.most_common()}


def as_lines(read: Read, known: Sequence[ActionUnit]) -> list[str]:
    """The same for a person, in a few lines."""
    match read:
        case Unreadable():
            return [f"{read.file}: {read.problem} {read.mend}"]
        case ReadPicture() if not read.faces:
            return [f"{read.file}: {STATUS_WORDS[read.status]}."]
        case ReadPicture():
            return [f"{read.file}: {_face_line(face, known)}" for face in read.faces]
        case ReadVideo():
            return _video_lines(read, known)


def _face_line(face: ReadFace, known: Sequence[ActionUnit]) -> str:
    likely = f"{face.expression.value} {face.confidence:.0%}"
    answer = f"uncertain (likeliest {likely})" if face.uncertain else likely
    view = "" if face.status is FaceStatus.GOOD else f" {STATUS_WORDS[face.status].capitalize()}."
    strong = sorted(((stronger(face.units, unit), unit) for unit in known), reverse=True)[:4]
    named = ", ".join(f"{unit_words(unit)} {value:.0%}" for value, unit in strong if value >= _CLEAR)
    x, y = face.box.center
    place = f"Face at {x:.0%} across, {y:.0%} down, {face.box.width:.0%} wide."
    return f"{answer}.{view} {place}" + (f" Moves: {named}." if named else "")


def _video_lines(read: ReadVideo, known: Sequence[ActionUnit]) -> list[str]:
    lines = [f"{read.file}: {read.seconds:.1f} s, {len(read.judged)} of {len(read.moments)} frames could be judged."]
    shown = _shown_seconds(read)
    if shown:
        lines.append("  Shown: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in shown.items()) + ".")
    units = [f"{unit_words(u)} {top:.0%} at {at:.1f} s" for u, top, at in read.strongest_units(known, TELLING_UNITS)]
    if units:
        lines.append("  Moves most: " + ", ".join(units) + ".")
    gaps = [f"{start:.1f}-{end:.1f} s {STATUS_WORDS[status]}" for start, end, status in read.gaps()]
    if gaps:
        more = f" and {len(gaps) - 8} more" if len(gaps) > 8 else ""
        lines.append("  Not judged: " + ", ".join(gaps[:8]) + more + ".")
    return lines
