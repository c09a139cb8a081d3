"""Configuration: `config.toml`, and secrets from the environment or from files."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from bot.credentials import Secrets, read_secrets, secret_names
from bot.errors import ConfigError


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSettings(_Section):
    """Where facts are kept."""

    url: str = Field(
        default="sqlite:///data/dateline.db",
        description="Database address: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`. "
        "A password comes from DATABASE_PASSWORD.",
    )
    refresh_seconds: float = Field(
        default=0.5, gt=0, le=60, description="How often the store is asked whether it moved."
    )


class StoriesSettings(_Section):
    """Where story files are."""

    folder: Path = Field(default=Path("stories"), description="Folder with one folder a story.")
    default: str = Field(
        default="", description="Story of channels that chose none; empty: the newest story."
    )


class AnswersSettings(_Section):
    """How questions in plain words are answered."""

    thread_minutes: float = Field(
        default=30,
        gt=0,
        le=1440,
        description="How long a thread's earlier questions count for a follow-up.",
    )


class WebSettings(_Section):
    """The web page and the Slack HTTP endpoint."""

    host: str = Field(default="127.0.0.1", description="Address to listen on; loopback.")
    port: int = Field(default=8080, ge=0, le=65535, description="Port; 0 takes a free one.")
    page: bool = Field(default=True, description="Serve the channel-like page at `/`.")
    public_hosts: tuple[str, ...] = Field(
        default=(), description="Host names that a proxy in front of a loopback address forwards."
    )
    public_url: str = Field(
        default="",
        description="Public address of the page, for links to editions; empty: no links.",
    )

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and (
            urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc
        ):
            raise ValueError("a public address starts with http:// or https://")
        return value.rstrip("/")


class DiscordSettings(_Section):
    """Discord. The token comes from DISCORD_TOKEN."""

    guilds: tuple[int, ...] = Field(
        default=(), description="Guild ids to put the commands in; empty: everywhere."
    )
    application_id: str = Field(
        default="", description="Application id, for the invite link alone."
    )
    api_url: str = Field(
        default="https://discord.com/api/v10", description="REST address, for a proxy."
    )
    gateway_url: str = Field(
        default="", description="Gateway address, for a proxy; empty: what Discord names."
    )
    authorize_url: str = Field(
        default="https://discord.com/oauth2/authorize", description="Invite link's address."
    )


class SlackSettings(_Section):
    """Slack. Tokens come from SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET."""

    mode: Literal["socket", "http"] = Field(
        default="socket", description="`socket` needs no public address; `http` does."
    )
    connections: int = Field(
        default=2, ge=1, le=10, description="Socket Mode connections; two leave no gap."
    )
    base_url: str = Field(
        default="https://slack.com/api/", description="Web API address, for a proxy."
    )
    public_url: str = Field(
        default="", description="Public address of this bot, for the manifest in http mode."
    )


class DigestsSettings(_Section):
    """Digests that channels subscribe to."""

    enabled: bool = Field(default=True, description="Take subscriptions and post digests.")
    zone: str = Field(
        default="UTC",
        description="Time zone proposed where the platform does not tell the person's own.",
    )

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            return ZoneInfo(value).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(
                "there is no such time zone; name one such as Europe/London"
            ) from error

    catch_up_hours: float = Field(
        default=6,
        ge=0.1,
        le=48,
        description="How late an edition may still be posted after the bot was away; later ones "
        "are missed.",
    )
    tick_seconds: float = Field(
        default=1, ge=0.1, le=60, description="How often due digests are looked for."
    )


class LogSettings(_Section):
    """What the log looks like."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severe level that is logged."
    )
    format: Literal["text", "json"] = Field(
        default="text", description="`text` for people, `json` for machines."
    )


class Settings(_Section):
    """The whole configuration."""

    store: StoreSettings = StoreSettings()
    stories: StoriesSettings = StoriesSettings()
    answers: AnswersSettings = AnswersSettings()
    web: WebSettings = WebSettings()
    digests: DigestsSettings = DigestsSettings()
    discord: DiscordSettings = DiscordSettings()
    slack: SlackSettings = SlackSettings()
    log: LogSettings = LogSettings()
    secrets: Secrets = Field(default=Secrets(), exclude=True)


def load_settings(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read the file (absent: all defaults) and the environment.

    Raises ConfigError with every fault at once; a secret's value is in none of them.
    """
    faults: list[str] = []
    tables = _read_tables(path, faults)
    secrets = read_secrets(environment, faults)
    if "secrets" in tables:
        faults.append(f"{path}: secrets do not belong in the file; set {secret_names()} instead.")
        tables = {key: value for key, value in tables.items() if key != "secrets"}
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        faults += [
            f"{path}: {'.'.join(map(str, each['loc']))}: {_say(each['type'], each['msg'])}."
            for each in error.errors(include_input=False, include_url=False)
        ]
    if faults:
        raise ConfigError(faults)
    return _anchored(settings, path.absolute().parent).model_copy(update={"secrets": secrets})


def _say(sort: str, message: str) -> str:
    if sort == "extra_forbidden":
        return "there is no such setting"
    return message.removeprefix("Value error, ")


def _anchored(settings: Settings, folder: Path) -> Settings:
    """Make relative paths relative to the file's folder, wherever the process was started."""
    store, stories = settings.store, settings.stories
    scheme, _, file = store.url.partition(":///")
    if scheme == "sqlite" and file and not Path(file).is_absolute():
        store = store.model_copy(update={"url": f"sqlite:///{folder / file}"})
    stories = stories.model_copy(update={"folder": folder / stories.folder})
    return settings.model_copy(update={"store": store, "stories": stories})


def _read_tables(path: Path, faults: list[str]) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(f"{path}: cannot be read: {error}.")
        return {}


def process_environment() -> Mapping[str, str]:
    """Return this process's environment; called by the command line alone."""
    return os.environ
