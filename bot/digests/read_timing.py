"""The options of a command that say when: days, time, quiet and except."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.digests.read_dates import read_skips
from bot.digests.read_days_and_times import read_days_or_times
from bot.digests.read_schedule import read_quiet, split_clauses
from bot.digests.schedule import AtTimes, EveryHours, Monthly, QuietHours, Schedule, Skip, Weekly
from bot.digests.tokens import fold_schedule
from bot.errors import RequestError

_Said = TypeVar("_Said")
NO = frozenset({"none", "no", "off", "never"})
"""Words that take away what an option had set."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """What was said of when; None for what was not. No quiet hours are said as `no_quiet`."""

    days: Weekly | Monthly | None = None
    hours: AtTimes | EveryHours | None = None
    quiet: QuietHours | None = None
    no_quiet: bool = False
    skips: tuple[Skip, ...] | None = None

    def applied_to(self, schedule: Schedule) -> Schedule:
        """Return a schedule with what was said, and the rest as it was."""
        return replace(
            schedule,
            days=self.days or schedule.days,
            hours=self.hours or schedule.hours,
            quiet=None if self.no_quiet else self.quiet or schedule.quiet,
            skips=schedule.skips if self.skips is None else self.skips,
        )


def read_timing(options: Mapping[str, str]) -> Timing:
    """Read the options; the text of `days` may hold all of it, as people write a schedule.

    Raises RequestError for what cannot be read, and for what is said twice.
    """
    main, quiet, skips = split_clauses(fold_schedule(options.get("days", "")).strip())
    time = fold_schedule(options.get("time", "")).strip()
    # A bare "8" is an hour here, which "at" says to whoever reads it.
    days, hours = read_days_or_times(f"{main} at {time}" if time else main)
    return Timing(
        days=days,
        hours=hours,
        quiet=_once("quiet", quiet, _read_quiet(options.get("quiet", ""))),
        no_quiet=_says_no(options.get("quiet", "")),
        skips=_once("except", skips or None, _read_skips(options.get("except", ""))),
    )


def _read_quiet(text: str) -> QuietHours | None:
    return read_quiet(fold_schedule(text)) if text and not _says_no(text) else None


def _read_skips(text: str) -> tuple[Skip, ...] | None:
    if _says_no(text):
        return ()
    return read_skips(text) if text else None


def _says_no(text: str) -> bool:
    return text.strip().casefold() in NO


def _once(name: str, clause: _Said | None, option: _Said | None) -> _Said | None:
    if clause is not None and option is not None:
        raise RequestError(f"“{name}” is said twice, in days and in {name}; say it once.")
    return option if clause is None else clause
