"""The Bolt app that events go through, set up for answers made in the same turn."""

import logging
from collections.abc import Callable

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

_log = structlog.stdlib.get_logger(__name__)


def build_app(
    *, base_url: str, identity: Callable[[], AuthorizeResult], new_error_id: Callable[[], str]
) -> AsyncApp:
    """Return an app without listeners. `identity` is asked on every event, so it is cached.

    It works without a request to Slack, so the bot starts when Slack is down.
    """

    # A function within, since Bolt hands methods their `self` by name.
    async def on_error(error: Exception) -> BoltResponse:
        error_id = new_error_id()
        _log.error("slack_event_failed", error_id=error_id, exc_info=error)
        # Acknowledged all the same: Slack would only repeat what fails again.
        return BoltResponse(status=200, body=f"Something went wrong here. (Error {error_id})")

    app = AsyncApp(
        name="slack_bolt.dateline.app",
        logger=_quiet_logger(),
        # Answers take less than a millisecond; Bolt's other mode polls every ten.
        process_before_response=True,
        # Checked before, in http.py and mentions.py.
        request_verification_enabled=False,
        ssl_check_enabled=False,
        ignoring_self_events_enabled=False,
        signing_secret="",
        client=AsyncWebClient(base_url=base_url, retry_handlers=[]),
        authorize=_Identity(identity),
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.error(on_error)
    return app


class _Identity(AsyncAuthorize):
    """The library's port for whose token is used; a plain function would be called by name."""

    def __init__(self, identity: Callable[[], AuthorizeResult]) -> None:
        self._identity = identity

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **more: object,
    ) -> AuthorizeResult:
        return self._identity()


def _quiet_logger() -> logging.Logger:
    # Below this level Bolt logs whole payloads, and advice that does not apply here.
    logger = logging.getLogger("slack_bolt.dateline")
    logger.setLevel(logging.ERROR)
    return logger
