"""Lengths of time, channels and sections as people type them."""

from datetime import timedelta

import pytest

from bot.digests.read_place import read_place
from bot.digests.read_rules import read_sections
from bot.digests.read_span import read_span
from bot.digests.read_timing import read_timing
from bot.digests.rules import Section
from bot.errors import RequestError
from bot.messages.request import Place, Platform

DISCORD = Place(platform=Platform.DISCORD, id="100001", workspace="9", thread="5")
SLACK = Place(platform=Platform.SLACK, id="C0NEWS123", workspace="T1")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("30 minutes", timedelta(minutes=30)),
        ("30m", timedelta(minutes=30)),
        ("1h 30m", timedelta(minutes=90)),
        ("1h30m", timedelta(minutes=90)),
        ("an hour", timedelta(hours=1)),
        ("7 days", timedelta(days=7)),
        ("2 weeks", timedelta(days=14)),
        ("1 day and 2 hours", timedelta(hours=26)),
        ("1 month", timedelta(days=30)),
        ("A year", timedelta(days=365)),
    ],
)
def test_a_length_of_time_is_read(text: str, span: timedelta) -> None:
    least, most = timedelta(minutes=1), timedelta(days=366)
    assert read_span(text, least=least, most=most, example="7 days") == span


def test_what_is_too_long_a_time_is_told_how_long_it_may_be() -> None:
    most = timedelta(days=366)
    with pytest.raises(RequestError, match=r"“5 years” is too long\. Write it like 7 days\."):
        read_span("5 years", least=timedelta(hours=1), most=most, example="7 days")


@pytest.mark.parametrize("text", ["", "soon", "7", "seven suns", "-3 days", "7 days ago"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(RequestError, match="is not a length of time"):
        read_span(text, least=timedelta(0), most=timedelta.max, example="7 days")


@pytest.mark.parametrize(
    ("text", "here", "id"),
    [
        ("<#100002>", DISCORD, "100002"),
        ("100002", DISCORD, "100002"),
        ("<#C0EDIT123|editors>", SLACK, "C0EDIT123"),
        ("C0EDIT123", SLACK, "C0EDIT123"),
    ],
)
def test_a_channel_is_read_from_a_mention_or_an_id(text: str, here: Place, id: str) -> None:
    place = read_place(text, here)
    assert (place.id, place.workspace, place.thread) == (id, here.workspace, "")


def test_here_is_the_place_itself() -> None:
    assert read_place("here", DISCORD) == DISCORD


@pytest.mark.parametrize(
    ("text", "here"),
    [("#editors", SLACK), ("editors", DISCORD), ("<#C1EDIT|x>", DISCORD), ("100002", SLACK)],
)
def test_a_name_is_no_channel(text: str, here: Place) -> None:
    with pytest.raises(RequestError, match="which channel you mean"):
        read_place(text, here)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("quotes, new", (Section.NEW, Section.QUOTES)),
        ("corrections and figures", (Section.CORRECTED, Section.FIGURES)),
        ("dates ahead", (Section.UPCOMING,)),
        ("All", tuple(Section)),
    ],
)
def test_sections_are_read_in_any_order(text: str, sections: tuple[Section, ...]) -> None:
    assert read_sections(text) == sections


def test_what_an_option_leaves_out_is_not_said() -> None:
    timing = read_timing({"quiet": "22:00-07:00"})
    assert (timing.days, timing.hours, timing.skips) == (None, None, None)
    assert read_timing({"time": "8"}).days is None
    assert read_timing({"days": "weekdays"}).hours is None
    assert read_timing({"except": "none"}).skips == ()
