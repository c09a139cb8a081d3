"""Who may do what to the digests of a place, and whether the bot can post there."""

from dataclasses import replace

from bot.digests.asking import Asking, DeskPorts
from bot.digests.say_schedule import say_list
from bot.errors import RequestError
from bot.messages.request import Place, Platform, Rights

_NO_CHANNEL = (
    "There is no channel here that a digest could be posted to. "
    "Set digests up in a channel of Discord or Slack."
)
_REFUSED = {
    Platform.DISCORD: (
        "You need the permission Manage Channels here to do this; "
        "ask somebody who has it, or use a direct message to have a digest of your own."
    ),
    Platform.SLACK: (
        "Only a workspace admin or owner, or whoever created this channel, may do this; "
        "ask one of them, or use a direct message to have a digest of your own."
    ),
}
_POSTABLE = frozenset(_REFUSED)


def is_direct(place: Place) -> bool:
    """Tell whether a place is direct messages with one person, who may do there what they like."""
    match place.platform:
        case Platform.DISCORD:
            return not place.workspace
        case Platform.SLACK:
            return place.id.startswith(("D", "@"))
        case _:
            return False


async def require_manager(ports: DeskPorts, asking: Asking) -> Rights:
    """Return the rights of an asker who may manage the place.

    Raises RequestError for anybody else, and where nothing can be posted at all.
    """
    place = asking.place
    if place.platform not in _POSTABLE:
        raise RequestError(_NO_CHANNEL)
    rights = await ports.people.look_up(asking.request)
    if rights.manages or is_direct(place):
        return rights
    if rights.manages is None:
        raise RequestError(
            "I cannot see here whether you may manage this channel: "
            f"use the command /digest {asking.verb} itself."
        )
    raise RequestError(_REFUSED[place.platform])


def require_writer(asking: Asking) -> None:
    """Raise RequestError for an asker who may read the place and not write in it."""
    if asking.request.rights.writes is False:
        raise RequestError(
            "Drafts are for those who may write in this channel, and you may not. "
            "Nothing was changed."
        )


def require_postable(rights: Rights) -> None:
    """Raise RequestError when the bot cannot post in the place."""
    if rights.lacks:
        raise RequestError(
            f"I cannot post in this channel: I lack {say_list(rights.lacks)}. "
            "Give me that, then try again; nothing was changed."
        )


async def require_editors_place(ports: DeskPorts, asking: Asking, place: Place) -> None:
    """Raise RequestError for a channel where drafts cannot go, or where the asker cannot write."""
    if place == asking.place:
        return
    there = dict(asking.request.others).get(place.id)
    if there is None:
        elsewhere = replace(asking.request, place=place, rights=Rights())
        there = await ports.people.look_up(elsewhere)
    if there.lacks:
        raise RequestError(
            f"I cannot post in the editors' channel: I lack {say_list(there.lacks)} there. "
            "Give me that, then try again; nothing was changed."
        )
    # On Slack the bot is in no channel unless somebody there has invited it.
    if place.platform is Platform.DISCORD and not there.manages:
        raise RequestError(
            "Drafts can only go to a channel where you may write yourself: choose it in the "
            "option “review” of the command. Nothing was changed."
        )
