"""How answers read: titles and declines as sentences, guesses owned up to, nothing doubled."""

import pytest

from bot.facts.entity import Role
from bot.messages.plain import to_plain
from bot.messages.reply import Allegation, Outcome, Statement
from tests.answers.desk import Desk, river_facts
from tests.builders import (
    a_claim,
    a_claim_fact,
    a_dispute,
    an_entity,
    an_entity_fact,
    entity_id,
    fact_id,
)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/sanctions by:Norland on:2 May 2024", "Sanctions by Norland on 2 May 2024"),
        ("/sanctions on:May 2024", "Sanctions in May 2024"),
        ("/sanctions target:Delta Shipping", "Sanctions against Delta Shipping"),
        ("/sanctions country:Suderia", "Sanctions concerning Suderia"),
        ("/aid donor:Suderia recipient:Norland", "Aid from Suderia to Norland"),
        ("/quotes speaker:sol about:river", "Quotes from Mira Sol about “river”"),
        ("/claims by:Norland", "Claims and answers by Norland"),
        ("/timeline since:2024", "Timeline since 2024"),
    ],
)
async def test_a_title_repeats_the_filters_as_words(line: str, title: str) -> None:
    assert (await Desk().ask(line)).title == title


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/sanctions by:Suderia", "No designation or measure by Suderia is on record."),
        ("/aid donor:sol", "No aid total from Mira Sol is on record."),
        ("/claims by:sol about:dam", "No claim by Mira Sol about “dam” is on record."),
        ("/quotes speaker:Norland about:x", "No quote from Norland about “x” is on record."),
        ("/timeline since:2025", "Nothing since 2025 is on record."),
        ("/sanctions page:2", "There is no page 2: this answer has one page."),
        ("/help whoo", "There is no command “/whoo”. Did you mean /who?"),
        ("/story x", "On record: The river accord."),
    ],
)
async def test_a_decline_is_a_sentence(line: str, sentence: str) -> None:
    reply = await Desk().ask(line)
    assert reply.outcome is not Outcome.ANSWERED
    assert sentence in to_plain(reply)


@pytest.mark.parametrize("line", ["/who Norlnad", "/sanctions by:Norlnad", "/aid Norlnad"])
async def test_a_guessed_name_is_owned_up_to(line: str) -> None:
    text = to_plain(await Desk().ask(line))
    assert "No name on record is “Norlnad”; read as Norland." in text
    assert "read as" not in to_plain(await Desk().ask(line.replace("Norlnad", "Norlanders")))


async def test_a_decline_for_an_earlier_date_says_so_and_leads_to_today() -> None:
    desk = Desk()
    reply = await desk.ask("/who Norland as_of:2024-05-01")
    assert "This is the record as of 1 May 2024" in to_plain(reply)
    assert (await desk.ask(reply.actions[0].line)).outcome is Outcome.ANSWERED


async def test_a_repeated_denial_is_cited_to_the_denial_alone() -> None:
    again = a_claim_fact("again", a_claim(disputes=(a_dispute(quotes=(fact_id("denial"),)),)))
    reply = await Desk(facts=(*river_facts(), again)).ask("/claims")
    answers = [block.answers[0] for block in reply.blocks if isinstance(block, Allegation)]
    first, second = (each for each in answers if isinstance(each, Statement))
    assert "(in words quoted above)" in second.text
    assert first.cites == second.cites


async def test_what_was_typed_is_shortened_where_it_is_repeated() -> None:
    for line in ("/who {}", "/quotes about:{}", "/sanctions on:{}", "/aid page:{}"):
        assert len(to_plain(await Desk().ask(line.format("x" * 1500)))) < 300


async def test_what_was_typed_cannot_turn_the_direction_of_the_answer() -> None:
    for line in ("/who \u202enari", "/quotes about:\u2067nari", "/sanctions on:\u200fnari"):
        assert "“nari”" in to_plain(await Desk().ask(line))


async def test_an_office_names_no_country_that_its_ministry_names_already() -> None:
    ministry = an_entity("Norland's Rivers Ministry")
    office = Role(title="minister", organisation=ministry.id, country=entity_id("norland"))
    minister = an_entity("Ida Tarn", roles=(office,))
    desk = Desk(facts=(*river_facts(), an_entity_fact(ministry), an_entity_fact(minister)))
    text = to_plain(await desk.ask("/who Ida Tarn"))
    assert "Ida Tarn: minister, Norland's Rivers Ministry. [1]" in text


async def test_an_alias_that_ends_in_a_full_stop_ends_the_list() -> None:
    desk = Desk(facts=(*river_facts(), an_entity_fact(an_entity("Courier", aliases=("C.R.",)))))
    assert "Also found as: C.R.\n" in to_plain(await desk.ask("/who Courier"))


async def test_a_record_that_cannot_be_read_is_not_called_empty() -> None:
    desk = Desk(facts=(), stories=())
    desk.store.lost = True
    await desk.shelf.refresh()
    assert "cannot be read right now" in to_plain(await desk.ask("/aid"))
