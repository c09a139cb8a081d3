"""One thing wrong with a story file, told so that a curator can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """`file` is a path as a person would write it; `line` counts from 1, 0 for the whole file.

    `record` names what is wrong ('quote "troubling-pattern"'), empty for a file; `rule` is the
    short name of the rule broken; `message` and `mend` are sentences.
    """

    file: str
    line: int
    record: str
    rule: str
    message: str
    mend: str

    def __str__(self) -> str:
        """Render as one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        told = ": ".join(part for part in (place, self.record, self.message) if part)
        line = f"{told} {self.mend} [{self.rule}]"
        return "".join(each if each.isprintable() else "\ufffd" for each in line)
