"""The adult gate: chosen twice, asked kindly, and slower with every miss."""

from __future__ import annotations

from itertools import pairwise

from expression_trainer.ui.actions import Erased
from expression_trainer.ui.scenes.adults import Adults
from expression_trainer.ui.scenes.gate import Gate
from expression_trainer.ui.scenes.pin_tries import PinTries
from expression_trainer.ui.scenes.who_plays import WhoPlays

from .conftest import Walker


def _press(walker: Walker, pin: str) -> None:
    for digit in pin:
        walker.press(f"digit-{digit}")


def test_the_first_misses_cost_nothing_and_then_every_miss_waits_longer() -> None:
    tries, waits = PinTries(), []
    for _ in range(9):
        tries = tries.after_miss(100.0)
        waits.append(tries.waiting_seconds(100.0))
    assert waits[:2] == [0.0, 0.0]
    assert all(later > earlier for earlier, later in pairwise(waits[1:8]))
    assert waits[-1] == waits[-2] == 300.0
    assert tries.waiting_seconds(1e9) == 0.0


def test_a_pin_is_chosen_twice_before_the_adult_pages_open(walker: Walker) -> None:
    walker.add_child()
    walker.go_to(walker.house.who_plays())
    walker.press("adults")
    _press(walker, "1234")
    assert walker.shows("The same four numbers again")
    assert walker.store.adult_pin_hash() is None
    _press(walker, "1234")
    assert walker.store.adult_pin_hash() == "hash of 1234"
    assert isinstance(walker.room, Adults)


def test_two_different_pins_begin_anew(walker: Walker) -> None:
    walker.go_to(walker.house.gate(walker.house.adults))
    _press(walker, "12341235")
    assert walker.store.adult_pin_hash() is None
    assert walker.shows("two different PINs")
    assert walker.shows("Choose a PIN")


def test_the_right_pin_opens_and_a_missed_one_does_not(walker: Walker) -> None:
    walker.house.set_pin("1234")
    walker.go_to(walker.house.gate(walker.house.adults))
    _press(walker, "9999")
    assert isinstance(walker.room, Gate)
    assert walker.shows("That is not the PIN. Try again.")
    walker.type("12")
    walker.act(Erased())
    walker.type("234")
    assert isinstance(walker.room, Adults)


def test_while_waiting_even_the_right_pin_does_not_count(walker: Walker) -> None:
    walker.house.set_pin("1234")
    walker.go_to(walker.house.gate(walker.house.adults))
    for _ in range(3):
        _press(walker, "9999")
    assert walker.shows("Wait 5 seconds")
    _press(walker, "1234")
    assert isinstance(walker.room, Gate)
    walker.clock.step(4.0)
    walker.scene.update(walker.clock.now())
    assert walker.shows("Wait one second")
    walker.clock.step(1.5)
    walker.scene.update(walker.clock.now())
    _press(walker, "1234")
    assert isinstance(walker.room, Adults)


def test_leaving_the_gate_does_not_reset_the_wait(walker: Walker) -> None:
    walker.house.set_pin("1234")
    walker.go_to(walker.house.gate(walker.house.adults))
    for _ in range(4):
        walker.type("9999")
        walker.clock.step(6.0)
    walker.press("back")
    assert isinstance(walker.room, WhoPlays)
    walker.press("adults")
    walker.type("1234")
    assert isinstance(walker.room, Gate)
    assert walker.shows("Wait")


def test_the_right_pin_forgets_the_misses(walker: Walker) -> None:
    walker.house.set_pin("1234")
    walker.go_to(walker.house.gate(walker.house.adults))
    walker.type("99999999")
    walker.type("1234")
    walker.go_to(walker.house.gate(walker.house.adults))
    walker.type("9999")
    walker.type("1234")
    assert isinstance(walker.room, Adults)


def test_the_pin_is_never_written_on_the_page(walker: Walker) -> None:
    walker.go_to(walker.house.gate(walker.house.adults))
    before = walker.texts()
    walker.type("12")
    assert walker.texts() == before
