"""Answers every command about digests."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.digests.asking import Asking, DeskPorts, settle
from bot.digests.find_digest import WhichDigestError
from bot.digests.handlers.decide import answer_decision, fill_note
from bot.digests.handlers.pause import answer_pause, answer_remove, answer_resume
from bot.digests.handlers.post import answer_now, answer_test
from bot.digests.handlers.show import answer_list, answer_preview, answer_why
from bot.digests.handlers.subscribe import answer_edit, answer_subscribe, fill_edit, fill_subscribe
from bot.digests.handlers.vote import answer_useful
from bot.errors import DeliveryError, RequestError
from bot.facts.ids import StoryId
from bot.messages.reply import Reply
from bot.messages.request import Request

_HANDLERS: Mapping[str, Callable[[DeskPorts, Asking], Awaitable[Reply]]] = {
    "subscribe": answer_subscribe,
    "list": answer_list,
    "edit": answer_edit,
    "pause": answer_pause,
    "resume": answer_resume,
    "remove": answer_remove,
    "preview": answer_preview,
    "now": answer_now,
    "why": answer_why,
    "test": answer_test,
    "approve": answer_decision,
    "note": answer_decision,
    "skip": answer_decision,
    "useful": answer_useful,
}
_FILLERS: Mapping[str, Callable[[DeskPorts, Asking], Awaitable[Mapping[str, str]]]] = {
    "subscribe": fill_subscribe,
    "edit": fill_edit,
    "note": fill_note,
}


class DigestDesk:
    """One for all platforms; everything it says is for the asker alone."""

    def __init__(self, ports: DeskPorts) -> None:
        self._ports = ports

    async def answer(
        self, request: Request, story: StoryId, command: str, options: Mapping[str, str]
    ) -> Reply:
        """Answer "digest list" and its kind; `story` is the one that the place follows.

        Raises RequestError with a sentence for what cannot be done, and StoreError; nothing is
        half-done then.
        """
        asking = self._asking(request, story, command, options)
        try:
            reply = await _HANDLERS[asking.verb](self._ports, asking)
        except WhichDigestError as which:
            reply = which.reply
        except DeliveryError as error:
            raise RequestError(
                "This could not be made ready for posting just now, so nothing was changed. "
                "Try again in a minute."
            ) from error
        return replace(reply, private=True)

    async def fill(
        self, request: Request, story: StoryId, command: str, options: Mapping[str, str]
    ) -> Mapping[str, str]:
        """Return what a form for a command is filled in with, by its options; empty for nothing.

        Raises RequestError where an answer says more than a form would, and StoreError.
        """
        asking = self._asking(request, story, command, options)
        filler = _FILLERS.get(asking.verb)
        return await filler(self._ports, asking) if filler else {}

    def _asking(
        self, request: Request, story: StoryId, command: str, options: Mapping[str, str]
    ) -> Asking:
        return Asking(
            request=settle(request),
            story=story,
            verb=command.partition(" ")[2],
            options=options,
            now=self._ports.clock(),
        )
