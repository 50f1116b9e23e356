"""Who there is: varied people, a mixed third kept for probes, and values that make sense."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.identity import Beard, Covering, Frame, Garment, Hair, Identity
from expression_trainer.faces.pen import luminance, rgb

PROBES = [person for person in IDENTITIES if person.probe]
PRACTISED = [person for person in IDENTITIES if not person.probe]


def person(**values: Any) -> Identity:
    return Identity(**{"name": "Ada", "age": 30, "sex": "female", "monk": 5, **values})


def test_names_and_seeds_are_unique() -> None:
    assert len({person.name for person in IDENTITIES}) == len(IDENTITIES)
    assert len({person.seed for person in IDENTITIES}) == len(IDENTITIES)


def test_a_person_is_found_by_name_and_a_stranger_is_not() -> None:
    assert identity("Ruth").name == "Ruth"
    with pytest.raises(KeyError, match="Nobody"):
        identity("Nobody")


def test_there_are_more_children_than_grown_up_people() -> None:
    groups = Counter(person.age_group for person in IDENTITIES)
    assert groups["child"] >= 22 and groups["adult"] >= 10 and groups["older"] >= 8
    assert {person.age for person in IDENTITIES if person.age_group == "child"} >= set(range(4, 15))


def test_skin_tones_cover_the_whole_monk_scale_about_equally() -> None:
    tones = Counter(person.monk for person in IDENTITIES)
    assert set(tones) == set(range(1, 11))
    assert max(tones.values()) - min(tones.values()) <= 2


def test_a_higher_tone_is_drawn_darker() -> None:
    drawn: dict[int, list[float]] = {}
    for one in IDENTITIES:
        drawn.setdefault(one.monk, []).append(luminance(rgb(one.skin)))
    for tone in range(1, 10):
        assert min(drawn[tone]) > max(drawn[tone + 1]), tone


def test_every_kind_of_hair_covering_glasses_beard_and_garment_is_somebodys() -> None:
    for kind, name in ((Hair, "hair"), (Covering, "covering"), (Frame, "frame"), (Beard, "beard_style"),
                       (Garment, "garment")):  # fmt: skip
        assert {getattr(person, name) for person in IDENTITIES} == set(kind)


def test_differences_are_shown_on_practised_people_too() -> None:
    assert any(person.hearing_aid for person in PRACTISED)
    assert any(person.headrest for person in PRACTISED)
    assert any(person.vitiligo for person in PRACTISED)


def test_about_a_third_is_kept_for_probes() -> None:
    assert 0.3 <= len(PROBES) / len(IDENTITIES) <= 0.37


@pytest.mark.parametrize("name", ["age_group", "sex"])
def test_those_kept_for_probes_are_mixed_as_the_others_are(name: str) -> None:
    for value in {person.attributes[name] for person in IDENTITIES}:
        share = sum(person.attributes[name] == value for person in PROBES) / len(PROBES)
        wanted = sum(person.attributes[name] == value for person in IDENTITIES) / len(IDENTITIES)
        assert share == pytest.approx(wanted, abs=0.12), value


@pytest.mark.parametrize("people", [PROBES, PRACTISED], ids=["probes", "practised"])
def test_both_sets_have_every_skin_tone(people: list[Identity]) -> None:
    assert {person.monk for person in people} == set(range(1, 11))


@pytest.mark.parametrize("name", ["glasses", "covering", "beard"])
def test_what_is_worn_is_in_both_sets(name: str) -> None:
    for people in (PROBES, PRACTISED):
        assert any(person.attributes[name] != "no" for person in people)


def test_no_sex_is_much_rarer_than_the_other() -> None:
    women = sum(person.sex == "female" for person in IDENTITIES)
    assert abs(2 * women - len(IDENTITIES)) <= 2


@pytest.mark.parametrize(
    ("age", "group"), [(3, "child"), (14.9, "child"), (15, "adult"), (54.9, "adult"), (55, "older"), (100, "older")]
)
def test_age_groups_meet_without_a_gap(age: float, group: str) -> None:
    assert person(age=age).age_group == group


def test_attributes_say_what_reports_may_split_by() -> None:
    assert person(glasses="#112233", covering=Covering.HIJAB, beard=0.2, beard_style=Beard.FULL).attributes == {
        "age_group": "adult",
        "sex": "female",
        "skin_tone": "5",
        "glasses": "yes",
        "beard": "full",
        "covering": "hijab",
    }


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("age", 2, "age 2"),
        ("age", 101, "age 101"),
        ("monk", 0, "monk 0"),
        ("monk", 11, "monk 11"),
        ("masculinity", 1.1, "masculinity 1.1"),
        ("eye_fold", -0.1, "eye_fold -0.1"),
        ("wrinkles", 2, "wrinkles 2"),
        ("beard", float("nan"), "beard nan"),
        ("skin", "brown", "skin 'brown'"),
        ("iris", "#12345", "iris '#12345'"),
        ("clothes", "#12345g", "clothes '#12345g'"),
        ("background", "", "background ''"),
    ],
)
def test_a_value_out_of_bounds_is_named_with_the_person(field: str, value: object, told: str) -> None:
    with pytest.raises(ValueError, match=f"identity Ada: out of bounds: {told}$"):
        person(**{field: value})


def test_all_values_out_of_bounds_are_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"age 1, monk 12, freckles 3, skin 'red'$"):
        person(age=1, monk=12, freckles=3, skin="red")
