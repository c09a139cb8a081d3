"""From what a reply says to Slack's blocks, each of them within its own limits.

Tables become lists, a row an item: Slack's table block is cut off on phones and is allowed
once a message. A chart's figures are always written out, since its picture follows later.
"""

from collections.abc import Iterator, Mapping

from bot.messages.chart import Bar, Chart, Point
from bot.messages.plain import as_of_line, cite_marks
from bot.messages.references import by_source
from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reference,
    Reply,
    Statement,
    Table,
)
from bot.platforms.slack.limits import (
    ACTIONS,
    ALT_CHARACTERS,
    HEADER_CHARACTERS,
    LABEL_CHARACTERS,
    MESSAGE_CHARACTERS,
    VALUE_CHARACTERS,
    shorten,
    size,
)
from bot.platforms.slack.rich import (
    Json,
    Part,
    bullets,
    link_run,
    quote,
    rich_text,
    section,
    text_run,
)

_TOGETHER = MESSAGE_CHARACTERS // 2
"""A claim and its answers stay in one block up to here."""
_BAR = "█"
_BAR_LENGTH = 20


def to_blocks(reply: Reply, files: Mapping[Chart, str]) -> Iterator[Part]:
    """Yield the whole reply, references and buttons last.

    `files` are the Slack ids of charts that were uploaded; each stands below its own words.
    """
    yield from _title(reply.title)
    for block in reply.blocks:
        yield from _block(block)
        if isinstance(block, Chart) and block in files:
            yield picture(block, file=files[block])
    if reply.as_of:
        yield context(as_of_line(reply))
    if reply.references:
        yield from rich_text(section(_references(reply.references)))
    yield from _actions(reply.actions)


def context(text: str) -> Part:
    """Return small print; at most 3,000 characters of the bot's own words."""
    element: Json = {"type": "plain_text", "text": text, "emoji": False}
    return {"type": "context", "elements": [element]}, size(text)


def picture(chart: Chart, *, file: str) -> Part:
    """Return an uploaded chart; its whole alternative text stands in the words above it."""
    alt = shorten(chart.alt, ALT_CHARACTERS)
    image: Json = {"type": "image", "slack_file": {"id": file}, "alt_text": alt}
    return image, size(alt)


def button(*, label: str, value: str, action: str) -> Json:
    """Return a button. `action` is unique in its message and says what pressing does."""
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": value,
        "action_id": action,
    }


def _title(title: str) -> Iterator[Part]:
    if not title.strip():
        return
    count = size(title)
    if count <= HEADER_CHARACTERS and "\n" not in title:
        text: Json = {"type": "plain_text", "text": title, "emoji": False}
        yield {"type": "header", "text": text}, count
    else:
        yield from rich_text(section(text_run(title, style="bold")))


def _block(block: Block) -> Iterator[Part]:
    match block:
        case Heading():
            yield from rich_text(section(text_run(block.text, style="bold")))
        case Notice():
            words = link_run(block.text, block.url) if block.url else text_run(block.text)
            yield from rich_text(section(words))
        case Statement():
            yield from rich_text(section(_statement(block)))
        case Listing():
            yield from rich_text(bullets(map(_statement, block.statements)))
        case Quotation():
            yield from rich_text(_quotation(block), room=_TOGETHER)
        case Allegation():
            yield from rich_text(_allegation(block), room=_TOGETHER)
        case Table():
            yield from rich_text(bullets(_rows(block)))
        case Chart():
            yield from () if block.repeats else rich_text(_chart(block), room=_TOGETHER)


def _statement(statement: Statement) -> Iterator[Part]:
    yield from text_run(statement.text)
    yield from text_run(cite_marks(statement.cites))
    yield from _note(statement.note)


def _note(note: str) -> Iterator[Part]:
    if note:
        yield from text_run(f"\n({note})", style="italic")


def _quotation(quotation: Quotation) -> Iterator[Part]:
    yield from quote(_words(quotation))
    yield from section(_attribution(quotation))


def _words(quotation: Quotation) -> Iterator[Part]:
    yield from text_run(f"“{quotation.words}”")
    yield from text_run(cite_marks(quotation.cites))
    if quotation.translation:
        yield from text_run(f"\n({quotation.translation})")


def _attribution(quotation: Quotation) -> Iterator[Part]:
    yield from text_run(f"— {quotation.speaker}, {quotation.detail}")
    yield from _note(quotation.note)


def _allegation(allegation: Allegation) -> Iterator[Part]:
    yield from section(_statement(allegation.claim))
    if not allegation.answers:
        yield from bullets([text_run("No answer to this is on record.")])
    for answer in allegation.answers:
        match answer:
            case Statement():
                yield from bullets([_statement(answer)])
            case Quotation():
                yield from _quotation(answer)


def _rows(table: Table) -> Iterator[Iterator[Part]]:
    for row in table.rows:
        cells = zip(table.columns, row.cells, strict=True)
        yield _row([(column, cell) for column, cell in cells if cell], cite_marks(row.cites))


def _row(cells: list[tuple[str, str]], marks: str) -> Iterator[Part]:
    for index, (column, cell) in enumerate(cells):
        yield from text_run(f"{'; ' if index else ''}{column}: ")
        yield from text_run(cell, style="" if index else "bold")
    yield from text_run(marks)


def _chart(chart: Chart) -> Iterator[Part]:
    yield from section(text_run(f"{chart.title} ({chart.axis})", style="bold"))
    if chart.points:
        yield from bullets(_point(point) for point in chart.points)
        yield from section(text_run(cite_marks(chart.cites).lstrip()))
        return
    longest = max(abs(bar.value) for bar in chart.bars)
    yield from bullets(_bar(bar, longest) for bar in chart.bars)
    yield from section(_alternative(chart))


def _bar(bar: Bar, longest: float) -> Iterator[Part]:
    length = round(_BAR_LENGTH * abs(bar.value) / longest) if longest else 0
    yield from text_run(f"{bar.label} ")
    yield from text_run(_BAR * max(length, 1), style="code")
    yield from text_run(f" {bar.text}")


def _point(point: Point) -> Iterator[Part]:
    """Say all that the picture shows of it, so that its text need not be given besides."""
    yield from text_run(point.date, style="bold")
    yield from text_run(f"{' (announced)' if point.ahead else ''}: {point.text}")


def _alternative(chart: Chart) -> Iterator[Part]:
    yield from text_run(chart.alt, style="italic")
    yield from text_run(cite_marks(chart.cites))


def _references(references: tuple[Reference, ...]) -> Iterator[Part]:
    for index, group in enumerate(by_source(references)):
        yield from text_run(f"\n{group.numbered}: " if index else f"{group.numbered}: ")
        yield from link_run(group.source, group.url)


def _actions(actions: tuple[Action, ...]) -> Iterator[Part]:
    buttons: list[Json] = []
    spoken: list[str] = []
    for index, action in enumerate(actions):
        if not action.line.strip() or size(action.line) > VALUE_CHARACTERS:
            spoken.append(f"{action.label}: {action.line}")
            continue
        label = shorten(action.label.strip() or action.line, LABEL_CHARACTERS)
        if label != action.label:
            spoken.append(f"{label} is: {action.label}")
        kind = "private" if action.private else "line"
        made = button(label=label, value=action.line, action=f"{kind}:{index}")
        buttons.append({**made, "style": "danger"} if action.grave else made)
    for words in spoken:
        yield from rich_text(section(text_run(words)))
    yield from button_rows(buttons)


def button_rows(buttons: list[Json]) -> Iterator[Part]:
    """Yield as many rows as the buttons need."""
    if not buttons:
        return
    longest = max(size(str(each["value"])) for each in buttons) + LABEL_CHARACTERS
    row = min(ACTIONS, max(1, _TOGETHER // longest))
    for start in range(0, len(buttons), row):
        shown = buttons[start : start + row]
        yield {"type": "actions", "elements": shown}, longest * len(shown)
