"""Turns of phrase are read as plain words, whatever the form of their verb."""

import pytest

from bot.answers.english.chatter import CHATTER
from bot.answers.english.idioms import FIXED, VERBAL
from bot.answers.english.inflect import inflected
from bot.answers.english.phrases import LONGEST, plain_words


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("who foots the bill", "who pays"),
        ("who footed the bill", "who paid"),
        ("who is footing the bill", "who is paying"),
        ("did they put a stop to it", "did they ended it"),
        ("who slapped a ban on it", "who banned on it"),
        ("was he found not guilty", "was he acquitted"),
        ("who pleaded not guilty", "who denied"),
        ("who kidnapped him and took hostages", "who kidnapped him and took hostages"),
        ("whose idea was it to sail", "who proposed sail"),
        ("what the rationale for it", "why it"),
        ("how much cash was it", "how much money was it"),
        ("who left w o a word asap", "who left without a word"),
        ("for the life of me who sank it", "who sank it"),
        ("who shipped off the oil", "who sent the oil"),
        ("who towed the ship off", "who towed the ship off"),
        ("menny were busy on the shore", "many were on the shore"),
    ],
)
def test_a_turn_is_read_as_the_plain_word_it_stands_for(asked: str, read: str) -> None:
    assert plain_words(asked.split()) == read.split()


def test_who_suffers_is_read_as_suffering_and_not_as_acting() -> None:
    assert plain_words("did the firm face charges".split()) == "did the firm being charged".split()
    assert plain_words("who came under fire".split()) == "who was attacked".split()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", "stop stops stopping stopped"),
        ("carry", "carry carries carrying carried"),
        ("pledge", "pledge pledges pledging pledged"),
        ("agree", "agree agrees agreeing agreed"),
        ("submit", "submit submits submitting submitted"),
        ("launch", "launch launches launching launched"),
        ("tie", "tie ties tying tied"),
        ("go", "go goes going went gone"),
        ("put", "put puts putting"),
    ],
)
def test_a_verb_is_known_in_all_its_forms(verb: str, forms: str) -> None:
    assert {phrase[0] for phrase in inflected({(verb, "on"): (verb,)})} == set(forms.split())


def test_no_turn_is_longer_than_five_words() -> None:
    assert LONGEST == 5


def test_no_turn_is_written_down_twice() -> None:
    joined = "\n".join((VERBAL, FIXED, CHATTER)).replace("\\\n", "")
    turns = [each.strip() for line in joined.splitlines() for each in line.split("=")[0].split(",")]
    written = [each for each in turns if each]
    assert len(written) == len(set(written))
