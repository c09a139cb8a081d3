"""What Prometheus is told of the outbox."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Gauge


class OutboxGauges:
    """Shows the numbers it was given last; labels hold only names of states and platforms."""

    def __init__(self, *, registry: CollectorRegistry) -> None:
        self._deliveries = Gauge(
            "dateline_deliveries", "Deliveries on record.", ("state",), registry=registry
        )
        self._waited = Gauge(
            "dateline_oldest_due_seconds",
            "Seconds for which the oldest delivery has been due.",
            ("platform",),
            registry=registry,
        )

    def show(self, deliveries: Mapping[str, int], waited: Mapping[str, float]) -> None:
        """Show how many deliveries there are by state, and seconds waited by platform."""
        for state, count in deliveries.items():
            self._deliveries.labels(state).set(count)
        for platform, seconds in waited.items():
            self._waited.labels(platform).set(seconds)
