"""A place that cannot be posted to pauses its digest, and the owner is told by another way."""

import pytest

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.trouble import Trouble, TroubleKind
from bot.digests.change import edit
from bot.digests.owners import Owners
from bot.digests.rules import Section
from bot.digests.signed_out import resume_signed_out
from bot.digests.standing import start_at
from bot.digests.subscription import PauseReason, Review, Subscription, SubscriptionId
from bot.digests.troubles import Troubles
from bot.errors import StoreError
from bot.messages.reply import Notice, Reply
from bot.messages.request import Place, Platform
from tests.digests.builders import MADE_AT, PLACE, a_pause, a_subscription
from tests.fakes.moving_time import START
from tests.fakes.outbox import MemoryDeliveryStore
from tests.fakes.subscriptions import MemorySubscriptionStore

S1 = SubscriptionId("s1")
INVALID = "Invalid Form Body (code 50035)"
ARCHIVED = "the channel is archived (is_archived)"
EDITORS = Place(platform=Platform.SLACK, workspace="T1", id="C-editors")


class Scene:
    """A subscription, its outbox, and what was heard."""

    def __init__(self) -> None:
        self.outbox = MemoryDeliveryStore()
        self.store = MemorySubscriptionStore(self.outbox)
        self.refused: list[Trouble] = []
        self.troubles = Troubles(
            store=self.store,
            owners=Owners(deliveries=self.outbox, typeset=self.typeset, clock=lambda: START),
            clock=lambda: START,
            on_token=self.refused.append,
        )

    async def typeset(self, reply: Reply, platform: Platform) -> tuple[str, ...]:
        return tuple(block.text for block in reply.blocks if isinstance(block, Notice))

    async def subscribe(self, subscription: Subscription | None = None) -> None:
        await self.store.add(start_at(subscription or a_subscription(), now=MADE_AT))

    async def hear(
        self,
        kind: TroubleKind,
        place: Place = PLACE,
        *,
        slot: str = "2026-11-02T08:30",
        reason: str = f"dead: {ARCHIVED}",
    ) -> None:
        delivery = Delivery(
            key=DeliveryKey(subscription=S1, slot=slot),
            place=place,
            payload="",
            created_at=START,
            next_attempt_at=None,
            state=State.DEAD,
            reason=reason,
        )
        await self.troubles.hear(Trouble(kind=kind, delivery=delivery))

    async def subscription(self) -> Subscription:
        standing = await self.store.get(S1)
        assert standing
        return standing.subscription

    @property
    def told(self) -> list[Delivery]:
        return list(self.outbox.deliveries.values())


@pytest.fixture
def scene() -> Scene:
    return Scene()


async def test_a_place_that_is_gone_pauses_its_digest_with_the_reason(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.PLACE_GONE)
    pause = (await scene.subscription()).pause
    assert pause
    assert (pause.reason, pause.why) == (PauseReason.PLACE_GONE, f"T{ARCHIVED[1:]}.")


async def test_its_owner_is_told_in_person_why_and_how_to_resume_it(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.PLACE_GONE)
    (told,) = scene.told
    assert told.place == Place(platform=Platform.SLACK, workspace="T1", id="@U1")
    assert ARCHIVED in told.payload
    assert "/digest resume s1" in told.payload


async def test_the_owner_is_told_once_however_many_deliveries_fail(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.PLACE_GONE)
    await scene.hear(TroubleKind.PLACE_GONE)
    assert len(scene.told) == 1


async def test_an_owner_who_takes_no_messages_is_not_told_of_that(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.PLACE_GONE, Place(platform=Platform.SLACK, id="@U1"))
    assert (await scene.subscription()).pause is None
    assert scene.told == []


async def test_an_editors_channel_that_is_gone_pauses_nothing(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.PLACE_GONE, EDITORS)
    assert (await scene.subscription()).pause is None


async def test_an_owner_is_told_once_that_editors_cannot_see_drafts(scene: Scene) -> None:
    """Or each edition would be skipped without anybody knowing why."""
    await scene.subscribe(a_subscription(review=Review(place=EDITORS)))
    await scene.hear(TroubleKind.PLACE_GONE, EDITORS)
    await scene.hear(TroubleKind.PLACE_GONE, EDITORS)
    (told,) = scene.told
    assert told.place.id == "@U1"
    assert ARCHIVED in told.payload
    assert "/digest edit s1 review:" in told.payload
    assert (await scene.subscription()).pause is None


async def test_what_was_given_up_leaves_the_digest_as_it_is(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.GIVEN_UP)
    assert (await scene.subscription()).pause is None
    assert scene.told == []


async def test_an_owner_is_told_once_of_an_edition_that_was_refused(scene: Scene) -> None:
    await scene.subscribe()
    for _ in range(2):
        await scene.hear(TroubleKind.REFUSED, reason=f"dead: refused: {INVALID}")
    (told,) = scene.told
    assert told.place.id == "@U1"
    assert f"was not posted, because {INVALID}. What it told comes with the next" in told.payload
    assert (await scene.subscription()).pause is None
    await scene.hear(TroubleKind.REFUSED, slot="2026-11-03T08:30")
    assert len(scene.told) == 2


async def test_an_owner_is_told_of_a_draft_that_was_refused(scene: Scene) -> None:
    await scene.subscribe(a_subscription(review=Review(place=EDITORS)))
    await scene.hear(TroubleKind.REFUSED, EDITORS, slot="draft-2026-11-02T08:30-1")
    (told,) = scene.told
    assert "cannot be shown to its editors" in told.payload


@pytest.mark.parametrize("kind", [TroubleKind.REFUSED, TroubleKind.UNCERTAIN])
async def test_of_a_message_to_the_owner_nobody_is_told(scene: Scene, kind: TroubleKind) -> None:
    await scene.subscribe()
    await scene.hear(kind, Place(platform=Platform.SLACK, id="@U1"), slot="paused-2")
    assert scene.told == []


async def test_an_owner_is_told_once_of_what_may_have_arrived(scene: Scene) -> None:
    await scene.subscribe()
    for _ in range(2):
        reason = "uncertain: it may have arrived, and the place cannot be read"
        await scene.hear(TroubleKind.UNCERTAIN, reason=reason)
    (told,) = scene.told
    assert "may or may not have arrived in its channel" in told.payload
    assert "the place cannot be read" in told.payload
    assert "bot deliveries resolve s1/2026-11-02T08:30/1 --sent" in told.payload
    assert (await scene.subscription()).pause is None


@pytest.mark.parametrize("kind", [TroubleKind.REFUSED, TroubleKind.UNCERTAIN])
async def test_of_a_test_message_its_asker_knows_already(scene: Scene, kind: TroubleKind) -> None:
    await scene.hear(kind)
    assert scene.told == []


async def test_a_refused_token_pauses_the_digest_and_the_owner_hears_of_it_later(
    scene: Scene,
) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.TOKEN_REFUSED)
    assert [each.kind for each in scene.refused] == [TroubleKind.TOKEN_REFUSED]
    pause = (await scene.subscription()).pause
    assert pause
    assert (pause.reason, pause.why) == (PauseReason.SIGNED_OUT, "The bot's token is refused.")
    (told,) = scene.told
    assert "goes on by itself" in told.payload


async def test_what_was_paused_for_want_of_a_token_goes_on_when_it_is_taken(scene: Scene) -> None:
    await scene.subscribe()
    await scene.hear(TroubleKind.TOKEN_REFUSED)
    assert await resume_signed_out(scene.store, {Platform.DISCORD}, now=START) == 0
    assert await resume_signed_out(scene.store, {Platform.SLACK}, now=START) == 1
    assert (await scene.subscription()).pause is None


async def test_what_people_paused_stays_paused(scene: Scene) -> None:
    await scene.subscribe(a_subscription(pause=a_pause()))
    assert await resume_signed_out(scene.store, {Platform.SLACK}, now=START) == 0
    assert (await scene.subscription()).pause


async def test_a_digest_paused_before_or_removed_is_left_alone(scene: Scene) -> None:
    await scene.hear(TroubleKind.PLACE_GONE)
    await scene.subscribe(a_subscription(pause=a_pause()))
    await scene.hear(TroubleKind.PLACE_GONE)
    pause = (await scene.subscription()).pause
    assert pause and pause.reason is PauseReason.ASKED
    assert scene.told == []


async def test_it_is_paused_even_when_somebody_edits_it_at_the_same_time(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.subscribe()
    save, edited = scene.store.save, False

    async def save_after_an_edit(standing: object, *, expected_version: int) -> None:
        nonlocal edited
        if not edited:
            edited = True
            await edit(scene.store, S1, seen_version=1, change=lambda each: each, now=START)
        await save(standing, expected_version=expected_version)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(scene.store, "save", save_after_an_edit)
    await scene.hear(TroubleKind.PLACE_GONE)
    assert (await scene.subscription()).pause
    assert len(scene.told) == 1


async def test_every_digest_of_a_place_that_is_gone_is_paused(scene: Scene) -> None:
    await scene.subscribe()
    await scene.subscribe(a_subscription(id="s2", sections=(Section.NEW,)))
    elsewhere = Place(platform=Platform.SLACK, workspace="T1", id="C2")
    await scene.subscribe(a_subscription(id="s3", place=elsewhere))
    await scene.hear(TroubleKind.PLACE_GONE)
    paused = await scene.store.list_paused(after=None, limit=9)
    assert [each.subscription.id for each in paused] == ["s1", "s2"]
    assert [each.key.subscription for each in scene.told] == ["s1", "s2"]


async def test_an_owner_is_told_after_a_crash_between_the_pause_and_the_message(
    scene: Scene,
) -> None:
    await scene.subscribe()
    scene.outbox.lost = True
    with pytest.raises(StoreError):
        await scene.hear(TroubleKind.PLACE_GONE)
    scene.outbox.lost = False
    assert (await scene.subscription()).pause
    await scene.hear(TroubleKind.PLACE_GONE)
    assert len(scene.told) == 1


async def test_a_lost_store_is_told_to_the_worker(scene: Scene) -> None:
    scene.store.lost = True
    with pytest.raises(StoreError):
        await scene.hear(TroubleKind.PLACE_GONE)
