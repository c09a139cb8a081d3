"""`bot slack manifest` and `bot discord invite`: what connecting a platform needs."""

import json
import sys
from typing import Annotated

import typer

from bot.cli.common import print_line, read_settings
from bot.errors import ConfigError


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    slack = typer.Typer(help="Connect Slack.", no_args_is_help=True)
    slack.command("manifest")(manifest)
    slack.callback()(lambda: None)
    app.add_typer(slack, name="slack")
    discord = typer.Typer(help="Connect Discord.", no_args_is_help=True)
    discord.command("invite")(invite)
    discord.callback()(lambda: None)
    app.add_typer(discord, name="discord")


def manifest(context: typer.Context) -> None:
    """Print the Slack app manifest, made from the command table."""
    from bot.answers.commands import COMMANDS
    from bot.platforms.slack.manifest import slack_manifest

    slack = read_settings(context).slack
    if slack.mode == "http" and not slack.public_url:
        raise ConfigError(
            ["slack.public_url: http mode needs the public address that Slack will call."]
        )
    manifest = slack_manifest(COMMANDS, mode=slack.mode, public_url=slack.public_url)
    json.dump(manifest, sys.stdout, indent=2, ensure_ascii=False)
    print_line("")


def invite(
    context: typer.Context,
    application_id: Annotated[
        str, typer.Option(help="Application id; else `[discord] application_id`.")
    ] = "",
) -> None:
    """Print the link that adds the bot to a Discord server."""
    from bot.platforms.discord.invite import invite_link

    discord = read_settings(context).discord
    chosen = application_id or discord.application_id
    if not (chosen.isascii() and chosen.isdigit()):
        raise ConfigError(
            ["discord.application_id: a number from the application's General Information page."]
        )
    print_line(invite_link(discord.authorize_url, chosen))
