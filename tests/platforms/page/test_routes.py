"""The page's addresses under a plain client: forms, cookies, charts and bad input."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientSession, CookieJar, FormData
from yarl import URL

from bot.messages.answerer import Suggestion
from bot.messages.chart import Bar, Chart
from bot.messages.reply import Action, Notice, Reply
from bot.messages.request import Line, Request
from bot.platforms.page.guard import COOKIE
from bot.platforms.page.limits import EARLIER, TURNS, VISIT, VISITOR_BYTES, VISITORS
from tests.platforms.page.conftest import Served

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHART = Chart(
    title="Aid", axis="billion USD", bars=(Bar(label="N", value=1, text="1"),), alt="1", cites=(1,)
)


class Visitor:
    """A browser without scripts: keeps its cookie, and sends the fields that a form holds."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.fields: dict[str, str] = {}

    async def open(self) -> str:
        async with self.session.get(self.address) as answer:
            assert answer.status == 200
            return await self._read(answer)

    async def ask(
        self, line: str, *, status: int = 200, fields: Mapping[str, str] | None = None
    ) -> str:
        data = {**self.fields, "line": line, **(fields or {})}
        async with self.session.post(self.address, data=data) as answer:
            assert answer.status == status
            return await self._read(answer)

    async def _read(self, answer: ClientResponse) -> str:
        page = await answer.text()
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
        self.fields = dict(found)
        return page


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(served: Served) -> AsyncIterator[Visitor]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        visitor = Visitor(session, served.address)
        await visitor.open()
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def other(served: Served) -> AsyncIterator[Visitor]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        visitor = Visitor(session, served.address)
        await visitor.open()
        yield visitor


async def test_a_form_leads_back_to_the_channel_with_the_answer(visitor: Visitor) -> None:
    data = {**visitor.fields, "line": "/aid"}
    async with visitor.session.post(visitor.address, data=data, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/#turn-1")
    assert "Asked: /aid" in await visitor.open()


async def test_a_form_sent_twice_is_one_question(served: Served, visitor: Visitor) -> None:
    fields = dict(visitor.fields)
    for _ in range(2):
        await visitor.ask("/aid", fields=fields)
    assert len(served.answerer.requests) == 1


async def test_a_form_sent_again_while_the_first_is_answered_is_one_question(
    served: Served, visitor: Visitor
) -> None:
    fields = dict(visitor.fields)
    served.answerer.gate.clear()
    first = asyncio.create_task(visitor.ask("/aid", fields=fields))
    second = asyncio.create_task(visitor.ask("/aid", fields=fields))
    await served.answerer.asked.wait()
    served.answerer.gate.set()
    await asyncio.gather(first, second)
    assert len(served.answerer.requests) == 1


async def test_the_same_question_from_a_new_page_is_asked_again(
    served: Served, visitor: Visitor
) -> None:
    for _ in range(2):
        await visitor.ask("/aid")
    assert len({request.key for request in served.answerer.requests}) == 2


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("  @Dateline, who was sanctioned?", "who was sanctioned?"),
        ("@dateline /aid", "/aid"),
        ("who is @Dateline?", "who is @Dateline?"),
        ("@datelines", "@datelines"),
    ],
)
async def test_a_mention_is_answered_as_in_a_channel(
    served: Served, visitor: Visitor, typed: str, asked: str
) -> None:
    await visitor.ask(typed)
    assert served.answerer.requests[0].asked == Line(text=asked)


async def test_earlier_turns_go_with_a_question(served: Served, visitor: Visitor) -> None:
    for number in range(EARLIER + 2):
        await visitor.ask(f"line {number}")
    expected = tuple(f"line {number}" for number in range(1, EARLIER + 1))
    assert served.answerer.requests[-1].earlier == expected


async def test_visitors_do_not_see_each_other(
    served: Served, visitor: Visitor, other: Visitor
) -> None:
    await visitor.ask("one")
    assert "Asked: one" not in await other.ask("two")
    first, second = served.answerer.requests
    assert second.earlier == ()
    assert first.place != second.place and first.person != second.person


async def test_a_visitors_secret_is_in_no_request(served: Served, visitor: Visitor) -> None:
    await visitor.ask("one")
    secret = visitor.session.cookie_jar.filter_cookies(URL(visitor.address))[COOKIE].value
    assert secret not in repr(served.answerer.requests[0])


async def test_a_long_conversation_keeps_its_newest_turns_and_says_so(visitor: Visitor) -> None:
    for number in range(TURNS + 2):
        page = await visitor.ask(f"line {number}.")
    assert "Asked: line 2." in page and "Asked: line 1." not in page
    assert "2 earlier messages are no longer kept here." in page


async def test_long_replies_make_room_for_each_other(served: Served, visitor: Visitor) -> None:
    def long(request: Request) -> Reply:
        return Reply(title="", blocks=(Notice(text="x" * (VISITOR_BYTES // 2)),))

    served.answerer.say = long
    for number in range(3):
        page = await visitor.ask(f"line {number}")
    assert len(page) < VISITOR_BYTES + 100_000
    assert "earlier messages are" in page


async def test_a_conversation_is_forgotten_after_a_while(served: Served, visitor: Visitor) -> None:
    await visitor.ask("one")
    served.clock.now += VISIT * 1.01
    assert "Asked: one" not in await visitor.open()


async def test_the_visitor_seen_longest_ago_makes_room(served: Served, visitor: Visitor) -> None:
    await visitor.ask("one")
    async with ClientSession() as session:
        for number in range(VISITORS):
            secret = f"{number:032}"
            async with session.get(served.address, headers={"Cookie": f"{COOKIE}={secret}"}) as got:
                token = re.findall(r'name="token" value="(\w+)"', await got.text())[0]
            headers, data = {"Cookie": f"{COOKIE}={secret}"}, {"line": "x", "token": token}
            async with session.post(
                served.address, data=data, headers=headers, allow_redirects=False
            ) as answer:
                assert answer.status == 303
    assert "Asked: one" not in await visitor.open()


async def test_a_visitor_can_clear_the_conversation(visitor: Visitor) -> None:
    await visitor.ask("one")
    async with visitor.session.post(f"{visitor.address}forget", data=visitor.fields) as answer:
        assert answer.status == 200
        assert "Asked: one" not in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "https://127.0.0.1.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["", "forget"])
async def test_another_site_cannot_send_a_visitors_form(
    served: Served, visitor: Visitor, headers: dict[str, str], path: str
) -> None:
    data = {**visitor.fields, "line": "/aid"}
    async with visitor.session.post(
        f"{visitor.address}{path}", data=data, headers=headers
    ) as answer:
        assert answer.status == 403
    assert served.answerer.requests == []


@pytest.mark.parametrize("token", ["", "0" * 32, "ü"])
async def test_a_form_without_the_visitors_token_is_refused_and_what_was_typed_is_kept(
    served: Served, visitor: Visitor, token: str
) -> None:
    page = await visitor.ask('/aid "x"', status=403, fields={"token": token})
    assert 'value="/aid &#34;x&#34;"' in page
    assert served.answerer.requests == []


async def test_a_form_is_taken_from_our_own_page(visitor: Visitor) -> None:
    origin = visitor.address.rstrip("/")
    data = {**visitor.fields, "line": "/aid"}
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    async with visitor.session.post(visitor.address, data=data, headers=headers) as answer:
        assert "Asked: /aid" in await answer.text()


async def test_the_cookie_is_kept_from_scripts_and_other_sites(served: Served) -> None:
    async with ClientSession() as session, session.get(served.address) as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie


@pytest.mark.parametrize("cookie", ["x", "<script>", "a" * 500, "a b" * 20])
async def test_a_cookie_that_is_not_ours_is_replaced(served: Served, cookie: str) -> None:
    headers = {"Cookie": f"{COOKIE}={cookie}"}
    async with ClientSession() as session, session.get(served.address, headers=headers) as answer:
        assert COOKIE in answer.headers["Set-Cookie"]


async def test_too_long_a_question_is_refused_in_a_sentence_and_kept(visitor: Visitor) -> None:
    page = await visitor.ask("x" * 5000, status=413)
    assert "5,000 characters long; this page takes questions of up to 2,000" in page
    assert "x" * 5000 in page


async def test_nothing_typed_is_not_asked(served: Served, visitor: Visitor) -> None:
    assert "Type a question or a command first." in await visitor.ask(" \t ", status=400)
    assert served.answerer.requests == []


async def test_more_than_the_server_reads_is_refused_in_a_sentence(visitor: Visitor) -> None:
    data = {"line": "x" * 300_000}
    headers = {"Accept": "text/html"}
    async with visitor.session.post(visitor.address, data=data, headers=headers) as answer:
        assert answer.status == 413
        assert "more than this server reads" in await answer.text()


@pytest.mark.parametrize("charset", ["nonsense", "utf-16", "\\"])
async def test_a_form_in_a_strange_encoding_gets_an_answer(visitor: Visitor, charset: str) -> None:
    headers = {"Content-Type": f"application/x-www-form-urlencoded; charset={charset}"}
    async with visitor.session.post(
        visitor.address, data=b"line=\xff\xfe\xff", headers=headers
    ) as answer:
        assert answer.status in {400, 403}


async def test_a_file_is_no_question(served: Served, visitor: Visitor) -> None:
    form = FormData(list(visitor.fields.items()))
    form.add_field("line", b"x", filename="x.txt", content_type="text/plain")
    async with visitor.session.post(visitor.address, data=form) as answer:
        assert answer.status == 400
    assert served.answerer.requests == []


async def test_what_was_typed_is_never_markup(visitor: Visitor) -> None:
    page = await visitor.ask("<script>alert(1)</script>\x00\u202e{{ 7 * 7 }}")
    assert "<script>alert" not in page and "&lt;script&gt;" in page and "{{ 7 * 7 }}" in page


async def test_a_chart_is_shown_under_a_name_made_of_its_content(
    served: Served, visitor: Visitor
) -> None:
    served.answerer.say = lambda request: Reply(title="", blocks=(CHART,))
    page = await visitor.ask("/aid")
    [name] = re.findall(r"/chart/([0-9a-f]{32})\.png", page)
    async with visitor.session.get(f"{visitor.address}chart/{name}.png") as picture:
        assert (await picture.read()).startswith(b"\x89PNG")
        assert picture.content_type == "image/png"
    async with visitor.session.get(f"{visitor.address}chart/{'0' * 32}.png") as picture:
        assert picture.status == 404


async def test_a_button_sends_its_line(served: Served, visitor: Visitor) -> None:
    action = Action(label="Next", line='/quotes about:"a: b" page:2')
    served.answerer.say = lambda request: Reply(title="", blocks=(), actions=(action,))
    page = await visitor.ask("/quotes")
    assert 'value="/quotes about:&#34;a: b&#34; page:2" dir="auto">Next</button>' in page


async def test_completions_are_of_the_whole_line(served: Served, visitor: Visitor) -> None:
    served.answerer.suggestions = (Suggestion(label="United States", value="us"),)
    found = {}
    for line in ("/sa", "/aid don", "/sanctions by:u", "who", "x" * 5000):
        async with visitor.session.get(
            f"{visitor.address}suggest", params={"line": line}
        ) as answer:
            found[line] = [each["value"].strip() for each in await answer.json()]
    assert found["/sa"] == ["/sanctions"]
    assert "/aid donor:" in found["/aid don"]
    assert "/sanctions by:us" in found["/sanctions by:u"]
    assert found["who"] == found["x" * 5000] == []


async def test_nothing_but_the_pages_own_files_is_served(visitor: Visitor) -> None:
    for path in ("static/routes.py", "static/..%2froutes.py", "static/", "etc/passwd"):
        async with visitor.session.get(f"{visitor.address}{path}") as answer:
            assert answer.status == 404


async def test_files_may_be_kept_and_conversations_may_not(visitor: Visitor) -> None:
    async with visitor.session.get(visitor.address) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
    async with visitor.session.get(f"{visitor.address}static/page.css") as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.content_type == "text/css"
