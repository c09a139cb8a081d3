"""What came of checking or loading a story, in lines for a curator or a log."""

from dataclasses import dataclass
from enum import StrEnum

from bot.curation.candidate import CheckedStory
from bot.curation.fault import Fault


class Loading(StrEnum):
    """`UNCHANGED` files were not even read; `FAULTY` ones leave the store as it was."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    FAULTY = "faulty"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryReport:
    """One story's loading: facts added, revised and retracted, and every fault."""

    slug: str
    loading: Loading
    added: int = 0
    revised: int = 0
    retracted: int = 0
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Return one line that sums up, then one a fault or warning."""
        warned = (f"warning: {each}" for each in self.warnings)
        return (f"{self.slug}: {self._summary()}.", *map(str, self.faults), *warned)

    def _summary(self) -> str:
        match self.loading:
            case Loading.UNCHANGED:
                return "unchanged"
            case Loading.FAULTY:
                return f"not loaded, {say_faults(len(self.faults))}; what is on record stays"
            case Loading.LOADED:
                moved = (self.added, self.revised, self.retracted)
                return "loaded, {} added, {} revised, {} retracted".format(*moved)


def checked_lines(checked: CheckedStory) -> tuple[str, ...]:
    """Return one line on a story without faults, then one a warning."""
    facts, sources = len(checked.candidates), len(checked.sources)
    return (
        f"{checked.story.id}: no faults; facts: {facts}, sources: {sources}, "
        f"compared with their texts: {sources - len(checked.unread())}.",
        *(f"warning: {each}" for each in checked.warnings),
    )


def say_faults(count: int) -> str:
    """Return "1 fault" or "3 faults"."""
    return f"{count} fault" if count == 1 else f"{count} faults"
