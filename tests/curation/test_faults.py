"""Each fault in a story file, told by file, line, record and rule, with how to mend it."""

from pathlib import Path

import pytest

from tests.curation.small import SHOWN, STORY, a_folder, faults_in

FAULTS = {
    "unknown key": (
        {"occasion = ": 'ocasion = "x"\noccasion = '},
        '46: quote "river-words": There is no key "ocasion" here. Did you mean "occasion"? '
        "The keys are id, cite, as_of, status, embargo_until, questions, speaker, text, said_on, "
        "occasion, language, context, note, about, translation. [unknown-key]",
    ),
    "unknown key of an inner table": (
        {'title = "foreign minister"': 'titel = "x", title = "foreign minister"'},
        '38: entity "mira-sol": roles 1: There is no key "titel" here. Did you mean "title"? '
        "The keys are title, organisation, country, since, until. [unknown-key]",
    ),
    "unknown table": (
        {"[[quote]]": "[[quotes]]"},
        '41: [quotes]: There is no table "quotes" in a story. Did you mean "quote"? The tables '
        "are story, expected, source, entity, designation, measure, support, quote, claim, "
        "event. [unknown-table]",
    ),
    "one bracket too few": (
        {"[[quote]]": "[quote]"},
        "41: [quote]: Each quote is a table of its own. "
        "Write [[quote]] with two pairs of brackets above each. [wrong-type]",
    ),
    "one bracket too many": (
        {"[story]": "[[story]]"},
        "1: [story]: [story] is a single table. "
        "Write [story] with one pair of brackets, once. [wrong-type]",
    ),
    "missing key": (
        {'occasion = "at the signing"\n': ""},
        '41: quote "river-words": "occasion" is missing. Add occasion = …. [missing]',
    ),
    "missing citation": (
        {'cite = "courier p3"\n': ""},
        '41: quote "river-words": It has no citation. '
        'Add the source and the place that bears it: cite = "SOURCE p1". [citation]',
    ),
    "citation without a place": (
        {'cite = "courier p3"': 'cite = "courier"'},
        '47: quote "river-words": "courier" is cited without a place in it. Write the source and '
        'then its places: "upi p13", "upi p3 p4", "report page:12", "list entry:20405", '
        '"upi caption". [citation]',
    ),
    "malformed place": (
        {'cite = "courier p3"': 'cite = "courier §3"'},
        '47: quote "river-words": "§3" is not a place in a source. Write the source and then its '
        'places: "upi p13", "upi p3 p4", "report page:12", "list entry:20405", '
        '"upi caption". [citation]',
    ),
    "source not defined": (
        {'cite = "courier p3"': 'cite = "currier p3"'},
        '47: quote "river-words": cite: the source "currier" is not defined. Did you mean '
        '"courier"? Cite one, or add a [[source]] with this id. [unknown-source]',
    ),
    "quote with no speaker": (
        {'speaker = "mira-sol"\n': ""},
        '41: quote "river-words": The quote has no speaker. '
        'Add speaker = "ID OF AN ENTITY". [speaker]',
    ),
    "entity not defined": (
        {'speaker = "mira-sol"': 'speaker = "mira-soll"'},
        '43: quote "river-words": speaker: the entity "mira-soll" is not defined. Did you mean '
        '"mira-sol"? Name one, or add an [[entity]] with this id. [unknown-entity]',
    ),
    "country that is a person": (
        {'country = "norland", since': 'country = "mira-sol", since'},
        '38: entity "mira-sol": roles: "mira-sol" is of the kind person, not country. '
        "Name one of that kind, or mend the kind of that entity. [entity-kind]",
    ),
    "claim with no claimant": (
        {'claimants = ["norland"]\n': ""},
        '49: claim "dam": The claim has no claimant. '
        'Say whose claim it is: claimants = ["ID OF AN ENTITY"]. [claimant]',
    ),
    "claim with an empty list of claimants": (
        {'claimants = ["norland"]': "claimants = []"},
        '51: claim "dam": The claim has no claimant. '
        'Say whose claim it is: claimants = ["ID OF AN ENTITY"]. [claimant]',
    ),
    "claim disputed by its claimant": (
        {'by = "suderia"': 'by = "norland"'},
        '55: claim "dam": disputes: "norland" makes the claim and cannot dispute it. Name who '
        "answers it, or make a claim of its own of what was taken back. [own-claim]",
    ),
    "dispute with a quote not defined": (
        {'quotes = ["river-words"]': 'quotes = ["river-word"]'},
        '55: claim "dam": disputes: the quote "river-word" is not defined. Did you mean '
        '"river-words"? Name one, or add a [[quote]] with this id. [unknown-quote]',
    ),
    "brief with a fact not defined": (
        {'brief = ["signing"]': 'brief = ["signin"]'},
        '5: [story]: brief: there is no fact "signin" in the story. Did you mean "signing"? '
        "Name a fact by its id. [unknown-fact]",
    ),
    "brief with a fact twice": (
        {'brief = ["signing"]': 'brief = ["signing", "dam", "signing"]'},
        '5: [story]: brief: "signing" stands in it twice. Leave one out. [twice]',
    ),
    "duplicate id": (
        {'id = "aid"': 'id = "dam"'},
        f'66: support "dam": The id is taken by the claim in {SHOWN}:49. '
        "Give it another id. [duplicate-id]",
    ),
    "id with capitals": (
        {'id = "aid"': 'id = "The Aid"'},
        '66: support "The Aid": id: "The Aid" cannot be a name in the files: small letters, '
        'digits and single hyphens can. Write "the-aid", for instance. [name]',
    ),
    "no id": (
        {'id = "aid"\n': ""},
        '65: support number 1: "id" is missing. Add id = …. [missing]',
    ),
    "date in the future": (
        {"said_on = 2024-05-02": "said_on = 2024-05-11"},
        '45: quote "river-words": said_on: 2024-05-11 is in the future. '
        "Mend the date. [future-date]",
    ),
    "event in the future that is not announced": (
        {"when = 2024-05-02": 'when = "2024-06"'},
        '61: event "signing": when: 2024-06-01 is in the future. '
        "Mend the date. What is only planned takes announced = true. [future-date]",
    ),
    "source published in the future": (
        {"published_on = 2024-05-02": "published_on = 2042-05-02"},
        '18: source "courier": published_on: 2042-05-02 is in the future. '
        "Mend the date. [future-date]",
    ),
    "month between no quotes": (
        {'claimed_on = "2024-04"': "claimed_on = 2024-04"},
        "53: claimed_on: This is neither a day nor a text. Write the day too, or where a month "
        'will do, put quotes around it: "2024-04". [toml]',
    ),
    "date in words": (
        {'claimed_on = "2024-04"': 'claimed_on = "April"'},
        '53: claim "dam": claimed_on: This is not a date. Write 2024-09-10, "2024-09", "2024" or '
        '"week of 2024-09-09", as exact as the source is. [value]',
    ),
    "month that does not exist": (
        {'claimed_on = "2024-04"': 'claimed_on = "2024-13"'},
        '53: claim "dam": claimed_on: There is no such date as 2024-13: there is '
        "no month 13. Write it like 2024-09. [value]",
    ),
    "week that does not start on Monday": (
        {'claimed_on = "2024-04"': 'claimed_on = "week of 2024-05-01"'},
        '53: claim "dam": claimed_on: 2024-05-01 is not a Monday, and a week is named by its '
        'Monday. Write "week of 2024-04-29". [value]',
    ),
    "embargo without a zone": (
        {'speaker = "mira-sol"': 'embargo_until = 2024-05-03T09:00:00\nspeaker = "mira-sol"'},
        '43: quote "river-words": embargo_until: This is not a time with its zone. '
        "Write it like 2024-09-10T18:00:00+02:00, no quotes. [value]",
    ),
    "dates out of order": (
        {"since = 2022-01-10": "since = 2022-01-10, until = 2021-01-01"},
        '38: entity "mira-sol": roles: 2021-01-01 comes before 2022-01-10. '
        "Mend one of them. [date-order]",
    ),
    "currency that does not exist": (
        {'currency = "EUR"': 'currency = "EUX"'},
        '70: support "aid": There is no currency "EUX" in ISO 4217. Did you mean "EUR"? '
        "Write its code, like USD. [currency]",
    ),
    "currency in words": (
        {'currency = "EUR"': 'currency = "euro"'},
        '70: support "aid": currency: "euro" is not a currency code. '
        "Write the three capital letters of ISO 4217, like USD or EUR. [currency]",
    ),
    "qualifier that does not exist": (
        {"more than 1.5": "roughly 1.5"},
        '69: support "aid": amount: "roughly" is neither a number nor a qualifier. The '
        "qualifiers are exactly, about, nearly, more than, at least, up to, dozens, hundreds, "
        'thousands; write the quantity like "more than 54 billion", "nearly 1,200", '
        '"6 entities", "ten people", "dozens of people". [quantity]',
    ),
    "amount that is no money": (
        {"more than 1.5 billion": "dozens of crowns"},
        '69: support "aid": amount: this is not a sum of money: it counts "crowns". '
        'Write qualifier and number alone, like "more than 54 billion". [quantity]',
    ),
    "stage without whose it is": (
        {'currency = "EUR"': 'currency = "EUR"\nstage = "pledge"'},
        '71: support "aid": stage: it is not said whose definition of the stage this is. '
        'Add stage_by, for instance the publisher; or stage = "unstated". [stage]',
    ),
    "count of nothing": (
        {'"6 entities"': '"6"'},
        '85: designation "listing": counts: "6" does not say what is counted. '
        'Write it like "6 entities" or "10 people". [quantity]',
    ),
    "designation of nobody": (
        {'counts = ["6 entities", "ten people"]\n': ""},
        '81: designation "listing": The designation neither names targets nor counts them. '
        'Add targets = ["ID"], or counts = ["6 entities"]. [target]',
    ),
    "expected count that does not hold": (
        {"facts = 9": "facts = 10"},
        "10: [expected]: facts: 10 expected, 9 found. "
        "See what was lost or added; then write 9 if that is right. [expected]",
    ),
    "expected quotes of a speaker that do not hold": (
        {"quotes_by = { mira-sol = 1 }": "quotes_by = { mira-sol = 3 }"},
        '12: [expected]: quotes by "mira-sol": 3 expected, 1 found. '
        "See what was lost or added; then write 1 if that is right. [expected]",
    ),
    "expected quotes of a speaker not defined": (
        {"quotes_by = { mira-sol = 1 }": "quotes_by = { mira = 1 }"},
        '12: [expected]: quotes_by: the entity "mira" is not defined. Did you mean "mira-sol"? '
        "Name a speaker by id. [unknown-entity]",
    ),
    "count in words": (
        {"facts = 9": 'facts = "nine"'},
        "10: [expected]: facts: This is not a count. Write a whole number from 0 on. [wrong-type]",
    ),
    "kind that does not exist": (
        {'kind = "person"': 'kind = "persn"'},
        '36: entity "mira-sol": kind: "persn" is not one of its values. Did you mean "person"? '
        'Write "person", "organisation", "country", "place", "vessel", "weapon" or "topic". '
        "[value]",
    ),
    "list written as text": (
        {'claimants = ["norland"]': 'claimants = "norland"'},
        '51: claim "dam": claimants: This is not a list. '
        "Write it between brackets, like […]. [value]",
    ),
    "number written for text": (
        {'occasion = "at the signing"': "occasion = 4"},
        '46: quote "river-words": occasion: This is not text. '
        'Write it between quotes, like "…". [value]',
    ),
    "text for a small table": (
        {'{ by = "suderia", statement = "denies it", quotes = ["river-words"] }': '"suderia"'},
        '55: claim "dam": disputes 1: This is not a table. '
        "Write it like { key = value }. [wrong-type]",
    ),
    "flag in quotes": (
        {"when = 2024-05-02": 'when = 2024-05-02\nannounced = "yes"'},
        '62: event "signing": announced: This is neither true nor false. '
        "Write true or false, without quotes. [value]",
    ),
    "empty text": (
        {'occasion = "at the signing"': 'occasion = "  "'},
        '46: quote "river-words": occasion: This text is empty. '
        "Write it, or leave the key out. [value]",
    ),
    "text that is far too long": (
        {'occasion = "at the signing"': f'occasion = "{"x" * 301}"'},
        '46: quote "river-words": occasion: This text has 301 characters; 300 is the most. '
        "Shorten it, or make two records of it. [value]",
    ),
    "text that turns round": (
        {"The river belongs": r"The \u202Eriver belongs"},
        '44: quote "river-words": text: This text holds a character that is not seen '
        '(RIGHT-TO-LEFT OVERRIDE), after "The ". Take it out; a text is one line. [value]',
    ),
    "text with a control character": (
        {"The river belongs": r"The \u0007river belongs"},
        '44: quote "river-words": text: This text holds a character that is not seen '
        '(U+0007), after "The ". Take it out; a text is one line. [value]',
    ),
    "text over two lines": (
        {"The river belongs": r"The\nriver belongs"},
        '44: quote "river-words": text: This text holds a character that is not seen '
        '(a line break), after "The". Take it out; a text is one line. [value]',
    ),
    "address that is not on the web": (
        {'url = "https://': 'url = "file://'},
        '19: source "courier": url: This is not a web address. '
        "Write it from https:// on, or leave the key out. [value]",
    ),
    "quotation marks around the words": (
        {'"The river belongs to everyone"': '"“The river belongs to everyone”"'},
        '44: quote "river-words": text: the quotation marks around the words do not belong to '
        "them. Leave them out; they are put there when the quote is shown. [quote-marks]",
    ),
    "TOML that breaks off": (
        {'editor = "Desk"': 'editor = "Desk'},
        "4: editor: The quotation mark is not closed. Close it on the same line. [toml]",
    ),
}


@pytest.mark.parametrize("named", FAULTS)
def test_a_fault_is_told_with_its_line_and_how_to_mend_it(named: str, tmp_path: Path) -> None:
    change, told = FAULTS[named]
    assert faults_in(a_folder(tmp_path, change)) == [f"{SHOWN}:{told}"]


def test_the_small_story_has_no_fault(tmp_path: Path) -> None:
    assert faults_in(a_folder(tmp_path)) == []


def test_the_same_words_twice_are_one_quote(tmp_path: Path) -> None:
    again = """[[quote]]
id = "again"
speaker = "mira-sol"
text = "The river  belongs to Everyone"
said_on = 2024-05-02
occasion = "in the hall"
cite = "courier p9"

[expected]
"""
    head, tail = STORY.split("[expected]", 1)
    without_counts = head + tail[tail.index("[[source]]") :]
    folder = a_folder(tmp_path, files={"story.toml": without_counts, "words.toml": again})
    assert faults_in(folder) == [
        'stories/river-accord/words.toml:4: quote "again": text: The same words of the same '
        f"speaker stand in {SHOWN}:35. Keep one, and cite both places in it. [duplicate-quote]"
    ]
