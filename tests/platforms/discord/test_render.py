"""What any reply becomes on Discord: whole, within every limit, and inert."""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, given, settings

from bot.messages.chart import Chart
from bot.messages.reply import (
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reply,
    Statement,
    Table,
)
from bot.messages.request import Call
from bot.platforms.discord.escape import linkable
from bot.platforms.discord.payload import Message
from bot.platforms.discord.render import render_bare, render_reply, render_sources
from tests.fakes.discord import PNG
from tests.platforms.discord.reading import read, visible
from tests.strategies import replies

ASKED = Call(command="aid", options=(("donor", "us"),))
_SLOW = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(reply=replies())
@_SLOW
def test_nothing_is_lost(reply: Reply) -> None:
    messages = render_reply(reply, asked=ASKED)
    shown = _shown(messages)
    for text in (reply.title, *(text for block in reply.blocks for text in _texts(block))):
        assert visible(text) in shown
    for action in reply.actions:
        labels = {
            button.custom_id.partition(":")[2].partition(":")[2] for button in messages[-1].buttons
        }
        assert action.line in labels or visible(action.line) in shown


@given(reply=replies())
@_SLOW
def test_every_reference_is_shown_in_full_behind_the_button(reply: Reply) -> None:
    shown = _shown(render_sources(reply))
    for reference in reply.references:
        for text in (reference.publisher, reference.title, reference.place, reference.url):
            assert visible(text) in shown


@given(reply=replies())
@_SLOW
def test_no_limit_of_discords_is_passed(reply: Reply) -> None:
    pictures = dict.fromkeys(range(len(reply.blocks)), PNG)
    for messages in (
        render_reply(reply, asked=ASKED, pictures=pictures),
        render_sources(reply),
        render_bare(reply),
    ):
        assert 1 <= len(messages) <= 4
        for message in messages:
            _assert_within_limits(message)


@given(reply=replies())
@_SLOW
def test_outside_text_is_inert(reply: Reply) -> None:
    pictures = dict.fromkeys(range(len(reply.blocks)), PNG)
    addresses = {linkable(each.url) for each in reply.references} - {""}
    own = _bold_texts(reply)
    for message in (
        *render_reply(reply, asked=ASKED, pictures=pictures),
        *render_sources(reply),
        *render_bare(reply),
    ):
        for text in (message.content, *(card.title for card in message.cards)):
            assert read(text).active == read(text).links == read(text).bold == ()
        for card in message.cards:
            reading = read(card.text)
            assert reading.active == ()
            assert set(reading.links) <= addresses
            assert set(reading.bold) <= own


def _assert_within_limits(message: Message) -> None:
    assert message.content or message.cards or message.attachments
    assert _units(message.content) <= 2000
    assert len(message.cards) <= 10
    assert sum(_units(card.title + card.text + card.footer) for card in message.cards) <= 6000
    assert all(card.text.strip() or card.title for card in message.cards)
    assert all(_units(card.title) <= 256 for card in message.cards)
    assert all(_units(card.text) <= 4096 for card in message.cards)
    assert all(_units(card.footer) <= 2048 for card in message.cards)
    assert len(message.attachments) <= 10
    assert all(_units(each.description) <= 1024 for each in message.attachments)
    names = [each.name for each in message.attachments]
    assert len(set(names)) == len(names)
    assert {card.picture for card in message.cards if card.picture} <= set(names)
    assert len(message.buttons) <= 25
    assert all(1 <= _units(button.label) <= 80 for button in message.buttons)
    custom_ids = [button.custom_id for button in message.buttons]
    assert len(set(custom_ids)) == len(custom_ids)
    assert all(1 <= _units(custom_id) <= 100 for custom_id in custom_ids)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _shown(messages: tuple[Message, ...]) -> str:
    cards = [card for message in messages for card in message.cards]
    files = [each for message in messages for each in message.attachments]
    parts = [
        *(read(card.title).shown + read(card.text).shown for card in cards),
        *(visible(each.content.decode()) for each in files if each.name.endswith(".txt")),
    ]
    return "".join(parts)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Notice():
            yield block.text
        case Statement():
            yield from (block.text, block.note)
        case Listing():
            yield from (text for each in block.statements for text in _texts(each))
        case Quotation():
            yield from (block.words, block.speaker, block.detail, block.note, block.translation)
        case Allegation():
            yield from _texts(block.claim)
            yield from (text for each in block.answers for text in _texts(each))
        case Table():
            yield from (cell for row in block.rows for cell in row.cells)
        case Chart():
            yield block.alt


def _bold_texts(reply: Reply) -> set[str]:
    own = {"Sources", "Claim:", "Answer:", "Thisisonlythebeginning."}
    for block in reply.blocks:
        match block:
            case Heading():
                own.add(visible(block.text))
            case Chart():
                own.add(visible(block.title))
            case Table():
                own |= {visible(row.cells[0]) for row in block.rows}
            case _:
                pass
    return own | {visible(reply.title)}
