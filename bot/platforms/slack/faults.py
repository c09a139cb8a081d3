"""What Slack's refusals, and the library's errors, mean."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)

BLOCKS_REFUSED = "invalid_blocks"
MISSING_SCOPE = "missing_scope"
UNCERTAIN = "uncertain"
UNREACHABLE = "unreachable"
_GONE = frozenset(
    {
        "app_missing_action_url",
        "cannot_dm_bot",
        "channel_is_archived",
        "channel_not_found",
        "expired_url",
        "is_archived",
        "is_inactive",
        MISSING_SCOPE,
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "team_access_not_granted",
        "team_not_found",
        "used_url",
        "user_disabled",
        "user_not_found",
        "user_not_in_channel",
        "user_not_visible",
        "users_not_found",
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
NOT_A_MEMBER = frozenset({"channel_not_found", "not_in_channel"})
LAYOUT_REFUSED = frozenset({BLOCKS_REFUSED, "invalid_blocks_format", "msg_blocks_too_long"})
WORDS: Mapping[str, str] = {
    "account_inactive": "the bot's account is not active",
    "cannot_dm_bot": "a bot takes no direct messages",
    "channel_is_archived": "the channel is archived",
    "channel_not_found": "the channel is gone, or the bot cannot see it",
    "is_archived": "the channel is archived",
    "is_inactive": "the channel is not active",
    "missing_scope": "the bot lacks a scope",
    "no_permission": "the bot may not post in the channel",
    "not_in_channel": "the bot is not in the channel",
    "ratelimited": "Slack's rate limit",
    "restricted_action": "the workspace does not let the bot post in the channel",
    "team_not_found": "the workspace is gone",
    "token_expired": "the token has expired",
    "token_revoked": "the token was revoked",
    "invalid_auth": "the token is not accepted",
    "user_disabled": "the person's account is not active",
    "user_not_found": "there is no such person in the workspace",
    "user_not_visible": "the bot may not see the person",
    "users_not_found": "there is no such person in the workspace",
    UNREACHABLE: "Slack cannot be reached",
    UNCERTAIN: "Slack did not answer as it should",
    "fatal_error": "Slack had a fault of its own",
    "internal_error": "Slack had a fault of its own",
    "request_timeout": "Slack did not answer in time",
    "service_unavailable": "Slack had a fault of its own",
    BLOCKS_REFUSED: "Slack does not take the message as it is laid out",
    "msg_too_long": "the message is too long for Slack",
}
"""What the names mean that an operator or an asker may come to see."""


@contextmanager
def translated() -> Iterator[None]:
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
        return TryLaterError("ratelimited", retry_after=retry_after(response.headers))
    if status != 200:
        return UncertainError(UNCERTAIN)
    return to_error(str(response.get("error", UNCERTAIN)))


def to_error(name: str) -> DeliveryError:
    """Return the error that a refusal by this name is."""
    if name in ("ratelimited", "rate_limited", "message_limit_exceeded"):
        return TryLaterError(name, retry_after=1.0)
    if name in _UNSURE:
        return UncertainError(name)
    if name in _TOKEN_GONE:
        return TokenGoneError(name)
    return PlaceGoneError(name) if name in _GONE else DeliveryError(name)


def retry_after(headers: object) -> float:
    """Return how many seconds Slack asks to wait, one where it does not say."""
    value = getattr(headers, "get", lambda _: None)("Retry-After")
    try:
        return max(float(value), 0.0) if value is not None else 1.0
    except ValueError:
        return 1.0


def say_fault(name: str) -> str:
    """Return in words what a refusal by this name is; keep the name for whoever looks it up."""
    if " " in name:
        return name  # our own words
    said = WORDS.get(name, "Slack refuses it")
    return said if name == UNCERTAIN else f"{said} ({name})"


def say_lost(error: DeliveryError, *, shared: bool) -> str:
    """Return what whoever asked, or shared, is told of an answer that did not go out."""
    if not shared or not isinstance(error, PlaceGoneError):
        return "The answer may not have arrived. If you do not see it, please ask again."
    if str(error) in NOT_A_MEMBER:
        return (
            "This was not shared: I am not a member of this channel, and what I post here could "
            "not be corrected later. Use /invite to add me, then share it again."
        )
    return f"This was not shared: {say_fault(str(error))}."
