"""How the outbox is, for `/status`, `/healthz` and `/metrics`; none of them asks the store."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.app.outlets import Outlets
from bot.clock import Clock
from bot.delivery.delivery import OPEN, State
from bot.delivery.store import DeliveryStore
from bot.digests.say_span import say_span
from bot.errors import StoreError
from bot.messages.health import Connection, Health
from bot.messages.request import Platform
from bot.web.outbox_gauges import OutboxGauges


class OutboxWatch:
    """Remembers what the last look found; while the store is away, that stands."""

    def __init__(
        self, *, store: DeliveryStore, outlets: Outlets, gauges: OutboxGauges, clock: Clock
    ) -> None:
        self._store = store
        self._outlets = outlets
        self._gauges = gauges
        self._clock = clock
        self._counts: Mapping[State, int] = {}
        self._due: dict[Platform, datetime] = {}

    async def look(self) -> None:
        """Count what is in the outbox, and find since when the oldest of it is due."""
        try:
            self._counts = await self._store.count()
            due = {each: await self._store.next_due(each) for each in self._outlets.platforms}
        except StoreError:
            return
        self._due = {platform: at for platform, at in due.items() if at}
        counts = {state.value: self._counts.get(state, 0) for state in State}
        waited = {each.value: self._waited(each) for each in self._outlets.platforms}
        self._gauges.show(counts, waited)

    def health(self) -> Health:
        """Return how posting is."""
        health = self._outlets.health()
        said = " ".join((health.detail, *self._say())).strip()
        return replace(health, detail=said) if health.connection is Connection.READY else health

    def _say(self) -> tuple[str, ...]:
        waiting = sum(self._counts.get(state, 0) for state in OPEN)
        uncertain = self._counts.get(State.UNCERTAIN, 0)
        said = []
        if waiting:
            said.append(f"{waiting} to be delivered{self._say_overdue()}.")
        if uncertain:
            said.append(f"{uncertain} uncertain: see `bot deliveries list --state uncertain`.")
        return tuple(said)

    def _say_overdue(self) -> str:
        longest = max(map(self._waited, self._due), default=0.0)
        if longest < 60:
            return ""
        now, oldest = self._clock(), min(self._due.values())
        return f", the oldest due for {say_span(now - oldest)}"

    def _waited(self, platform: Platform) -> float:
        due_at = self._due.get(platform)
        return max((self._clock() - due_at).total_seconds(), 0.0) if due_at else 0.0
