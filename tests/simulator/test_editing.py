# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot may change afterwards."""

from datetime import timedelta

import pytest
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.simulator import Hands, Person, PretendTelegram

MENU = InlineKeyboardMarkup([[InlineKeyboardButton("Avanti", callback_data="next")]])


async def sent(bot: Bot, ada: Person) -> Message:
    """A message with one button."""
    return await bot.send_message(ada.id, "Uno", reply_markup=MENU)


async def press(bot: Bot, ada: Person) -> CallbackQuery:
    """The callback query of a fresh press of that button."""
    await ada.presses("Avanti")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    return update.callback_query


async def test_text_changes_and_its_keyboard_goes(bot: Bot, ada: Person) -> None:
    """An edit without a keyboard takes the old one away; the message keeps its place."""
    message = await sent(bot, ada)
    await message.edit_text("Due")

    assert (ada.last.text, ada.last.labels, ada.last.edits) == ("Due", [], 1)
    assert ada.last.previous == ["Uno"]
    assert len(ada.received) == 1


async def test_only_inline_keyboards_go_under_edits(bot: Bot, ada: Person) -> None:
    """Other keyboards belong to new messages; one without buttons is none."""
    message = await sent(bot, ada)
    given = {"chat_id": ada.id, "message_id": message.message_id, "reply_markup": '{"force_reply": true}'}
    with pytest.raises(BadRequest, match='can\'t find field "inline_keyboard"'):
        await bot.do_api_request("editmessagereplymarkup", given)

    await message.edit_reply_markup(InlineKeyboardMarkup([]))
    assert ada.last.keyboard is None


async def test_nothing_new_is_refused(bot: Bot, ada: Person) -> None:
    """The same text and keyboard again is an error, as everybody learns once."""
    message = await sent(bot, ada)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await message.edit_text("Uno", reply_markup=MENU)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_reply_markup(MENU)

    await message.edit_reply_markup(None)
    assert ada.last.labels == []


@pytest.mark.parametrize(
    ("number", "why"), [(99, "Message to edit not found"), (1, "Message can't be edited")]
)
async def test_only_own_messages_are_edited(bot: Bot, ada: Person, number: int, why: str) -> None:
    """Neither what is not there nor what Ada wrote can be edited."""
    with pytest.raises(BadRequest, match=why):
        await bot.edit_message_text("x", ada.id, number)


async def test_documents_have_captions_not_text(bot: Bot, ada: Person) -> None:
    """The text of a document is its caption."""
    document = await bot.send_document(ada.id, b"x", caption="Uno")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await document.edit_text("Due")

    await document.edit_caption("Due")
    assert ada.last.text == "Due"


async def test_messages_are_deleted_within_48_hours(bot: Bot, ada: Person, clock: Hands) -> None:
    """In private both sides' messages go while they are young; later none does."""
    message = await sent(bot, ada)
    await bot.delete_message(ada.id, ada.messages[0].id)
    assert [each.text for each in ada.messages] == ["Uno"]

    clock.forward(timedelta(hours=48, seconds=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await message.delete()
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(ada.id, 99)


async def test_many_are_deleted_at_once(bot: Bot, ada: Person) -> None:
    """DeleteMessages passes over what is not there."""
    message = await sent(bot, ada)
    await bot.delete_messages(ada.id, [message.message_id, 99])

    assert ada.received == []


async def test_others_words_stay_in_groups(bot: Bot, telegram: PretendTelegram) -> None:
    """In a group the bot deletes others' messages only as an administrator."""
    bruno = telegram.person("Bruno Conti")
    group = telegram.group("Servizi sociali", [bruno])
    await bruno.says("/ciao", in_=group)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, group.messages[-1].id)

    group.welcomes_bot("administrator")
    await bot.delete_message(group.id, group.messages[-2].id)


async def test_a_press_is_answered_once_and_soon(bot: Bot, ada: Person, clock: Hands) -> None:
    """The hourglass stops at the answer; a second or a late answer is refused."""
    await sent(bot, ada)
    query = await press(bot, ada)
    assert ada.waiting
    await query.answer("Fatto")
    assert (ada.toast, ada.waiting) == ("Fatto", False)

    for late in (timedelta(0), timedelta(seconds=16)):
        query = query if not late else await press(bot, ada)
        clock.forward(late)
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
            await query.answer("Fatto")


async def test_answers_are_short(bot: Bot, ada: Person) -> None:
    """200 characters at most."""
    await sent(bot, ada)
    query = await press(bot, ada)
    with pytest.raises(BadRequest, match="Message_too_long"):
        await query.answer("x" * 201)

    await query.answer("x" * 200)
    assert len(ada.toast) == 200


async def test_unknown_presses_are_refused(bot: Bot) -> None:
    """An id that Telegram never gave."""
    with pytest.raises(BadRequest, match="query id is invalid"):
        await bot.answer_callback_query("1")
