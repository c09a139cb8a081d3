"""How a message travels to Slack, and what Slack's refusals mean."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.delivery.key import to_uuid
from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.platforms.slack.render import Audience, to_response
from bot.platforms.slack.rich import Json

Sleep = Callable[[float], Awaitable[None]]
_Sent = TypeVar("_Sent")

ATTEMPTS = 4
LONGEST_WAIT = 60.0
"""Seconds; asked to wait longer, a message fails."""
HISTORY_PAGE = 100
"""Messages; Slack gives fewer to some apps, whatever they ask for."""
BLOCKS_REFUSED = "invalid_blocks"
UNCERTAIN = "uncertain"
UNREACHABLE = "unreachable"
_GONE = frozenset(
    {
        "app_missing_action_url",
        "channel_is_archived",
        "channel_not_found",
        "expired_url",
        "is_archived",
        "is_inactive",
        "missing_scope",
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "team_access_not_granted",
        "team_not_found",
        "used_url",
        "user_not_in_channel",
    }
)
_TOKEN_GONE = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
_UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack: "some aspect of the operation" may have succeeded before these."""
_LAYOUT_REFUSED = frozenset({BLOCKS_REFUSED, "invalid_blocks_format", "msg_blocks_too_long"})
_log = structlog.stdlib.get_logger(__name__)


class SlackSender:
    """Posts, answers and uploads over one session, and repeats only what cannot double.

    A connection that broke, or a server error, may have delivered: that is an error called
    `uncertain`. Every method raises PlaceGoneError, TryLaterError or DeliveryError, whose
    text is Slack's own name for the fault.
    """

    def __init__(self, *, client: AsyncWebClient, sleep: Sleep) -> None:
        self._client = client
        self._sleep = sleep

    async def post(self, *, channel: str, message: Json, thread: str = "", key: str = "") -> str:
        """Post for everyone and return the message's `ts`. The same `key` is the same message."""
        extra: Json = {"client_msg_id": to_uuid(key)} if key else {}
        body: Json = {"channel": channel, **message, **extra, **_in_thread(thread)}
        sent = await self._sent("chat.postMessage", body)
        return str(sent["ts"])

    async def post_once(self, body: Json) -> str:
        """Post, repeating nothing that may have arrived, and return the message's `ts`."""
        sent = await self._or_plainly(body, lambda each: self._call("chat.postMessage", each))
        return str(sent["ts"])

    async def read_history(
        self, *, channel: str, thread: str, oldest: str, cursor: str
    ) -> Mapping[str, Any]:
        """Return a page of a channel, or of a thread, since `oldest`, as Slack says it."""
        of_thread = {"ts": thread} if thread else {}
        method = "conversations.replies" if thread else "conversations.history"
        given = {
            "channel": channel,
            "oldest": oldest,
            "limit": HISTORY_PAGE,
            "include_all_metadata": "true",
            **({"cursor": cursor} if cursor else {}),
            **of_thread,
        }
        with _translated():
            answer = await self._client.api_call(method, http_verb="GET", params=given)
        return answer.data if isinstance(answer.data, dict) else {}

    async def post_privately(
        self, *, channel: str, user: str, message: Json, thread: str = ""
    ) -> None:
        """Post for one member of the channel alone."""
        # This method knows no unfurling and no `mrkdwn`.
        shown: Json = {key: message[key] for key in ("text", "blocks") if key in message}
        body: Json = {"channel": channel, "user": user, **shown, **_in_thread(thread)}
        await self._sent("chat.postEphemeral", body)

    async def respond(self, url: str, message: Json, audience: Audience) -> None:
        """Use a response address; it takes five messages within 30 minutes."""
        body = {**to_response(message, audience), "replace_original": False}
        await self._patiently(lambda: self._respond(url, body))

    async def upload(self, *, png: bytes, name: str, alt: str) -> str:
        """Upload a picture without sharing it and return its id."""

        async def once() -> str:
            with _translated():
                answer = await self._client.files_upload_v2(
                    file=png, filename=name, title=name, alt_txt=alt
                )
            return str(answer["files"][0]["id"])

        return await self._patiently(once)

    async def who_am_i(self) -> Json:
        """Return `auth.test`: whose token it is."""
        with _translated():
            answer = await self._client.auth_test()
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def open_socket(self, app_token: str) -> str:
        """Return the address of a new Socket Mode connection, good for one use."""
        with _translated():
            answer = await self._client.apps_connections_open(app_token=app_token)
        return str(answer["url"])

    async def _sent(self, method: str, body: Json) -> Json:
        return await self._or_plainly(
            body, lambda each: self._patiently(lambda: self._call(method, each))
        )

    async def _or_plainly(self, body: Json, send: Callable[[Json], Awaitable[Json]]) -> Json:
        """Send, and send the text alone when Slack refuses the layout."""
        try:
            return await send(body)
        except DeliveryError as error:
            if str(error) not in _LAYOUT_REFUSED or not _is_text_enough(body):
                raise
            # Refused, so not delivered: the plain text says the same.
            _log.error("slack_layout_refused", fault=str(error))
            return await send({key: value for key, value in body.items() if key != "blocks"})

    async def _call(self, method: str, body: Json) -> Json:
        with _translated():
            answer = await self._client.api_call(method, json=body)
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _respond(self, url: str, body: Json) -> None:
        webhook = AsyncWebhookClient(url, session=self._client.session, retry_handlers=[])
        with _translated():
            answer = await webhook.send_dict(body)
        if answer.status_code == 429:
            raise TryLaterError("ratelimited", retry_after=_seconds(answer.headers))
        if answer.status_code != 200:
            raise _refusal(answer.body[:60].strip() or str(answer.status_code))

    async def _patiently(self, send: Callable[[], Awaitable[_Sent]]) -> _Sent:
        for _ in range(ATTEMPTS - 1):
            try:
                return await send()
            except TryLaterError as error:
                if error.retry_after > LONGEST_WAIT:
                    raise
                await self._sleep(error.retry_after)
        return await send()


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except SlackApiError as error:
        raise _from_api(error) from error
    except aiohttp.ClientConnectorError as error:
        # Never sent, so it cannot double.
        raise TryLaterError(UNREACHABLE, retry_after=1.0) from error
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise UncertainError(UNCERTAIN) from error


def _from_api(error: SlackApiError) -> DeliveryError:
    response = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    if status == 429:
        return TryLaterError("ratelimited", retry_after=_seconds(response.headers))
    if status != 200:
        return UncertainError(UNCERTAIN)
    return _refusal(str(response.get("error", UNCERTAIN)))


def _refusal(name: str) -> DeliveryError:
    if name in ("ratelimited", "rate_limited", "message_limit_exceeded"):
        return TryLaterError(name, retry_after=1.0)
    if name in _UNSURE:
        return UncertainError(name)
    if name in _TOKEN_GONE:
        return TokenGoneError(name)
    return PlaceGoneError(name) if name in _GONE else DeliveryError(name)


def _seconds(headers: object) -> float:
    value = getattr(headers, "get", lambda _: None)("Retry-After")
    try:
        return max(float(value), 0.0) if value is not None else 1.0
    except ValueError:
        return 1.0


def _in_thread(thread: str) -> Json:
    return {"thread_ts": thread} if thread else {}


def _is_text_enough(body: Json) -> bool:
    blocks = body.get("blocks")
    return isinstance(blocks, list) and all(each.get("type") != "image" for each in blocks)
