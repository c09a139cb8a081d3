"""How one reply reads on Discord: the words, their order, and what is attached."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Reference,
    Reply,
    Row,
    Statement,
    Table,
)
from bot.platforms.discord.payload import Message
from bot.platforms.discord.render import render_bare, render_reply
from tests.fakes.discord import PNG, a_chart, a_quotation, a_reply
from tests.platforms.discord.reading import read

CLAIM = Statement(text="Norland says a dam was built", cites=(1,))
SOURCES = (
    "**Sources**\n"
    "The Courier, “Two republics sign a river accord”, 2 May 2024 "
    "([open](https://courier.example/2024/05/02/river-accord))\n"
    r"\[1\] paragraph 3"
)


def test_a_statement_is_followed_by_its_marks() -> None:
    assert _text(Statement(text="It rained", cites=(1, 2), note="early count")) == (
        "It rained \\[1\\]\\[2\\]\n(early count)"
    )


def test_a_listing_is_a_list() -> None:
    listing = Listing(
        statements=(
            Statement(text="First", cites=(1,)),
            Statement(text="Second", cites=(1,), note="unconfirmed"),
        )
    )
    assert _text(listing) == "- First \\[1\\]\n- Second \\[1\\] (unconfirmed)"


def test_a_quotation_is_set_apart_with_its_speaker() -> None:
    assert _text(a_quotation("One line\nand another")) == (
        "> “One line\n> and another” \\[1\\]\n"
        "> — Mira Sol, foreign minister of Norland, at the signing, 2 May 2024"
    )


def test_an_allegation_keeps_its_answers() -> None:
    denial = Statement(text="Suderia denies it", cites=(1,))
    assert _text(Allegation(claim=CLAIM, answers=(denial, a_quotation("No")))) == (
        "**Claim:** Norland says a dam was built \\[1\\]\n"
        "**Answer:** Suderia denies it \\[1\\]\n"
        "**Answer:**\n> “No” \\[1\\]\n"
        "> — Mira Sol, foreign minister of Norland, at the signing, 2 May 2024"
    )


def test_an_allegation_without_an_answer_says_so() -> None:
    assert _text(Allegation(claim=CLAIM, answers=())).endswith("**Answer:** none is on record.")


def test_a_table_needs_no_width() -> None:
    table = Table(
        columns=("Donor", "Amount", "As of"),
        rows=(Row(cells=("Norland", "about $3 billion", ""), cites=(1,)),),
    )
    assert _text(table) == "**Norland** \\[1\\]\nAmount: about $3 billion"


def test_an_answer_ends_with_its_sources_and_its_date() -> None:
    (message,) = render_reply(a_reply())
    (card,) = message.cards
    assert card.title == "Sanctions"
    assert card.footer == "On record as of 2 May 2024."
    assert card.text == (
        "Norland listed Delta Shipping. \\[1\\]\n\n" + SOURCES.replace("paragraph 3", "paragraph 1")
    )


def test_places_in_one_document_share_a_line() -> None:
    (message,) = render_reply(a_reply("One.", "Two."))
    assert message.cards[0].text.count("The Courier") == 1
    assert message.cards[0].text.endswith(r"\[1\] paragraph 1 · \[2\] paragraph 2")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "",
        "https://",
        "https://x.example/ a",
        "ftp://x.example/",
        "steam://run/1",
    ],
)
def test_what_is_no_address_is_no_link(url: str) -> None:
    reference = Reference(
        number=1,
        publisher="The Courier",
        title="A title",
        published_on=date(2024, 5, 2),
        place="page 1",
        url=url,
    )
    (message,) = render_reply(Reply(title="", blocks=(), references=(reference,)))
    assert "](" not in message.cards[0].text


def test_an_address_cannot_end_its_link_early() -> None:
    reference = Reference(
        number=1,
        publisher="The Courier",
        title="A title",
        published_on=date(2024, 5, 2),
        place="page 1",
        url="https://x.example/a_(b)?c=[d]",
    )
    (message,) = render_reply(Reply(title="", blocks=(), references=(reference,)))
    assert "[open](https://x.example/a_%28b%29?c=%5Bd%5D)" in message.cards[0].text


def test_a_chart_is_a_picture_that_a_screen_reader_can_say() -> None:
    (message,) = _render(a_chart(), pictures={0: PNG})
    (picture,) = message.attachments
    assert picture.content == PNG
    assert picture.description == "Norland about 3 billion, Suderia 2 billion."
    assert message.cards[0].picture == picture.name
    assert message.cards[0].text == "**Aid by donor** \\[1\\]"


def test_a_chart_without_a_picture_stands_as_text() -> None:
    assert _text(a_chart()) == "Norland about 3 billion, Suderia 2 billion. \\[1\\]"


def test_a_chart_with_more_text_than_a_picture_may_have_stands_as_text() -> None:
    long = "Norland about 3 billion. " * 60
    (message,) = _render(a_chart(long), pictures={0: PNG})
    assert not message.attachments
    assert message.cards[0].text.startswith(long.strip())


def test_a_long_answer_is_several_cards_then_several_messages() -> None:
    messages = render_reply(a_reply(*("A sentence of some length. " * 70,) * 6))
    assert [len(message.cards) for message in messages] == [3, 3]
    assert messages[0].cards[0].title
    assert messages[-1].cards[-1].footer
    assert not any(message.buttons for message in messages[:-1])


def test_a_heading_goes_with_what_it_heads() -> None:
    blocks = (
        Notice(text="A sentence of some length. " * 100),
        Heading(text="Measures"),
        Notice(text="Another sentence. " * 20),
    )
    (message,) = _render(*blocks)
    assert [card.text[:12] for card in message.cards] == ["A sentence o", "**Measures**"]


def test_a_heading_and_the_longest_paragraph_fit_together() -> None:
    for length in range(3600, 4200, 50):
        blocks = (Heading(text="𝄞" * 145), Notice(text="x" * length))
        for message in _render(*blocks):
            assert all(len(card.text.encode("utf-16-le")) // 2 <= 4096 for card in message.cards)


@pytest.mark.parametrize("word", ["# heading", "- point", "> quote", "-# small", "1. first"])
@pytest.mark.parametrize("length", [3000, 9000])
def test_a_divided_text_starts_no_markup(word: str, length: int) -> None:
    for filler in range(10):
        text = "x" * filler + f" {word}" * (length // len(word))
        reply = Reply(title="", blocks=(Notice(text=text), a_quotation(text)))
        for message in (*render_reply(reply), *render_bare(reply)):
            for part in (message.content, *(card.text for card in message.cards)):
                assert read(part).active == ()
                assert read(part).bullets == 0


def test_a_longer_one_is_its_beginning_and_a_file() -> None:
    reply = a_reply(*(f"Sentence number {number}. " * 40 for number in range(40)))
    (message,) = render_reply(reply)
    (file,) = message.attachments
    text = file.content.decode()
    assert all(f"Sentence number {number}." in text for number in range(40))
    assert "This is only the beginning." in message.cards[0].text
    assert "Sentence number 0." in message.cards[0].text
    shown = message.cards[0].text
    assert r"\[1\] paragraph 1" in shown + message.cards[-1].text


def test_an_action_is_a_button_or_a_sentence() -> None:
    actions = (
        Action(label="Next page", line="/aid page:2"),
        Action(label="Everything", line="/who " + "x" * 100),
    )
    (message,) = render_reply(Reply(title="", blocks=(Notice(text="Yes."),), actions=actions))
    (button,) = message.buttons
    assert button.label == "Next page"
    assert message.cards[0].text == "Yes.\n\nFor “Everything”, type: /who " + "x" * 100


def test_buttons_beyond_what_a_message_holds_become_sentences() -> None:
    actions = tuple(Action(label=f"Page {page}", line=f"/aid page:{page}") for page in range(30))
    (message,) = render_reply(Reply(title="", blocks=(Notice(text="Yes."),), actions=actions))
    assert len(message.buttons) == 25
    assert message.cards[0].text.count("For “Page") == 5


def test_an_empty_reply_still_says_something() -> None:
    (message,) = render_reply(Reply(title="", blocks=(Notice(text=" \u200b"), Heading(text=""))))
    assert message.cards[0].text


def test_a_reply_can_do_without_embeds() -> None:
    (message,) = render_bare(a_reply())
    assert "Norland listed Delta Shipping. \\[1\\]" in message.content
    assert not message.cards


def _render(*blocks: Block, pictures: Mapping[int, bytes] | None = None) -> tuple[Message, ...]:
    return render_reply(Reply(title="", blocks=blocks), pictures=pictures)


def _text(*blocks: Block) -> str:
    (message,) = _render(*blocks)
    (card,) = message.cards
    return card.text
