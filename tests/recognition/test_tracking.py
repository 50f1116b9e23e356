"""The child's face is kept by continuity of place and size; nobody is recognised."""

from __future__ import annotations

from expression_trainer.domain.faces import FaceBox
from expression_trainer.recognition.tracking import Choice, Track, distinct


def box(x: float, width: float = 0.25, y: float = 0.5) -> FaceBox:
    """A face by its centre, in fractions of the picture."""
    return FaceBox(x - width / 2, y - width * 2 / 3, width, width * 4 / 3)


CHILD, ADULT = box(0.4), box(0.8, 0.27, 0.3)


def followed(*pictures: tuple[float, tuple[FaceBox, ...]]) -> tuple[Track, list[Choice]]:
    track, choices = Track(), []
    for at, boxes in pictures:
        track, choice = track.follow(boxes, at)
        choices.append(choice)
    return track, choices


def test_the_largest_and_most_central_face_is_taken_first() -> None:
    _, choices = followed((0.0, (box(0.1, 0.2), box(0.5, 0.2), box(0.9, 0.12))))
    assert choices[0] == Choice(1, fresh=True)


def test_the_child_is_followed_though_an_adult_is_larger_and_comes_first_in_the_list() -> None:
    pictures = [(0.0, (CHILD,))] + [(n / 30, (ADULT, box(0.4 + n * 0.002))) for n in range(1, 60)]
    _, choices = followed(*pictures)
    assert [choice.index for choice in choices] == [0] + [1] * 59
    assert not any(choice.fresh or choice.unsure for choice in choices[1:])


def test_an_adult_is_not_taken_for_a_child_who_just_left() -> None:
    pictures = [(n / 30, (CHILD, ADULT)) for n in range(30)] + [(1 + n / 30, (ADULT,)) for n in range(100)]
    _, choices = followed(*pictures)
    assert all(choice.index is None and not choice.unsure for choice in choices[30:])


def test_a_child_who_comes_back_is_taken_again_beside_the_adult() -> None:
    pictures = [(n / 30, (CHILD, ADULT)) for n in range(30)] + [(1 + n / 30, (ADULT,)) for n in range(60)]
    _, choices = followed(*pictures, (3.1, (ADULT, box(0.2))))
    assert choices[-1] == Choice(1, fresh=True)


def test_a_first_choice_that_was_mistaken_heals_after_a_while() -> None:
    pictures = [(n / 30, (CHILD, ADULT)) for n in range(30)] + [(1 + n / 30, (ADULT,)) for n in range(200)]
    _, choices = followed(*pictures)
    assert choices[-1].index == 0


def test_a_short_loss_of_the_face_changes_nothing() -> None:
    _, choices = followed((0.0, (CHILD, ADULT)), (0.1, ()), (0.4, (ADULT, CHILD)))
    assert choices[1] == Choice(None) and choices[2] == Choice(1)


def test_a_face_that_was_away_for_longer_starts_afresh() -> None:
    _, choices = followed((0.0, (CHILD,)), (2.0, (CHILD,)))
    assert choices[1].fresh


def test_it_asks_only_when_two_like_faces_are_at_the_same_place() -> None:
    track, choices = followed((0.0, (CHILD,)), (0.1, (box(0.36), box(0.45))))
    assert choices[1] == Choice(None, unsure=True)
    track, choice = track.follow((box(0.3), box(0.6)), 0.2)
    assert choice.unsure, "still unclear who is who after they part"
    track, choice = track.follow((box(0.3),), 0.3)
    assert choice == Choice(0, fresh=True)


def test_after_a_mix_up_the_face_clearly_in_front_is_the_childs() -> None:
    _, choices = followed((0.0, (CHILD,)), (0.1, (box(0.36), box(0.45))), (0.2, (box(0.3, 0.18), box(0.6, 0.3))))
    assert choices[2] == Choice(1, fresh=True)


def test_a_small_face_behind_the_child_is_no_reason_to_ask() -> None:
    _, choices = followed((0.0, (CHILD,)), (0.1, (box(0.42, 0.12), box(0.41))))
    assert choices[1] == Choice(1)


def test_a_face_with_two_meshes_on_it_is_one_face() -> None:
    assert distinct((box(0.4), box(0.42), box(0.8)), 4 / 3) == (0, 2)
    assert distinct((), 4 / 3) == ()
