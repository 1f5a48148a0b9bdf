# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot may send, through python-telegram-bot's own Bot."""

import json

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.simulator import Button, Person, PretendRequest, PretendTelegram


def keyboard(**button: object) -> str:
    """A keyboard of one button, as JSON, for what python-telegram-bot itself would not build."""
    return json.dumps({"inline_keyboard": [[{"text": "Tasto", **button}]]})


async def test_person_sees_text_markup_and_buttons(bot: Bot, ada: Person) -> None:
    """A message arrives as its reader sees it."""
    buttons = [
        [InlineKeyboardButton("Fai domanda", callback_data="apply:centri-estivi", style="primary")],
        [
            InlineKeyboardButton("Sito", url="https://example.it/estate"),
            InlineKeyboardButton("Copia", copy_text=CopyTextButton("26-0042-K")),
        ],
    ]
    await bot.send_message(
        ada.id, "<b>Centri</b> &amp; estate", parse_mode="HTML", reply_markup=InlineKeyboardMarkup(buttons)
    )

    assert ada.last.text == "Centri & estate"
    assert ada.last.html == "<b>Centri</b> &amp; estate"
    assert ada.last.rows == [
        [Button("Fai domanda", data="apply:centri-estivi", style="primary")],
        [Button("Sito", link="https://example.it/estate"), Button("Copia", copies="26-0042-K")],
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * 4097, "Message is too long"),
        ("🏟" * 2049, "Message is too long"),
        ("<b></b>", "Text must be non-empty"),
        (" ", "Text must be non-empty"),
        ("a <b", "Can't parse entities: unclosed start tag at byte offset 2"),
    ],
)
async def test_bad_texts_are_refused(bot: Bot, ada: Person, text: str, why: str) -> None:
    """Length and markup are checked after the markup is read."""
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(ada.id, text, parse_mode="HTML")

    assert refused.value.message == why


async def test_length_counts_what_is_seen(bot: Bot, ada: Person) -> None:
    """Tags and references do not count: 4096 visible characters go through."""
    await bot.send_message(ada.id, f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")

    assert len(ada.last.text) == 4096


async def test_other_markups_are_refused(bot: Bot, ada: Person) -> None:
    """This bot sends HTML only."""
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(ada.id, "x", parse_mode="Markdown")


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (keyboard(callback_data="x" * 65), "Button_data_invalid"),
        (keyboard(callback_data="è" * 33), "Button_data_invalid"),
        (
            keyboard(callback_data=""),
            "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard(),
            "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
        ),
        (keyboard(url="non-un-sito"), "Inline keyboard button url 'non-un-sito' is invalid: wrong http url"),
        (keyboard(url="ftp://example.it"), "Unsupported url protocol"),
        (keyboard(url="http://localhost:8080"), "Wrong http url"),
        (keyboard(url="http://"), "Url host is empty"),
        (keyboard(copy_text={"text": "x" * 257}), "Button_copy_text_invalid"),
        (keyboard(callback_data="x", style="pink"), "Invalid button style"),
        (keyboard(callback_data="x", url="https://example.it"), "Only one of url, callback_data"),
        (keyboard(callback_data="x", colour="red"), 'Field "colour" is unknown'),
        (keyboard(callback_data=1), 'Field "callback_data" must be of type string'),
        ('{"inline_keyboard": [[{"callback_data": "x"}]]}', 'Can\'t find field "text"'),
        ('{"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}', "Text must be non-empty"),
        ('{"inline_keyboard": "x"}', 'Field "inline_keyboard" must be of type array'),
        ("[1]", "Object expected as reply markup"),
        ("{", "Can't parse reply markup json object"),
    ],
)
async def test_bad_keyboards_are_refused(bot: Bot, ada: Person, markup: str, why: str) -> None:
    """What Telegram would not show under a message never gets there."""
    with pytest.raises(BadRequest) as refused:
        await bot.do_api_request("sendmessage", {"chat_id": ada.id, "text": "x", "reply_markup": markup})

    assert why.lower() in refused.value.message.lower()
    assert ada.received == []


@pytest.mark.parametrize(
    "rows",
    [[["x"] * 9], [["x"] for _ in range(101)], [["x" * 300] for _ in range(50)]],
    ids=["a row of nine", "a hundred and one", "more than 10 KB"],
)
async def test_keyboards_have_limits(bot: Bot, ada: Person, rows: list[list[str]]) -> None:
    """At most 8 buttons a row, 100 in all, 10 KB."""
    buttons = [[InlineKeyboardButton(label, callback_data="x") for label in row] for row in rows]
    with pytest.raises(BadRequest, match="Reply markup is too long"):
        await bot.send_message(ada.id, "x", reply_markup=InlineKeyboardMarkup(buttons))


async def test_keyboards_without_buttons_are_none(bot: Bot, ada: Person) -> None:
    """Neither no rows nor empty rows make a keyboard."""
    empty: list[list[list[InlineKeyboardButton]]] = [[], [[]]]
    for rows in empty:
        await bot.send_message(ada.id, "x", reply_markup=InlineKeyboardMarkup(rows))
        assert ada.last.keyboard is None
    given = {"chat_id": ada.id, "text": "x", "reply_markup": '{"inline_keyboard": []}'}
    await bot.do_api_request("sendmessage", given)
    assert ada.last.keyboard is None


async def test_strangers_and_the_unwilling_are_out_of_reach(bot: Bot, telegram: PretendTelegram) -> None:
    """Nobody hears from the bot before writing to it, after blocking it, or after leaving Telegram."""
    bruno, carla, dario = (telegram.person(name) for name in ("Bruno Conti", "Carla Neri", "Dario Blu"))
    telegram.group("Servizi sociali", [bruno])
    await carla.says("ciao")
    await carla.blocks()
    dario.deletes_account()

    for person, error, why in (
        (bruno, Forbidden, "bot can't initiate conversation with a user"),
        (carla, Forbidden, "bot was blocked by the user"),
        (dario, Forbidden, "user is deactivated"),
        (telegram.person("Elena Viola"), BadRequest, "Chat not found"),
    ):
        with pytest.raises(error, match=why):
            await bot.send_message(person.id, "ciao")

    await carla.unblocks()
    await bot.send_message(carla.id, "ciao")
    assert carla.last.text == "ciao"


async def test_unknown_chats_are_not_found(bot: Bot) -> None:
    """Numbers and names that lead nowhere."""
    for chat in (1, "@nessuno", "x"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat, "ciao")


@pytest.mark.parametrize(
    ("method", "given", "why"),
    [
        ("sendmessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendmessage", {"chat_id": 1001}, "message text is empty"),
        ("sendmessage", {"chat_id": 1001, "txt": "x"}, "parameter 'txt' is unknown to sendMessage"),
        ("deletemessage", {"chat_id": 1001}, "message identifier is not specified"),
        ("deletemessage", {"chat_id": 1001, "message_id": "x"}, "must be an Integer, not 'x'"),
        ("senddocument", {"chat_id": 1001}, "there is no document in the request"),
        ("senddocument", {"chat_id": 1001, "document": "x"}, "wrong file identifier/HTTP URL specified"),
        ("getfile", {"file_id": "x"}, "invalid file_id"),
        ("setwebhook", {"url": "http://example.it"}, "An HTTPS URL must be provided for webhook"),
        ("editmessagetext", {"message_id": 1, "text": "x"}, "chat_id is empty"),
        ("editmessagetext", {"chat_id": 1001, "text": "x"}, "message identifier is not specified"),
        ("deletemessages", {"chat_id": 1001, "message_ids": "[]"}, "too many messages to delete"),
        ("getchatmember", {"chat_id": 1001, "user_id": "x"}, "must be an Integer, not 'x'"),
        ("setwebhook", {"url": "https://example.it", "secret_token": "è"}, "unallowed characters"),
        ("sendchataction", {"chat_id": 1001, "action": "dancing"}, "wrong parameter action in request"),
        ("sendmessage", {"chat_id": 1001, "text": "x", "message_thread_id": 7}, "message thread not found"),
    ],
)
async def test_calls_are_held_against_the_rules(
    telegram: PretendTelegram, ada: Person, method: str, given: dict[str, str | int], why: str
) -> None:
    """Missing, unknown and mistyped parameters are refused in Telegram's words."""
    assert ada.id == 1001
    code, body = await telegram.call(
        telegram.token, method, {name: str(each) for name, each in given.items()}
    )

    assert code == 400
    assert why in body["description"]


async def test_unknown_methods_and_tokens(bot: Bot, telegram: PretendTelegram) -> None:
    """404 for a method that is not there, 401 for somebody else's token."""
    assert await telegram.call(telegram.token, "sendInvoice", {}) == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )
    with pytest.raises(InvalidToken):
        await Bot("1:no", request=PretendRequest(telegram)).get_me()
    assert (await bot.get_me()).username == "sportello_pretend_bot"


async def test_documents_and_photos_arrive_whole(bot: Bot, ada: Person) -> None:
    """Uploads arrive with name, content and caption, and can be sent again by their id."""
    sent = await bot.send_document(
        ada.id, b"%PDF ricevuta", filename="ricevuta.pdf", caption="<b>Ecco</b>", parse_mode="HTML"
    )
    assert sent.document is not None

    assert (ada.last.attachment, ada.last.file, ada.last.text) == ("ricevuta.pdf", b"%PDF ricevuta", "Ecco")
    await bot.send_document(ada.id, sent.document.file_id)
    assert ada.last.file == b"%PDF ricevuta"
    await bot.send_photo(ada.id, b"foto")
    assert ada.last.file == b"foto"
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(ada.id, b"", filename="vuoto.pdf")
    photo = ada.last.json["photo"][-1]["file_id"]
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(ada.id, photo)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(ada.id, b"x", caption="x" * 1025)


async def test_replies_need_their_message(bot: Bot, ada: Person) -> None:
    """A reply to nothing is refused, unless it may go without."""
    await bot.send_message(ada.id, "uno", reply_parameters=ReplyParameters(ada.messages[0].id))
    assert ada.last.json["reply_to_message"]["text"] == "/start"

    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ada.id, "due", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    await bot.send_message(ada.id, "tre", reply_parameters=lenient)
    assert ada.last.text == "tre"


async def test_reply_keyboards_are_pressed_by_their_words(
    bot: Bot, telegram: PretendTelegram, ada: Person
) -> None:
    """A key types its words, or shares a contact; it goes when the bot takes it away."""
    keys = [[KeyboardButton("Il mio numero", request_contact=True), KeyboardButton("Salta")]]
    await bot.send_message(ada.id, "Telefono?", reply_markup=ReplyKeyboardMarkup(keys))
    await ada.presses("Il mio numero", "Salta")

    updates = await bot.get_updates()
    assert updates[0].message is not None
    assert updates[0].message.contact is not None
    assert updates[0].message.contact.user_id == ada.id
    assert updates[1].message is not None
    assert updates[1].message.text == "Salta"
    await bot.send_message(ada.id, "Grazie", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(LookupError, match="no button 'Salta' in the chat; there are none"):
        await ada.presses("Salta")
    assert telegram.updates


async def test_reply_is_forced(bot: Bot, ada: Person) -> None:
    """After ForceReply the next words are a reply to that message."""
    asked = await bot.send_message(ada.id, "Motivo?", reply_markup=ForceReply())
    assert ada.last.forces_reply
    await ada.says("perché sì", "e poi")

    first, second = await bot.get_updates()
    assert first.message is not None
    assert first.message.reply_to_message is not None
    assert first.message.reply_to_message.message_id == asked.message_id
    assert second.message is not None
    assert second.message.reply_to_message is None


async def test_reactions_and_actions_are_seen(bot: Bot, ada: Person) -> None:
    """The bot reacts with one of Telegram's emoji and says that it is typing."""
    await bot.set_message_reaction(ada.id, ada.messages[0].id, "👍")
    await bot.send_chat_action(ada.id, "typing")

    assert ada.messages[0].reaction == "👍"
    assert ada.chat.actions == ["typing"]
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(ada.id, ada.messages[0].id, "🥸")
    await bot.set_message_reaction(ada.id, ada.messages[0].id, None)
    assert ada.messages[0].reaction == ""
