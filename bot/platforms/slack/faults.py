"""What Slack's refusals, and the library's errors, mean."""

from collections.abc import Iterator
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
LAYOUT_REFUSED = frozenset({BLOCKS_REFUSED, "invalid_blocks_format", "msg_blocks_too_long"})


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
