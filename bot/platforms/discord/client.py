"""The connection to Discord: one client, its events and its health."""

import asyncio
import random
from collections.abc import Sequence

import discord
import structlog
from discord import app_commands
from pydantic import SecretStr

from bot.answers.command import Command
from bot.clock import Clock
from bot.delivery.marks import MarkStore
from bot.delivery.recorder import Remember, remember_nothing
from bot.logs import new_error_id
from bot.messages.answerer import Answerer, Suggestion
from bot.messages.chart import Painter
from bot.messages.health import Connection, Health
from bot.messages.request import Call
from bot.platforms.discord.buttons import from_custom_id
from bot.platforms.discord.commands import (
    ABOUT_THIS,
    CHECK_THIS,
    to_message_menu,
    to_slash_commands,
)
from bot.platforms.discord.endings import FINAL, REFUSED
from bot.platforms.discord.forms import find_form, from_modal
from bot.platforms.discord.mentions import asked_by, text_of
from bot.platforms.discord.respond import Responder
from bot.platforms.discord.sync import Tree, sync_commands
from bot.platforms.discord.to_request import interaction_place
from bot.platforms.discord.wire import point_library_at
from bot.settings import DiscordSettings

_NAME = "discord"
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 300.0
_READY_PAUSE = 0.1


class DiscordClient:
    """Answers on Discord from construction to `stop`, over one connection (2,500 guilds).

    No privileged intent is asked for: messages that name the bot carry their text without.
    Constructing one points discord.py, for the whole process, at the configured addresses.
    `settled` is set when the commands are registered, or could not be.
    """

    def __init__(
        self,
        *,
        settings: DiscordSettings,
        token: SecretStr,
        answerer: Answerer,
        commands: Sequence[Command],
        painter: Painter,
        marks: MarkStore,
        clock: Clock,
        random: random.Random,
        remember: Remember = remember_nothing,
    ) -> None:
        point_library_at(settings)
        self._settings = settings
        self._token = token
        self._answerer = answerer
        self._commands = commands
        self._marks = marks
        self._random = random
        self._responder = Responder(
            answerer=answerer, painter=painter, clock=clock, random=random, remember=remember
        )
        self._log = structlog.get_logger(__name__)
        self._stopped = asyncio.Event()
        self._ready_once = False
        self.settled = asyncio.Event()
        self._health = Health(name=_NAME, connection=Connection.CONNECTING)
        self.client, self.tree = self._build()

    def health(self) -> Health:
        """Return how the connection is now."""
        return self._health

    async def run(self) -> None:
        """Connect and answer until `stop`; return early when Discord refuses the bot for good."""
        pause = _FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                await self.client.start(self._token.get_secret_value())
            except discord.LoginFailure:
                self._fail(REFUSED)
                return
            except discord.ConnectionClosed as error:
                if error.code in FINAL:
                    self._fail(FINAL[error.code])
                    return
                self._trouble(error)
            except Exception as error:  # noqa: BLE001 - the edge: whatever it is, try again
                self._trouble(error)
            finally:
                await self.client.close()
            if not await self._stopped_within(pause):
                pause = min(pause * 2, _LONGEST_PAUSE)
                self.client, self.tree = self._build()

    async def stop(self) -> None:
        """Finish the answers under way, then disconnect; `run` returns."""
        self._stopped.set()
        await self._responder.drain()
        await self.client.close()

    async def on_ready(self) -> None:
        """Take note of a new session; the first registers the commands."""
        self._set(Connection.READY)
        if not self._ready_once:
            self._ready_once = True
            await sync_commands(self.tree, guilds=self._settings.guilds, marks=self._marks)
            self.settled.set()

    async def on_resumed(self) -> None:
        """Take note of a session taken up again."""
        self._set(Connection.READY)

    async def on_disconnect(self) -> None:
        """Take note of a lost connection; discord.py is already mending it."""
        if self._health.connection is Connection.READY:
            self._set(Connection.CONNECTING, "The connection was lost; connecting again.")

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message."""
        me = self.client.user
        asked = asked_by(message, me.id) if me else None
        if asked:
            await self._responder.answer_message(message, asked=asked)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press of a button, or a filled-in form; commands come through the tree.

        The answer is a new message for the presser alone: others still read the message that
        the button is on, so it is never edited, and no press can fill a channel.
        """
        data, kinds = dict(interaction.data or {}), discord.InteractionType
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is kinds.component and (press := from_custom_id(custom_id)):
            await self._responder.answer_interaction(
                interaction,
                asked=press.asked,
                private=True,
                sources=press.sources,
                form=find_form(press.asked, self._commands),
            )
        if interaction.type is kinds.modal_submit and (asked := from_modal(data, self._commands)):
            await self._responder.answer_interaction(interaction, asked=asked, private=True)

    def _build(self) -> tuple[discord.Client, Tree]:
        """Return a fresh client: a closed one cannot log in again."""
        # Voice is not used; without this each start warns that its libraries are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        client = discord.Client(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            guild_ready_timeout=_READY_PAUSE,
        )
        for handler in (
            self.on_ready,
            self.on_resumed,
            self.on_disconnect,
            self.on_message,
            self.on_interaction,
        ):
            client.event(handler)
        return client, self._plant(client)

    def _plant(self, client: discord.Client) -> Tree:
        tree = app_commands.CommandTree(client)
        tree.error(self._on_command_error)
        guilds = [discord.Object(guild) for guild in self._settings.guilds]
        menus = ((ABOUT_THIS, self._on_about), (CHECK_THIS, self._on_check))
        for each in (
            *to_slash_commands(self._commands, on_call=self._on_call, suggest=self._suggest),
            *(to_message_menu(name, handler) for name, handler in menus),
        ):
            tree.add_command(each, guilds=guilds or discord.utils.MISSING)
        return tree

    async def _on_call(self, interaction: discord.Interaction, call: Call, private: bool) -> None:
        form = find_form(call, self._commands)
        await self._responder.answer_interaction(
            interaction, asked=call, private=private, form=form
        )

    async def _on_about(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await self._put_message(interaction, message, "ask", "question")

    async def _on_check(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await self._put_message(interaction, message, "check", "message")

    async def _put_message(
        self, interaction: discord.Interaction, message: discord.Message, command: str, option: str
    ) -> None:
        """Put a message's text to a command, for the asker alone; one without words gets help."""
        text = text_of(message)
        asked = Call(command=command, options=((option, text),)) if text else Call(command="help")
        await self._responder.answer_interaction(interaction, asked=asked, private=True)

    def _suggest(
        self, interaction: discord.Interaction, command: str, option: str, typed: str
    ) -> tuple[Suggestion, ...]:
        try:
            return self._answerer.suggest(
                command=command, option=option, typed=typed, place=interaction_place(interaction)
            )
        except Exception:  # noqa: BLE001 - the edge: no completion is better than an error
            error_id = new_error_id(self._random)
            self._log.exception("discord_suggest_failed", command=command, error_id=error_id)
            return ()

    async def _on_command_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Answer a command that the tree does not know: one that was changed or dropped."""
        self._log.warning("discord_command_unknown", error=type(error).__name__)
        if interaction.type is not discord.InteractionType.application_command:
            return
        await self._responder.answer_interaction(
            interaction, asked=Call(command="help"), private=True
        )

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stopped.wait()
        except TimeoutError:
            return False

    def _set(self, connection: Connection, detail: str = "") -> None:
        self._health = Health(name=_NAME, connection=connection, detail=detail)

    def _fail(self, detail: str) -> None:
        self._log.error("discord_refused", detail=detail)
        self._set(Connection.FAILED, detail)

    def _trouble(self, error: Exception) -> None:
        error_id = new_error_id(self._random)
        self._log.warning("discord_unreachable", error_id=error_id, exc_info=error)
        self._set(Connection.CONNECTING, f"Discord cannot be reached; trying again ({error_id}).")
