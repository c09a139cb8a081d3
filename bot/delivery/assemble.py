"""A worker put together from its parts."""

from dataclasses import dataclass, field

from bot.delivery.carry import Carrier, Ports
from bot.delivery.deliver import Deliverer
from bot.delivery.pace import Pace, Rates
from bot.delivery.terms import Terms
from bot.delivery.timing import Timing
from bot.delivery.turns import Turns
from bot.messages.request import Platform


@dataclass(frozen=True, kw_only=True, slots=True)
class Setup:
    """For whom a worker works, under what name, how fast and how patiently."""

    platform: Platform
    holder: str
    rates: Rates
    timing: Timing
    terms: Terms = field(default_factory=Terms)


def assemble_deliverer(setup: Setup, ports: Ports, *, closed_for: float = 0.0) -> Deliverer:
    """Return a worker that posts nothing for the first `closed_for` seconds."""
    pace = Pace(setup.rates)
    pace.close(until=setup.timing.monotonic() + closed_for)
    turns = Turns(pace, timing=setup.timing, patience=setup.terms.patience)
    return Deliverer(
        platform=setup.platform,
        holder=setup.holder,
        store=ports.store,
        carrier=Carrier(ports, turns=turns, terms=setup.terms),
        terms=setup.terms,
        timing=setup.timing,
    )
