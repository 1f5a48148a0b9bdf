# SPDX-License-Identifier: AGPL-3.0-or-later
"""Groups: what the bot hears, how it is put out, how they move."""

import pytest
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.simulator import Group, Person, PretendTelegram


@pytest.fixture
def bruno(telegram: PretendTelegram) -> Person:
    """An operator."""
    return telegram.person("Bruno Conti")


@pytest.fixture
def group(telegram: PretendTelegram, bruno: Person) -> Group:
    """The desk of the social services, which the bot has just joined."""
    group = telegram.group("Servizi sociali", [bruno])
    telegram.updates.clear()
    return group


async def heard(bot: Bot) -> list[str | None]:
    """The words that reached the bot."""
    return [update.message.text for update in await bot.get_updates() if update.message]


async def test_joining_is_told_twice(bot: Bot, telegram: PretendTelegram, bruno: Person) -> None:
    """As a change of membership and as a message of the group."""
    telegram.group("Servizi sociali", [bruno])
    joined, told = await bot.get_updates()

    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert told.message is not None
    assert [each.id for each in told.message.new_chat_members] == [bot.id]


async def test_privacy_mode_keeps_the_chatter(bot: Bot, bruno: Person, group: Group) -> None:
    """Only commands that are not another bot's, and replies to the bot, come through."""
    await bot.send_message(group.id, "Buongiorno")
    await bruno.says("chiacchiere", "mattina e/o sera", "/collega ABC", "/collega@altro_bot ABC", in_=group)
    await bruno.says("/notizia@sportello_pretend_bot ciao", in_=group)
    await bruno.replies("grazie", to=group.last, in_=group)
    await bruno.replies("prego", to=group.messages[-1], in_=group)

    assert await heard(bot) == ["/collega ABC", "/notizia@sportello_pretend_bot ciao", "grazie"]
    assert [each.heard for each in group.messages[-2:]] == [True, False]


async def test_an_administrator_hears_everything(bot: Bot, bruno: Person, group: Group) -> None:
    """Privacy mode does not bind an administrator."""
    group.welcomes_bot("administrator")
    await bruno.says("chiacchiere", in_=group)

    assert (await heard(bot))[-1] == "chiacchiere"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, bruno.id)).status == "creator"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 5)


async def test_a_forced_reply_is_heard_from_whom_it_asks(
    bot: Bot, telegram: PretendTelegram, bruno: Person, group: Group
) -> None:
    """A selective ForceReply opens the keyboard of whoever is answered, nobody else's."""
    carla = telegram.person("Carla Neri")
    await carla.joins(group)
    await bruno.says("/chiudi", in_=group)
    await bot.send_message(
        group.id,
        "Motivo?",
        reply_markup=ForceReply(selective=True),
        reply_parameters=ReplyParameters(group.messages[-1].id),
    )
    await carla.says("non tocca a me", in_=group)
    await bruno.says("fuori termine", in_=group)

    assert await heard(bot) == [None, "/chiudi", "fuori termine"]


async def test_presses_tell_who_pressed(bot: Bot, bruno: Person, group: Group) -> None:
    """In a group a press carries its presser, and the answer is shown to nobody else."""
    rows = [[InlineKeyboardButton("Prendo in carico", callback_data="take:26-0042-K")]]
    await bot.send_message(group.id, "Pratica", reply_markup=InlineKeyboardMarkup(rows))
    await bruno.presses("Prendo in carico", in_=group)
    query = (await bot.get_updates())[0].callback_query

    assert query is not None
    assert (query.from_user.id, query.data) == (bruno.id, "take:26-0042-K")
    assert query.message is not None
    assert query.message.chat.id == group.id
    await query.answer("Fatto")
    assert bruno.toast == "Fatto"


async def test_anonymous_administrators_hide(bot: Bot, bruno: Person, group: Group) -> None:
    """Their messages come from Telegram's stand-in, in the group's name."""
    await bruno.says_anonymously("/collega ABC", in_=group)
    message = (await bot.get_updates())[0].message

    assert message is not None
    assert message.from_user is not None
    assert message.from_user.id == 1087968824
    assert message.sender_chat is not None
    assert message.sender_chat.id == group.id


async def test_a_group_that_grows_moves(bot: Bot, bruno: Person, group: Group) -> None:
    """The old address names the new one, both chats say so, and messages count anew."""
    old = group.id
    await group.becomes_supergroup()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "ciao")
    assert moved.value.new_chat_id == group.id

    left, arrived = [each.message for each in await bot.get_updates()]
    assert left is not None
    assert (left.chat.id, left.migrate_to_chat_id) == (old, group.id)
    assert arrived is not None
    assert (arrived.chat.id, arrived.migrate_from_chat_id) == (group.id, old)
    await bot.send_message(group.id, "ciao")
    assert (group.last.text, group.last.id) == ("ciao", 2)
    await bruno.says("/ciao", in_=group)
    assert (await bot.get_chat(group.id)).type == "supergroup"


async def test_out_of_a_group_nothing_is_sent(bot: Bot, bruno: Person, group: Group) -> None:
    """Kicked or gone, the bot is refused, and hears nothing more."""
    await group.puts_bot_out()
    await bruno.says("/ciao", in_=group)
    [update] = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "ciao")

    group.welcomes_bot()
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "ciao")


async def test_people_come_and_go(bot: Bot, telegram: PretendTelegram, group: Group) -> None:
    """Whoever leaves is no member any more, and the group says so."""
    carla = telegram.person("Carla Neri")
    await carla.joins(group)
    await carla.leaves(group)

    assert [bool(each.message and each.message.left_chat_member) for each in await bot.get_updates()] == [
        False,
        True,
    ]
    assert (await bot.get_chat_member(group.id, carla.id)).status == "left"
    await carla.says("ciao")
    with pytest.raises(BadRequest, match="can't be changed in private chats"):
        await bot.leave_chat(carla.id)
