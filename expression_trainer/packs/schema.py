"""What `pack.toml` and `items.toml` may say. Unknown keys are errors: a typing slip must not change a test."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator

from expression_trainer.domain.action_units import ActionUnit
from expression_trainer.domain.expressions import Expression

FORMAT = 1
MOST_ITEMS = 20_000
"""Items of one pack, the drawn ones counted each."""
FURTHEST_TURN = 20
"""Degrees to either side."""
ALL = "all"

Text = Annotated[str, Field(min_length=1, max_length=4000)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
PackId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,62}$")]
"""Begins with a letter, because the ids of a pack's texts begin with it."""
Percent = Annotated[int, Field(ge=0, le=100)]
Shown = Annotated[int, Field(ge=1, le=100)]
Turn = Annotated[int, Field(ge=-FURTHEST_TURN, le=FURTHEST_TURN)]


def _chosen(value: object) -> tuple[str, ...]:
    if value == ALL:
        return (ALL,)
    if not isinstance(value, list) or not value or not all(isinstance(name, str) for name in value):
        raise ValueError('must be "all" or a list of at least one name')
    return tuple(value)


Chosen = Annotated[tuple[str, ...], PlainValidator(_chosen)]
"""Names, or ("all",)."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Notes(_Strict):
    """For the adult who chooses the pack."""

    goal: Text
    prerequisite: Text
    difficulty: Annotated[int, Field(ge=1, le=5)]
    manual: Text


class PackFile(_Strict):
    """`pack.toml`."""

    format: Literal[1]
    id: PackId
    version: Annotated[str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
    title: Annotated[str, Field(min_length=1, max_length=120)]
    licence: Text
    notes: Notes


class UnitShown(_Strict):
    """One action unit of a drawn item, left and right of the person, in percent."""

    unit: Annotated[ActionUnit, Field(strict=False)]
    left: Percent
    right: Percent


class ItemEntry(_Strict):
    """One `[[item]]`: a picture, or one live face of the cast. `intensity` in percent of the rig's apex."""

    id: Name
    identity: Annotated[str, Field(min_length=1, max_length=60)]
    expression: Annotated[Expression, Field(strict=False)]
    intensity: Percent
    variant: Name = "standard"
    picture: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    probe: bool = False
    licence: Text
    attributes: dict[str, str] = {}
    units: list[UnitShown] = []


class DrawnEntry(_Strict):
    """One `[[drawn]]`: a grid of faces of the cast that are drawn live. `intensities` in percent, `turns` in degrees
    of yaw, positive to the viewer's right.
    """

    people: Chosen
    expressions: Chosen
    variants: Chosen
    intensities: Annotated[list[Shown], Field(min_length=1)]
    turns: Annotated[list[Turn], Field(min_length=1)] = [0]
    licence: Text


class ItemsFile(_Strict):
    """`items.toml`."""

    item: Annotated[list[ItemEntry], Field(max_length=MOST_ITEMS)] = []
    drawn: Annotated[list[DrawnEntry], Field(max_length=100)] = []

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if not self.item and not self.drawn:
            raise ValueError("there is neither an [[item]] nor a [[drawn]] in it")
        return self
