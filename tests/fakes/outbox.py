"""The outbox and the postings in memory. They pass the same tests as the real stores."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.delivery import FINISHED, OPEN, WAITING, Delivery, DeliveryKey, State
from bot.delivery.posting import Posting
from bot.delivery.steps import claim as lease_to
from bot.delivery.steps import close
from bot.delivery.steps import doubt as to_doubted
from bot.delivery.store import Claim, Entry
from bot.facts.ids import FactId
from bot.messages.request import Place, Platform
from tests.fakes.stores import Outage


class MemoryPostingStore(Outage):
    """A PostingStore."""

    def __init__(self) -> None:
        super().__init__()
        self.postings: dict[tuple[Place, str], Posting] = {}

    async def record(self, postings: Sequence[Posting]) -> None:
        self._require_reachable()
        for posting in postings:
            where = replace(posting.place, thread="")
            self.postings.setdefault((where, posting.message_id), posting)

    async def find_carrying(self, fact: FactId) -> tuple[Posting, ...]:
        self._require_reachable()
        found = [
            each
            for each in self.postings.values()
            if any(carried.fact == fact for carried in each.carries)
        ]
        return tuple(sorted(found, key=lambda each: each.posted_at, reverse=True))

    async def known(self, place: Place, message_ids: Sequence[str]) -> frozenset[str]:
        self._require_reachable()
        where = replace(place, thread="")
        return frozenset(each for each in message_ids if (where, each) in self.postings)


class MemoryDeliveryStore(Outage):
    """A DeliveryStore; `postings` gets what deliveries become, in the same commit."""

    def __init__(self, postings: MemoryPostingStore | None = None) -> None:
        super().__init__()
        self.postings = postings or MemoryPostingStore()
        self.deliveries: dict[DeliveryKey, Delivery] = {}
        self.history: list[Delivery] = []
        """Every delivery as it was written, in order."""

    async def add(self, deliveries: Sequence[Delivery]) -> int:
        self._require_reachable()
        new = {each.key: each for each in deliveries if each.key not in self.deliveries}
        self.deliveries |= new
        return len(new)

    async def claim(self, claim: Claim) -> tuple[Delivery, ...]:
        self._require_reachable()
        due = sorted(
            (at, each.key)
            for each in self.deliveries.values()
            if (at := each.next_attempt_at) is not None
            and at <= claim.now
            and each.place.platform is claim.platform
            and not self._held_back(each)
        )
        keys = [key for _, key in due[: claim.limit]]
        for key in keys:
            self._put(
                lease_to(self.deliveries[key], holder=claim.holder, until=claim.now + claim.lease)
            )
        return tuple(self.deliveries[key] for key in keys)

    async def write(self, entries: Sequence[Entry]) -> frozenset[DeliveryKey]:
        self._require_reachable()
        written = [each for each in entries if self._is_newest(each.delivery)]
        for each in written:
            self._put(each.delivery)
            if each.delivery.state is State.DEAD:
                self._end_after(each.delivery)
        await self.postings.record([each.posting for each in written if each.posting])
        return frozenset(each.delivery.key for each in written)

    async def abandon(self, place: Place, *, reason: str) -> int:
        self._require_reachable()
        ended = [
            each
            for each in self.deliveries.values()
            if each.place == place and each.state in WAITING and each.unsure_since is None
        ]
        for each in ended:
            self._put(close(each, State.DEAD, reason=reason))
        return len(ended)

    async def withdraw(self, subscription: str, *, place: Place, reason: str) -> int:
        self._require_reachable()
        skipped = [
            each
            for each in self.deliveries.values()
            if (each.key.subscription, each.place) == (subscription, place)
            and each.state in WAITING | {State.CLAIMED}
            and each.unsure_since is None
        ]
        for each in skipped:
            lost = replace(each, claims=each.claims + 1)
            self._put(close(lost, State.SKIPPED, reason=reason))
        return len(skipped)

    async def doubt(self) -> int:
        self._require_reachable()
        doubted = [each for each in self.deliveries.values() if each.state in OPEN]
        for each in doubted:
            self._put(to_doubted(each))
        return len(doubted)

    async def get(self, key: DeliveryKey) -> Delivery | None:
        self._require_reachable()
        return self.deliveries.get(key)

    async def find(
        self, *, state: State | None = None, subscription: str = "", limit: int = 100
    ) -> tuple[Delivery, ...]:
        self._require_reachable()
        found = [
            each
            for each in self.deliveries.values()
            if state in (None, each.state) and subscription in ("", each.key.subscription)
        ]
        found.sort(key=lambda each: each.key)
        found.sort(key=lambda each: each.created_at, reverse=True)
        return tuple(found[:limit])

    async def count(self) -> Mapping[State, int]:
        self._require_reachable()
        return Counter(each.state for each in self.deliveries.values())

    async def next_due(self, platform: Platform) -> datetime | None:
        self._require_reachable()
        instants = [
            each.next_attempt_at
            for each in self.deliveries.values()
            if each.next_attempt_at and each.place.platform is platform
        ]
        return min(instants, default=None)

    def _put(self, delivery: Delivery) -> None:
        self.deliveries[delivery.key] = delivery
        self.history.append(delivery)

    def _is_newest(self, delivery: Delivery) -> bool:
        found = self.deliveries.get(delivery.key)
        return found is not None and found.claims == delivery.claims

    def _held_back(self, delivery: Delivery) -> bool:
        return any(
            _edition(each) == _edition(delivery)
            and each.key.part < delivery.key.part
            and each.state not in FINISHED
            for each in self.deliveries.values()
        )

    def _end_after(self, dead: Delivery) -> None:
        for each in list(self.deliveries.values()):
            if (
                _edition(each) == _edition(dead)
                and each.key.part > dead.key.part
                and each.state in WAITING
            ):
                self._put(close(each, State.DEAD, reason=dead.reason))


def _edition(delivery: Delivery) -> tuple[str, str]:
    return delivery.key.subscription, delivery.key.slot
