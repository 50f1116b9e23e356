"""A `[[drawn]]` table stands for every combination of what it names, and says what does not fit the cast."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.emotions import STANDARD, VARIANTS
from expression_trainer.packs.loader import load_pack
from expression_trainer.packs.schema import MOST_ITEMS

Told = Callable[[], list[str]]

PERSON, KEPT = (next(person for person in IDENTITIES if person.probe is probe) for probe in (False, True))
TABLE = {
    "people": f'["{PERSON.name}"]',
    "expressions": '["happiness", "neutral"]',
    "variants": '["standard"]',
    "intensities": "[50, 100]",
    "turns": "[0]",
    "licence": '"CC0-1.0"',
}


def table(**changes: str) -> str:
    """One table; an empty text leaves a key out."""
    return "[[drawn]]\n" + "".join(f"{key} = {value}\n" for key, value in {**TABLE, **changes}.items() if value)


@pytest.fixture
def drawn(pack: Path) -> Callable[..., None]:
    """Exchange the pack's items for these tables."""

    def write(*tables: str) -> None:
        (pack / "items.toml").write_text("\n".join(tables), "utf-8")

    return write


def test_a_table_stands_for_every_combination(pack: Path, drawn: Callable[..., None]) -> None:
    drawn(table(people=f'["{PERSON.name}", "{KEPT.name}"]', turns="[-15, 0, 8]"))
    items = {item.item_id: item for item in load_pack(pack).items}
    name = PERSON.name.lower()
    assert {item for item in items if item.startswith(name)} == {
        f"{name}-{face}{end}"
        for face in ("happiness-standard-50", "happiness-standard-100", "neutral-standard-100")
        for end in ("-l15", "", "-r8")
    }
    turned = items[f"{name}-happiness-standard-50-l15"]
    assert (turned.identity, turned.expression, turned.intensity) == (PERSON.name, Expression.HAPPINESS, 0.5)
    assert (turned.variant, turned.yaw, turned.picture, turned.licence) == (STANDARD, -15.0, None, "CC0-1.0")
    assert turned.attributes == PERSON.attributes and not turned.probe
    assert items[f"{KEPT.name.lower()}-neutral-standard-100"].probe
    assert items[f"{name}-neutral-standard-100"].intensity == 1.0


def test_all_means_the_whole_cast_every_expression_and_every_variant(
    pack: Path, drawn: Callable[..., None], told: Told
) -> None:
    drawn(table(people='"all"', expressions='"all"', variants='"all"', intensities="[100]", turns=""))
    items = load_pack(pack).items
    assert len(items) == len(IDENTITIES) * sum(map(len, VARIANTS.values()))
    assert {(item.expression, item.variant) for item in items} == {
        (expression, variant) for expression, variants in VARIANTS.items() for variant in variants
    }
    assert len({item.item_id for item in items}) == len(items) and told() == []


def test_a_variant_applies_to_the_expressions_that_have_it(pack: Path, drawn: Callable[..., None], told: Told) -> None:
    drawn(table(expressions='"all"', variants='["closed"]', intensities="[100]"))
    having = {expression for expression, variants in VARIANTS.items() if "closed" in variants}
    assert {item.expression for item in load_pack(pack).items} == having and told() == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"people": '["Nobody"]'}, "drawn.0: people: 'Nobody' is nobody of the cast"),
        ({"expressions": '["grumpy"]'}, "drawn.0: expressions: 'grumpy' is no expression"),
        ({"variants": '["sly"]', "expressions": '"all"'}, "drawn.0: variants: 'sly' is no variant of any expression"),
        ({"people": f'["{PERSON.name}", "{PERSON.name}"]'}, f"drawn.0: people: '{PERSON.name}' stands 2 times"),
        ({"expressions": '["fear", "fear"]'}, "drawn.0: expressions: 'fear' stands 2 times"),
        ({"variants": '["standard", "standard"]'}, "drawn.0: variants: 'standard' stands 2 times"),
        ({"intensities": "[50, 30, 50]"}, "drawn.0: intensities: 50 stands 2 times"),
        ({"turns": "[0, 0, 0]"}, "drawn.0: turns: 0 stands 3 times"),
        (
            {"variants": '["closed"]'},
            "drawn.0: variants: none of them is a variant of 'neutral' (standard)",
        ),
        ({"people": "[]"}, 'drawn.0.people: must be "all" or a list of at least one name'),
        ({"people": '"some"'}, 'drawn.0.people: must be "all" or a list of at least one name'),
        ({"expressions": "[1]"}, 'drawn.0.expressions: must be "all" or a list of at least one name'),
        ({"variants": "7"}, 'drawn.0.variants: must be "all" or a list of at least one name'),
        ({"intensities": "[]"}, "drawn.0.intensities: list should have at least 1 item"),
        ({"intensities": "[0]"}, "drawn.0.intensities.0: input should be greater than or equal to 1"),
        ({"intensities": "[101]"}, "drawn.0.intensities.0: input should be less than or equal to 100"),
        ({"intensities": "[0.5]"}, "drawn.0.intensities.0: input should be a valid integer"),
        ({"turns": "[]"}, "drawn.0.turns: list should have at least 1 item"),
        ({"turns": "[21]"}, "drawn.0.turns.0: input should be less than or equal to 20"),
        ({"turns": "[-21]"}, "drawn.0.turns.0: input should be greater than or equal to -20"),
        ({"licence": ""}, "drawn.0.licence: field required"),
        ({"people": ""}, "drawn.0.people: field required"),
        ({"probe": "true"}, "drawn.0.probe: extra inputs are not permitted"),
    ],
)
def test_what_does_not_fit_is_told_with_table_and_field(
    drawn: Callable[..., None], told: Told, changes: dict[str, str], problem: str
) -> None:
    drawn(table(**changes))
    (found,) = told()
    assert found.startswith(f"items.toml: {problem}")


def test_everything_that_does_not_fit_is_told_at_once(drawn: Callable[..., None], told: Told) -> None:
    drawn(table(people='["Nobody", "Noone"]', intensities="[5, 5]"), table(expressions='["grumpy"]'))
    assert [problem.split(": ")[1:3] for problem in told()] == [
        ["drawn.0", "people"],
        ["drawn.0", "people"],
        ["drawn.0", "intensities"],
        ["drawn.1", "expressions"],
    ]


def test_faces_that_two_tables_draw_are_told_once(drawn: Callable[..., None], told: Told) -> None:
    drawn(table(), table(intensities="[75, 100]"))
    name = PERSON.name.lower()
    assert told() == [
        f"items.toml: drawn.1: 2 of its ids stand elsewhere too: '{name}-happiness-standard-100' in drawn.0"
    ]


def test_an_id_that_an_item_has_already_is_told(drawn: Callable[..., None], told: Told) -> None:
    name = f"{PERSON.name.lower()}-neutral-standard-100"
    item = f'[[item]]\nid = "{name}"\nidentity = "{PERSON.name}"\nexpression = "fear"\nintensity = 9\nlicence = "CC0"\n'
    drawn(item, table())
    assert told() == [f"items.toml: drawn.0: 1 of its ids stand elsewhere too: '{name}' in an [[item]]"]


def test_too_many_faces_are_told_without_being_made(drawn: Callable[..., None], told: Told) -> None:
    everything = table(
        people='"all"',
        expressions='"all"',
        variants='"all"',
        intensities=str(list(range(1, 101))),
        turns=str(list(range(-20, 21))),
    )
    drawn(everything)
    began = time.perf_counter()
    (problem,) = told()
    assert time.perf_counter() - began < 1.0
    count = len(IDENTITIES) * 41 * ((sum(map(len, VARIANTS.values())) - 1) * 100 + 1)
    assert problem == f"items.toml: {count} items; at most {MOST_ITEMS}"


def test_ten_thousand_faces_load_in_a_moment(pack: Path, drawn: Callable[..., None]) -> None:
    strengths = list(range(10, 101, max(1, 100 * len(IDENTITIES) * sum(map(len, VARIANTS.values())) // 12_000)))
    drawn(table(people='"all"', expressions='"all"', variants='"all"', intensities=str(strengths)))
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        items = load_pack(pack).items
        taken.append(time.perf_counter() - began)
    assert 8_000 < len(items) <= MOST_ITEMS
    assert min(taken) < 0.3
