"""Where a channel opens in a browser or in the platform's own program."""

from bot.messages.request import Place, Platform

_LINKS = {
    Platform.DISCORD: "https://discord.com/channels/{workspace}/{id}",
    Platform.SLACK: "https://app.slack.com/client/{workspace}/{id}",
}


def link_to(place: Place) -> str:
    """Return the address of a channel of a workspace; empty where there is none."""
    link = _LINKS.get(place.platform, "")
    return link.format(workspace=place.workspace, id=place.id) if place.workspace else ""
