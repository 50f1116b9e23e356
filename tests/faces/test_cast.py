"""Who there is: varied people, a mixed third kept for probes, and values that make sense."""

from __future__ import annotations

from typing import Any

import pytest

from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.identity import Beard, Covering, Hair, Identity

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


def test_about_a_third_is_kept_for_probes() -> None:
    assert 0.25 <= len(PROBES) / len(IDENTITIES) <= 0.4


def test_those_kept_for_probes_are_mixed_in_age_sex_and_skin() -> None:
    assert {person.sex for person in PROBES} == {"female", "male"}
    assert {person.age_group for person in PROBES} == {"child", "adult", "older"}
    tones = [person.monk for person in PROBES]
    assert min(tones) <= 3 and max(tones) >= 7


def test_those_practised_are_mixed_in_age_sex_and_skin() -> None:
    assert {person.sex for person in PRACTISED} == {"female", "male"}
    assert {person.age_group for person in PRACTISED} == {"child", "adult", "older"}
    assert len({person.monk for person in PRACTISED}) >= 5


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
