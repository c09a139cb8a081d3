"""Zones by the names people type."""

import pytest

from bot.digests.zone import MOST_SUGGESTED, read_zone, suggest_zones
from bot.errors import RequestError


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("New York", "America/New_York"),
        ("ho chi minh", "Asia/Ho_Chi_Minh"),
        ("utc", "UTC"),
        ("CET", "CET"),
    ],
)
def test_a_zone_is_known_by_its_name_or_its_city(typed: str, name: str) -> None:
    assert read_zone(typed).key == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Europe/Berlim", "There is no time zone “Europe/Berlim”. Perhaps: Europe/Berlin"),
        ("Europ/Lodon", "Perhaps: Europe/London"),
        ("PST", "Perhaps: America/Los_Angeles."),
        ("Indianapolis", "may be America/Indiana/Indianapolis or America/Indianapolis"),
        ("UTC+2", "is an offset"),
        ("+02:00", "is an offset"),
        ("", "Name a time zone"),
        ("../../etc/passwd", "There is no time zone"),
        ("Europe", "There is no time zone"),
        ("x" * 5000, "Name one such as"),
        ("Mars/Base", "There is no time zone “Mars/Base”. Name one such as Europe/London."),
        ("Nowhere", "There is no time zone “Nowhere”. Name one such as Europe/London."),
    ],
)
def test_what_is_no_zone_is_told_with_the_nearest(typed: str, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_zone(typed)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 250


def test_suggestions_start_with_what_is_typed_before_they_hold_it() -> None:
    assert suggest_zones("ber")[:2] == ("Atlantic/Bermuda", "Europe/Berlin")
    assert "Australia/Canberra" in suggest_zones("ber")
    assert len(suggest_zones("")) == MOST_SUGGESTED
    assert suggest_zones("nowhere at all") == ()
