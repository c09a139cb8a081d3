"""How the document behind an answer is named."""

from datetime import date

from bot.messages.references import by_source, say_document
from bot.messages.reply import Reference


def _reference(title: str) -> Reference:
    return Reference(
        number=1,
        publisher="Norland Wire",
        title=title,
        published_on=date(2026, 11, 2),
        place="paragraph 3",
        url="",
    )


def test_a_document_is_named_by_publisher_title_and_date() -> None:
    named = say_document(_reference("A river divided"))

    assert named == "Norland Wire, “A river divided”, 2 November 2026"


def test_where_the_desk_has_no_title_nothing_stands_in_its_place() -> None:
    (group,) = by_source([_reference("")])

    assert group.source == "Norland Wire, 2 November 2026"


def test_publisher_and_title_are_marked_up_apart() -> None:
    named = say_document(_reference("A *river*"), lambda text: text.replace("*", "\\*"))

    assert named == "Norland Wire, “A \\*river\\*”, 2 November 2026"
