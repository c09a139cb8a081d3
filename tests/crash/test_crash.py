"""Nothing is lost and nothing is doubled, however the process ends: a short run of `make crash`."""

from pathlib import Path

from tests.crash.run import Plan, run


async def test_killed_workers_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    plan = Plan(
        deliveries=60,
        kills=3,
        channels=12,
        folder=tmp_path,
        store=f"sqlite:///{tmp_path / 'outbox.db'}",
        seconds=60,
    )
    result = await run(plan)
    assert (result.kills, result.lost, result.doubled, result.misreported) == (3, 0, 0, 0)
    assert (result.uncertain, result.held_back) == (0, 0)
