# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever Telegram says becomes something the dialogue can answer, or nothing at all."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.translate import translate
from bot.model import Incoming, Kind
from bot.simulator import Group, Hands, Person, PretendTelegram
from bot.store.engine import as_json
from tests.rooms import NOW

HANDLE = "sportello_pretend_bot"
Update = dict[str, Any]


@pytest.fixture
def telegram() -> PretendTelegram:
    """An empty world, on Monday morning."""
    return PretendTelegram(clock=Hands(NOW))


@pytest.fixture
def ada(telegram: PretendTelegram) -> Person:
    """A resident whose telephone speaks English."""
    return telegram.person("Ada Rossi", language="en")


@pytest.fixture
async def group(telegram: PretendTelegram, ada: Person) -> Group:
    """Her office's group; what came of making it is read already."""
    group = telegram.group("Servizi sociali", [ada])
    await fetched(telegram)
    return group


async def fetched(telegram: PretendTelegram) -> list[Update]:
    """The updates that waited, confirmed."""
    updates = await telegram.updates.get()
    telegram.updates.clear()
    return updates


async def heard(telegram: PretendTelegram) -> list[Incoming | None]:
    """What waited at Telegram, in our words."""
    return [translate(update, HANDLE, NOW) for update in await fetched(telegram)]


async def test_words_come_with_who_where_and_when(telegram: PretendTelegram, ada: Person) -> None:
    """Ids and addresses carry the channel's name."""
    await ada.says("Quando apre il nido?")

    assert await heard(telegram) == [
        Incoming(
            id="telegram:700000001",
            chat=f"telegram:{ada.id}",
            sender=f"telegram:{ada.id}",
            kind=Kind.TEXT,
            at=NOW,
            text="Quando apre il nido?",
            message="1",
            name="Ada Rossi",
            language="en",
        )
    ]


@pytest.mark.parametrize(
    ("sends", "kind", "text", "file"),
    [
        (lambda ada: ada.sends_contact("+393330000001"), Kind.CONTACT, "+393330000001", ""),
        (lambda ada: ada.sends_location(45.1653, 9.5555), Kind.LOCATION, "45.1653,9.5555", ""),
        (lambda ada: ada.sends_photo(caption="ISEE"), Kind.PHOTO, "ISEE", "pretend-file-2"),
        (lambda ada: ada.sends_document(caption="ISEE"), Kind.DOCUMENT, "ISEE", "pretend-file-1"),
        (lambda ada: ada.sends_voice(), Kind.VOICE, "", ""),
        (lambda ada: ada.sends_sticker(), Kind.STICKER, "", ""),
    ],
)
async def test_everything_people_send_has_its_kind(
    telegram: PretendTelegram,
    ada: Person,
    sends: Callable[[Person], Coroutine[Any, Any, None]],
    kind: Kind,
    text: str,
    file: str,
) -> None:
    """With its words, its number or its place, and the file to fetch."""
    await sends(ada)
    (said,) = await heard(telegram)

    assert said is not None
    assert (said.kind, said.text, said.file) == (kind, text, file)


async def test_a_file_says_how_large_it_is(telegram: PretendTelegram, ada: Person) -> None:
    """Or nothing, where Telegram does not say."""
    await ada.sends_document(b"%PDF", size=30_000_000)
    (update,) = await fetched(telegram)
    said = translate(update, HANDLE, NOW)
    assert said is not None
    assert (said.size, said.contents) == (30_000_000, "")

    del update["message"]["document"]["file_size"]
    said = translate(update, HANDLE, NOW)
    assert said is not None
    assert (said.kind, said.size) == (Kind.DOCUMENT, 0)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"audio": {"file_id": "f", "file_unique_id": "u", "duration": 3}}, Kind.VOICE),
        ({"video_note": {"file_id": "f", "file_unique_id": "u", "length": 1, "duration": 3}}, Kind.VOICE),
        ({"dice": {"emoji": "🎲", "value": 3}}, Kind.OTHER),
        ({"venue_of_tomorrow": {"x": 1}}, Kind.OTHER),
        ({"text": 5}, Kind.OTHER),
        ({"contact": {"first_name": "senza numero"}}, Kind.OTHER),
        ({"date": 10**20, "text": "ciao"}, Kind.OTHER),
        ({"text": "mezzo \ud83d"}, Kind.TEXT),
    ],
)
def test_what_is_unknown_or_broken_is_still_answered(content: Update, kind: Kind) -> None:
    """Whoever sent it in private gets a reply, whatever it was; and it can be written down."""
    said = translate({"update_id": 7, "message": private() | content}, HANDLE, NOW)

    assert said is not None
    assert (said.id, said.chat, said.sender, said.kind) == ("telegram:7", "telegram:42", "telegram:42", kind)
    assert as_json(said)


def test_an_animation_is_no_document() -> None:
    """Telegram sends a GIF as both."""
    file = {"file_id": "f", "file_unique_id": "u"}
    animation = file | {"width": 1, "height": 1, "duration": 1}
    said = translate(
        {"update_id": 7, "message": private() | {"document": file, "animation": animation}}, HANDLE, NOW
    )

    assert said is not None
    assert said.kind is Kind.STICKER


def private() -> Update:
    """A message in a private chat, without content."""
    user = {"id": 42, "is_bot": False, "first_name": "Ada"}
    return {"message_id": 1, "date": 1772442000, "chat": {"id": 42, "type": "private"}, "from": user}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 7, "message": private() | {"chat": {"id": -42, "type": "group"}, "text": 5}},
        {"update_id": 7, "message": {"chat": "none"}},
        {"update_id": 7, "message": {"chat": {"id": "x", "type": "private"}, "date": "now"}},
        {"update_id": 7, "callback_query": {"id": 1, "message": ["no", "object"]}},
        {"update_id": 7, "story_of_tomorrow": {"x": 1}},
        {"update_id": 7},
        {"update_id": "seven", "message": private() | {"text": 5}},
    ],
)
def test_what_concerns_nobody_is_nothing(update: Update) -> None:
    """Neither an error nor a reply into a group that may not have meant us."""
    assert translate(update, HANDLE, NOW) is None


def test_an_unreadable_press_is_answered_too() -> None:
    """Its chat stands one level deeper."""
    pressed = {"id": "p", "from": {"id": 42}, "message": private(), "data": "x"}
    said = translate({"update_id": 7, "callback_query": pressed}, HANDLE, NOW)

    assert said is not None
    assert (said.kind, said.chat, said.sender) == (Kind.OTHER, "telegram:42", "telegram:42")


async def test_a_press_says_what_it_does(telegram: PretendTelegram, ada: Person, group: Group) -> None:
    """On which message, in which chat, and how to acknowledge it; its moment is when we heard of it."""
    keys = '{"inline_keyboard": [[{"text": "Prendo in carico", "callback_data": "take:26-0042-R"}]]}'
    fields = {"chat_id": str(group.id), "text": "Nuova domanda", "reply_markup": keys}
    await telegram.call(telegram.token, "sendMessage", fields)
    await ada.presses("Prendo in carico", in_=group)
    (said,) = await heard(telegram)

    assert said is not None
    assert (said.kind, said.does, said.chat) == (Kind.PRESS, "take:26-0042-R", f"telegram:{group.id}")
    assert (said.sender, said.message, said.private) == (f"telegram:{ada.id}", str(group.last.id), False)
    assert said.press
    assert said.at == NOW


@pytest.mark.parametrize("lacking", ["message", "data"])
def test_a_press_that_does_nothing_is_nothing(lacking: str) -> None:
    """A game's button, or one on a message that is gone."""
    user = {"id": 42, "is_bot": False, "first_name": "Ada"}
    pressed = {"id": "p", "from": user, "chat_instance": "c", "message": private(), "data": "x"}

    assert translate({"update_id": 7, "callback_query": pressed}, HANDLE, NOW) is not None
    pressed.pop(lacking)
    assert translate({"update_id": 7, "callback_query": pressed}, HANDLE, NOW) is None


async def test_a_command_in_a_group_loses_our_name(
    telegram: PretendTelegram, ada: Person, group: Group
) -> None:
    """And nobody else's: `/collega@other_bot` is not for us."""
    await ada.says(f"/collega@{HANDLE.upper()} ABCDE-23456", in_=group)
    await ada.says("/collega", in_=group)

    said = [each.text for each in await heard(telegram) if each]
    assert said == ["/collega ABCDE-23456", "/collega"]
    group_text = private() | {"chat": {"id": -42, "type": "group"}, "text": "/collega@other_bot X"}
    other = translate({"update_id": 7, "message": group_text}, HANDLE, NOW)
    assert other is not None
    assert (other.text, other.private) == ("/collega@other_bot X", False)


async def test_an_anonymous_administrator_is_nobody_in_particular(
    telegram: PretendTelegram, ada: Person, group: Group
) -> None:
    """Telegram hides who speaks: no right may hang on it."""
    await ada.says_anonymously("/collega ABCDE-23456", in_=group)
    await ada.says("/collega ABCDE-23456", in_=group)

    assert [each.identified for each in await heard(telegram) if each] == [False, True]


async def test_a_group_that_moved_tells_its_new_address(telegram: PretendTelegram, group: Group) -> None:
    """The old address says where; the new one says nothing."""
    old = group.id
    await group.becomes_supergroup()
    told, *rest = await heard(telegram)

    assert told is not None
    assert (told.kind, told.chat, told.text) == (Kind.MOVED, f"telegram:{old}", f"telegram:{group.id}")
    assert rest == [None] * len(rest)


async def test_whoever_shuts_us_out_has_left(telegram: PretendTelegram, ada: Person, group: Group) -> None:
    """A group that removes the bot and a person who blocks it; coming back is no news."""
    await ada.blocks()
    await ada.unblocks()
    await group.puts_bot_out()
    left = [(each.kind, each.chat, each.private) for each in await heard(telegram) if each]

    assert left == [
        (Kind.LEFT, f"telegram:{ada.id}", True),
        (Kind.LEFT, f"telegram:{group.id}", False),
    ]


async def test_who_leaves_a_group_is_heard_of(telegram: PretendTelegram, group: Group) -> None:
    """Who joins is not for us; who leaves is no operator there any more."""
    bruno = telegram.person("Bruno Conti")
    await bruno.joins(group)
    await bruno.leaves(group)
    gone = [each for each in await heard(telegram) if each]

    assert [(each.kind, each.text, each.private) for each in gone] == [
        (Kind.GONE, f"telegram:{bruno.id}", False)
    ]


def test_channel_posts_are_nothing() -> None:
    """The bot serves people, not channels it was added to."""
    post = private() | {"chat": {"id": -100, "type": "channel", "title": "Notizie"}, "text": "ciao"}

    assert translate({"update_id": 7, "message": post}, HANDLE, NOW) is None
    assert translate({"update_id": 7, "channel_post": post}, HANDLE, NOW) is None
    assert translate({"update_id": 7, "edited_message": private() | {"text": "ciao"}}, HANDLE, NOW) is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
keys = [
    "message", "callback_query", "my_chat_member", "chat", "from", "date", "text", "photo", "contact",
    "location", "message_id", "data", "id", "type", "sender_chat", "migrate_to_chat_id", "new_chat_member",
    "sticker", "caption", "entities", "first_name", "language_code", "status",
]  # fmt: skip


def broken(update: Update, wrong: object, place: list[str]) -> Update:
    """The update with something wrong at that place, as far as the place leads."""
    key, *deeper = place
    if deeper and isinstance(update.get(key), dict):
        return update | {key: broken(update[key], wrong, deeper)}
    return update | {key: wrong}


@given(
    st.sampled_from(["message", "callback_query", "my_chat_member"]),
    json,
    st.lists(st.sampled_from(keys), min_size=1, max_size=4),
)
def test_no_update_is_fetched_for_ever(kind: str, wrong: object, place: list[str]) -> None:
    """Whatever is wrong in it and wherever, it becomes something that can be written down, or nothing."""
    inside = private() | {"text": "ciao"}
    if kind == "callback_query":
        inside = {"id": "p", "from": inside["from"], "message": inside, "data": "x", "chat_instance": "c"}
    said = translate(broken({"update_id": 7, kind: inside}, wrong, [kind, *place]), HANDLE, NOW)

    assert said is None or as_json(said)
