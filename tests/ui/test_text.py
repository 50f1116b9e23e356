"""Text is set in the game's type, fits its box, and knows other scripts."""

from __future__ import annotations

import pytest
import skia

from expression_trainer.domain.learners import ThemeName
from expression_trainer.ui.pen import Pen, Stage, TextNote
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align, Typesetter, lexend_file
from expression_trainer.ui.theme import REGULAR, SEMIBOLD, THEMES, Type
from expression_trainer.ui.view import SMALLEST_ANSWER, SMALLEST_TEXT, View

LETTERS = Typesetter()
VIEW = View(1280, 800)


def test_the_variable_font_is_there_and_cut_at_two_weights() -> None:
    assert lexend_file() is not None
    plain, strong = (LETTERS.set("Maya looks", weight, 40, 50, "#000000").width for weight in (REGULAR, SEMIBOLD))
    assert strong > plain


def test_sizes_follow_the_window_and_the_text_scale() -> None:
    assert VIEW.type_size(Type.WORD) == (34, 42)
    assert View(2560, 1600).type_size(Type.WORD)[0] == 68
    assert View(1280, 800, 2.0).type_size(Type.BODY)[0] == 52
    assert View(1280, 800, 2.0).type_size(Type.DISPLAY)[0] == pytest.approx(56 * 1.35), "large type grows less"


@pytest.mark.parametrize("style", list(Type))
def test_no_text_falls_under_its_smallest_size(style: Type) -> None:
    least = SMALLEST_ANSWER if style is Type.WORD else SMALLEST_TEXT
    assert View(640, 400).type_size(style)[0] >= least
    px = VIEW.type_size(style)[0]
    assert px * LETTERS.fit("a rather long sentence " * 9, style, VIEW, 60, 20) == pytest.approx(least)


def test_long_text_wraps_and_then_shrinks_until_it_fits() -> None:
    text = "The brows go up and together."
    k = LETTERS.fit(text, Type.BODY, VIEW, 200, 120)
    assert 0.6 < k <= 1
    assert LETTERS.height(text, Type.BODY, VIEW, 200, k) <= 120.5
    assert LETTERS.fit(text, Type.BODY, VIEW, 2000, 120) == 1


def test_a_word_is_never_broken_to_fit() -> None:
    k = LETTERS.fit("disgusted", Type.WORD, VIEW, 150, 400)
    assert LETTERS.width("disgusted", Type.WORD, VIEW, k) <= 150.5


def test_all_answers_share_the_size_of_the_longest() -> None:
    words = ("sad", "surprised")
    assert LETTERS.fit_all(words, Type.WORD, VIEW, 130, 60) == LETTERS.fit("surprised", Type.WORD, VIEW, 130, 60, 1)


@pytest.mark.parametrize("text", ["שלום מאיה", "مرحبا مايا", "Привет", "γειά σου", "…“”–"])
def test_other_scripts_are_set_with_letters_not_boxes(text: str) -> None:
    lines = LETTERS.set(text, REGULAR, 40, 60, "#000000")
    assert lines.width > 20
    surface = skia.Surface(600, 80)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    lines.paint(canvas, 0, 0)
    assert (surface.toarray()[..., 0] < 128).any()


def test_text_with_no_letters_in_any_font_does_not_stop_the_game() -> None:
    assert LETTERS.set("\U0001fffe ok", REGULAR, 30, 40, "#000000").width > 0


@pytest.mark.parametrize("align", list(Align))
def test_the_reported_rectangle_is_where_the_ink_is(align: Align) -> None:
    surface = skia.Surface(400, 120)
    surface.getCanvas().clear(skia.ColorWHITE)
    notes: list[TextNote] = []
    stage = Stage(View(1280, 800), THEMES[ThemeName.LIGHT], LETTERS)
    pen = Pen(surface.getCanvas(), stage, notice=notes.append)
    drawn = pen.text("happy", Rect(20, 10, 360, 100), Type.WORD, align=align, middle=True)
    dark = surface.toarray()[..., 0] < 128
    columns = dark.any(axis=0).nonzero()[0]
    assert drawn.x - 2 <= columns[0] and columns[-1] <= drawn.right + 2
    assert notes[0].drawn == drawn
