"""A Reply as HTML, through templates that escape everything."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.messages.chart import Chart
from bot.messages.plain import as_of_line
from bot.messages.references import by_source
from bot.messages.reply import (
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Outcome,
    Quotation,
    Reply,
    Statement,
    Table,
)
from bot.platforms.page.pictures import picture_name

_TEMPLATES = Path(__file__).with_name("templates")

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that HTML cannot carry, and halves of characters."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")


class PageRenderer:
    """Holds the templates; reads them once."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            auto_reload=False,
            finalize=_clean,
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )
        self._environment.globals["template_of"] = _template_of
        self._environment.filters.update(
            as_link=as_link, as_language=_as_language, picture_name=picture_name
        )

    def reply(self, reply: Reply, *, anchor: str) -> Markup:
        """Return the reply without its buttons. `anchor` makes its ids unique on a page."""
        template = self._environment.get_template("reply.html")
        return Markup(  # noqa: S704  a template's output: what came from outside is escaped in it
            template.render(
                reply=reply,
                anchor=anchor,
                as_of=as_of_line(reply),
                declined=reply.outcome is Outcome.NO_ANSWER,
                numbers=frozenset(each.number for each in reply.references),
                urls={each.number: as_link(each.url) for each in reply.references},
                sources=by_source(reply.references),
            )
        )

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a whole page."""
        return self._environment.get_template(name).render(values)


def html_fragment(reply: Reply) -> str:
    """Return a reply as the page shows it, buttons last, without the page around it."""
    renderer = PageRenderer()
    buttons = renderer.render("actions.html", {"actions": reply.actions, "form": None})
    return f"{renderer.reply(reply, anchor='reply')}\n{buttons}"


def as_link(url: str) -> str:
    """Return the address when it is one of the web, else an empty string."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = not _UNSEEN.search(url) and not any(character.isspace() for character in url)
    return url if plain and parts.scheme in {"http", "https"} and parts.netloc else ""


def _template_of(block: Block) -> str:
    match block:
        case Heading():
            return "heading.html"
        case Notice():
            return "notice.html"
        case Statement():
            return "statement.html"
        case Listing():
            return "listing.html"
        case Quotation():
            return "quotation.html"
        case Allegation():
            return "allegation.html"
        case Table():
            return "table.html"
        case Chart():
            return "chart.html"


def _as_language(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else ""


def _clean(value: object) -> object:
    return _UNSEEN.sub("\ufffd", value) if type(value) is str else value
