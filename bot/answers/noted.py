"""A block with one more word beside it."""

from dataclasses import replace

from bot.messages.reply import Allegation, Quotation, Statement


def add_note(
    block: Statement | Quotation | Allegation, note: str
) -> Statement | Quotation | Allegation:
    """Return the block with a note behind those that it has; an allegation's is its claim's."""
    match block:
        case Allegation():
            return replace(block, claim=replace(block.claim, note=join(block.claim.note, note)))
        case Statement() | Quotation():
            return replace(block, note=join(block.note, note))


def join(*notes: str) -> str:
    """Return one note of several; empty ones do not count."""
    return "; ".join(note for note in notes if note)
