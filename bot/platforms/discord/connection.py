"""A connection to Discord's REST interface alone, and what its refusals mean."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import discord
from discord.http import HTTPClient
from pydantic import SecretStr

from bot.errors import (
    DeliveryError,
    PlaceGoneError,
    TokenGoneError,
    TryLaterError,
    UncertainError,
)
from bot.platforms.discord.wire import point_library_at
from bot.settings import DiscordSettings

_UNREACHABLE_SECONDS = 5.0
_TURNED_AWAY_SECONDS = 60.0
_EMPTY_MESSAGE = 50006
_WORDS = {
    10003: "the channel is gone",
    10004: "the server is gone",
    50001: "the bot lacks the permission View Channel there",
    50007: "the person takes no messages from the bot",
    50013: "the bot lacks the permission Send Messages there",
    50083: "the thread is archived",
    160005: "the thread is locked",
    _EMPTY_MESSAGE: "the bot lacks the permission Embed Links there",
}
"""By Discord's codes, for places that cannot be posted to."""


class RestConnection:
    """Logs in when first used. A limit that Discord sets is told at once, never slept through."""

    def __init__(self, *, settings: DiscordSettings, token: SecretStr) -> None:
        point_library_at(settings)
        self._token = token
        self._client: discord.Client | None = None
        self._logging_in = asyncio.Lock()
        self._limited_everywhere: set[asyncio.Task[object] | None] = set()
        self.me = ""
        """The bot's own id, once logged in."""

    async def close(self) -> None:
        """Close the connection; it opens again when it is used again."""
        client, self._client = self._client, None
        if client:
            await client.close()

    @asynccontextmanager
    async def http(self, *, reading: bool = False) -> AsyncIterator[HTTPClient]:
        """Lend the library's client for one call, and raise DeliveryError for its errors.

        `reading` takes a refusal for one to read, which says nothing about posting.
        """
        try:
            yield (await self._log_in()).http
        except discord.RateLimited as error:
            raise self._limited(error) from error
        except discord.LoginFailure as error:
            raise TokenGoneError("Discord does not accept the bot's token") from error
        except discord.HTTPException as error:
            raise _from_http(error, reading=reading) from error
        except aiohttp.ClientConnectorError as error:
            # Never sent, so it cannot double.
            raise _unreachable() from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UncertainError("the connection to Discord broke") from error
        finally:
            self._limited_everywhere.discard(asyncio.current_task())

    async def _log_in(self) -> discord.Client:
        async with self._logging_in:
            if self._client is None:
                self._client = await self._open()
            return self._client

    async def _open(self) -> discord.Client:
        # Voice is not used, and no event is asked for; without these the library warns.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        intents = discord.Intents(guilds=True)
        client = discord.Client(intents=intents, http_trace=self._trace())
        # Below what its constructor takes: no call is to sleep while its lease runs.
        client.http.max_ratelimit_timeout = 0.001
        opened = False
        try:
            await client.login(self._token.get_secret_value())
            opened = True
        except discord.LoginFailure:
            raise
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError) as error:
            # Nothing was posted by logging in.
            raise _unreachable() from error
        finally:
            if not opened:
                await client.close()
        self.me = str(client.user.id) if client.user else ""
        return client

    def _trace(self) -> aiohttp.TraceConfig:
        """Note which tasks met the limit of the whole token: the library's error does not say."""

        async def ended(
            _session: aiohttp.ClientSession,
            _context: SimpleNamespace,
            parameters: aiohttp.TraceRequestEndParams,
        ) -> None:
            if parameters.response.headers.get("X-RateLimit-Global"):
                self._limited_everywhere.add(asyncio.current_task())

        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(ended)
        return trace

    def _limited(self, error: discord.RateLimited) -> TryLaterError:
        return TryLaterError(
            "Discord's rate limit",
            retry_after=error.retry_after,
            everywhere=asyncio.current_task() in self._limited_everywhere,
        )


def _unreachable() -> TryLaterError:
    # While nothing gets through, one call in a while is enough for all.
    return TryLaterError(
        "Discord cannot be reached", retry_after=_UNREACHABLE_SECONDS, everywhere=True
    )


def _from_http(error: discord.HTTPException, *, reading: bool) -> DeliveryError:
    words = f"{_WORDS.get(error.code, 'Discord refuses it')} (code {error.code})"
    gone = error.status in (403, 404) or error.code in _WORDS
    match error.status:
        case 401:
            return TokenGoneError("Discord does not accept the bot's token")
        case 429:
            # Without the library's own error it is an address that is turned away.
            return TryLaterError(
                "Discord turns the bot away", retry_after=_TURNED_AWAY_SECONDS, everywhere=True
            )
        case status if status >= 500:
            return UncertainError(f"Discord had a fault of its own ({status})")
        case 404 if reading:
            return PlaceGoneError(words)
        case _ if reading:
            return DeliveryError(f"its history cannot be read: {words}")
        case _:
            return PlaceGoneError(words) if gone else DeliveryError(words)
