"""The page's addresses: a channel of one's own, in a browser."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.answers.command import LONGEST, Command
from bot.answers.complete_line import complete_line
from bot.clock import Clock
from bot.messages.answerer import Answerer, Suggestion
from bot.messages.chart import Painter
from bot.platforms.page.archive import Archive, archive_routes
from bot.platforms.page.channel import Channel, Form
from bot.platforms.page.guard import (
    form_token,
    is_own_form,
    public_name,
    read_cookie,
    set_cookie,
)
from bot.platforms.page.pictures import NAME, Pictures
from bot.platforms.page.render import PageRenderer
from bot.platforms.page.static import Static, read_static
from bot.platforms.page.to_request import place_of

_STATIC = Path(__file__).with_name("static")


def random_id() -> str:
    """Return 43 characters that nobody can guess."""
    return secrets.token_urlsafe(32)


def page_routes(
    answerer: Answerer,
    commands: Sequence[Command],
    painter: Painter,
    clock: Clock,
    *,
    new_id: Callable[[], str] = random_id,
    archive: Archive | None = None,
) -> list[web.RouteDef]:
    """Return the routes of the page. `new_id` gives what cannot be guessed, 32 to 64 characters.

    Editions and ledgers have addresses where there is an `archive`.
    """
    renderer, pictures, static = PageRenderer(), Pictures(), read_static(_STATIC)
    channel = Channel(answerer, renderer=renderer, pictures=pictures, clock=clock)
    page = _Page(channel, commands, renderer=renderer, static=static, new_id=new_id)
    kept = (
        archive_routes(archive, renderer=renderer, pictures=pictures, static=static, clock=clock)
        if archive
        else []
    )
    return [
        *kept,
        web.get("/", page.show),
        web.post("/", page.ask),
        web.post("/forget", page.forget),
        web.get("/suggest", _suggest(answerer, commands)),
        web.get(f"/chart/{{name:{NAME.pattern}}}.png", _chart(pictures, painter)),
        web.get("/static/{name}", page.static),
    ]


def _suggest(answerer: Answerer, commands: Sequence[Command]) -> Handler:
    async def suggest(request: web.Request) -> web.Response:
        place = place_of(public_name(read_cookie(request) or ""))

        def values(command: str, option: str, typed: str) -> tuple[Suggestion, ...]:
            return answerer.suggest(command=command, option=option, typed=typed, place=place)

        line = request.query.get("line", "")[:LONGEST]
        found = complete_line(line, commands, values)
        return web.json_response([{"value": each.value, "label": each.label} for each in found])

    return suggest


def _chart(pictures: Pictures, painter: Painter) -> Handler:
    async def chart(request: web.Request) -> web.Response:
        wanted = pictures.get(request.match_info["name"])
        if wanted is None:
            raise web.HTTPNotFound(text="This picture is no longer kept; ask again to see it.")
        try:
            picture = await painter(wanted)
        except ValueError as error:
            raise web.HTTPNotFound(text="This is too much for a picture.") from error
        headers = {"Cache-Control": "private, max-age=86400, immutable"}
        return web.Response(body=picture, content_type="image/png", headers=headers)

    return chart


class _Page:
    def __init__(
        self,
        channel: Channel,
        commands: Sequence[Command],
        *,
        renderer: PageRenderer,
        static: Static,
        new_id: Callable[[], str],
    ) -> None:
        self._channel = channel
        self._commands = commands
        self._renderer = renderer
        self._static = static
        self._new_id = new_id

    async def show(self, request: web.Request) -> web.Response:
        return self._answer(request)

    async def ask(self, request: web.Request) -> web.Response:
        form = await _read_form(request)
        line = form.line.strip()
        secret = read_cookie(request)
        if secret is None or not is_own_form(request, secret, form.token):
            alert = "This page had grown old, or cookies are off; please send it once more."
            return self._answer(request, alert=alert, draft=line, status=403)
        if not line:
            return self._answer(request, alert="Type a question or a command first.", status=400)
        if len(line) > LONGEST:
            alert = (
                f"That is {len(line):,} characters long; "
                f"this page takes questions of up to {LONGEST:,}."
            )
            return self._answer(request, alert=alert, draft=line, status=413)
        turn = await self._channel.ask(public_name(secret), line=line, key=form.key)
        raise web.HTTPSeeOther(f"/#turn-{turn.number}")

    async def forget(self, request: web.Request) -> web.Response:
        form = await _read_form(request)
        secret = read_cookie(request)
        if secret is None or not is_own_form(request, secret, form.token):
            alert = "This page had grown old; please press it once more."
            return self._answer(request, alert=alert, status=403)
        self._channel.forget(public_name(secret))
        raise web.HTTPSeeOther("/")

    async def static(self, request: web.Request) -> web.Response:
        file = self._static.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return web.Response(
            body=file.content, content_type=file.kind, charset="utf-8", headers=headers
        )

    def _answer(
        self, request: web.Request, *, alert: str = "", draft: str = "", status: int = 200
    ) -> web.Response:
        known = read_cookie(request)
        secret = known or self._new_id()
        visitor = self._channel.visitor(public_name(secret))
        values = {
            "title": "Dateline",
            "turns": visitor.turns if visitor else (),
            "forgotten": visitor.forgotten if visitor else 0,
            "commands": self._commands,
            "static": {name: file.address for name, file in self._static.items()},
            "form": Form(token=form_token(secret), key=self._new_id()),
            "alert": alert,
            "draft": draft,
            "longest": LONGEST,
        }
        text = self._renderer.render("page.html", values)
        response = web.Response(text=text, content_type="text/html", status=status)
        if known is None:
            set_cookie(request, response, secret)
        return response


async def _read_form(request: web.Request) -> Form:
    try:
        fields = await request.post()
    except (ValueError, LookupError) as error:
        raise web.HTTPBadRequest(text="This form cannot be read.") from error
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    return Form(
        line=texts.get("line", ""), token=texts.get("token", ""), key=texts.get("key", "")[:64]
    )
