"""Replies for the Slack tests."""

from datetime import date

from bot.messages.chart import Bar, Chart
from bot.messages.reply import (
    Action,
    Allegation,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reference,
    Reply,
    Row,
    Statement,
    Table,
)

REFERENCE = Reference(
    number=1,
    publisher="The Courier",
    title="Two republics sign a river accord",
    published_on=date(2024, 5, 2),
    place="paragraph 3",
    url="https://courier.example/2024/05/02/river-accord",
)
CHART = Chart(
    title="Aid by donor",
    axis="billion US dollars",
    bars=(
        Bar(label="North", value=40, text="nearly $40 billion"),
        Bar(label="South", value=10, text="more than $10 billion"),
    ),
    alt="North gave nearly $40 billion, South more than $10 billion.",
    cites=(1,),
)
A_REPLY = Reply(
    title="The river accord",
    blocks=(
        Heading(text="What was agreed"),
        Statement(text="Water is shared.", cites=(1,), note="from 2025"),
        Listing(statements=(Statement(text="One", cites=(1,)), Statement(text="Two", cites=(1,)))),
        Quotation(words="We agree.", speaker="Ada, envoy", detail="Bern, 2 May 2024", cites=(1,)),
        Allegation(claim=Statement(text="South says North cheats.", cites=(1,)), answers=()),
        Table(columns=("Donor", "Amount"), rows=(Row(cells=("North", "$1"), cites=(1,)),)),
        Notice(text="Nothing else is on record."),
    ),
    references=(REFERENCE,),
    as_of=date(2024, 5, 3),
    actions=(Action(label="Sources", line="/sources", private=True),),
)


def a_long_reply(*, messages: int) -> Reply:
    """Return a reply that needs about so many messages."""
    text = "A sentence that is on record. " * 90
    statements = [Statement(text=f"{index}. {text}", cites=(1,)) for index in range(messages * 4)]
    return Reply(title="Long", blocks=tuple(statements), references=(REFERENCE,))


def a_chart_reply() -> Reply:
    """Return a reply with one chart."""
    return Reply(title="Aid", blocks=(CHART,), references=(REFERENCE,), as_of=date(2024, 5, 3))
