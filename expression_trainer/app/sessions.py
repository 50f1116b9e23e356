"""Beginning one session after the other, under the consents that were given."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from expression_trainer.domain.consent import ConsentKind, granted
from expression_trainer.domain.items import ContentPack, Item
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.trials import Judge
from expression_trainer.exercises.registry import Registry, standard_registry
from expression_trainer.practice.planner import SessionWish, plan_session, turns_of_the_day
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore
from expression_trainer.practice.prompting import Ladder
from expression_trainer.practice.session import SessionRunner, Sitting
from expression_trainer.settings import Settings
from expression_trainer.simulation.memory_store import MemoryStore

from .content import all_content
from .system import new_id


@dataclass(slots=True)
class PlayingTable:
    """Everything a session needs besides the child: made once, it begins one session after the other.

    `model_version` names the recogniser; `new_id` gives a new UUIDv7 in words.
    """

    settings: Settings
    store: ResultStore
    readings: ReadingSource
    clock: Clock
    rng: random.Random
    rig_version: str
    simulated: bool = False
    wish: SessionWish | None = None
    registry: Registry = field(default_factory=standard_registry)
    packs: tuple[ContentPack, ...] = ()

    def begin(self, learner: Learner, camera: bool) -> SessionRunner:
        """A new session for this child. Without the consent to keep results it is played and forgotten."""
        if not self.packs:
            self.packs = all_content(self.settings).packs
        store = self._store_for(learner)
        ladder = Ladder.from_history(store.trials(learner.learner_id))
        seed = self.rng.randrange(2**31)
        wish = self._wish(learner, ladder, camera)
        plan = plan_session(tuple(self.registry), self._items(), ladder, wish, random.Random(seed))
        sitting = Sitting(
            learner=learner,
            plan=plan,
            ladder=ladder,
            baseline=store.baseline(learner.learner_id),
            camera=camera,
            simulated=self.simulated,
            model_version=self.readings.model_version if camera else "",
            rig_version=self.rig_version,
            pack_versions={pack.pack_id: pack.version for pack in self.packs},
            seed=seed,
        )
        return SessionRunner(sitting, self.registry, store, self.clock, new_id, self.readings.counts)

    def _items(self) -> tuple[Item, ...]:
        return tuple(item for pack in self.packs for item in pack.items)

    def activities(self, learner: Learner | None) -> tuple[str, ...]:
        """The exercises of this child's next session, in their order; None is somebody who is not kept."""
        if self.wish is not None:
            turns = self.wish.turns
        elif learner is None:
            turns = turns_of_the_day(0, Ladder(), self.settings.turns)
        else:
            store = self._store_for(learner)
            turns = self._turns(store, learner, Ladder.from_history(store.trials(learner.learner_id)))
        return tuple(name for name, count in turns if count)

    def _store_for(self, learner: Learner) -> ResultStore:
        keeps = granted(self.store.consents(learner.learner_id), ConsentKind.KEEP_RESULTS)
        return self.store if keeps else MemoryStore(self.clock)

    def _turns(self, store: ResultStore, learner: Learner, ladder: Ladder) -> tuple[tuple[str, int], ...]:
        return turns_of_the_day(len(store.sessions(learner.learner_id)), ladder, self.settings.turns)

    def _wish(self, learner: Learner, ladder: Ladder, camera: bool) -> SessionWish:
        settings = self.settings
        wish = self.wish or SessionWish(
            turns=self._turns(self._store_for(learner), learner, ladder),
            attempts=settings.attempts,
            hold_seconds=settings.hold_seconds,
        )
        return wish if camera else replace(wish, judge=Judge.ADULT)
