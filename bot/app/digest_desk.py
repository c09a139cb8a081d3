"""The desk that answers the commands about digests, or says that there is none."""

import random
from collections.abc import Mapping
from functools import partial

from bot.answers.digesting import AnswerDigests, FillDigests
from bot.answers.names import Known
from bot.app.digests import Digests
from bot.digests.asking import DeskPorts
from bot.digests.desk import DigestDesk
from bot.digests.new_id import new_subscription_id
from bot.errors import RequestError
from bot.facts.history import Moment
from bot.facts.ids import EntityId, StoryId
from bot.messages.reply import Reply
from bot.messages.request import Request
from bot.settings import Settings


def open_digest_desk(digests: Digests, settings: Settings) -> tuple[AnswerDigests, FillDigests]:
    """Return what answers the digest rows of the command table, and what fills in their forms."""
    if not settings.digests.enabled:
        return _refuse, _refuse_form
    ports = DeskPorts(
        store=digests.store,
        deliveries=digests.deliveries,
        people=digests.outlets,
        publisher=digests.publisher,
        book=digests.book,
        resolve=partial(_resolve, digests),
        clock=digests.clock,
        new_id=partial(new_subscription_id, random.SystemRandom()),
        default_zone=settings.digests.zone,
        public_url=settings.web.public_url,
        wake=digests.outlets.wake,
    )
    desk = DigestDesk(ports)
    return desk.answer, desk.fill


async def _refuse(
    _request: Request, _story: StoryId, _command: str, _options: Mapping[str, str]
) -> Reply:
    raise RequestError("Digests are turned off here; the operator of this bot can turn them on.")


async def _refuse_form(
    request: Request, story: StoryId, command: str, options: Mapping[str, str]
) -> Mapping[str, str]:
    await _refuse(request, story, command, options)
    return {}


def _resolve(digests: Digests, story: StoryId, typed: str) -> EntityId | None:
    """Return the entity that a name stands for; a guess is not good enough for what lasts."""
    snapshot = digests.shelf.snapshot
    found = snapshot.names.resolve(typed, story=story, moment=Moment(now=digests.clock()))
    return found.entity.id if isinstance(found, Known) and found.exact else None
