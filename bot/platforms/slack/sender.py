"""How a message travels to Slack."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.delivery.key import to_uuid
from bot.errors import DeliveryError, TryLaterError
from bot.platforms.slack.faults import LAYOUT_REFUSED, retry_after, to_error, translated
from bot.platforms.slack.render import to_response
from bot.platforms.slack.rich import Json

Sleep = Callable[[float], Awaitable[None]]
_Sent = TypeVar("_Sent")

ATTEMPTS = 4
LONGEST_WAIT = 60.0
"""Seconds; asked to wait longer, a message fails."""
HISTORY_PAGE = 100
"""Messages; Slack gives fewer to some apps, whatever they ask for."""
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
        given: dict[str, str | int] = {
            "channel": channel,
            "oldest": oldest,
            "limit": HISTORY_PAGE,
            "include_all_metadata": "true",
            **({"cursor": cursor} if cursor else {}),
            **of_thread,
        }
        return await self.read(method, given)

    async def read(self, method: str, given: Mapping[str, str | int]) -> Mapping[str, Any]:
        """Return what Slack answers to a method that changes nothing."""
        with translated():
            answer = await self._client.api_call(method, http_verb="GET", params=dict(given))
        return answer.data if isinstance(answer.data, dict) else {}

    async def open_direct(self, user: str) -> str:
        """Return the channel of the direct messages with a person."""
        answer: Mapping[str, Any] = await self._call("conversations.open", {"users": user})
        return str(answer["channel"]["id"])

    async def open_view(self, trigger: str, view: Json) -> None:
        """Show a form to whoever did what the trigger comes from, three seconds ago at most."""
        await self._call("views.open", {"trigger_id": trigger, "view": view})

    async def update_view(self, view_id: str, view: Json) -> None:
        """Show something else in place of an open form."""
        await self._call("views.update", {"view_id": view_id, "view": view})

    async def post_privately(
        self, *, channel: str, user: str, message: Json, thread: str = ""
    ) -> None:
        """Post for one member of the channel alone."""
        # This method knows no unfurling and no `mrkdwn`.
        shown: Json = {key: message[key] for key in ("text", "blocks") if key in message}
        body: Json = {"channel": channel, "user": user, **shown, **_in_thread(thread)}
        await self._sent("chat.postEphemeral", body)

    async def respond(self, url: str, message: Json) -> None:
        """Use a response address; it takes five messages within 30 minutes."""
        body = {**to_response(message), "replace_original": False}
        await self._patiently(lambda: self._respond(url, body))

    async def upload(self, *, png: bytes, name: str, alt: str) -> str:
        """Upload a picture without sharing it and return its id."""

        async def once() -> str:
            with translated():
                answer = await self._client.files_upload_v2(
                    file=png, filename=name, title=name, alt_txt=alt
                )
            return str(answer["files"][0]["id"])

        return await self._patiently(once)

    async def who_am_i(self) -> Json:
        """Return `auth.test`: whose token it is."""
        with translated():
            answer = await self._client.auth_test()
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def open_socket(self, app_token: str) -> str:
        """Return the address of a new Socket Mode connection, good for one use."""
        with translated():
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
            if str(error) not in LAYOUT_REFUSED or not _is_text_enough(body):
                raise
            # Refused, so not delivered: the plain text says the same.
            _log.error("slack_layout_refused", fault=str(error))
            return await send({key: value for key, value in body.items() if key != "blocks"})

    async def _call(self, method: str, body: Json) -> Json:
        with translated():
            answer = await self._client.api_call(method, json=body)
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _respond(self, url: str, body: Json) -> None:
        webhook = AsyncWebhookClient(url, session=self._client.session, retry_handlers=[])
        with translated():
            answer = await webhook.send_dict(body)
        if answer.status_code == 429:
            raise TryLaterError("ratelimited", retry_after=retry_after(answer.headers))
        if answer.status_code != 200:
            raise to_error(answer.body[:60].strip() or str(answer.status_code))

    async def _patiently(self, send: Callable[[], Awaitable[_Sent]]) -> _Sent:
        for _ in range(ATTEMPTS - 1):
            try:
                return await send()
            except TryLaterError as error:
                if error.retry_after > LONGEST_WAIT:
                    raise
                await self._sleep(error.retry_after)
        return await send()


def _in_thread(thread: str) -> Json:
    return {"thread_ts": thread} if thread else {}


def _is_text_enough(body: Json) -> bool:
    blocks = body.get("blocks")
    return isinstance(blocks, list) and all(each.get("type") != "image" for each in blocks)
