"""The drawn friend of Mirror play: poses in, pictures out, at the pace at which they can be drawn.

Drawing a face takes about as long as a frame of the window, so it happens elsewhere: on a thread of its own, which in
the game waits for a process (`faces.live`). The newest pose wins; poses that came too fast are left out.
"""

from __future__ import annotations

import threading
from typing import Protocol

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.screens import Friend
from expression_trainer.faces.emotions import pose

from .people import People, Portrait

FRIEND_PIXELS = 448
CHOSEN_SHARE_A_SECOND = 5.0
"""How fast the friend goes to a chosen face: this share of the way left, a second."""
_JOIN_SECONDS = 3.0


class PoseArtist(Protocol):
    """Draws one person. `draw` may take long; both are called from one thread. `rest_seconds`: how long it leaves the
    processor to the window and the recogniser before the next picture.
    """

    @property
    def rest_seconds(self) -> float: ...

    def draw(self, face: FacePose) -> Portrait: ...

    def close(self) -> None: ...


class LiveFriend:
    """One friend being drawn. `follow` as often as you like; `picture` is the newest there is."""

    def __init__(self, artist: PoseArtist) -> None:
        self._artist = artist
        self._changed = threading.Condition()
        self._wish: FacePose | None = None
        self._drawn: FacePose | None = None
        self._picture: Portrait | None = None
        self._closing = False
        self._worker = threading.Thread(target=self._work, name="friend", daemon=True)
        self._worker.start()

    def follow(self, face: FacePose) -> None:
        with self._changed:
            if face != self._drawn:
                self._wish = face
                self._changed.notify()

    def picture(self) -> Portrait | None:
        with self._changed:
            return self._picture

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._worker.join(_JOIN_SECONDS)

    def _work(self) -> None:
        pause = threading.Event()
        try:
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._closing or self._wish is not None)
                    if self._closing:
                        return
                    face, self._wish = self._wish, None
                assert face is not None  # that was waited for
                picture = self._artist.draw(face)
                with self._changed:
                    self._drawn, self._picture = face, picture
                pause.wait(self._artist.rest_seconds)
        finally:
            self._artist.close()


def pose_of(friend: Friend) -> FacePose:
    """What the friend does: the child's face, or the one that was chosen."""
    return friend.pose if friend.shows is None else pose(friend.shows)


def towards(shown: FacePose, wanted: FacePose, seconds: float) -> FacePose:
    """A little of the way to a chosen face, rounded so that a face that has come to rest is drawn no more."""
    share = min(1.0, seconds * CHOSEN_SHARE_A_SECOND)
    nearer = shown.blended(wanted, share)
    left = max(
        abs(a - b)
        for one, other in ((nearer.units.left, wanted.units.left), (nearer.units.right, wanted.units.right))
        for a, b in zip(one, other, strict=True)
    )
    return nearer if left > 0.01 else wanted


class Companion:
    """The friend of the present screen: comes with it, does what it says, and goes with it. `still`: no way between
    two chosen faces.
    """

    def __init__(self, people: People, still: bool) -> None:
        self._people = people
        self._still = still
        self._friend: LiveFriend | None = None
        self._who: tuple[str, bool] | None = None
        self._pose = FacePose()
        self._led_at = 0.0

    def lead(self, friend: Friend | None, dark: bool, now: float) -> None:
        """Once a frame; None when no friend is on show."""
        if friend is None:
            self.part()
            return
        if self._who != (friend.identity, dark):
            self.part()
            self._who = (friend.identity, dark)
            self._friend = self._people.befriend(friend.identity, dark)
        seconds, self._led_at = now - self._led_at, now
        wanted = pose_of(friend)
        by_choice = friend.shows is not None and not self._still
        self._pose = towards(self._pose, wanted, seconds) if by_choice else wanted
        if self._friend is not None:
            self._friend.follow(self._pose)

    def picture(self) -> Portrait | None:
        return self._friend.picture() if self._friend is not None else None

    def part(self) -> None:
        if self._friend is not None:
            self._friend.close()
        self._friend, self._who, self._pose = None, None, FacePose()
