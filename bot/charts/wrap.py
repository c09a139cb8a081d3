"""Text broken into lines by its width as drawn; imports matplotlib, so import it late."""

from functools import lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

FONT = "DejaVu Sans"
"""The font matplotlib brings along, so that a chart looks the same on every machine."""

_LONGEST_LINE = 120
"""Characters. No line of any width used here holds more of what is worth measuring."""


class Wrapper:
    """Breaks texts for one renderer. Characters the font lacks are drawn as U+FFFD."""

    def __init__(self, renderer: RendererAgg, *, dpi: float) -> None:
        self._renderer = renderer
        self._dpi = dpi

    def wrap(self, text: str, *, inches: float, size: float, bold: bool) -> tuple[str, ...]:
        """Return at least one line, none wider than `inches`."""
        font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
        lines: list[str] = []
        for word in _drawable(text).split():
            together = f"{lines[-1]} {word}" if lines else word
            if lines and self._fits(together, font, inches):
                lines[-1] = together
            else:
                lines += self._break(word, font, inches)
        return tuple(lines) or (" ",)

    def _break(self, word: str, font: FontProperties, inches: float) -> list[str]:
        pieces: list[str] = []
        rest = word
        while rest:
            end = next(
                (
                    end
                    for end in range(min(len(rest), _LONGEST_LINE), 1, -1)
                    if self._fits(rest[:end], font, inches)
                ),
                1,
            )
            pieces.append(rest[:end])
            rest = rest[end:]
        return pieces

    def _fits(self, text: str, font: FontProperties, inches: float) -> bool:
        measure = self._renderer.get_text_width_height_descent
        width, _, _ = measure(text, font, ismath=False)  # type: ignore[no-untyped-call]  # matplotlib has no type for it
        return bool(width <= inches * self._dpi)


def _drawable(text: str) -> str:
    return "".join(
        character if character.isspace() or ord(character) in _glyphs() else "\ufffd"
        for character in text
    )


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    """Return the characters that both weights can draw."""
    files = [findfont(FontProperties(family=FONT, weight=each)) for each in ("normal", "bold")]
    return frozenset.intersection(*(frozenset(FT2Font(file).get_charmap()) for file in files))
