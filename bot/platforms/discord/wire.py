"""Where discord.py finds Discord."""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.settings import DiscordSettings


def point_library_at(settings: DiscordSettings) -> None:
    """Direct discord.py to the configured addresses.

    The library keeps them in class variables, so this changes them for the whole process, the
    addresses of webhooks and interaction responses included.
    """
    Route.BASE = settings.api_url.rstrip("/")
    if settings.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway_url)
