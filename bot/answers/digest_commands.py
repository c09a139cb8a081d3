"""The rows of the command table that are about digests."""

from bot.answers.command import Command, Option, OptionKind
from bot.answers.handlers.digest import answer_digest, fill_digest

_GROUP = "Digests, posted here on a schedule"
_DIGEST_ID = r"(?=[0-9]*[a-z])(?=[a-z]*[0-9])[a-z0-9]{8}(?:@\d{1,9})?"
"""As /digest list shows it; behind the @ stands which version of it was seen."""
_OCCASION = r"\d{4}-\d\d-\d\dT\d\d:\d\d|(?:breaking|asked)-\S{1,40}"
_LONGEST_NOTE = 500
_TEXT = OptionKind.TEXT


def _text(
    name: str,
    summary: str,
    *,
    choices: tuple[str, ...] = (),
    emptied: str = "",
    label: str = "",
) -> Option:
    return Option(
        name=name, kind=_TEXT, summary=summary, choices=choices, emptied=emptied, label=label
    )


_DIGEST = Option(
    name="digest",
    kind=_TEXT,
    summary="its id, as /digest list shows it; not needed where there is one alone",
    leads=_DIGEST_ID,
)
_SLOT = Option(
    name="slot",
    kind=_TEXT,
    summary="which edition; not needed where one draft waits alone",
    leads=_OCCASION,
)
_SURE = _text("sure", "yes removes it without asking once more", choices=("yes", "no"))
_SETTINGS = (
    _text("days", "daily, weekdays, mon and thu, monthly on the 31st, and so on"),
    _text("time", "08:30, or 08:30 and 17:00, or every 4 hours from 08:00 to 20:00"),
    Option(name="zone", kind=OptionKind.ZONE, summary="the time zone, such as Europe/London"),
    Option(name="story", kind=OptionKind.STORY, summary="which story; otherwise this channel's"),
    _text(
        "sections", "new, corrected, figures, quotes, upcoming: some of them, or all", emptied="all"
    ),
    _text(
        "rule",
        "an edition only if something changed, always, or breaking news at once too",
        choices=("changed", "always", "breaking"),
        label="When an edition comes",
    ),
    _text(
        "only",
        "kinds of facts and names, such as quotes, Iran Air, by:US, country:Iran",
        emptied="all",
        label="Only these facts",
    ),
    _text(
        "lookback",
        "how far the first edition reaches back, such as 7 days",
        label="First edition reaches back",
    ),
    _text(
        "nothing_new",
        "what to do when nothing is new: keep silent, or say so in a line",
        choices=("silent", "say"),
        label="When nothing is new",
    ),
    _text(
        "quiet",
        "hours without editions, such as 22:00-07:00; none takes them away",
        emptied="none",
        label="Quiet hours",
    ),
    _text(
        "except",
        "dates without editions, such as 2026-12-25; none takes them away",
        emptied="none",
        label="Dates without editions",
    ),
    Option(
        name="review",
        kind=OptionKind.CHANNEL,
        summary="the channel where editors approve drafts first; none for no review",
        emptied="none",
        label="Editors’ channel",
    ),
    _text(
        "lead",
        "how long before its time a draft comes, such as 30 minutes",
        label="Drafts come ahead by",
    ),
    _text(
        "unapproved",
        "what becomes of a draft that nobody approved in time",
        choices=("skip", "send"),
        label="A draft nobody approved",
    ),
)


def _row(  # the fields of a row that differ, each by name
    name: str,
    summary: str,
    options: tuple[Option, ...] = (),
    *,
    rest: str = "",
    examples: tuple[str, ...] = (),
    main: tuple[str, ...] = (),
) -> Command:
    return Command(
        name=f"digest {name}",
        summary=summary,
        options=options,
        rest=rest,
        examples=examples or (f"/digest {name}",),
        answer=answer_digest,
        repeatable=False,
        private=True,
        form=bool(main),
        fill=fill_digest if main else None,
        main=main,
        group=_GROUP,
    )


DIGEST_COMMANDS: tuple[Command, ...] = (
    _row(
        "subscribe",
        "Have a digest of a story posted in this channel",
        _SETTINGS,
        rest="days",
        examples=(
            "/digest subscribe weekdays 08:30 zone:Europe/London",
            "/digest subscribe days:daily time:every 4 hours quiet:22:00-07:00",
        ),
        main=("days", "time", "zone", "story", "sections"),
    ),
    _row("list", "The digests of this channel, and when each comes next"),
    _row(
        "edit",
        "Change a digest; what you do not change stays as it is",
        (_DIGEST, *_SETTINGS),
        rest="days",
        examples=("/digest edit time:09:00",),
        main=("days", "time", "zone", "quiet", "sections"),
    ),
    _row("pause", "Have no editions until it is resumed", (_DIGEST,), rest="digest"),
    _row("resume", "Have editions again, from the next time on", (_DIGEST,), rest="digest"),
    _row(
        "remove",
        "Remove a digest for good, once you have confirmed it",
        (_DIGEST, _SURE),
        rest="digest",
    ),
    _row(
        "preview",
        "The edition as it would be now, for you alone",
        (_DIGEST,),
        rest="digest",
    ),
    _row("now", "Post an edition in this channel now", (_DIGEST,), rest="digest"),
    _row("why", "Why the latest editions came, or did not", (_DIGEST,), rest="digest"),
    _row("test", "Post a short message here, to see that the bot can"),
    _row(
        "approve",
        "Approve a draft in the editors' channel, to be posted when it is due",
        (_DIGEST, _SLOT),
        rest="digest",
    ),
    _row(
        "note",
        "Put an editor's note above a draft",
        (
            _DIGEST,
            _SLOT,
            Option(
                name="text",
                kind=_TEXT,
                summary="your note; none takes it away",
                required=True,
                longest=_LONGEST_NOTE,
            ),
        ),
        rest="text",
        examples=("/digest note The figures are the Treasury's, as of last Friday.",),
        main=("text",),
    ),
    _row("skip", "Have a draft not posted", (_DIGEST, _SLOT), rest="digest"),
    _row(
        "useful",
        "Say whether an edition was useful; the buttons below it do the same",
        (
            _DIGEST,
            Option(
                name="edition",
                kind=_TEXT,
                summary="which edition; otherwise the latest",
                leads=_OCCASION,
            ),
            Option(
                name="vote",
                kind=_TEXT,
                summary="yes or no",
                required=True,
                choices=("yes", "no"),
            ),
        ),
        rest="vote",
        examples=("/digest useful yes",),
    ),
)
