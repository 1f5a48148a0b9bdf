# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people do reaches the bot as Telegram tells it."""

from datetime import timedelta

import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, InvalidToken

from bot.simulator import Hands, Person, PretendTelegram


async def only(bot: Bot) -> Update:
    """The one update that waits."""
    [update] = await bot.get_updates()
    return update


async def test_a_text_tells_who_where_and_how(bot: Bot, ada: Person) -> None:
    """Name, language and commands are there, and the command is marked."""
    await ada.starts("centri-estivi")
    message = (await only(bot)).message

    assert message is not None
    assert message.text == "/start centri-estivi"
    assert message.from_user is not None
    assert (message.from_user.full_name, message.from_user.language_code) == ("Ada Rossi", "it")
    assert (message.chat.type, message.chat.id) == ("private", ada.id)
    assert [(each.type, each.offset, each.length) for each in message.entities] == [("bot_command", 0, 6)]


@pytest.mark.parametrize("payload", ["due parole", "è", "x" * 65, "a.b"])
async def test_deep_links_take_few_characters(ada: Person, payload: str) -> None:
    """An app opens no link that Telegram would not."""
    with pytest.raises(ValueError, match=r"cannot follow \?start="):
        await ada.starts(payload)


async def test_everything_people_send(bot: Bot, ada: Person) -> None:
    """Contact, place, photo, file, voice and sticker are read by python-telegram-bot."""
    await ada.sends_contact("+393331234567")
    await ada.sends_location(45.1, 9.5)
    await ada.sends_photo(b"foto", caption="La fontana")
    await ada.sends_document(b"testo", "nota.txt")
    await ada.sends_voice(7)
    await ada.sends_sticker("🙂")
    contact, place, photo, file, voice, sticker = [each.message for each in await bot.get_updates()]

    assert contact is not None
    assert contact.contact is not None
    assert contact.contact.phone_number == "+393331234567"
    assert place is not None
    assert place.location is not None
    assert place.location.latitude == 45.1
    assert photo is not None
    assert photo.caption == "La fontana"
    found = await bot.get_file(photo.photo[-1].file_id)
    assert bytes(await found.download_as_bytearray()) == b"foto"
    assert file is not None
    assert file.document is not None
    assert file.document.file_name == "nota.txt"
    assert voice is not None
    assert voice.voice is not None
    assert voice.voice.to_dict()["duration"] == 7
    assert sticker is not None
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "🙂"


async def test_large_files_are_not_given(bot: Bot, ada: Person) -> None:
    """More than 20 MB cannot be fetched by a bot."""
    await ada.sends_document(b"x", size=20_000_001)
    message = (await only(bot)).message
    assert message is not None
    assert message.document is not None

    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(message.document.file_id)


async def test_a_path_is_good_for_an_hour(
    bot: Bot, ada: Person, telegram: PretendTelegram, clock: Hands
) -> None:
    """Before getFile has told it there is nothing under it, nor an hour later; nor ever for strangers."""
    await ada.sends_document(b"%PDF", "nota.pdf")
    document = telegram.world.files["pretend-file-1"]
    assert telegram.download(telegram.token, document.path)[0] == 404
    found = await bot.get_file(document.id)
    clock.forward(timedelta(hours=1))
    assert bytes(await found.download_as_bytearray()) == b"%PDF"
    assert telegram.download("1:no", document.path)[0] == 401
    clock.forward(timedelta(seconds=1))

    # What the library makes of a 404, whatever the reason.
    with pytest.raises(InvalidToken, match="Not Found"):
        await found.download_as_bytearray()
    assert [(call.method, call.code) for call in telegram.calls if call.method == "download"] == [
        ("download", code) for code in (404, 200, 401, 404)
    ]


async def test_a_file_has_the_type_that_its_name_suggests(bot: Bot, ada: Person) -> None:
    """Whatever it holds: neither name nor type prove anything."""
    await ada.sends_document(b"MZ", "foto.png")
    message = (await only(bot)).message

    assert message is not None
    assert message.document is not None
    assert message.document.mime_type == "image/png"


async def test_buttons_are_found_by_words_data_or_part(bot: Bot, ada: Person) -> None:
    """Exact words win over what the button does, and that over a part of its words."""
    for text in ("vecchio", "nuovo"):
        rows = [[InlineKeyboardButton("Fai domanda", callback_data=f"apply:{text}")]]
        await bot.send_message(ada.id, text, reply_markup=InlineKeyboardMarkup(rows))
    await ada.presses("Fai domanda", "apply:vecchio", "domanda")

    pressed = [each.callback_query for each in await bot.get_updates()]
    assert [each.data for each in pressed if each] == ["apply:nuovo", "apply:vecchio", "apply:nuovo"]
    await ada.presses("domanda", on=ada.received[0])
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "apply:vecchio"
    with pytest.raises(LookupError, match="no button 'Altro' in the chat; there are 'Fai domanda'"):
        await ada.presses("Altro")


async def test_edits_and_blocks_are_told(bot: Bot, ada: Person) -> None:
    """An edited message and a blocked bot are updates of their own."""
    await ada.says("ciao")
    await ada.edits(ada.messages[-1], "ciao ciao")
    await ada.blocks()
    said, edited, blocked = await bot.get_updates()

    assert said.message is not None
    assert said.message.text == "ciao"
    assert edited.edited_message is not None
    assert edited.edited_message.text == "ciao ciao"
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"


async def test_writing_again_unblocks(bot: Bot, ada: Person) -> None:
    """Whoever writes to a blocked bot wants it back, and the bot is told first."""
    await ada.blocks()
    await ada.says("ci ho ripensato")
    _, unblocked, said = await bot.get_updates()

    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert said.message is not None
    await bot.send_message(ada.id, "bentornata")


async def test_links_and_copies_stay_in_the_phone(bot: Bot, telegram: PretendTelegram, ada: Person) -> None:
    """The bot does not hear of them, and an older answer is not shown again."""
    rows = [
        [InlineKeyboardButton("Sì", callback_data="yes")],
        [InlineKeyboardButton("Sito", url="https://example.it")],
        [InlineKeyboardButton("Copia", copy_text=CopyTextButton("26-0042-K"))],
    ]
    await bot.send_message(ada.id, "Scegli", reply_markup=InlineKeyboardMarkup(rows))
    await ada.presses("Sì")
    query = (await only(bot)).callback_query
    assert query is not None
    await query.answer("Fatto")
    assert ada.toast == "Fatto"

    await ada.presses("Sito", "Copia")
    assert (ada.toast, ada.clipboard, len(telegram.updates)) == ("", "26-0042-K", 1)


async def test_settle_is_awaited_after_everything(telegram: PretendTelegram) -> None:
    """A test goes on when the bot has answered."""
    settled: list[int] = []

    async def settle() -> None:
        settled.append(len(telegram.updates))

    telegram.world.settle = settle
    ada = telegram.person("Ada Rossi")
    await ada.says("uno", "due")

    assert settled == [1, 2]
    with pytest.raises(LookupError, match="the bot has not written to Ada Rossi yet"):
        _ = ada.last


async def test_calls_are_kept(bot: Bot, telegram: PretendTelegram, ada: Person) -> None:
    """A test can see what the bot called, and what it got."""
    await bot.send_message(ada.id, "ciao", disable_notification=True)

    call = telegram.calls[-1]
    assert (call.method, call.code, call.fields["text"]) == ("sendMessage", 200, "ciao")


async def test_the_bot_presents_itself(bot: Bot, telegram: PretendTelegram) -> None:
    """Commands by language, descriptions within their length."""
    await bot.set_my_commands([("domanda", "Presenta una domanda")], language_code="it")
    assert (await bot.get_my_commands(language_code="it"))[0].command == "domanda"
    assert await bot.get_my_commands() == ()
    await bot.set_my_description("Lo sportello del Comune")
    await bot.set_my_short_description("Sportello", language_code="it")
    assert telegram.world.setup["short_description"] == {"it": "Sportello"}

    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Domanda!", "x")])
    with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
        await bot.set_my_commands([("domanda", "x" * 257)])
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands([(f"c{number}", "x") for number in range(101)])
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.set_my_short_description("x" * 121)
    await bot.delete_my_commands(language_code="it")
    assert await bot.get_my_commands(language_code="it") == ()
