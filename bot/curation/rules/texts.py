"""Rules on citations, held against the texts of the sources that lie in the story's folder."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from bot.curation.explain import did_you_mean
from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record
from bot.curation.rules.references import entities_named
from bot.curation.source_text import SourceText, find_misquote, is_numbered, names_any
from bot.facts.entity import EntityKind
from bot.facts.source import Citation, Locator

_MOST_NAMES = 4
"""Names that a warning lists: enough to see who is meant."""


def paragraphs_exist(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every paragraph cited is one of its text."""
    for record in script.fact_records() if script.texts else ():
        for citation in _citations(record):
            text = script.texts.get(citation.source)
            if text and is_numbered(citation) and not text.has(citation):
                count = len(text.paragraphs)
                message = f"cite: The text of {citation.source} has no paragraph {citation.at}, "
                message += f"but {count} paragraph{'' if count == 1 else 's'}."
                mend = f"Count them in {text.shown}."
                yield script.fault(record, "no-paragraph", message, mend, key="cite")


def quotes_are_verbatim(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A quote's words stand in a paragraph cited, in every text cited."""
    for record in script.of("quote") if script.texts else ():
        words = record.values.text("text")
        for text, citations in _by_text(script, record) if words else ():
            if wrong := find_misquote(words, text, citations):
                message = f"{wrong.key}: {wrong.message}"
                yield script.fault(record, "not-verbatim", message, wrong.mend, key=wrong.key)


def names_stand(script: Manuscript, _today: date) -> Iterator[Fault]:
    """One of those whom a record names stands in what it cites, where all of that is there."""
    if not script.texts:
        return
    entities = {record.id: record for record in script.of("entity")}
    for record in script.fact_records():
        names, cited = _names(record, entities), _paragraphs(script, record)
        if names and cited and not names_any(cited, names):
            shown = ", ".join(names[:_MOST_NAMES]) + (" …" if names[_MOST_NAMES:] else "")
            places = " ".join(f"{each.source} {_place(each)}" for each in _citations(record))
            message = f"cite: None of its names ({shown}) stands in a paragraph cited."
            mend = f"Look at {places}: is it the right paragraph, or is a name missing?"
            yield script.fault(record, "names-elsewhere", message, mend, key="cite")


def texts_have_sources(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Every text is that of a source."""
    known = script.ids("source")
    for name, text in script.texts.items():
        if name not in known:
            message = "No source of the story has this name."
            mend = f"{did_you_mean(name, known)}Name the text after the id of its source."
            yield Fault(
                file=text.shown, line=0, record="", rule="unknown-text", message=message, mend=mend
            )


def _citations(record: Record) -> tuple[Citation, ...]:
    """Return the places that a record cites, none while they cannot be read."""
    cite = record.values.get("cite")
    return cite if isinstance(cite, tuple) else ()


def _by_text(
    script: Manuscript, record: Record
) -> Iterator[tuple[SourceText, tuple[Citation, ...]]]:
    """Yield each text that a record cites by paragraph, with its citations."""
    found: dict[str, list[Citation]] = defaultdict(list)
    for each in _citations(record):
        if each.source in script.texts and is_numbered(each):
            found[each.source].append(each)
    return ((script.texts[name], tuple(cited)) for name, cited in found.items())


def _paragraphs(script: Manuscript, record: Record) -> tuple[str, ...]:
    """Return the paragraphs that a record cites, none when some of them cannot be seen."""
    citations = _citations(record)
    if any(each.source not in script.texts or not is_numbered(each) for each in citations):
        return ()
    return tuple(
        paragraph for text, cited in _by_text(script, record) for paragraph in text.cited(cited)
    )


def _names(record: Record, entities: Mapping[str, Record]) -> tuple[str, ...]:
    """Return what those are called whom a record names, or which it is.

    Topics are named by the desk: where there is nobody else, no name can be expected.
    """
    ids = [record.id] if record.sort == "entity" else [name for _, name in entities_named(record)]
    named = [entities[each] for each in dict.fromkeys(ids) if each in entities]
    if all(each.values.get("kind") is EntityKind.TOPIC for each in named):
        return ()
    return tuple(dict.fromkeys(name for each in named for name in _called(each) if name))


def _called(entity: Record) -> tuple[str, ...]:
    """Return the names of an entity; texts call people by their last name alone."""
    values = entity.values
    name = values.text("name")
    last = name.split()[-1:] if values.get("kind") is EntityKind.PERSON else []
    return (name, *last, values.text("in_text"), *values.texts("aliases"))


def _place(citation: Citation) -> str:
    return f"p{citation.at}" if citation.locator is Locator.PARAGRAPH else citation.locator.value
