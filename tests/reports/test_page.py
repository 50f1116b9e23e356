from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, timedelta, timezone
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expression_trainer.domain.expressions import BASIC_SIX
from expression_trainer.domain.trials import Phase, TrialResult
from expression_trainer.reports.answer import answer
from expression_trainer.reports.page import NOT_A_DIAGNOSIS, page
from expression_trainer.reports.summary import summarise
from expression_trainer.reports.words import Names
from tests.reports.simulated import (
    BEGIN_UTC,
    OWN_WORDS,
    PRACTICES,
    Practice,
    copied,
    few_sessions,
    many_sessions,
    one_session,
    read,
    robin,
)
from tests.store import made_up

NAMES = Names(OWN_WORDS, UTC)
HAPPY, SAD = BASIC_SIX[:2]
VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Reads a page as a browser would: open elements, ids, references, text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            self.attributes.append((tag, key, value))
            if key == "id" and value:
                self.ids.append(value)
            if key == "aria-labelledby" and value:
                self.references.extend(value.split())
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


def made(practice: Practice) -> Outline:
    return Outline(page(practice.summary(), NAMES))


@pytest.mark.parametrize("name", PRACTICES)
def test_every_page_is_well_formed_and_reaches_nothing_outside(name: str) -> None:
    html = page(PRACTICES[name]().summary(), NAMES)
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.references) <= set(outline.ids)
    assert outline.tags.count("h1") == 1
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "a"} & set(outline.tags)
    assert not re.search(r"(https?:)?//|url\(|@import|javascript:", html)
    assert not [key for _, key, _ in outline.attributes if key.startswith("on") or key in ("style", "src", "href")]
    assert NOT_A_DIAGNOSIS in outline.text


def test_the_policy_allows_this_one_style_sheet_and_nothing_else() -> None:
    html = page(few_sessions().summary(), NAMES)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html.replace("&#x27;", "'")


def test_every_picture_has_a_title_a_description_and_a_table() -> None:
    outline = made(many_sessions())
    pictures = outline.tags.count("svg")
    assert pictures == outline.tags.count("title") - 1 == outline.tags.count("desc")
    assert pictures >= 10
    assert outline.text.count("Show as table") >= 6


def test_a_name_can_not_become_markup() -> None:
    sly = robin("<script>alert(1)</script>\"'&<b>")
    html = page(many_sessions().summary(sly), Names({HAPPY: "<i>joy</i>"}, UTC))
    outline = Outline(html)
    assert "script" not in outline.tags and "i" not in outline.tags
    assert "<script>alert(1)</script>\"'&<b>" in outline.text
    assert "<i>joy</i>" in outline.text


@pytest.mark.parametrize("name", ["none", "one", "few"])
def test_with_little_data_the_answer_is_too_little_to_say(name: str) -> None:
    text = made(PRACTICES[name]()).text
    assert "Too little to say yet." in text
    assert "more often than guessing" not in text and "carries over" not in text


def test_too_few_turns_are_said_in_the_bar_and_nothing_is_marked() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for _ in range(8):
        practice.add(read(HAPPY, HAPPY), HAPPY, BASIC_SIX[:4])
    html = page(practice.summary(), NAMES)
    assert "8 turns: too few" in html and "8 of 8" not in html
    assert "<circle" not in html and 'band"' not in html


def test_the_numbers_of_a_bar_stand_beside_it() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for number in range(28):
        practice.add(read(HAPPY, HAPPY if number < 22 else SAD), HAPPY, BASIC_SIX[:4])
    text = made(practice).text
    assert "22 of 28" in text and "60–90 %" in text


def test_the_childs_own_word_stands_beside_ours() -> None:
    assert "Angry (“mad”)" in made(few_sessions()).text


def test_practised_and_new_people_are_a_pair() -> None:
    text = made(many_sessions()).text
    assert "practised people" in text and "new people" in text
    assert "Disgusted with new people can’t be told from guessing" in text


def test_the_course_waits_for_five_sessions() -> None:
    assert "drawn from 5 sessions on; 3 so far" in made(few_sessions()).text
    assert "Course: share right without help" not in made(few_sessions()).text
    assert "Course: share right without help" in made(many_sessions()).text


def test_sessions_not_seen_well_are_crosses_without_a_score() -> None:
    html = page(many_sessions().summary(), NAMES)
    happy = html[html.index('id="showing-happiness-t"') :]
    assert happy[: happy.index("</svg>")].count("×") == 2
    assert "2 sessions not seen well: no score, not a low score" in Outline(html).text


def test_a_turn_not_seen_well_shows_no_figure() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    practice.add(copied(0.83, share_seen=0.2), HAPPY)
    text = made(practice).text
    assert "not seen well" in text and "83 %" not in text


def test_why_there_is_no_unbiased_hit_rate_is_said() -> None:
    assert "only baseline and check turns count for it" in made(one_session()).text
    assert "were not the same in every baseline and check turn" in made(many_sessions()).text


def test_unbiased_hit_rates_are_given_where_they_hold() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for target in (HAPPY, SAD):
        for _ in range(12):
            practice.add(read(target, target), target, BASIC_SIX[:4], Phase.BASELINE)
    text = made(practice).text
    assert "Unbiased hit rate Hu, corrected for favourite answers: happy 1.00, sad 1.00." in text


def test_a_mix_up_is_named_and_asked_about() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for number in range(12):
        practice.add(read(HAPPY, HAPPY if number < 6 else SAD), HAPPY, BASIC_SIX[:4])
        practice.add(read(SAD, SAD), SAD, BASIC_SIX[:4])
    text = made(practice).text
    assert "Mix-ups: happy taken for sad" in text
    assert "Happy was answered “sad” in 6 of 12 turns." in text


def test_response_times_are_not_shown() -> None:
    text = made(many_sessions()).text
    assert "Response times:" in text and "2500" not in text and "2.5 s" not in text


def test_simulated_data_carry_a_badge() -> None:
    assert "SIMULATED DATA" in made(one_session()).text
    real = Practice()
    real.begin(BEGIN_UTC, simulated=False)
    real.add(read(HAPPY, HAPPY), HAPPY, BASIC_SIX[:4])
    assert "SIMULATED" not in made(real).text


def test_dates_are_told_in_the_time_zone_of_the_reader() -> None:
    late = Practice()
    late.begin(BEGIN_UTC.replace(hour=23, minute=30))
    late.add(read(HAPPY, HAPPY), HAPPY, BASIC_SIX[:4])
    east = Names({}, timezone(timedelta(hours=2)))
    assert "7 Sep, 23:30" in Outline(page(late.summary(), NAMES)).text
    assert "8 Sep, 01:30" in Outline(page(late.summary(), east)).text


@pytest.mark.parametrize("name", PRACTICES)
def test_words_are_kind(name: str) -> None:
    text = made(PRACTICES[name]()).text.lower()
    for word in ("wrong", "fail", "treat", "normal", "deficit", "significant", "improve", "you feel", "score of"):
        assert word not in text, word


def test_phone_and_paper_have_their_own_course() -> None:
    html = page(many_sessions().summary(), NAMES)
    for key in ("course", "course-narrow", "course-paper"):
        assert f'id="{key}-t"' in html
    assert "@media print" in html and "light-dark(" in html


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    trials=st.lists(made_up.trials, max_size=25),
    known=st.booleans(),
    zone=st.sampled_from([UTC, timezone(timedelta(hours=-9))]),
)
def test_any_set_of_turns_gives_a_whole_page(trials: list[TrialResult], known: bool, zone: timezone) -> None:
    sessions = [made_up.session()] if known else []
    summary = summarise(made_up.learner(), sessions, trials, made_up.START_UTC)
    names = Names({}, zone)
    assert 1 <= len(answer(summary, names)) <= 3
    text = Outline(page(summary, names)).text
    assert NOT_A_DIAGNOSIS in text and "nan" not in text and "inf" not in text.replace("info", "")
