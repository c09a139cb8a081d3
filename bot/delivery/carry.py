"""One claimed delivery from its turn to its end: looked for when in doubt, sent, written down."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import structlog

from bot.delivery.delivery import Delivery, State
from bot.delivery.outcome import Failure, Outcome, after_look, after_post, bounded
from bot.delivery.sender import Sender
from bot.delivery.steps import close, finish, start
from bot.delivery.store import DeliveryStore, PostingStore
from bot.delivery.terms import Terms
from bot.delivery.trouble import Tell, Trouble, TroubleKind
from bot.delivery.turns import Turns
from bot.delivery.writes import Writes
from bot.errors import (
    DeliveryError,
    StoreError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.logs import new_error_id

_FOUND = "sent: found where it belongs, after its answer was lost"
_TENTH = 100_000
"""Microseconds."""

_log = structlog.stdlib.get_logger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ports:
    """What a carrier works with; `tell` hears of what it cannot mend."""

    sender: Sender
    store: DeliveryStore
    postings: PostingStore
    tell: Tell
    random: random.Random


class Carrier:
    """Carries deliveries that were claimed; a store that is lost leaves them to their lease."""

    def __init__(self, ports: Ports, *, turns: Turns, terms: Terms) -> None:
        self._ports = ports
        self._turns = turns
        self._terms = terms
        self._clock = turns.clock
        self._writes = Writes(ports.store, sleep=turns.sleep)

    def closed(self) -> bool:
        """Whether there is no use in claiming anything now."""
        return self._turns.closed()

    def stop(self) -> None:
        """Give back what waits for its turn."""
        self._turns.stop()

    async def finish(self) -> None:
        """Wait for what is being written."""
        await self._writes.finish()

    async def carry(self, claimed: Delivery) -> None:
        """Bring one delivery as far as it can be brought now."""
        try:
            await self._carry(claimed)
        except StoreError as error:
            _log.warning("delivery_not_written", key=str(claimed.key), fault=str(error))

    async def _carry(self, claimed: Delivery) -> None:
        async with self._turns.turn(claimed) as given_back:
            if given_back:
                await self._writes.write(given_back)
            elif self._must_look(claimed):
                await self._look(claimed)
            elif claimed.expired(self._clock()):
                await self._expire(claimed)
            else:
                await self._send(claimed)

    def _must_look(self, claimed: Delivery) -> bool:
        """Whether it may have gone out and the platform no longer knows a repeat for one."""
        if claimed.unsure_since is None:
            return False
        now = self._clock()
        repeatable = now - claimed.unsure_since < self._ports.sender.repeatable_for
        return not repeatable or claimed.expired(now)

    async def _look(self, claimed: Delivery) -> None:
        since = (claimed.unsure_since or claimed.created_at) - self._terms.skew
        try:
            seen = await self._call(lambda: self._ports.sender.look_up(claimed, since=since))
        except DeliveryError as error:
            self._hold_back(claimed, error)
            await self._settle(after_look(claimed, self._failure(error), terms=self._terms))
            return
        known = await self._ports.postings.known(claimed.place, seen)
        new = [each for each in seen if each not in known]
        if new:
            await self._sent(claimed, new[0], reason=_FOUND)
        elif claimed.expired(self._clock()):
            await self._expire(claimed)
        else:
            await self._turns.take_call()
            await self._send(replace(claimed, unsure_since=None))

    async def _expire(self, claimed: Delivery) -> None:
        reason = "skipped: it could not be delivered in time"
        if claimed.reason:
            reason += f" ({claimed.reason})"
        await self._writes.write(close(claimed, State.SKIPPED, reason=reason))

    async def _send(self, before: Delivery) -> None:
        sending = start(before, now=_coarsely(self._clock()), lease=self._terms.lease)
        if not await self._writes.write(sending):
            _log.warning("delivery_claim_lost", key=str(before.key))
            return
        try:
            message_id = await self._call(lambda: self._ports.sender.post(sending))
        except DeliveryError as error:
            self._hold_back(before, error)
            failure = self._failure(error)
            await self._settle(after_post(sending, failure, before=before, terms=self._terms))
        else:
            await self._sent(sending, message_id)

    async def _sent(self, delivery: Delivery, message_id: str, *, reason: str = "") -> None:
        now = self._clock()
        await self._writes.write(*finish(delivery, message_id=message_id, now=now, reason=reason))

    async def _settle(self, outcome: Outcome) -> None:
        delivery, kind = outcome.delivery, outcome.trouble
        if kind:
            _log.warning("delivery_trouble", key=str(delivery.key), kind=kind)
            await self._tell(Trouble(kind=kind, delivery=delivery))
        await self._writes.write(delivery)
        if kind is TroubleKind.PLACE_GONE:
            await self._ports.store.abandon(delivery.place, reason=delivery.reason)

    async def _tell(self, trouble: Trouble) -> None:
        try:
            await self._ports.tell(trouble)
        except StoreError:
            raise  # it is not written either: whoever claims it next tells of it
        except Exception as error:  # noqa: BLE001  # whoever listens, the delivery is written
            self._note(trouble.delivery, error)

    async def _call(self, act: Callable[[], Awaitable[_T]]) -> _T:
        """Call the platform, for so long and no longer. Raises DeliveryError alone."""
        try:
            async with asyncio.timeout(self._terms.call.total_seconds()):
                return await act()
        except DeliveryError:
            raise
        except TimeoutError as error:
            raise UncertainError("the platform did not answer in time") from error
        except Exception as error:
            error_id = new_error_id(self._ports.random)
            _log.exception("delivery_call_failed", error_id=error_id)
            raise UncertainError(f"something went wrong here (error {error_id})") from error

    def _note(self, delivery: Delivery, error: Exception) -> None:
        error_id = new_error_id(self._ports.random)
        _log.error("delivery_not_told", key=str(delivery.key), error_id=error_id, exc_info=error)

    def _hold_back(self, delivery: Delivery, error: DeliveryError) -> None:
        """Keep others from being turned away for the same reason."""
        match error:
            case TokenGoneError():
                self._turns.close(self._terms.refused.total_seconds())
            case TryLaterError(everywhere=True):
                self._turns.close(bounded(error.retry_after))
            case TryLaterError():
                self._turns.close_place(delivery.place, bounded(error.retry_after))
            case _:
                pass

    def _failure(self, error: DeliveryError) -> Failure:
        return Failure(error=error, now=self._clock(), chance=self._ports.random.random())


def _coarsely(at: datetime) -> datetime:
    """Return an instant cut to a tenth of a second, so that deliveries begun together are alike.

    Alike ones are written as one. What may have arrived is looked for from a little earlier.
    """
    return at.replace(microsecond=at.microsecond // _TENTH * _TENTH)
