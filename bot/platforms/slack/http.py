"""The one address Slack calls in http mode. What is not Slack's is turned away here."""

import hashlib
import hmac
import re

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.clock import Clock

PATH = "/slack/events"
BODY_BYTES = 1_048_576
OLDEST_SECONDS = 300
"""Slack's advice against replays."""
_TYPES = frozenset({"application/json", "application/x-www-form-urlencoded"})
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


class SlackHttp:
    """Checks sender, age, kind and size before Bolt sees a request.

    Bolt's own check answers 500 to a timestamp that is no number, and logs refused bodies.
    """

    def __init__(self, *, app: AsyncApp, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        """Return the routes for the shared server; other methods get its 405."""
        return [web.post(PATH, self._receive), web.get(PATH, self._greet, allow_head=False)]

    async def _greet(self, request: web.Request) -> web.Response:
        # Slack looks at the certificate of a command's address with a bare GET now and then.
        if request.query.get("ssl_check") == "1":
            return web.Response()
        return web.Response(status=405, headers={"Allow": "POST"})

    async def _receive(self, request: web.Request) -> web.Response:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not self._is_fresh(stamp) or not _SIGNATURE.fullmatch(signature):
            return _refused(401)
        if request.content_type not in _TYPES or "Content-Encoding" in request.headers:
            return _refused(415)
        body = await _read(request)
        if body is None:
            return _refused(413)
        if not self._is_signed(stamp, body, signature):
            return _refused(401)
        try:
            asked = AsyncBoltRequest(
                body=body.decode(), headers={"content-type": request.content_type}
            )
        except (ValueError, AttributeError, TypeError):
            # JSON that is not an object: Bolt looks into it all the same.
            return _refused(400)
        answer = await self._app.async_dispatch(asked)
        kind = answer.headers.get("content-type", ["text/plain"])[0].partition(";")[0]
        return web.Response(
            status=answer.status, body=answer.body.encode(), content_type=kind, charset="utf-8"
        )

    def _is_fresh(self, stamp: str) -> bool:
        if not _TIMESTAMP.fullmatch(stamp):
            return False
        return abs(self._clock().timestamp() - int(stamp)) <= OLDEST_SECONDS

    def _is_signed(self, stamp: str, body: bytes, signature: str) -> bool:
        signed = b"v0:" + stamp.encode() + b":" + body
        mine = "v0=" + hmac.new(self._secret, signed, hashlib.sha256).hexdigest()
        return hmac.compare_digest(mine, signature)


async def _read(request: web.Request) -> bytes | None:
    if (request.content_length or 0) > BODY_BYTES:
        return None
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    return bytes(body)


def _refused(status: int) -> web.Response:
    return web.json_response({"error": "refused"}, status=status)
