"""`python -m bench.zones`: one later slot for each local date, at every hour, in every zone.

It takes minutes, so it is no part of `python -m bench`; the suite goes through a sample.
"""

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import time as wall_time
from itertools import chain
from zoneinfo import ZoneInfo

from tests.digests.zones import DATES, distinct_zones, fault_in

_HOURS = 24


def find_faults(name: str) -> list[str]:
    """Return what is wrong with a zone's slots, a line an hour of the day."""
    zone = ZoneInfo(name)
    return [fault for hour in range(_HOURS) if (fault := fault_in(zone, wall_time(hour)))]


def main() -> int:
    """Print the faults and one JSON line; return 1 when there is a fault."""
    started = time.perf_counter()
    groups = distinct_zones()
    with ProcessPoolExecutor() as pool:
        found = pool.map(find_faults, [names[0] for names in groups], chunksize=8)
        faults = list(chain.from_iterable(found))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    figures = {
        "zones": sum(map(len, groups)),
        "distinct": len(groups),
        "dates": DATES,
        "slots": len(groups) * _HOURS * DATES,
        "faults": len(faults),
        "seconds": round(time.perf_counter() - started, 1),
    }
    sys.stdout.write(f"{json.dumps(figures)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
