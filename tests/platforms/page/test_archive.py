"""Editions and ledgers at their addresses, in words and in a real browser."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser

from bot.answers.commands import COMMANDS
from bot.answers.edition import tell_outline
from bot.answers.snapshot import take_snapshot
from bot.charts.paint import MatplotlibPainter
from bot.digests.archive import Reprint
from bot.digests.compose import compose_edition
from bot.digests.edition import EditionId
from bot.digests.ledger import Fate, Ledger, Line
from bot.digests.rules import Filters, Section
from bot.digests.select import select_news
from bot.digests.standing import start_at
from bot.digests.subscription import Review, SubscriptionId
from bot.errors import StoreError
from bot.messages.reply import Notice, Reply
from bot.platforms.page.archive import Archive
from bot.platforms.page.routes import page_routes
from bot.web.server import WebServer
from tests.digests.builders import PLACE, a_subscription, daily
from tests.fakes.answerer import FakeAnswerer
from tests.golden.history import LATER, STORY, two_days
from tests.platforms.page.test_browser import CONTRAST, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")

EDITION, DIGEST = EditionId("0123456789abcdef"), SubscriptionId("ab12cd34")
NOW = datetime(2024, 9, 14, 8, tzinfo=UTC)


def line(fate: Fate, why: str, *, days: int, edition: EditionId | None = None) -> Line:
    at = NOW - timedelta(days=days)
    wall = f"{at.day} September 2024, 08:30"
    return Line(occasion=str(days), at=at, fate=fate, why=why, wall=wall, edition=edition)


LINES = (
    line(Fate.WAITING, "Waiting: rate limit until 08:31 UTC.", days=0),
    line(Fate.SENT, "Sent at 08:30 UTC. 5 new, 1 corrected.", days=1, edition=EDITION),
    line(Fate.SKIPPED, "Skipped. Nothing new since the last edition.", days=2),
    line(Fate.UNCERTAIN, "Uncertain: the connection dropped.", days=3, edition=EDITION),
    line(Fate.MISSED, "Missed: found 9 hours after it was due.", days=4),
    line(Fate.DEAD, "Dead: the channel is archived.", days=5, edition=EDITION),
)


@dataclass
class Shelves:
    """What is looked up; `fails` makes every look-up fail."""

    editions: dict[str, Reprint] = field(default_factory=dict)
    digests: dict[str, Ledger] = field(default_factory=dict)
    fails: bool = False

    async def edition(self, edition: str) -> Reprint | None:
        self._require()
        return self.editions.get(edition)

    async def digest(self, digest: str) -> Ledger | None:
        self._require()
        return self.digests.get(digest)

    def _require(self) -> None:
        if self.fails:
            raise StoreError("The store is gone.")


@dataclass
class Opened:
    address: str
    shelves: Shelves


@pytest_asyncio.fixture(loop_scope="session")
async def archive() -> AsyncIterator[Opened]:
    shelves, painter = Shelves(), MatplotlibPainter()
    archive = Archive(
        edition=shelves.edition,
        digest=shelves.digest,
        title_of=lambda story: f"Story <{story}>",
    )
    routes = page_routes(FakeAnswerer(), COMMANDS, painter, lambda: NOW, archive=archive)
    server = WebServer("127.0.0.1", 0, routes)
    try:
        yield Opened(address=(await server.start()).rstrip("/"), shelves=shelves)
    finally:
        await server.stop()
        await painter.stop()


async def get(address: str) -> tuple[int, str]:
    headers = {"Accept": "text/html"}
    async with ClientSession(headers=headers) as session, session.get(address) as answer:
        return answer.status, await answer.text()


def a_reprint(reply: Reply, *, changed: int = 0, gone: int = 0) -> Reprint:
    return Reprint(id=EDITION, made_at=NOW, reply=reply, changed=changed, gone=gone)


async def a_real_reprint(folder: Path) -> Reprint:
    book, mark = await two_days(folder)
    news = select_news(
        book, story=STORY, filters=Filters(), since=mark, lookback=timedelta(days=7), now=LATER
    )
    outline = compose_edition(news, book=book, story=STORY, sections=tuple(Section))
    return a_reprint(tell_outline(take_snapshot(book), outline, now=LATER), changed=1, gone=2)


def a_ledger(lines: Sequence[Line] = LINES) -> Ledger:
    subscription = a_subscription(
        id=DIGEST, story=STORY, zone="Europe/London", schedule=daily(time(8, 30)), made_at=NOW
    )
    return Ledger(subscription=DIGEST, standing=start_at(subscription, now=NOW), lines=tuple(lines))


async def test_an_edition_says_that_it_is_told_from_the_record_as_it_is(archive: Opened) -> None:
    reply = Reply(title="Two <b>republics</b>", blocks=(Notice(text="& more"),))
    archive.shelves.editions[EDITION] = a_reprint(reply, changed=1, gone=2)
    status, page = await get(f"{archive.address}/editions/{EDITION}")
    assert status == 200
    assert "Edition of" in page and "14 September 2024 at 08:00 UTC" in page
    assert "Shown from the record as it is now." in page
    assert "One fact has been changed since, and says so below, with the day and why." in page
    assert "2 facts have been withdrawn since, and left out." in page
    assert "Two &lt;b&gt;republics&lt;/b&gt;" in page and "&amp; more" in page


async def test_an_edition_that_nothing_was_changed_in_says_so(archive: Opened) -> None:
    archive.shelves.editions[EDITION] = a_reprint(Reply(title="T", blocks=()))
    _, page = await get(f"{archive.address}/editions/{EDITION}")
    assert "Nothing in it has been changed or withdrawn since." in page


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/editions/ffffffffffffffff", "There is no edition at this address."),
        ("/digests/zz99zz99", "There is no digest at this address."),
        ("/editions/..%2f..%2fetc", "There is nothing at this address."),
        ("/digests/%3Cscript%3E", "There is nothing at this address."),
    ],
)
async def test_what_is_not_there_is_said_in_words(
    archive: Opened, path: str, sentence: str
) -> None:
    status, page = await get(archive.address + path)
    assert status == 404
    assert sentence in page


async def test_a_store_that_cannot_be_reached_is_said_in_words(archive: Opened) -> None:
    archive.shelves.fails = True
    for path in (f"/editions/{EDITION}", f"/digests/{DIGEST}"):
        status, page = await get(archive.address + path)
        assert status == 503
        assert "The record cannot be read right now; try again in a minute." in page


async def test_a_ledger_gives_each_occasion_with_its_reason(archive: Opened) -> None:
    archive.shelves.digests[DIGEST] = a_ledger()
    status, page = await get(f"{archive.address}/digests/{DIGEST}")
    assert status == 200
    assert f"Digest: Story &lt;{STORY}&gt;" in page
    assert "Due every day at 08:30 (Europe/London)." in page
    assert "Next: Sun 15 September 2024 at 08:30" in page
    for each in LINES:
        assert each.why in page and each.wall in page and each.fate.value in page
    assert page.count(f'href="/editions/{EDITION}"') == 3


async def test_the_next_edition_is_dated_by_when_it_comes_and_not_by_its_draft(
    archive: Opened,
) -> None:
    reviewed = a_subscription(
        id=DIGEST,
        zone="Europe/London",
        schedule=daily(time(11)),
        made_at=NOW,
        review=Review(place=PLACE, lead=timedelta(hours=2)),
    )
    ledger = Ledger(subscription=DIGEST, standing=start_at(reviewed, now=NOW), lines=())
    archive.shelves.digests[DIGEST] = ledger
    _, page = await get(f"{archive.address}/digests/{DIGEST}")
    assert "Next: Sat 14 September 2024 at 11:00" in page


async def test_what_was_posted_between_slots_says_why(archive: Opened) -> None:
    breaking = Line(occasion="breaking-7-1", at=NOW, fate=Fate.SENT, why="Sent.")
    archive.shelves.digests[DIGEST] = a_ledger((breaking,))
    _, page = await get(f"{archive.address}/digests/{DIGEST}")
    assert "14 September 2024, 09:00, breaking" in page


async def test_a_removed_digest_still_has_its_ledger(archive: Opened) -> None:
    archive.shelves.digests[DIGEST] = Ledger(subscription=DIGEST, standing=None, lines=LINES[:1])
    _, page = await get(f"{archive.address}/digests/{DIGEST}")
    assert "A digest that was removed" in page
    assert "Waiting: rate limit until 08:31 UTC." in page


@pytest.mark.parametrize("width", [1280, 390])
async def test_an_edition_is_read_on_a_desktop_and_on_a_phone(
    browser: Browser, archive: Opened, tmp_path: Path, width: int
) -> None:
    archive.shelves.editions[EDITION] = await a_real_reprint(tmp_path)
    archive.shelves.digests[DIGEST] = a_ledger()
    for path in (f"/editions/{EDITION}", f"/digests/{DIGEST}"):
        address = archive.address + path
        async with opened(browser, address, width=width) as (page, watched):
            for picture in await page.locator("img").all():
                await picture.scroll_into_view_if_needed()
                drawn = await picture.element_handle()
                await page.wait_for_function("(image) => image.naturalWidth > 600", arg=drawn)
            wide = await page.evaluate("document.documentElement.scrollWidth")
            contrast, where = await page.evaluate(CONTRAST)
            assert wide <= width
            assert contrast >= 4.5, where
            assert watched.complaints == []
            assert [each for each in watched.addresses if archive.address not in each] == []
