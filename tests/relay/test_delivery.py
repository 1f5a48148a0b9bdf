# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is carried, what is tried again and when, what is given up, and what is written down of it."""

import logging
from datetime import timedelta

import pytest

from bot.cases import Desk
from bot.errors import Later, Moved, Never
from bot.model import Acknowledgement, Erasure, Parcel, Urgency
from bot.relay import DatabaseThread, Delivery, Pace, no_pace
from bot.relay.pace import Rate
from bot.simulator import Hands
from bot.store import Store
from tests.relay.van import Van
from tests.rooms import ADA, BRUNO, DESK, NOW, SECRET, after, message

MOVED = "telegram:-1001010"


@pytest.fixture
def delivery(store: Store, thread: DatabaseThread, van: Van, clock: Hands) -> Delivery:
    """Deliveries by that van, at any pace."""
    return Delivery(store, thread, {"telegram": van}, no_pace(), clock)


def post(store: Store, *parcels: Parcel) -> None:
    """Post those parcels as one turn does."""
    store.outbox.post(parcels, "telegram:1", NOW)


async def delivers(delivery: Delivery) -> int:
    """Carry until nothing may leave; how many were taken in hand."""
    taken = 0
    while await delivery.step():
        taken += 1
    return taken


def states(store: Store) -> list[str]:
    """What became of the parcels, in order."""
    return [row["state"] for row in store.engine.rows("select state from outbox order by id")]


async def test_what_was_carried_is_marked(store: Store, delivery: Delivery, van: Van) -> None:
    """Each parcel goes once, and the channel's id of it is kept."""
    post(store, message(ADA, "a1"), message(BRUNO, "b1"), message(ADA, "a2"))

    assert await delivers(delivery) == 3
    assert van.texts == ["a1", "b1", "a2"]
    assert states(store) == ["sent", "sent", "sent"]
    assert store.engine.rows("select carried_as from outbox order by id") == [
        {"carried_as": "1"},
        {"carried_as": "2"},
        {"carried_as": "3"},
    ]


async def test_a_slot_is_carried_as_a_rewriting(store: Store, delivery: Delivery, van: Van) -> None:
    """The carrier is told which message to edit."""
    post(store, message(DESK, "nuova", slot="case:1"), message(DESK, "presa in carico", slot="case:1"))
    await delivers(delivery)

    assert van.rewritten == ["", "1"]


async def test_the_channel_says_when_to_come_back(
    store: Store, delivery: Delivery, van: Van, clock: Hands
) -> None:
    """`retry_after` is honoured to the second, and order within the chat with it."""
    van.trouble[ADA].append(Later("too many messages", timedelta(seconds=17)))
    post(store, message(ADA, "a1"), message(ADA, "a2"), message(BRUNO, "b1"))
    await delivers(delivery)
    assert van.texts == ["b1"]

    clock.forward(timedelta(seconds=16.9))
    assert await delivers(delivery) == 0
    clock.forward(timedelta(seconds=0.1))
    await delivers(delivery)
    assert van.texts == ["b1", "a1", "a2"]


async def test_pauses_grow_up_to_ten_minutes(
    store: Store, delivery: Delivery, van: Van, clock: Hands
) -> None:
    """Without a word from the channel: 2, 4, 8 … seconds; a day of silence is survived."""
    van.trouble[ADA].extend([Later("TimedOut")] * 160)
    post(store, message(ADA, "ciao"))
    pauses = []
    for _ in range(11):
        await delivery.step()
        due = store.engine.rows("select due_at from outbox")[0]["due_at"]
        pauses.append((after(0).fromisoformat(due) - clock()).total_seconds())
        clock.at = after(0).fromisoformat(due)
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]

    while clock() < NOW + timedelta(hours=26):
        clock.forward(timedelta(minutes=10))
        await delivery.step()
    assert van.texts == ["ciao"]


async def test_after_many_tries_it_is_dead_and_visible(
    store: Store, delivery: Delivery, van: Van, clock: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """A parcel is not tried for ever; the operator sees which one, and the chat goes on."""
    van.trouble[ADA].extend([Later("TimedOut")] * 200)
    post(store, message(ADA, "a1"), message(ADA, "a2"))
    for _ in range(202):
        clock.forward(timedelta(minutes=10))
        await delivery.step()

    assert states(store) == ["dead", "sent"]
    assert van.texts == ["a2"]
    assert caplog.messages[-1] == "parcel=telegram:1:00000 outcome=dead tries=200 problem=TimedOut"
    assert caplog.records[-1].levelno == logging.ERROR


async def test_what_the_channel_refuses_is_dead_at_once(
    store: Store, delivery: Delivery, van: Van, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever blocked the bot gets nothing more, and nobody else notices; no words in the log."""
    van.trouble[ADA].append(Never("Forbidden: bot was blocked by the user"))
    post(store, message(ADA, SECRET), message(BRUNO, "b1"))
    await delivers(delivery)

    assert states(store) == ["dead", "sent"]
    assert store.engine.rows("select problem, parcel from outbox where state = 'dead'") == [
        {"problem": "Forbidden: bot was blocked by the user", "parcel": ""}
    ]
    assert caplog.messages == [
        "parcel=telegram:1:00000 outcome=dead tries=1 problem=Forbidden: bot was blocked by the user"
    ]
    assert SECRET not in caplog.text


async def test_a_bug_of_ours_holds_up_nobody(
    store: Store, delivery: Delivery, van: Van, caplog: pytest.LogCaptureFixture
) -> None:
    """A parcel that the carrier stumbles over is dead, with the place of the bug and without its words."""
    van.trouble[ADA].append(ValueError(SECRET))
    post(store, message(ADA, SECRET), message(ADA, "a2"))
    await delivers(delivery)

    assert van.texts == ["a2"]
    assert states(store) == ["dead", "sent"]
    assert "outcome=dead tries=1 problem=ValueError " in caplog.messages[0]
    assert SECRET not in caplog.text


async def test_a_channel_nobody_serves_is_visible(store: Store, delivery: Delivery) -> None:
    """An address of a channel that was switched off does not wait for ever."""
    post(store, message("pigeon:7", "ciao"))
    await delivers(delivery)

    assert store.engine.rows("select state, problem from outbox") == [
        {"state": "dead", "problem": "no carrier for 'pigeon'"}
    ]


async def test_a_desk_that_moved_gets_everything_at_its_new_address(
    store: Store, delivery: Delivery, van: Van
) -> None:
    """The message that found it out goes first, and the desk is linked there."""
    store.desks.link(Desk(DESK, "sociali"), NOW)
    van.trouble[DESK].append(Moved("the group became a supergroup", MOVED))
    post(store, message(DESK, "uno", slot="case:1"), message(DESK, "due"))
    await delivers(delivery)

    assert van.carried == [message(MOVED, "uno", slot="case:1"), message(MOVED, "due")]
    assert store.desks.of_office("sociali") == (MOVED,)


@pytest.mark.parametrize("problem", [Later("TimedOut"), Never("BadRequest: query is too old")])
async def test_acknowledgements_are_not_tried_again(
    store: Store, delivery: Delivery, van: Van, caplog: pytest.LogCaptureFixture, problem: Exception
) -> None:
    """An app waits seconds for it: the reply behind goes at once, and nothing counts as undelivered."""
    van.trouble[ADA].append(problem)
    post(store, Acknowledgement(to=ADA, press="p1"), message(ADA, "risposta"))
    with caplog.at_level(logging.INFO):
        await delivers(delivery)

    assert states(store) == ["sent", "sent"]
    assert store.outbox.troubled() == ()
    assert [record.levelno for record in caplog.records] == [logging.INFO]


async def test_a_message_to_take_away_is_tried_again(
    store: Store, delivery: Delivery, van: Van, clock: Hands
) -> None:
    """Words that must not stay in a chat are not left there because the network was slow."""
    van.trouble[ADA].append(Later("TimedOut"))
    post(store, Erasure(to=ADA, message="7"))
    await delivers(delivery)
    clock.forward(timedelta(seconds=2))
    await delivers(delivery)

    assert van.carried == [Erasure(to=ADA, message="7")]


async def test_replies_go_first_when_all_must_wait(
    store: Store, thread: DatabaseThread, van: Van, clock: Hands
) -> None:
    """News to two hundred takes its time; whoever asks meanwhile is answered next."""
    pace = Pace(overall=Rate(1, timedelta(milliseconds=40)))
    delivery = Delivery(store, thread, {"telegram": van}, pace, clock)
    post(store, *(message(f"telegram:{number}", "notizia", Urgency.BROADCAST) for number in range(200)))
    assert await delivers(delivery) == 1
    assert delivery.pause() == timedelta(milliseconds=40)
    store.outbox.post([message(ADA, "risposta")], "telegram:2", NOW)
    clock.forward(timedelta(milliseconds=40))

    assert await delivers(delivery) == 1
    assert van.texts == ["notizia", "risposta"]
    assert store.engine.rows("select count(*) as n from outbox where tries > 0") == [{"n": 2}]


async def test_a_chat_that_had_its_share_waits_alone(
    store: Store, thread: DatabaseThread, van: Van, clock: Hands
) -> None:
    """A fifth message to one chat waits a second, which is no try; presses are never paced."""
    delivery = Delivery(store, thread, {"telegram": van}, Pace(overall=Rate(99, timedelta(0))), clock)
    post(store, *(message(ADA, f"a{number}") for number in range(6)), message(BRUNO, "b1"))
    post_presses = [Acknowledgement(to="telegram:5", press=f"p{number}") for number in range(9)]
    store.outbox.post(post_presses, "telegram:2", NOW)
    await delivers(delivery)
    assert van.texts == ["a0", "a1", "a2", "a3", "b1"]
    assert len(van.carried) == 14

    clock.forward(timedelta(seconds=1))
    await delivers(delivery)
    assert van.texts[5:] == ["a4"]
    assert store.engine.rows("select max(tries) as most from outbox") == [{"most": 1}]
