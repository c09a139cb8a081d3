"""`python -m tests.crash`: deliver under kills and bad weather, and print what became of it.

One line of JSON; the exit code is 1 when anything was lost or doubled.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.crash.run import Plan, Result, run


def main() -> int:
    """Run as the options say."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="dateline-crash-") as name:
        folder = Path(name)
        plan = Plan(
            deliveries=options.deliveries,
            kills=options.kills,
            folder=folder,
            store=options.store or f"sqlite:///{folder / 'outbox.db'}",
            channels=options.channels,
            workers=options.workers,
            unreadable=options.unreadable,
            seed=options.seed,
        )
        result = asyncio.run(run(plan))
        log = folder / "workers.log"
        if log.exists() and options.log:
            sys.stderr.write(log.read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(asdict(result)) + "\n")
    return 0 if _passes(result) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    for name, default in (("deliveries", 2500), ("kills", 30), ("channels", 100)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--workers", type=int, default=2, help="at a time")
    parser.add_argument("--unreadable", type=int, default=0, help="channels without a history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", default="", help="an address; otherwise a new SQLite file")
    parser.add_argument("--log", action="store_true", help="show what the workers logged")
    return parser.parse_args()


def _passes(result: Result) -> bool:
    return not (result.lost or result.doubled or result.misreported)


if __name__ == "__main__":
    sys.exit(main())
