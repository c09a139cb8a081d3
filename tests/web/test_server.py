"""The server under all routes: headers, names, faults, limits and its own start and stop."""

import asyncio
import socket

import pytest
from aiohttp import ClientSession, web
from structlog.testing import capture_logs

from bot.errors import ConfigError
from bot.web.faults import faults_as_sentences
from bot.web.server import BODY_LIMIT, WebServer
from tests.web.conftest import Serve


async def hello(request: web.Request) -> web.Response:
    return web.Response(text="hello")


async def read(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


async def break_down(request: web.Request) -> web.Response:
    raise RuntimeError("a secret <b>detail</b>")


async def refuse(request: web.Request) -> web.Response:
    raise web.HTTPForbidden(text="Only <b>editors</b> may.")


ROUTES = [
    web.get("/", hello),
    web.post("/read", read),
    web.get("/broken", break_down),
    web.get("/refused", refuse),
]


@pytest.mark.parametrize("path", ["", "nothing", "broken", "refused", "read"])
async def test_every_response_carries_the_security_headers(
    serve: Serve, client: ClientSession, path: str
) -> None:
    async with client.get(f"{await serve(ROUTES)}{path}") as answer:
        policy = answer.headers["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy)
        assert not any("unsafe" in each or "*" in each for each in policy)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Server" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status", "sentence"),
    [
        ("GET", "nothing", 404, "There is nothing at this address."),
        ("POST", "", 405, "This address does not take that kind of request."),
        ("GET", "broken", 500, "Something went wrong here, and it is in the log."),
        ("GET", "refused", 403, "Only <b>editors</b> may."),
    ],
)
async def test_a_fault_is_a_sentence_with_an_id(
    serve: Serve, client: ClientSession, method: str, path: str, status: int, sentence: str
) -> None:
    address = f"{await serve(ROUTES)}{path}"
    async with client.request(method, address) as answer:
        assert answer.status == status
        assert await answer.json() == {"error": {"id": "fault-1", "message": sentence}}
    async with client.request(method, address, headers={"Accept": "text/html"}) as answer:
        assert answer.status == status
        page = await answer.text()
        assert sentence.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;") in page
        assert "fault-1" in page and "<b>" not in page


async def test_what_broke_is_in_the_log_and_not_in_the_answer(
    serve: Serve, client: ClientSession
) -> None:
    address = await serve(ROUTES)
    with capture_logs() as logged:
        async with client.get(f"{address}broken") as answer:
            assert "secret" not in await answer.text()
    failed = next(each for each in logged if each["event"] == "web.failed")
    assert failed["fault"] == "fault-1" and failed["route"] == "/broken"


async def test_the_log_holds_no_address_and_no_words(serve: Serve, client: ClientSession) -> None:
    address = await serve(ROUTES)
    with capture_logs() as logged:
        async with client.get(f"{address}nothing/private?typed=words"):
            pass
        async with client.post(f"{address}read", data=b"words"):
            pass
    assert {each["event"] for each in logged} == {"web.request"}
    assert "words" not in repr(logged) and "private" not in repr(logged)


async def test_a_body_is_read_up_to_its_limit(serve: Serve, client: ClientSession) -> None:
    address = await serve(ROUTES)
    async with client.post(f"{address}read", data=b"x" * BODY_LIMIT) as answer:
        assert await answer.text() == str(BODY_LIMIT)
    async with client.post(f"{address}read", data=b"x" * (BODY_LIMIT + 1)) as answer:
        assert answer.status == 413
        assert "more than this server reads" in await answer.text()


async def test_a_body_without_a_stated_length_is_read_up_to_its_limit(
    serve: Serve, client: ClientSession
) -> None:
    async def pour() -> object:
        for _ in range(BODY_LIMIT // 1024 + 1):
            yield b"x" * 1024

    async with client.post(f"{await serve(ROUTES)}read", data=pour()) as answer:
        assert answer.status == 413


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[", "10.0.0.1"]
)
async def test_a_strange_name_is_refused_on_loopback(
    serve: Serve, client: ClientSession, host: str
) -> None:
    async with client.get(await serve(ROUTES), headers={"Host": host}) as answer:
        assert answer.status == 421
        assert "answers only under its own name" in await answer.text()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9", "127.0.0.1:1", "[::1]:8080"])
async def test_every_name_of_this_machine_is_taken(
    serve: Serve, client: ClientSession, host: str
) -> None:
    async with client.get(await serve(ROUTES), headers={"Host": host}) as answer:
        assert await answer.text() == "hello"


async def test_a_public_name_is_taken_when_it_is_configured(client: ClientSession) -> None:
    server = WebServer("127.0.0.1", 0, ROUTES, public_hosts=["Bot.Example.org"])
    try:
        async with client.get(await server.start(), headers={"Host": "bot.example.org"}) as answer:
            assert await answer.text() == "hello"
    finally:
        await server.stop()


async def test_a_request_that_takes_too_long_is_given_up(client: ClientSession) -> None:
    async def hang(request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    app = web.Application(middlewares=[faults_as_sentences(new_id=lambda: "x", seconds=0.01)])
    app.add_routes([web.get("/", hang)])
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        async with client.get(f"http://127.0.0.1:{site.port}/") as answer:
            assert answer.status == 503
            assert "took too long" in await answer.text()
    finally:
        await runner.cleanup()


async def test_a_port_that_is_taken_is_said_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match="another program already listens there"):
            await WebServer("127.0.0.1", port, ROUTES).start()


async def test_an_address_that_is_not_this_machines_is_said_in_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r"\[web\] 203\.0\.113\.1:0: cannot be listened on"):
        await WebServer("203.0.113.1", 0, ROUTES).start()


async def test_the_address_is_the_one_to_open(client: ClientSession) -> None:
    server = WebServer("::1", 0, ROUTES)
    try:
        address = await server.start()
        assert address.startswith("http://[::1]:")
        async with client.get(address) as answer:
            assert await answer.text() == "hello"
    finally:
        await server.stop()


async def test_it_can_be_stopped_twice_and_its_port_is_free_again() -> None:
    server = WebServer("127.0.0.1", 0, ROUTES)
    port = int((await server.start()).rstrip("/").rpartition(":")[2])
    await server.stop()
    await server.stop()
    again = WebServer("127.0.0.1", port, ROUTES)
    await again.start()
    await again.stop()
