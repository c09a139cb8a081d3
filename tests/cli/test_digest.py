"""`bot digest slots` as its users run it."""

import json
from pathlib import Path

import pytest

from tests.cli.process import bot

SPAN = ("--from", "2026-10-24", "--to", "2026-10-26")


def test_slots_are_printed_with_local_date_wall_time_and_instant(tmp_path: Path) -> None:
    done = bot(tmp_path, "digest", "slots", "--zone", "Europe/Berlin", "--at", "02:30", *SPAN)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "2026-10-24 02:30 2026-10-24T00:30:00+00:00",
        "2026-10-25 02:30 2026-10-25T00:30:00+00:00",
        "2026-10-26 02:30 2026-10-26T01:30:00+00:00",
    ]


def test_slots_of_a_schedule_are_written_as_json(tmp_path: Path) -> None:
    words = ("--schedule", "weekends 9:00", "--zone", "utc", "--json")
    done = bot(tmp_path, "digest", "slots", *words, *SPAN)
    assert [json.loads(line)["local_date"] for line in done.stdout.splitlines()] == [
        "2026-10-24",
        "2026-10-25",
    ]
    assert json.loads(done.stdout.splitlines()[0]) == {
        "local_date": "2026-10-24",
        "wall_time": "09:00",
        "utc": "2026-10-24T09:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--zone", "Europe/Berlim", "--at", "02:30", *SPAN), "Perhaps: Europe/Berlin", 1),
        (("--zone", "UTC", "--at", "25:00", *SPAN), "“25:00” is not a time of day", 1),
        (("--zone", "UTC", "--at", "2:30", "--from", "x", "--to", "y"), "“x” is not a date", 1),
        (
            ("--zone", "UTC", "--at", "2:30", "--from", "2026-02-02", "--to", "2026-02-01"),
            "2026-02-01 is before 2026-02-02",
            1,
        ),
        (
            ("--zone", "UTC", "--at", "2:30", "--from", "0001-01-01", "--to", "9999-12-31"),
            "Dates are from 1900 to 2999",
            1,
        ),
        (("--zone", "UTC", *SPAN), "give --at HH:MM or --schedule TEXT", 2),
    ],
)
def test_bad_input_is_told_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    done = bot(tmp_path, "digest", "slots", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
