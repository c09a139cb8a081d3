"""Editions and ledgers by their addresses: what was posted, and what became of each occasion."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.clock import Clock
from bot.digests.archive import Reprint
from bot.digests.edition import BREAKING
from bot.digests.ledger import Ledger, Line
from bot.digests.say_next import say_next
from bot.digests.say_schedule import say_schedule_in
from bot.digests.standing import Standing
from bot.errors import StoreError
from bot.messages.chart import Chart
from bot.messages.dates import say_date
from bot.platforms.page.pictures import Pictures
from bot.platforms.page.render import PageRenderer
from bot.platforms.page.static import Static

_EDITION, _DIGEST = "[0-9a-f]{16}", "[0-9a-z-]{1,36}"
_UNREADABLE = "The record cannot be read right now; try again in a minute."


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """`edition` and `digest` look up by id, None for what is not there; they raise StoreError.

    `title_of` returns a story's title by its id.
    """

    edition: Callable[[str], Awaitable[Reprint | None]]
    digest: Callable[[str], Awaitable[Ledger | None]]
    title_of: Callable[[str], str]


def archive_routes(
    archive: Archive, *, renderer: PageRenderer, pictures: Pictures, static: Static, clock: Clock
) -> list[web.RouteDef]:
    """Return the routes /editions/<id> and /digests/<id>."""
    pages = _Pages(archive, renderer=renderer, pictures=pictures, static=static, clock=clock)
    return [
        web.get(f"/editions/{{id:{_EDITION}}}", pages.edition),
        web.get(f"/digests/{{id:{_DIGEST}}}", pages.digest),
    ]


class _Pages:
    def __init__(
        self,
        archive: Archive,
        *,
        renderer: PageRenderer,
        pictures: Pictures,
        static: Static,
        clock: Clock,
    ) -> None:
        self._archive = archive
        self._clock = clock
        self._renderer = renderer
        self._pictures = pictures
        self._static = {name: file.address for name, file in static.items()}

    async def edition(self, request: web.Request) -> web.Response:
        try:
            found = await self._archive.edition(request.match_info["id"])
        except StoreError as error:
            raise web.HTTPServiceUnavailable(text=_UNREADABLE) from error
        if found is None:
            raise web.HTTPNotFound(text="There is no edition at this address.")
        for block in found.reply.blocks:
            if isinstance(block, Chart):
                self._pictures.add(block)
        values = {
            "made": f"{say_date(found.made_at.date())} at {found.made_at:%H:%M} UTC",
            "made_at": found.made_at.isoformat(),
            "changes": _say_changes(found),
            "reply": self._renderer.reply(found.reply, anchor="edition"),
            "title": found.reply.title,
        }
        return self._answer("edition.html", values)

    async def digest(self, request: web.Request) -> web.Response:
        try:
            found = await self._archive.digest(request.match_info["id"])
        except StoreError as error:
            raise web.HTTPServiceUnavailable(text=_UNREADABLE) from error
        if found is None:
            raise web.HTTPNotFound(text="There is no digest at this address.")
        standing = found.standing
        values = {
            "title": self._say_title(standing),
            "about": _say_standing(standing, self._clock()),
            "lines": [(_say_when(line, standing), line) for line in found.lines],
        }
        return self._answer("digest.html", values)

    def _answer(self, template: str, values: Mapping[str, object]) -> web.Response:
        text = self._renderer.render(template, {"static": self._static, **values})
        return web.Response(text=text, content_type="text/html")

    def _say_title(self, standing: Standing | None) -> str:
        if standing is None:
            return "A digest that was removed"
        return f"Digest: {self._archive.title_of(standing.subscription.story)}"


def _say_changes(found: Reprint) -> tuple[str, ...]:
    """Say how the edition differs from what was posted."""
    said = []
    if found.changed:
        one = found.changed == 1
        facts = "One fact has" if one else f"{found.changed} facts have"
        say = "says" if one else "say"
        said.append(f"{facts} been changed since, and {say} so below, with the day and why.")
    if found.gone:
        facts = "One fact has" if found.gone == 1 else f"{found.gone} facts have"
        said.append(f"{facts} been withdrawn since, and left out.")
    return tuple(said) or ("Nothing in it has been changed or withdrawn since.",)


def _say_standing(standing: Standing | None, now: datetime) -> tuple[str, ...]:
    if standing is None:
        return ("It is no longer sent; this is what became of it while it was.",)
    subscription = standing.subscription
    due = f"Due {say_schedule_in(subscription.schedule, subscription.zone)}."
    return (due, say_next(standing, now=now))


def _say_when(line: Line, standing: Standing | None) -> str:
    if line.wall:
        return line.wall
    zone = ZoneInfo(standing.subscription.zone) if standing else ZoneInfo("UTC")
    sort = "breaking" if line.occasion.startswith(BREAKING) else "asked for by hand"
    local = line.at.astimezone(zone)
    return f"{say_date(local.date())}, {local:%H:%M}, {sort}"
