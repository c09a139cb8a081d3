"""Slack's text as people see it, and the line it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.commands import COMMANDS
from bot.platforms.slack.commands import help_note
from bot.platforms.slack.first_words import first_words_of
from bot.platforms.slack.limits import escape
from bot.platforms.slack.to_request import RESERVED, UMBRELLA, plain_text, to_line

WORDS = first_words_of(COMMANDS)


@pytest.mark.parametrize(
    ("slack", "seen"),
    [
        ("<@U1>", "@U1"),
        ("<@U1|ada>", "@ada"),
        ("<#C1|general>", "#general"),
        ("<#C1|>", "#C1"),
        ("<!here>", "@here"),
        ("<!subteam^S1|@editors>", "@editors"),
        ("<!subteam^S1>", "@subteam"),
        ("<!date^1725000000^{date}|30 August>", "30 August"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<https://x.example|the list>", "the list"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("<mailto:a@x.example>", "a@x.example"),
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
        ("  plain  ", "plain"),
        ("<>", ""),
    ],
)
def test_entities_become_what_people_see(slack: str, seen: str) -> None:
    assert plain_text(slack) == seen


def test_the_bots_own_mention_is_left_out() -> None:
    assert plain_text("<@UBOT> hi <@UBOT|dateline>", without_user="UBOT") == "hi"


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert plain_text(escape(text)) == text.strip()


@pytest.mark.parametrize(
    ("command", "text", "line"),
    [
        (
            "/sanctions",
            "by:us since:2024-09-01 Iran Air",
            "/sanctions by:us since:2024-09-01 Iran Air",
        ),
        ("/aid", "", "/aid"),
        ("/dateline", "who Iran Air", "/who Iran Air"),
        ("/dateline", "/Status", "/status"),
        ("/dateline", "", "/help"),
        ("/dateline", "How many people were sanctioned?", "How many people were sanctioned?"),
        ("/desk", "aid donor:uk", "/aid donor:uk"),
        ("/ask", "R&amp;D &lt;3", "/ask R&D <3"),
        ("/digest", "", "/digest"),
        ("/digest", "pause ab12cd34", "/digest pause ab12cd34"),
        ("/dateline", "Digest list", "/digest list"),
        ("/digest", "edit review:<#C1|ed>", "/digest edit review:<#C1|ed>"),
        ("/digest", "edit review: <#C1|>", "/digest edit review: <#C1|>"),
        ("/digest", "note see <#C1|general>", "/digest note see #general"),
    ],
)
def test_a_slash_command_is_a_line(command: str, text: str, line: str) -> None:
    assert to_line(command, text, WORDS) == line


def test_help_names_every_command_slack_keeps_for_itself() -> None:
    note = help_note(WORDS.every)

    for name in RESERVED & WORDS.every:
        assert f"/{UMBRELLA} {name}" in note
    assert help_note({"aid"}) == ""
