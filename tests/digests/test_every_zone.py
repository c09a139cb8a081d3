"""Each local date gives one strictly later slot: in every zone there is, from 2024 to 2037.

Here at an hour or two of each zone, and at every hour about each change of its clocks.
`python -m bench.zones` goes through every hour of every date.
"""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.digests.zone import read_zone
from tests.digests.zones import changes, distinct_zones, fault_in

_PARTS = 4
_ABOUT = timedelta(days=2)


@pytest.mark.parametrize("part", range(_PARTS))
def test_every_date_of_every_zone_has_one_later_slot(part: int) -> None:
    zones = [(n, ZoneInfo(names[0])) for n, names in enumerate(distinct_zones())]
    faults = [fault_in(zone, time(n * 5 % 24, n % 2 * 30)) for n, zone in zones[part::_PARTS]]
    assert [fault for fault in faults if fault] == []


@pytest.mark.parametrize("part", range(_PARTS))
def test_every_hour_about_a_change_of_clocks_has_one_later_slot_a_date(part: int) -> None:
    zones = [ZoneInfo(names[0]) for names in distinct_zones()][part::_PARTS]
    spans = [(zone, time(hour), on) for zone in zones for on in changes(zone) for hour in range(24)]
    faults = (
        fault_in(zone, at, first_on=on - _ABOUT, last_on=on + _ABOUT) for zone, at, on in spans
    )
    assert [fault for fault in faults if fault] == []


def test_every_zone_can_be_named() -> None:
    for names in distinct_zones():
        assert [read_zone(name).key for name in names] == list(names)
