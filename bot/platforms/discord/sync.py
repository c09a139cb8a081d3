"""Commands registered with Discord when they changed, and only then."""

import hashlib
import json
from collections.abc import Iterable

import discord
import structlog
from discord import app_commands

from bot.delivery.marks import MarkStore

_EVERYWHERE = "global"
_SCOPES = "discord-sync:scopes"

Tree = app_commands.CommandTree[discord.Client]


async def sync_commands(tree: Tree, *, guilds: Iterable[int], marks: MarkStore) -> None:
    """Register the tree in every guild given, or everywhere when none is.

    Scopes that were registered before and are wanted no more are emptied, so that no command
    shows twice. A failure is logged; commands registered earlier go on working.
    """
    wanted = [str(guild) for guild in guilds] or [_EVERYWHERE]
    try:
        known = json.loads(await marks.get(_SCOPES) or "[]")
        for scope in dict.fromkeys((*wanted, *known)):
            await _try_scope(tree, scope, marks)
        if known != wanted:
            await marks.put(_SCOPES, json.dumps(wanted))
    except Exception as error:  # noqa: BLE001 - an edge: old commands go on working
        _log_failure("", error)


async def _try_scope(tree: Tree, scope: str, marks: MarkStore) -> None:
    try:
        await _sync_scope(tree, scope, marks)
    except Exception as error:  # noqa: BLE001 - an edge: old commands go on working
        _log_failure(scope, error)


async def _sync_scope(tree: Tree, scope: str, marks: MarkStore) -> None:
    guild = None if scope == _EVERYWHERE else discord.Object(int(scope))
    digest = _digest(tree, guild)
    key = f"discord-sync:{scope}"
    if await marks.get(key) == digest:
        return
    await tree.sync(guild=guild)
    await marks.put(key, digest)
    structlog.get_logger(__name__).info("discord_commands_registered", scope=scope)


def _digest(tree: Tree, guild: discord.Object | None) -> str:
    """Return a digest of what would be sent, and of the application it would be sent for."""
    payload = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
    text = json.dumps([tree.client.application_id, payload], sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _log_failure(scope: str, error: Exception) -> None:
    log = structlog.get_logger(__name__)
    log.error("discord_sync_failed", scope=scope, error=f"{type(error).__name__}: {error}")
