"""Turns of phrase with something in between, said plainly before words are looked at."""

import re

_SCALED = re.compile(r"(\d)(bn|b|mn|m|k)\b", re.IGNORECASE)
_SCALES = {"bn": "billion", "b": "billion", "mn": "million", "m": "million", "k": "thousand"}
_PLAINER = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (
            r"how long (?:has|have) (.+?) (?:lasted|been going on|gone on|been under way"
            r"|been raging)\b",
            r"when did \1 start",
        ),
        (
            r"\b(who(?:m)?|what) (does|do|did|is|are) (.+?) (?:hold|holding) "
            r"(?:responsible|accountable)\b",
            r"\1 \2 \3 blame",
        ),
        (r"\bh(?:o|e)ld(?:s|ing)? (.+?) (?:responsible|accountable)\b", r"blame \1"),
        (
            r"\b(?:get|gets|getting|got|gotten) out of (?:it|this|that|the (?:deal|bargain|trade"
            r"|arrangement|exchange|swap|transfer|alliance|partnership))\b",
            "get in return",
        ),
        (
            r"\b(how (?:much|many)\b.+?) (?:get|got|gotten|getting|come|came) out of\b",
            r"\1 taken out of",
        ),
        (r"^(?:please )?(?:name|identify) (?:the |all |any |some |one )+", "which "),
        (
            r"\b(?:which|what) (?:post|job|position|office|role|title|function) "
            r"(?:does |do |has |is |did )?(.+?) (?:holds?|have|has|got|occup(?:y|ies)|fills?)\b",
            r"who is \1",
        ),
        (
            r"^what(?:[’']s| is| are| was| were) (.+?) (?:called|named)\?*$",
            r"what is the name of \1",
        ),
        (
            r"^(.+?)[:,;–-]+ ?what(?:[’']s| is| are) (?:it|he|she|that|they) (?:called|named)\?*$",
            r"what is the name of \1",
        ),
        (
            r"^(?:(?:is|was) there |(?:do|did) (?:we|you) (?:have|hear) )?(?:anything|something"
            r"|any (?:comments?|words?|reactions?|response|statements?|lines?|quotes?)) "
            r"(?:from|by) (.+?) (?:on|about|regarding|concerning) (.+)$",
            r"what did \1 say about \2",
        ),
        (
            r"^(.+?) on (.+?)[ ,:–-]+any (?:comments?|words?|reactions?|remarks?)\?*$",
            r"what did \1 say about \2",
        ),
        (
            r"\bin ((?:the )?\w+(?: \w+){0,2}?)[’']s? (?:eyes|opinion|telling|words|account)\b,?",
            r"according to \1,",
        ),
        (
            r"\bwhich (?:of (?:the|these|those) )?(?:two |three |four )?(?:men|women|ministers"
            r"|politicians|officials|leaders|governments|countries|people)\b"
            r"(?= (?!are|is|were|was)\w)",
            "who",
        ),
        (r"\band (?:his|her|their) (?:\w+ )?(?:colleague|counterpart|companion|partner)s?\b", ""),
        (r"\b(?:laid|lays?) at ((?:the )?\w+)[’']s? door\b", r"\1 accused of"),
        (r"\bwhere (.{3,40}?) (?:is|are|was|were) concerned\b", r"about \1"),
        (r"\b(?:day|date|month|week|year) (?:in|on|at) which\b", "when"),
        (r"\bI[’']m\b", "I"),
        (r"\bthere[’']d\b", "there"),
        (r"^(?:the )?(?:quantity|volume) (?:of )?(?=\w)", "how much "),
        (r"\bjoin(?:s|ed)? (?:in )?(?=\w+ing\b)", ""),
        (r"\bwith (?:the )?(?:help|assistance) (?:of|from)\b", "by"),
        (r"\bwith ((?:the )?\w+)[’']s? (?:help|assistance)\b", r"by \1"),
        (r"\b(?:apart|aside) from\b|\bnot counting\b|\bexcluding\b", "besides"),
        (
            r"\b(?:ma(?:de|kes?|king)|level(?:led|s)?|brings?|brought) (?:an?|the|this|that|these"
            r"|those|its|their|his|her)? ?(?:\w+ )?(?:accusation|allegation)s?"
            r"(?= (?:before|earlier|previously|about|over|regarding|that|of)\b)",
            "accused",
        ),
        (
            r"\b(?:comes?|came|amounts?|amounted|adds? up|added up|runs?|ran) to "
            r"(?=(?:(?:about|almost|nearly|more than|over|around|some|just under) )?[$€£\d])",
            "is ",
        ),
        (
            r"^(?:what (?:was|is|were) )?(?:the )?((?!the\b)[\w ]+?)[’']s? (?:response|reaction"
            r"|reply|answer) to (?=\w)",
            r"how did \1 respond to ",
        ),
        (
            r"^(?:and )?what (?:was|is|were|are) (?:the )?((?!the\b)[\w ]+?)(?:[’']s?)? "
            r"(?:reactions?|response|reply)\?*$",
            r"how did \1 react",
        ),
        (
            r"^((?!(?:the|any|their|his|her|its)\b)[\w ]+?)[’']s? "
            r"(?:reactions?|response|reply)\?*$",
            r"how did \1 react",
        ),
        (
            r"\b(?:which|what) (?:words?|terms?|phrases?|expressions?) (?:does|did|do|has|have) "
            r"((?:the )?\w+(?: \w+)?) used? (?:for|of|about|on)\b",
            r"what did \1 say about",
        ),
        (
            r"^what (?:did|has|have) (.+?) (?:find|found|conclude|concluded|establish|established"
            r"|determine|determined)(?: out)?\?*$",
            r"what did \1 say",
        ),
        (r"\bwhen did (.{2,60}?) first (?=accus|alleg|blam|claim)", r"when did \1 begin to "),
        (r",? *\b(?:correct|right|true|yes|no)\?+$", "?"),
    )
)
"""Turns of phrase with names inside, and how they are said plainly."""


def in_scales(text: str) -> str:
    """Return a text with its "54bn" as "54 billion"."""
    return _SCALED.sub(lambda found: f"{found[1]} {_SCALES[found[2].lower()]}", text)


def say_plainly(text: str) -> str:
    """Return a text with its turns of phrase that have names inside said plainly."""
    scaled = in_scales(text)
    for pattern, plain in _PLAINER:
        scaled = pattern.sub(plain, scaled)
    return scaled
