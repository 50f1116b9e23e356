"""Which scene is on show, and which wait beneath it."""

from __future__ import annotations

from .scene import Leave, Over, Scene


class Navigator:
    """A pile of scenes; the topmost is on show."""

    def __init__(self) -> None:
        self._pile: list[Scene] = []

    @property
    def scene(self) -> Scene | None:
        return self._pile[-1] if self._pile else None

    def begin(self, scene: Scene) -> None:
        """Leave everything for this scene."""
        self.leave_all()
        self._pile = [scene]

    def leave_all(self) -> None:
        for scene in reversed(self._pile):
            scene.leave()
        self._pile = []

    def follow(self) -> bool:
        """Go where the present scene leads; whether another one is on show now (or none)."""
        if not self._pile:
            return False
        wish = self._pile[-1].next_scene()
        if wish is None:
            return False
        if isinstance(wish, Over):
            self._pile.append(wish.scene)
        elif wish is Leave.QUIT:
            self.leave_all()
        elif wish is Leave.BACK:
            self._pile.pop().leave()
        else:
            self._pile.pop().leave()
            self._pile.append(wish)
        return True
