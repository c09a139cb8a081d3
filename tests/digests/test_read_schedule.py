"""Schedules as people type them, and in the bot's own words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.read_dates import read_date
from bot.digests.read_schedule import read_schedule
from bot.digests.read_time import read_time
from bot.digests.say_schedule import say_schedule, say_schedule_in, say_slots
from bot.digests.schedule import Schedule
from bot.digests.timetable import next_slots
from bot.errors import RequestError
from tests.digests.builders import BERLIN, MORNINGS, utc
from tests.digests.strategies import schedules

READ = {
    "weekdays 08:30": "every weekday at 08:30",
    "mon,thu 9:00 and 17:00": "every Monday and Thursday at 09:00 and 17:00",
    "every 4 hours": "every 4 hours from 00:00",
    "monthly on the 31st at 07:00": (
        "monthly on the 31st (the last day of a shorter month) at 07:00"
    ),
    "daily at 8": "every day at 08:00",
    "08:30": "every day at 08:30",
    "8:30 pm every day": "every day at 20:30",
    "every day at noon": "every day at 12:00",
    "Every Monday at 9am.": "every Monday at 09:00",
    "on Mondays and Thursdays, at 9": "every Monday and Thursday at 09:00",
    "Mon–Fri 8.30": "every weekday at 08:30",
    "fri to mon 23h00": "every Monday, Friday, Saturday and Sunday at 23:00",
    "weekends 10:00": "every weekend day at 10:00",
    "weekly on tues 0830": "every Tuesday at 08:30",
    "1st and 15th at 08:00": "monthly on the 1st and 15th at 08:00",
    "monthly on the 2, 3 and 22 at 8": "monthly on the 2nd, 3rd and 22nd at 08:00",
    "last day of the month at 18:00": (
        "monthly on the 31st (the last day of a shorter month) at 18:00"
    ),
    "hourly": "every hour",
    "every two hours from 8 to 18 on weekdays": "every weekday, every 2 hours from 08:00 to 18:00",
    "every 6h from 01:30": "every 6 hours from 01:30",
    "daily 6:00 and 6 am": "every day at 06:00",
    "every 3 hours, not between 22 and 7": "every 3 hours from 00:00, quiet from 22:00 to 07:00",
    "weekdays 8:30 quiet hours 22:00–07:00": "every weekday at 08:30, quiet from 22:00 to 07:00",
    "weekdays 8:30 except 2026-12-25; 24 Dec 2026 to 2 January 2027": (
        "every weekday at 08:30, except 24 December 2026 to 2 January 2027"
    ),
    "9:00, skip December 25, 2026 and 1st May 2027, quiet 23-6": (
        "every day at 09:00, quiet from 23:00 to 06:00, except 25 December 2026 and 1 May 2027"
    ),
    "９：３０ DAILY": "every day at 09:30",
}
REFUSED = {
    "": "Say when",
    "   ": "Say when",
    "25:00": "“25:00” is not a time of day",
    "daily 24:00": "Midnight is 00:00",
    "daily 08:60": "“08:60” is not a time of day",
    "daily 13pm": "“13pm” is not a time of day",
    "daily 08:5": "“08:5” is not a time I can read",
    "daily 08:30:15": "“08:30:15” is not a time I can read",
    "daily 99999999999:00": "not a time I can read",
    "weekdays": "At what time?",
    "weekly 9:00": "On which day of the week?",
    "monthly 9:00": "On which day of the month?",
    "fortnightly 8:00": "“fortnightly” is not something I can read",
    "every other monday 8:00": "“other” is not something I can read",
    "now & then": "“now” is not something I can read",
    "8": "may be an hour or a day",
    "monthly on the 32nd at 8:00": "No month has a day 32",
    "monthly on monday at 8:00": "not both",
    "mon and 3rd 8:00": "not both",
    "every 30 minutes": "every hour",
    "every 25 hours": "Every 25 hours cannot be",
    "every 0 hours": "Every 0 hours cannot be",
    "every 4 hours at 9:30": "not both",
    "every 2 hours from 18:00 to 8:00": "runs over midnight",
    "every 2 hours from": "not a time I can read",
    "from 8 to 9": "How often in between?",
    "mon 9:00 and thu 17:00": "the same times on each of its days",
    "mon 9:00 Europe/Berlin": "The zone is given by itself",
    "daily 9:00 quiet 9:00": "does not say from when to when",
    "daily 9:00 quiet 9:00-9:00": "different times",
    "daily 9:00 quiet 22-7 quiet 23-7": "stands there twice",
    "daily 9:00 except": "Name the dates to skip",
    "daily 9:00 except 10/09/2026": "“10/09/2026” is not a date",
    "daily 9:00 except 2026-02-30": "“2026-02-30” is not a date",
    "daily 9:00 except 2026-02-03 to 2026-02-01": "runs backwards",
    "daily 9:00 except 2026-02-03 to 2028-02-01": "over a year",
    "daily " + " ".join(f"{n // 60}:{n % 60:02}" for n in range(25)): "at most 24 times a day",
    "daily 9:00 " + "x" * 3000: "at most 2000 characters",
}


@pytest.mark.parametrize("typed", READ)
def test_a_typed_schedule_is_said_back_in_the_bots_words(typed: str) -> None:
    assert say_schedule(read_schedule(typed)) == READ[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_schedule_is_told_why(typed: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_schedule(typed)
    assert REFUSED[typed] in str(refused.value)
    assert len(str(refused.value)) < 350
    assert str(refused.value).endswith(".")


@given(schedules())
def test_the_bots_words_are_read_back_as_the_same_schedule(schedule: Schedule) -> None:
    assert read_schedule(say_schedule(schedule)) == schedule


@given(
    st.one_of(st.text(max_size=60), st.text("0123456789:- ,mondaythfrquiexcpwklsv", max_size=40))
)
def test_any_text_is_a_schedule_or_refused_in_words(typed: str) -> None:
    try:
        schedule = read_schedule(typed)
    except RequestError as refused:
        assert str(refused)
    else:
        assert next_slots(schedule, BERLIN, after=datetime(2026, 1, 1, tzinfo=UTC), n=1)


def test_a_schedule_is_said_with_its_zone() -> None:
    said = say_schedule_in(read_schedule("weekdays 08:30"), "Europe/Berlin")
    assert said == "every weekday at 08:30 (Europe/Berlin)"


def test_the_next_runs_are_said_in_local_time_with_the_zone() -> None:
    slots = next_slots(MORNINGS, BERLIN, after=utc("2026-10-23T12:00"), n=3)
    assert say_slots(slots, BERLIN) == (
        "Sat 24 October 2026 at 08:30, Sun 25 October 2026 at 08:30 "
        "and Mon 26 October 2026 at 08:30 (Europe/Berlin)"
    )


def test_a_run_that_is_not_at_its_wall_time_says_why() -> None:
    schedule = read_schedule("daily 02:30 and 06:00, quiet 05:00-07:00")
    slots = next_slots(schedule, BERLIN, after=utc("2026-03-29T00:00"), n=2)
    assert say_slots(slots, BERLIN) == (
        "Sun 29 March 2026 at 03:30 (the clocks skip 02:30) "
        "and Sun 29 March 2026 at 07:00 (after quiet hours, for 06:00) (Europe/Berlin)"
    )


def test_direction_marks_in_what_is_typed_are_not_repeated() -> None:
    with pytest.raises(RequestError, match="“ab”"):
        read_time("a\u202eb")


def test_a_date_is_read_in_every_form_that_cannot_be_mistaken() -> None:
    forms = ("2026-12-25", "25 December 2026", "25th dec 2026", "December 25, 2026", "Dec 25 2026")
    assert {read_date(form) for form in forms} == {date(2026, 12, 25)}
