"""What `pack.toml` and `items.toml` may say. Unknown keys are errors: a typing slip must not change a test."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from expression_trainer.domain.action_units import ActionUnit
from expression_trainer.domain.expressions import Expression

FORMAT = 1
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Percent = Annotated[int, Field(ge=0, le=100)]


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
    id: Name
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Annotated[str, Field(min_length=1, max_length=120)]
    licence: Text
    notes: Notes


class UnitShown(_Strict):
    """One action unit of a drawn item, left and right of the person, in percent."""

    unit: Annotated[ActionUnit, Field(strict=False)]
    left: Percent
    right: Percent


class ItemEntry(_Strict):
    """One `[[item]]` of `items.toml`. `intensity` in percent of the rig's apex."""

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


class ItemsFile(_Strict):
    """`items.toml`."""

    item: Annotated[list[ItemEntry], Field(min_length=1, max_length=20_000)]
