"""Words that somebody is said to have said, compared with the record."""

import pytest

from bot.facts.fact import Fact, Status
from bot.facts.quote import Translation
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome, Quotation, Reply, Statement
from tests.answers.desk import Desk, river_facts
from tests.builders import a_quote, a_quote_fact, entity_id

RIVER = "The river belongs to everyone who drinks from it"
AND = a_quote_fact("and", a_quote(text="There is no old dam, and there will be none for years"))


async def check(text: str, *extra: Fact, speaker: str = "") -> Reply:
    desk = Desk(facts=(*river_facts(), *extra))
    options = {"check": text, "speaker": speaker}
    return await desk.call("quote", **{name: value for name, value in options.items() if value})


async def said(text: str, *extra: Fact, speaker: str = "") -> str:
    return to_plain(await check(text, *extra, speaker=speaker))


@pytest.mark.parametrize(
    "text",
    [
        RIVER,
        "the river belongs to everyone who drinks from it.",
        "“The river belongs to everyone who drinks from it”",
        "THE  RIVER\tbelongs—to everyone\nwho drinks from it",
        "The ri\u200bver \u202ebelongs to everyone who drinks from it",
        "… The river belongs to everyone who drinks from it …",
    ],
)
async def test_the_setting_of_a_quotation_does_not_count(text: str) -> None:
    reply = await check(text)
    assert "On record word for word. Mira Sol said it on 2 May 2024." in to_plain(reply)
    assert reply.outcome is Outcome.ANSWERED


async def test_the_quotation_is_shown_whole_with_speaker_date_and_source() -> None:
    reply = await check("belongs to everyone")
    verdict, quotation = reply.blocks
    assert isinstance(verdict, Statement)
    assert verdict.text.startswith("On record word for word, as part of what was said.")
    assert isinstance(quotation, Quotation)
    assert quotation.words == RIVER
    assert quotation.cites == verdict.cites == (1,)


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("The river belongs to all who drink from it", "to [everyone → all] who [drinks → drink]"),
        ("The river does not belong to everyone", "[belongs → does not belong] to"),
        ("belongs to not everyone who drinks", "“belongs to [added: not] everyone who drinks”"),
        ("The river belongs to everyone who drinks it", "drinks [left out: from] it”"),
        ("The lake belongs to everyone who drinks from it", "“The [river → lake] belongs"),
    ],
)
async def test_a_changed_word_is_shown_where_it_is(text: str, difference: str) -> None:
    reply = await said(text)
    assert "Altered: not word for word on record." in reply
    assert difference in reply
    assert RIVER in reply


@pytest.mark.parametrize(
    "text", ["The river belongs to 9 who drink from it", "The river never belongs to everyone"]
)
async def test_a_number_or_a_negation_put_in_is_never_verbatim(text: str) -> None:
    assert "On record word for word" not in await said(text)


async def test_a_negation_around_a_whole_quotation_is_not_word_for_word() -> None:
    text = await said("It is not true: There is no dam, and never was one")
    assert "Altered, not word for word: only part of it is on record" in text


async def test_a_whole_quotation_within_more_words_is_told_from_what_is_added() -> None:
    text = await said("Yesterday they told us all the same: There is no dam")
    assert "Only part of it is on record" in text
    assert "[added: Yesterday they told us all the same] There is no dam" in text


async def test_two_quotations_in_a_row_are_word_for_word() -> None:
    text = await said(f"{RIVER}. There is no dam.")
    assert "On record word for word, as 2 quotations of 2 speakers." in text
    assert "[added" not in text


async def test_two_quotations_run_into_one_are_word_for_word_but_not_one() -> None:
    text = await said("There is no old dam, and the river belongs to everyone", AND)
    assert "On record word for word, but as 2 quotations, not as one." in text
    assert "[added" not in text


async def test_parts_of_two_quotations_are_both_shown() -> None:
    text = await said("The river belongs to everyone because there is no dam")
    assert "Altered: parts of 2 quotations of 2 speakers are put together" in text
    assert "“The river belongs to everyone [added: because] There is no dam”" in text
    assert RIVER in text


async def test_quotations_of_two_speakers_are_not_one_speakers() -> None:
    text = await said(f"{RIVER}. There is no dam.", speaker="Mira Sol")
    assert "as 2 quotations of 2 speakers, not all by Mira Sol." in text


async def test_a_sentence_on_record_among_others_is_told_from_them() -> None:
    text = await said(f"{RIVER}. Whoever fishes in it must ask the moon!")
    assert "Only part of it is on record, and not what is added." in text
    assert "[added: Whoever fishes in it must ask the moon]”" in text


async def test_words_around_a_changed_quotation_are_shown_as_added() -> None:
    text = await said("They say that the river belongs to all who drinks from it")
    assert "[added: They say that]" in text


async def test_a_misprint_put_right_is_shown_as_the_one_word_it_is() -> None:
    fee = a_quote_fact("fee", a_quote(text="It stands on its own two fee today, firmly, at last"))
    assert "two [fee → feet]”" in await said("It stands on its own two feet", fee)


@pytest.mark.parametrize(
    "text", ["the neighbours organised defence", "the neighbors organized defense"]
)
async def test_british_and_american_spelling_is_no_change(text: str) -> None:
    spelt = a_quote_fact("spelt", a_quote(text="So the neighbours organised defense together"))
    reply = await said(text, spelt)
    assert "On record word for word, as part of what was said." in reply
    assert "Only the spelling differs" in reply


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("We shall give up the northern locks", "A negation is among what differs."),
        ("We shall never give up the two northern locks", "A number is among what differs."),
        ("give up the northern locks", "Altered by what is left out: “never”."),
        ("We shall … give up the northern locks", "Altered by what is left out: “never”."),
    ],
)
async def test_a_changed_negation_or_number_is_pointed_at(text: str, what: str) -> None:
    fact = a_quote_fact("turned", a_quote(text="We shall never give up the northern locks"))
    assert what in await said(text, fact)


async def test_a_negation_in_the_sentence_before_turns_nothing() -> None:
    before = a_quote_fact("before", a_quote(text="It was not luck. The northern locks stayed open"))
    assert "On record word for word" in await said("The northern locks stayed open", before)


@pytest.mark.parametrize("text", ["text:", "check: ", "Text = "])
async def test_the_name_of_the_option_is_no_speaker(text: str) -> None:
    assert "On record word for word. Mira Sol" in await said(f"{text}“{RIVER}”")


async def test_words_left_out_with_dots_are_named() -> None:
    text = await said("The river belongs … drinks from it")
    assert "On record word for word, but for what is left out." in text
    assert "“The river belongs [left out: to everyone who] drinks from it”" in text


async def test_dots_do_not_make_another_order_verbatim() -> None:
    assert "On record word for word" not in await said("drinks from it … The river belongs")


@pytest.mark.parametrize("text", ["river", "the river", "it", "to everyone who"])
async def test_too_few_words_are_no_quotation(text: str) -> None:
    assert (await check(text)).outcome is Outcome.NO_ANSWER


async def test_a_single_word_is_a_quotation_where_it_is_all_that_is_quoted() -> None:
    lone = a_quote_fact("lone", a_quote(speaker=entity_id("suderia"), text="absurd"))
    assert "On record word for word. Suderia said it" in await said("Absurd!", lone)
    assert "On record" not in (await said("That moon is absurd", lone)).split("On record as of")[0]


async def test_other_punctuation_is_told() -> None:
    comma = a_quote_fact("comma", a_quote(text="We build, together, a bridge"))
    assert "the punctuation is not" in await said("We build together a bridge", comma)


async def test_a_negation_before_a_fragment_is_told() -> None:
    turned = a_quote_fact("turned", a_quote(text="We shall never give up the northern locks"))
    assert "“never” stands right before them" in await said("give up the northern locks", turned)


async def test_right_words_of_another_speaker_are_said_to_be_theirs() -> None:
    text = await said(RIVER, speaker="Suderia")
    assert "On record, but not by Suderia. Mira Sol said it on 2 May 2024." in text


async def test_a_country_speaks_through_those_in_its_offices() -> None:
    assert "On record word for word." in await said(RIVER, speaker="Norland")


async def test_a_speaker_who_is_not_on_record_is_named_as_such() -> None:
    text = await said(RIVER, speaker="Zelda")
    assert "“Zelda” is not on record in this story." in text
    assert "On record, but not by “Zelda”. Mira Sol said it" in text


@pytest.mark.parametrize("speaker", ["Mira Sol's lawyer", "a Sol aide", "spokesman for Mira Sol"])
async def test_somebodys_somebody_is_not_that_person(speaker: str) -> None:
    text = await said(RIVER, speaker=speaker)
    assert f"“{speaker.removeprefix('a ')}” is not on record" in text.replace("“a ", "“")
    assert "On record, but not by" in text


async def test_an_office_nobody_holds_is_not_on_record() -> None:
    assert "“Suderia's harbour minister” is not on record" in await said(
        RIVER, speaker="Suderia's harbour minister"
    )


async def test_a_misspelt_speaker_is_understood() -> None:
    text = await said(RIVER, speaker="Mira Soll")
    assert "read as Mira Sol" in text
    assert "On record word for word." in text


async def test_the_speaker_may_stand_in_the_text() -> None:
    for text in (f"Suderia said “{RIVER}”", f"Suderia: {RIVER}", f"“{RIVER}” — Suderia"):
        assert "On record, but not by Suderia." in await said(text), text


async def test_words_that_are_not_on_record_are_said_not_to_be() -> None:
    reply = await check("Fish are friends of the moon", speaker="Mira Sol")
    assert reply.outcome is Outcome.NO_ANSWER
    text = to_plain(reply)
    assert "No quotation by Mira Sol with these words, or nearly these, is on record." in text
    assert "That does not mean that nobody said so." in text
    assert not reply.carries


async def test_the_words_of_a_translation_are_said_to_be_one() -> None:
    translation = Translation(text="The water is ours", language="en", by="the desk")
    spoken = a_quote(text="Das Wasser gehört uns", language="de", translation=translation)
    fact = a_quote_fact("spoken", spoken)
    text = await said("The water is ours", fact)
    assert "These are the words of a translation, by the desk, not those spoken." in text
    assert "Das Wasser gehört uns" in text
    assert "translation, by" not in await said("Das Wasser gehört uns", fact)


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.RETRACTED])
async def test_a_quotation_that_is_not_approved_is_never_shown(status: Status) -> None:
    hidden = a_quote_fact("hidden", a_quote(text="We sold the harbour lights"), status=status)
    reply = await check("We sold the harbour lights", hidden)
    assert reply.outcome is Outcome.NO_ANSWER
    assert not reply.carries


async def test_the_command_is_typed_with_the_word_check_or_without() -> None:
    desk = Desk()
    for line in (f"/quote check {RIVER}", f"/quote {RIVER}", f"/quote check:{RIVER}"):
        assert "On record word for word" in to_plain(await desk.ask(line)), line
    assert "On record, but not by Suderia" in to_plain(
        await desk.ask(f"/quote check “{RIVER}” speaker:Suderia")
    )
    assert "/quote needs check" in to_plain(await desk.ask("/quote check"))
