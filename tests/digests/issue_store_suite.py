"""What every SubscriptionStore does with issues, editions and votes; its tests inherit this too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.delivery import Delivery, DeliveryKey, State
from bot.delivery.steps import close
from bot.delivery.store import DeliveryStore, Entry
from bot.digests.edition import BREAKING, Issue, IssueKind, Mark, Publication
from bot.digests.record import SlotRecord
from bot.digests.rules import Rule, Rules, Section
from bot.digests.store import SubscriptionStore
from bot.digests.subscription import Subscription, SubscriptionId
from bot.facts.ids import StoryId
from bot.messages.request import Person, Platform
from tests.bodies import STORY, fact_id
from tests.digests.builders import ADA, MADE_AT, PLACE, a_pause, a_subscription, an_edition
from tests.digests.plan_store_suite import plan
from tests.digests.store_suite import OTHER_STORY, S1, S2, ids, new

SLOT = "2026-07-02T08:30"
SLOT_AT = "2026-07-02T06:30"
MARK = Mark(position=3, at=MADE_AT)


def an_issue(
    subscription: SubscriptionId = S1,
    occasion: str = SLOT,
    *,
    mark: Mark = MARK,
    kind: IssueKind = IssueKind.EDITION,
    story: StoryId = STORY,
) -> Issue:
    return Issue(
        subscription=subscription,
        occasion=occasion,
        kind=kind,
        edition=an_edition().id if kind is IssueKind.EDITION else None,
        mark=mark,
        issued_at=MADE_AT,
        why="2 new since the last edition.",
        story=story,
    )


def a_publication(issue: Issue | None = None) -> Publication:
    issue = issue or an_issue()
    return Publication(
        issue=issue,
        edition=an_edition(),
        deliveries=(a_message(issue.subscription, issue.occasion),),
    )


def a_message(subscription: str = S1, occasion: str = SLOT) -> Delivery:
    return Delivery(
        key=DeliveryKey(subscription=subscription, slot=occasion),
        place=PLACE,
        payload="{}",
        created_at=MADE_AT,
        next_attempt_at=MADE_AT,
    )


def of_another_story(**changes: object) -> Subscription:
    return replace(a_subscription(id="s2", story=OTHER_STORY), **changes)  # type: ignore[arg-type]  # as given


class IssueStoreSuite:
    """Each test is given an empty store as `store`, over the same outbox as `deliveries`."""

    async def record_slot(
        self, store: SubscriptionStore, subscription: Subscription
    ) -> tuple[SlotRecord, ...]:
        await store.add(new(subscription))
        made = plan(new(subscription), SLOT_AT)
        await store.record([made])
        return made.records

    async def test_what_was_decided_is_open_until_it_is_published(
        self, store: SubscriptionStore
    ) -> None:
        [record] = await self.record_slot(store, a_subscription())
        assert await store.list_open(limit=9) == (record,)
        await store.publish([a_publication()])
        assert await store.list_open(limit=9) == ()

    async def test_a_missed_slot_is_not_open(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        made = plan(new(a_subscription()), "2026-07-04T06:30")
        await store.record([made])
        assert await store.list_open(limit=9) == made.records[-1:]

    async def test_open_records_are_listed_page_by_page(self, store: SubscriptionStore) -> None:
        [second] = await self.record_slot(store, of_another_story())
        [first] = await self.record_slot(store, a_subscription())
        assert await store.list_open(limit=1) == (first,)
        assert await store.list_open(limit=9, after=first) == (second,)
        assert await store.list_open(limit=9, after=second) == ()

    async def test_what_is_gone_has_nothing_open(self, store: SubscriptionStore) -> None:
        await self.record_slot(store, a_subscription())
        await store.remove(S1, expected_version=1)
        assert await store.list_open(limit=9) == ()
        assert await store.next_at() is None

    async def test_an_issue_is_written_with_its_edition_and_deliveries(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(a_subscription()))
        assert await store.publish([a_publication()]) == (a_publication(),)
        assert await store.list_issues(S1, limit=9) == (an_issue(),)
        assert await store.get_edition(an_edition().id) == an_edition()
        assert await deliveries.find() == (a_message(),)

    async def test_a_second_issue_of_an_occasion_is_passed_over_whole(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        again = replace(
            a_publication(replace(an_issue(), why="Another.")),
            deliveries=(a_message(), a_message(occasion="another")),
        )
        assert await store.publish([again]) == ()
        assert await store.list_issues(S1, limit=9) == (an_issue(),)
        assert await deliveries.find() == (a_message(),)

    async def test_an_issue_twice_in_one_call_is_written_once(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        written = await store.publish([a_publication(), a_publication()])
        assert written == (a_publication(),)

    async def test_an_issue_of_what_is_gone_is_passed_over(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(of_another_story()))
        good = a_publication(an_issue(S2))
        assert await store.publish([a_publication(), good]) == (good,)
        assert await deliveries.find() == good.deliveries
        assert await store.publish([]) == ()

    @pytest.mark.parametrize("follows", [None, Mark(position=2, at=MADE_AT)])
    async def test_an_issue_that_follows_another_than_the_latest_is_passed_over(
        self, store: SubscriptionStore, deliveries: DeliveryStore, follows: Mark | None
    ) -> None:
        """Two processes that would tell the same, a breaking post and a slot, say."""
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        other = a_publication(an_issue(occasion=f"{BREAKING}1"))
        assert await store.publish([replace(other, follows=follows)]) == ()
        assert await deliveries.find() == (a_message(),)

    async def test_of_two_issues_of_one_subscription_in_one_call_the_first_is_written(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        two = (a_publication(an_issue(occasion="x")), a_publication(an_issue(occasion="y")))
        assert await store.publish(two) == two[:1]

    async def test_an_issue_made_before_an_edit_is_passed_over(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        edited = new(a_subscription(pause=a_pause(), version=2))
        await store.save(edited, expected_version=1)
        assert await store.publish([a_publication()]) == ()
        fresh = replace(a_publication(), version=2)
        assert await store.publish([fresh]) == (fresh,)

    async def test_an_edition_that_is_known_stays_as_it_is(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        later = replace(an_edition(), made_at=MADE_AT + timedelta(days=1))
        again = replace(a_publication(an_issue(occasion="x")), edition=later, follows=MARK)
        assert await store.publish([again]) == (again,)
        assert await store.get_edition(an_edition().id) == an_edition()

    async def test_silence_is_an_issue_too(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(a_subscription()))
        silent = Publication(issue=an_issue(kind=IssueKind.SILENT))
        assert await store.publish([silent]) == (silent,)
        assert await store.list_issues(S1, limit=9) == (silent.issue,)
        assert await deliveries.find() == ()

    async def test_the_latest_mark_is_the_one_written_last(self, store: SubscriptionStore) -> None:
        """Whatever the clock said, which may have been set back since."""
        await store.add(new(a_subscription()))
        await store.add(new(of_another_story()))
        assert await store.last_marks([S1, S2]) == {}
        earlier = Mark(position=9, at=MADE_AT - timedelta(days=99))
        for number, (follows, mark) in enumerate(((None, MARK), (MARK, earlier))):
            issue = replace(an_issue(occasion=f"asked-{number}", mark=mark), issued_at=mark.at)
            await store.publish([Publication(issue=issue, follows=follows)])
        assert await store.last_marks([S1, S2]) == {S1: earlier}
        latest = await store.list_issues(S1, limit=1)
        assert [each.occasion for each in latest] == ["asked-1"]

    async def test_an_issue_that_never_reached_its_place_leaves_no_mark(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        """What it would have told is told by the next one."""
        await store.add(new(a_subscription()))
        later = Mark(position=5, at=MADE_AT)
        second = replace(a_publication(an_issue(occasion="x", mark=later)), follows=MARK)
        await store.publish([a_publication()])
        await store.publish([second])
        await deliveries.withdraw(S1, place=PLACE, reason="skipped: too late")
        assert await store.last_marks([S1]) == {}
        third = a_publication(an_issue(occasion="y", mark=later))
        assert await store.publish([third]) == (third,)
        assert await store.last_marks([S1]) == {S1: later}

    async def test_an_issue_that_was_refused_told_nothing(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        refused = close(a_message(), State.DEAD, reason="dead: refused: too long")
        await deliveries.write([Entry(delivery=refused)])
        assert await store.last_marks([S1]) == {}

    @pytest.mark.parametrize("kind", [IssueKind.SILENT, IssueKind.SKIPPED, IssueKind.NOTHING_NEW])
    async def test_only_an_edition_tells_anything(
        self, store: SubscriptionStore, kind: IssueKind
    ) -> None:
        await store.add(new(a_subscription()))
        other = Publication(issue=an_issue(kind=kind))
        assert await store.publish([other]) == (other,)
        assert await store.last_marks([S1]) == {}

    async def test_what_was_told_of_one_story_says_nothing_about_another(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        turned = new(a_subscription(story=OTHER_STORY, version=2))
        await store.save(turned, expected_version=1)
        assert await store.last_marks([S1]) == {}
        later = Mark(position=5, at=MADE_AT)
        first = an_issue(occasion="x", story=OTHER_STORY, mark=later)
        await store.publish([replace(a_publication(first), version=2)])
        assert await store.last_marks([S1]) == {S1: later}
        back = new(a_subscription(version=3))
        await store.save(back, expected_version=2)
        assert await store.last_marks([S1]) == {S1: MARK}

    async def test_what_was_told_is_read_off_the_editions_that_arrived(
        self, store: SubscriptionStore, deliveries: DeliveryStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        assert await store.told_since(S1, MADE_AT) == {fact_id("signing")}
        assert await store.told_since(S1, MADE_AT + timedelta(seconds=1)) == frozenset()
        assert await store.told_since(S2, MADE_AT) == frozenset()
        await deliveries.withdraw(S1, place=PLACE, reason="skipped: too late")
        assert await store.told_since(S1, MADE_AT) == frozenset()

    async def test_the_latest_breaking_post_is_told_from_other_issues(
        self, store: SubscriptionStore
    ) -> None:
        await store.add(new(a_subscription()))
        await store.publish([a_publication()])
        assert await store.last_breaking([S1, S2]) == {}
        at = MADE_AT + timedelta(minutes=1)
        breaking = replace(an_issue(occasion=f"{BREAKING}7"), issued_at=at)
        await store.publish([replace(a_publication(breaking), follows=MARK)])
        assert await store.last_breaking([S1, S2]) == {S1: at}

    async def test_the_breaking_ones_of_a_story_are_listed_page_by_page(
        self, store: SubscriptionStore
    ) -> None:
        breaking = Rules(rule=Rule.BREAKING)
        for number, zone in enumerate(("UTC", "Europe/Paris", "Asia/Tokyo")):
            place = replace(PLACE, id=f"C{number}")
            mine = a_subscription(id=f"s{number}", place=place, rules=breaking, zone=zone)
            await store.add(new(mine))
        await store.add(new(a_subscription(id="s3")))
        await store.add(new(of_another_story(id="s4", rules=breaking)))
        paused = a_subscription(id="s5", rules=breaking, pause=a_pause(), sections=(Section.NEW,))
        await store.add(new(paused))
        story = a_subscription().story
        first = await store.list_breaking(story, after=None, limit=2)
        assert ids(first) == ["s0", "s1"]
        rest = await store.list_breaking(story, after=SubscriptionId("s1"), limit=2)
        assert ids(rest) == ["s2"]
        assert await store.list_breaking(StoryId("none"), after=None, limit=2) == ()

    async def test_many_are_read_at_once(self, store: SubscriptionStore) -> None:
        await store.add(new(a_subscription()))
        assert await store.get_many([S2, S1]) == {S1: new(a_subscription())}
        assert await store.get_many([]) == {}

    async def test_the_next_thing_to_do_is_the_earliest(self, store: SubscriptionStore) -> None:
        assert await store.next_at() is None
        await store.add(new(a_subscription()))
        assert await store.next_at() == new(a_subscription()).next_due_at
        made = plan(new(a_subscription()), SLOT_AT)
        await store.record([made])
        assert await store.next_at() == made.decided_at

    @pytest.mark.parametrize("useful", [True, False])
    async def test_a_second_vote_replaces_the_first(
        self, store: SubscriptionStore, useful: bool
    ) -> None:
        assert await store.tally(S1) == (0, 0)
        other = Person(platform=Platform.DISCORD, id=ADA.id)
        await store.vote(S1, SLOT, voter=ADA, useful=not useful)
        await store.vote(S1, SLOT, voter=ADA, useful=useful)
        await store.vote(S1, SLOT, voter=other, useful=True)
        await store.vote(S2, SLOT, voter=ADA, useful=True)
        assert await store.tally(S1) == (1 + useful, 1 - useful)
