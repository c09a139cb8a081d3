"""What goes wrong in a request, as one sentence with an id for whoever asked."""

import asyncio
import html
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

FaultIds = Callable[[], str]

_log: structlog.stdlib.BoundLogger = structlog.get_logger()

_SENTENCES = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take that kind of request.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than this server reads at once.",
    HTTPStatus.SERVICE_UNAVAILABLE: "This took too long and was given up; try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here, and it is in the log.",
}


def random_fault_id() -> str:
    """Return eight hexadecimal digits, enough to find a line in a log."""
    return secrets.token_hex(4)


def faults_as_sentences(*, new_id: FaultIds, seconds: float) -> Middleware:
    """Answer every fault, and log each request by route, method, status and milliseconds.

    A request that takes longer than `seconds` is given up. Neither addresses nor bodies are
    logged: they hold what people ask.
    """

    @web.middleware
    async def edge(request: web.Request, handler: Handler) -> web.StreamResponse:
        started = time.perf_counter()
        response = await _answer(request, handler, new_id, seconds)
        # A line a request costs as much as answering it; metrics count the ones that went well.
        say = _log.debug if response.status < HTTPStatus.BAD_REQUEST else _log.info
        say(
            "web.request",
            method=request.method,
            route=_route_of(request),
            status=response.status,
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
        )
        return response

    return edge


async def _answer(
    request: web.Request, handler: Handler, new_id: FaultIds, seconds: float
) -> web.StreamResponse:
    try:
        async with asyncio.timeout(seconds):
            return await handler(request)
    except web.HTTPException as fault:
        if fault.status < HTTPStatus.BAD_REQUEST:
            raise
        return _say(request, HTTPStatus(fault.status), new_id(), _own_words(fault), fault)
    except TimeoutError:
        fault_id = new_id()
        _log.warning("web.timeout", fault=fault_id, route=_route_of(request))
        return _say(request, HTTPStatus.SERVICE_UNAVAILABLE, fault_id)
    except Exception as error:  # noqa: BLE001  the listener's edge: nothing may escape unanswered
        fault_id = new_id()
        _log.error("web.failed", fault=fault_id, route=_route_of(request), exc_info=error)
        return _say(request, HTTPStatus.INTERNAL_SERVER_ERROR, fault_id)


def _own_words(fault: web.HTTPException) -> str:
    """Return a route's own sentence, empty when aiohttp made the text up."""
    text = "" if isinstance(fault, web.HTTPRequestEntityTooLarge) else fault.text or ""
    return text if text.endswith(".") else ""


def _say(
    request: web.Request,
    status: HTTPStatus,
    fault_id: str,
    words: str = "",
    fault: web.HTTPException | None = None,
) -> web.Response:
    sentence = words or _SENTENCES.get(status) or f"This cannot be answered: {status.phrase}."
    kept = {name: fault.headers[name] for name in ("Allow",) if fault and name in fault.headers}
    if "text/html" not in request.headers.get("Accept", ""):
        body = {"error": {"id": fault_id, "message": sentence}}
        return web.json_response(body, status=status, headers=kept)
    text = _PAGE.format(sentence=html.escape(sentence), fault_id=html.escape(fault_id))
    return web.Response(text=text, content_type="text/html", status=status, headers=kept)


def _route_of(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource else "none"


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Dateline</title>
</head>
<body>
<main>
<h1>Dateline</h1>
<p>{sentence}</p>
<p>If you report this, name it <code>{fault_id}</code>.</p>
<p><a href="/">Back to the start</a></p>
</main>
</body>
</html>
"""
