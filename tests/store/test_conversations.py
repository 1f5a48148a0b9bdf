# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is remembered of each person in each chat."""

from msgspec.structs import replace

from bot.model import Answer, Conversation, Expecting, Progress
from bot.store import Store
from tests.rooms import ADA, BRUNO, DESK, NOW, after

HALF_FILLED = Conversation(
    chat=ADA,
    person=ADA,
    met=True,
    language="en",
    chosen_language=True,
    progress=Progress(
        form="centri-estivi",
        version=3,
        answers={"child.1.name": Answer("Luca Rossi", "Luca Rossi")},
        at="phone",
        editing=True,
        failures=1,
        started=NOW,
    ),
    expecting=Expecting("end:refused:26-0042-K", NOW, "perché sì"),
    topic="centri-estivi",
    topic_at=after(3),
)


def test_a_half_filled_form_comes_back_as_it_was(store: Store) -> None:
    """Every field of a conversation survives the disk."""
    store.conversations.save(HALF_FILLED, NOW)

    assert store.conversations.load(ADA, ADA) == HALF_FILLED


def test_somebody_new_is_not_known(store: Store) -> None:
    """Nothing is remembered of who never spoke."""
    assert store.conversations.load(ADA, ADA) is None
    assert not store.conversations.knows(ADA)


def test_the_newest_state_stands(store: Store) -> None:
    """Saving again replaces what was there."""
    store.conversations.save(HALF_FILLED, NOW)
    store.conversations.save(replace(HALF_FILLED, progress=None), after(1))

    assert store.conversations.load(ADA, ADA) == replace(HALF_FILLED, progress=None)


def test_people_in_one_group_are_apart(store: Store) -> None:
    """What one operator was asked is not what the other was asked."""
    store.conversations.save(Conversation(chat=DESK, person=ADA, topic="tributi"), NOW)
    store.conversations.save(Conversation(chat=DESK, person=BRUNO), NOW)

    assert store.conversations.load(DESK, ADA) == Conversation(chat=DESK, person=ADA, topic="tributi")
    assert store.conversations.load(DESK, BRUNO) == Conversation(chat=DESK, person=BRUNO)
    assert store.conversations.knows(DESK)


def test_whoever_asks_to_be_forgotten_is_forgotten(store: Store) -> None:
    """Nothing of them is left, and nothing else is lost."""
    store.conversations.save(HALF_FILLED, NOW)
    store.conversations.save(Conversation(chat=BRUNO, person=BRUNO), NOW)
    store.conversations.forget(ADA, ADA)

    assert store.conversations.load(ADA, ADA) is None
    assert "Luca" not in str(store.engine.rows("select * from conversations"))
    assert store.conversations.knows(BRUNO)


def test_an_unreadable_conversation_begins_anew(store: Store) -> None:
    """What an older version wrote otherwise shuts nobody out."""
    store.conversations.save(HALF_FILLED, NOW)
    store.engine.run("update conversations set conversation = '{\"chat\": 7}'")

    assert store.conversations.load(ADA, ADA) is None
    store.conversations.save(Conversation(chat=ADA, person=ADA), NOW)
    assert store.conversations.load(ADA, ADA) == Conversation(chat=ADA, person=ADA)
