"""One line of the result."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """`ratio` is value to baseline; `target` says what is to be met, in words."""

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    target: str
    met: bool

    def to_line(self) -> str:
        """Return the row as one line of JSON, figures to four digits."""
        plain = asdict(self)
        for name in ("value", "baseline", "ratio"):
            plain[name] = float(f"{plain[name]:.4g}")
        return json.dumps(plain)


def at_most(name: str, value: float, unit: str, baseline: float, *, times: float) -> Row:
    """Return a row that is met when value is at most `times` the baseline."""
    ratio = value / baseline
    target = f"ratio <= {times:g}"
    return Row(
        name=name,
        value=value,
        unit=unit,
        baseline=baseline,
        ratio=ratio,
        target=target,
        met=ratio <= times,
    )


def at_least(name: str, value: float, unit: str, baseline: float, *, times: float) -> Row:
    """Return a row that is met when value is at least `times` the baseline."""
    ratio = value / baseline
    return Row(
        name=name,
        value=value,
        unit=unit,
        baseline=baseline,
        ratio=ratio,
        target=f"ratio >= {times:g}",
        met=ratio >= times,
    )
