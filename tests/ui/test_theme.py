"""Colours can be read and told apart in every theme."""

from __future__ import annotations

import pytest

from expression_trainer.domain.learners import ThemeName
from expression_trainer.ui.theme import THEMES, TYPE, Theme, Type, argb, contrast, mix

GROUNDS = ("bg", "bg2", "surface", "sunk", "tint")


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
@pytest.mark.parametrize("ink", ["ink", "ink2"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_seven_to_one_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 7


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_words_on_the_main_key_and_feelings_stand_out_seven_to_one(theme: Theme) -> None:
    assert contrast(theme.on_primary, theme.primary) >= 7
    assert contrast(theme.symbol_ink, theme.symbol) >= 7


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
@pytest.mark.parametrize(
    ("edge", "ground"),
    [("line", "bg"), ("line", "surface"), ("primary", "bg"), ("focus", "bg"), ("focus", "surface")],
)
def test_outlines_and_rings_stand_out_three_to_one(theme: Theme, edge: str, ground: str) -> None:
    assert contrast(getattr(theme, edge), getattr(theme, ground)) >= 3


def test_there_is_a_theme_for_every_name_and_a_size_for_every_type() -> None:
    assert set(THEMES) == set(ThemeName)
    assert set(TYPE) == set(Type)


def test_contrast_agrees_with_the_published_examples() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)  # WCAG understanding 1.4.3
    assert contrast("#123456", "#123456") == 1.0


def test_colours_mix_and_pack() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert argb("#010203") == 0xFF010203
    assert argb("#ffffff", 0.0) == 0x00FFFFFF
