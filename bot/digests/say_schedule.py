"""A schedule and its next slots in words; `read_schedule` reads the former back."""

from collections.abc import Sequence
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.digests.schedule import (
    EVERY_DAY,
    WEEKEND,
    WORKING_DAYS,
    AtTimes,
    EveryHours,
    Monthly,
    QuietHours,
    Schedule,
    Skip,
    Weekday,
    Weekly,
)
from bot.digests.slot import Slot
from bot.messages.dates import say_date

SHORTER_MONTH = "the last day of a shorter month"
_SHORTEST_MONTH = 28
_END_OF_DAY = time(23, 59)


def say_schedule(schedule: Schedule) -> str:
    """Return "every weekday at 08:30, quiet from 22:00 to 07:00, except 25 December 2026"."""
    parts = [_say_times(schedule)]
    if schedule.quiet:
        parts.append(_say_quiet(schedule.quiet))
    if schedule.skips:
        parts.append(f"except {say_list([_say_skip(skip) for skip in schedule.skips])}")
    return ", ".join(parts)


def say_schedule_in(schedule: Schedule, zone: str) -> str:
    """Return the schedule with its zone: "every weekday at 08:30 (Europe/Berlin)"."""
    return f"{say_schedule(schedule)} ({zone})"


def say_days(days: Weekly | Monthly) -> str:
    """Return "every weekday", "every Mon and Thu" or "monthly on the 31st"."""
    match days:
        case Weekly(weekdays=weekdays):
            return _say_weekdays(weekdays)
        case Monthly(month_days=month_days):
            return f"monthly on the {say_list([say_ordinal(day) for day in month_days])}"


def say_hours(hours: AtTimes | EveryHours) -> str:
    """Return "08:30 and 17:00" or "every 4 hours from 08:00 to 20:00"."""
    match hours:
        case AtTimes(times=times):
            return say_list([f"{at:%H:%M}" for at in times])
        case EveryHours():
            return _say_steps(hours)


def say_slots(slots: Sequence[Slot], zone: ZoneInfo) -> str:
    """Return "Fri 23 October 2026 at 08:30, … and … (Europe/Berlin)"; local times."""
    return f"{say_list([say_slot(slot, zone) for slot in slots])} ({zone.key})"


def say_slot(slot: Slot, zone: ZoneInfo) -> str:
    """Return when a slot comes, and why that is not its wall time when it is not."""
    local = slot.due_at.astimezone(zone)
    said = f"{local:%a} {say_date(local.date())} at {local:%H:%M}"
    if slot.held:
        return f"{said} (after quiet hours, for {slot.wall.at:%H:%M})"
    if (local.date(), local.time()) != (slot.wall.on, slot.wall.at):
        return f"{said} (the clocks skip {slot.wall.at:%H:%M})"
    return said


def say_held(schedule: Schedule) -> str:
    """Return what quiet hours do to times that fall into them, empty where none does."""
    quiet, hours = schedule.quiet, schedule.hours
    if quiet is None or not isinstance(hours, AtTimes):
        return ""  # of every so many hours, that is what quiet hours are for
    held = [at for at in hours.times if quiet.cover(at)]
    if not held:
        return ""
    one = len(held) == 1
    together = "" if one and quiet.end not in hours.times else ", and what falls together is one"
    said = f"{say_list([f'{at:%H:%M}' for at in held])} {'falls' if one else 'fall'} into"
    waits = f"{'it waits' if one else 'they wait'} until {quiet.end:%H:%M}"
    return f"{said} the quiet hours: {waits}{together}."


def say_past(skips: Sequence[Skip], today: date) -> str:
    """Return which of the skipped dates are over, empty when none is."""
    over = [_say_skip(each) for each in skips if each.last_on < today]
    return f"{say_list(over)} {'is' if len(over) == 1 else 'are'} over already." if over else ""


def say_list(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), "".join(words[-1:]))))


def say_ordinal(number: int) -> str:
    """Return "1st", "2nd", "11th"."""
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _say_times(schedule: Schedule) -> str:
    days, hours = _say_all_days(schedule.days), say_hours(schedule.hours)
    match schedule.hours:
        case AtTimes():
            return f"{days} at {hours}"
        case EveryHours():
            return hours if schedule.days == Weekly(weekdays=EVERY_DAY) else f"{days}, {hours}"


def _say_all_days(days: Weekly | Monthly) -> str:
    said = say_days(days)
    if isinstance(days, Monthly) and days.month_days[-1] > _SHORTEST_MONTH:
        return f"{said} ({SHORTER_MONTH})"
    return said


def _say_weekdays(weekdays: tuple[Weekday, ...]) -> str:
    named = {EVERY_DAY: "every day", WORKING_DAYS: "every weekday", WEEKEND: "every weekend day"}
    if weekdays in named:
        return named[weekdays]
    return f"every {say_list([day.name.capitalize() for day in weekdays])}"


def _say_steps(hours: EveryHours) -> str:
    step = "every hour" if hours.hours == 1 else f"every {hours.hours} hours"
    if hours.last != _END_OF_DAY:
        return f"{step} from {hours.first:%H:%M} to {hours.last:%H:%M}"
    every_hour = hours.hours == 1 and hours.first == time()
    return step if every_hour else f"{step} from {hours.first:%H:%M}"


def _say_quiet(quiet: QuietHours) -> str:
    return f"quiet from {quiet.start:%H:%M} to {quiet.end:%H:%M}"


def _say_skip(skip: Skip) -> str:
    first = say_date(skip.first_on)
    return first if skip.first_on == skip.last_on else f"{first} to {say_date(skip.last_on)}"
