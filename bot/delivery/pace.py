"""When a call may be made: so many a second in all, and so many seconds apart in a place."""

from dataclasses import dataclass

from bot.messages.request import Place

_FORGET_ABOVE = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Rates:
    """Calls a second with one token, and seconds between two calls in one place."""

    a_second: float
    place_seconds: float


DISCORD_RATES = Rates(a_second=45, place_seconds=1.0)
"""Under Discord's 50 a second; a channel takes five in five seconds."""

SLACK_RATES = Rates(a_second=10, place_seconds=1.0)
"""Slack documents one a second in a channel, and several hundred a minute in a workspace."""


class Pace:
    """Keeps to the rates, and to what platforms ask besides; times are monotonic seconds."""

    def __init__(self, rates: Rates) -> None:
        self._gap = 1.0 / rates.a_second
        self._place_gap = rates.place_seconds
        self._next = 0.0
        self._places: dict[Place, float] = {}
        self._turned_away: dict[Place, int] = {}

    def wait(self, *, now: float) -> float:
        """Return the seconds until the token may be used."""
        return max(self._next - now, 0.0)

    def place_wait(self, place: Place, *, now: float) -> float:
        """Return the seconds until the place and the token may be used."""
        return max(self._places.get(place, 0.0) - now, self.wait(now=now), 0.0)

    def turn_away(self, place: Place, *, now: float) -> float:
        """Return the seconds after which to come back: one after another, nobody all at once."""
        turned_away = self._turned_away.get(place, 0)
        self._turned_away[place] = turned_away + 1
        return self.place_wait(place, now=now) + turned_away * self._place_gap

    def take_place(self, place: Place, *, at: float) -> None:
        """Use the place at that time, and keep it from others for a while after."""
        self._forget(at)
        self._places[place] = at + self._place_gap
        self._turned_away.pop(place, None)

    def take_call(self, *, now: float) -> float:
        """Take the token's next call, and return the seconds until then."""
        at = max(now, self._next)
        self._next = at + self._gap
        return at - now

    def close_place(self, place: Place, *, until: float) -> None:
        """Post nothing to a place before then."""
        self._places[place] = max(self._places.get(place, 0.0), until)

    def close(self, *, until: float) -> None:
        """Post nothing anywhere before then."""
        self._next = max(self._next, until)

    def _forget(self, now: float) -> None:
        if len(self._places) > _FORGET_ABOVE:
            self._places = {place: at for place, at in self._places.items() if at > now}
            self._turned_away.clear()
