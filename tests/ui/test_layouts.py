"""Every screen fits every window: nothing overlaps, nothing is cut, everything can be pressed."""

from __future__ import annotations

import itertools

import pytest

from expression_trainer.domain.learners import ThemeName
from expression_trainer.domain.screens import Screen
from expression_trainer.language.pseudo import PseudoTranslate
from expression_trainer.practice.ports import Translate
from expression_trainer.ui.gallery import Gallery, Look, made_up_screens
from expression_trainer.ui.pen import TextNote
from expression_trainer.ui.people import People
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Typesetter
from expression_trainer.ui.view import SMALLEST_TEXT
from tests.ui.stand_ins import QuickPainter, translate

SCREENS = made_up_screens()
SIZES = [(800, 480), (1280, 800), (2560, 1440), (800, 1280), (1920, 800), (1366, 768)]
SCALES = [1.0, 1.5, 2.0]


def gallery(language: Translate | None = None) -> Gallery:
    return Gallery(language or translate(), People(QuickPainter(), 64))


LETTERS = Typesetter()
PLAIN = gallery()
LONG = gallery(PseudoTranslate(translate()))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_targets_lie_inside_apart_and_large_enough(name: str, size: tuple[int, int], scale: float) -> None:
    look = Look(*size, text_scale=scale)
    for shown in (PLAIN, LONG):
        view = shown.stage(look).view
        targets = shown.arranged(SCREENS[name], look).targets()
        assert len({target.target_id for target in targets}) == len(targets)
        for target in targets:
            assert view.content.holds(target.rect, 0.5), target
            assert min(target.rect.w, target.rect.h) >= 47.9, target
            assert target.label
        apart = 11.9 * view.u if scale < 1.5 else 7.9 * view.u
        for one, other in itertools.combinations(targets, 2):
            assert not one.rect.inset(-apart / 2).overlaps(other.rect.inset(-apart / 2), 0.1), (one, other)


@pytest.mark.parametrize("language", [PLAIN, LONG], ids=["english", "forty_percent_longer"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (800, 1280)], ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_every_text_stays_inside_its_box_and_the_window(
    name: str, size: tuple[int, int], scale: float, language: Gallery
) -> None:
    notes: list[TextNote] = []
    look = Look(*size, text_scale=scale)
    language.draw(SCREENS[name], look, notes)
    assert notes
    window = Rect(0, 0, *size)
    for note in notes:
        assert note.box.holds(note.drawn, 1.5), note
        assert window.holds(note.drawn, 1.5), note
        assert note.px >= SMALLEST_TEXT - 0.01, note
        for word in note.text.split():
            assert LETTERS.set(word, note.weight, note.px, note.px, "#000000").width <= note.box.w + 1.5, note


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("name", SCREENS)
def test_every_layout_draws_in_every_theme(name: str, theme: ThemeName) -> None:
    look = Look(640, 400, theme=theme)
    image = PLAIN.draw(SCREENS[name], look)
    pixels = image.toarray()
    assert pixels.shape[:2] == (400, 640)
    assert len({tuple(pixel) for pixel in pixels[::7, ::7].reshape(-1, 4).tolist()}) > 20


def test_the_face_keeps_its_place_and_scale_from_question_to_look_again() -> None:
    for size in SIZES:
        look = Look(*size)
        asked = PLAIN.arranged(SCREENS["question"], look)
        again = PLAIN.arranged(SCREENS["look_again"], look)
        assert asked.picture == again.picture  # type: ignore[attr-defined]


def test_model_and_mirror_have_one_size() -> None:
    for size in SIZES:
        room = PLAIN.arranged(SCREENS["copy"], Look(*size)).room  # type: ignore[attr-defined]
        assert (room.model.w, room.model.h) == (room.mirror.w, room.mirror.h)


def test_stop_is_top_left_in_every_screen_also_for_the_left_handed() -> None:
    corners = set()
    for screen, left in itertools.product(SCREENS.values(), (False, True)):
        first = PLAIN.arranged(screen, Look(left_handed=left)).targets()[0]
        assert first.target_id == "stop"
        corners.add((first.rect.x, first.rect.y))
    assert corners == {(32.0, 24.0)}


def test_a_left_handed_child_has_the_answers_on_the_left() -> None:
    def answers(left: bool) -> Rect:
        targets = PLAIN.arranged(SCREENS["question"], Look(left_handed=left)).targets()
        return next(t.rect for t in targets if t.target_id == "answer-happiness")

    assert answers(left=False).x > 640 > answers(left=True).right


def test_answers_of_one_screen_share_one_size() -> None:
    notes: list[TextNote] = []
    PLAIN.draw(SCREENS["question_six"], Look(), notes)
    words = {"happy", "sad", "angry", "scared", "surprised", "disgusted"}
    sizes = {round(note.px, 2) for note in notes if note.text in words}
    assert len(sizes) == 1
    assert words <= {note.text for note in notes}


def test_four_answers_are_at_least_264_by_200_in_the_usual_window() -> None:
    for target in PLAIN.arranged(SCREENS["question"], Look()).targets():
        if target.target_id.startswith("answer-"):
            assert target.rect.w >= 264 and target.rect.h >= 200


def test_large_text_puts_the_answers_in_one_column_and_six_in_pages() -> None:
    look = Look(text_scale=2.0)
    four = [t for t in PLAIN.arranged(SCREENS["question"], look).targets() if t.target_id.startswith("answer-")]
    assert len({t.rect.x for t in four}) == 1
    first = PLAIN.arranged(SCREENS["question_six"], look).targets()
    second = PLAIN.arranged(SCREENS["question_six"], look, page=1).targets()
    assert "more" in {t.target_id for t in first}
    shown = [t.target_id for t in (*first, *second) if t.target_id.startswith("answer-")]
    assert len(shown) == len(set(shown)) == 6


def test_an_answer_that_is_not_offered_leaves_its_place_empty() -> None:
    def places(screen: Screen) -> dict[str, Rect]:
        return {t.target_id: t.rect for t in PLAIN.arranged(screen, Look()).targets()}

    all_four, fewer = places(SCREENS["question"]), places(SCREENS["question_chosen"])
    assert "answer-sadness" in all_four and "answer-sadness" not in fewer
    assert all(all_four[name] == rect for name, rect in fewer.items())


def test_a_window_wider_than_two_to_one_centres_its_content() -> None:
    view = PLAIN.stage(Look(2400, 800)).view
    assert (view.content.w, view.content.cx) == (1280, 1200)
    for target in PLAIN.arranged(SCREENS["question"], Look(2400, 800)).targets():
        assert view.content.holds(target.rect)
