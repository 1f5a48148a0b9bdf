# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reaches people's telephones, and what becomes of it when Telegram says no."""

import logging
from datetime import timedelta

import pytest

from bot.channels.telegram import Line, TelegramCarrier
from bot.errors import Later, Moved, Never
from bot.model import Acknowledgement, Button, Erasure, Outgoing
from bot.simulator import Fault, Group, Hands, Person, PretendTelegram
from tests.rooms import SECRET

KEYS = ((Button("Sì", "yes:1"), Button("No", "no:1")),)
WEEK = timedelta(days=7)


@pytest.fixture
def carrier(line: Line) -> TelegramCarrier:
    """A carrier on that line."""
    return TelegramCarrier(line)


@pytest.fixture
def group(telegram: PretendTelegram, ada: Person) -> Group:
    """A group of hers, with the bot in it."""
    return telegram.group("Servizi sociali", [ada])


def to(chat: Person | Group, text: str, **more: object) -> Outgoing:
    """A message to that chat."""
    return Outgoing(to=f"telegram:{chat.id}", text=text, **more)  # type: ignore[arg-type]


async def test_a_message_arrives_with_its_looks_and_buttons(carrier: TelegramCarrier, ada: Person) -> None:
    """And Telegram's id of it comes back."""
    carried_as = await carrier.carry(to(ada, "<b>Ciao</b> Ada", buttons=KEYS), "")

    assert ada.last.text == "Ciao Ada"
    assert ada.last.entities == [{"type": "bold", "offset": 0, "length": 4}]
    assert ada.last.labels == ["Sì", "No"]
    assert carried_as == str(ada.last.id)


async def test_a_long_message_arrives_in_pieces(carrier: TelegramCarrier, ada: Person) -> None:
    """In order; the buttons hang under the last one, whose id counts."""
    text = "\n\n".join(letter * 3000 for letter in "abc")
    carried_as = await carrier.carry(to(ada, text, buttons=KEYS), "")

    assert [each.text[0] for each in ada.received] == ["a", "b", "c"]
    assert [each.labels for each in ada.received] == [[], [], ["Sì", "No"]]
    assert carried_as == str(ada.last.id)


async def test_a_slot_is_edited_in_place(carrier: TelegramCarrier, ada: Person) -> None:
    """One message, whose buttons go when the new words have none."""
    first = await carrier.carry(to(ada, "Nuova", buttons=KEYS), "")
    mention = f'Presa in carico da <a href="person:telegram:{ada.id}">Ada</a>'
    second = await carrier.carry(to(ada, mention), first)

    assert second == first
    assert [(each.text, each.edits, each.labels) for each in ada.received] == [
        ("Presa in carico da Ada", 1, [])
    ]
    assert [each["type"] for each in ada.last.entities] == ["text_mention"]


async def test_the_same_words_again_are_fine(carrier: TelegramCarrier, ada: Person) -> None:
    """Telegram calls them not modified; there is nothing to do."""
    first = await carrier.carry(to(ada, "Nuova", buttons=KEYS), "")

    assert await carrier.carry(to(ada, "Nuova", buttons=KEYS), first) == first
    assert len(ada.received) == 1


async def test_a_message_that_is_gone_is_written_anew(
    carrier: TelegramCarrier, telegram: PretendTelegram, ada: Person
) -> None:
    """Whoever deleted it gets it again."""
    first = await carrier.carry(to(ada, "Nuova"), "")
    await carrier.carry(Erasure(to=f"telegram:{ada.id}", message=first), "")
    second = await carrier.carry(to(ada, "Presa in carico"), first)

    assert second != first
    assert [each.text for each in ada.received] == ["Presa in carico"]
    assert [call.code for call in telegram.calls[-2:]] == [400, 200]


async def test_an_edit_too_long_becomes_new_messages(carrier: TelegramCarrier, ada: Person) -> None:
    """What does not fit is not lost."""
    first = await carrier.carry(to(ada, "Nuova"), "")
    await carrier.carry(to(ada, "\n\n".join(["x" * 3000] * 2)), first)

    assert [len(each.text) for each in ada.received] == [5, 3000, 3000]


async def test_broken_looks_cost_no_words(
    carrier: TelegramCarrier, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """A tag of ours that is not closed: the words go plain, lines and all, and the operator is told."""
    with caplog.at_level(logging.ERROR):
        await carrier.carry(to(ada, f"<b>Ciao\n\n{SECRET} &amp; <u>altro</u>", buttons=KEYS), "")

    assert (ada.last.text, ada.last.entities) == (f"Ciao\n\n{SECRET} & altro", [])
    assert ada.last.labels == ["Sì", "No"]
    assert caplog.messages == ["carry outcome=plain problem=unparsable-html"]


async def test_a_document_comes_with_its_words(carrier: TelegramCarrier, ada: Person) -> None:
    """Under it while they fit, before it where they do not; broken looks go plain there too."""
    paper = {"attachment": "ricevuta.pdf", "content": b"%PDF", "buttons": KEYS}
    await carrier.carry(to(ada, "<b>Ecco</b>", **paper), "")
    await carrier.carry(to(ada, "<b>Ecco", **paper), "")
    await carrier.carry(to(ada, "x" * 1025, **paper), "")

    shown = [(each.text[:4], each.attachment, each.file, each.labels) for each in ada.received]
    assert shown == [
        ("Ecco", "ricevuta.pdf", b"%PDF", ["Sì", "No"]),
        ("Ecco", "ricevuta.pdf", b"%PDF", ["Sì", "No"]),
        ("xxxx", "", b"", ["Sì", "No"]),
        ("", "ricevuta.pdf", b"%PDF", []),
    ]


async def test_a_photo_is_shown_again_by_its_id(carrier: TelegramCarrier, ada: Person) -> None:
    """The office sees what the resident sent, without our having kept it."""
    await ada.sends_photo(b"buca", caption="via Roma")
    file = ada.messages[-1].json["photo"][-1]["file_id"]
    await carrier.carry(to(ada, "Segnalazione", photo=file), "")

    assert (ada.last.text, ada.last.file) == ("Segnalazione", b"buca")


async def test_a_file_is_shown_again_as_a_file(carrier: TelegramCarrier, ada: Person) -> None:
    """By its id, under its own name; as a photo Telegram would refuse it."""
    await ada.sends_document(b"%PDF buca", "buca.pdf")
    file = ada.messages[-1].json["document"]["file_id"]
    await carrier.carry(to(ada, "Segnalazione", document=file), "")
    with pytest.raises(Never, match="Can't use file of type document as photo"):
        await carrier.carry(to(ada, "Segnalazione", photo=file), "")

    assert (ada.last.text, ada.last.attachment, ada.last.file) == ("Segnalazione", "buca.pdf", b"%PDF buca")


async def test_a_press_is_acknowledged(
    carrier: TelegramCarrier, ada: Person, telegram: PretendTelegram
) -> None:
    """The hourglass goes, with or without a word."""
    await carrier.carry(to(ada, "Allora?", buttons=KEYS), "")
    for text in ("Fatto", ""):
        await ada.presses("Sì")
        assert ada.waiting
        press = (await telegram.updates.get(offset=-1))[0]["callback_query"]["id"]
        assert await carrier.carry(Acknowledgement(to=f"telegram:{ada.id}", press=press, text=text), "") == ""
        assert (ada.waiting, ada.toast) == (False, text)


async def test_a_reply_is_asked_for_in_a_group(carrier: TelegramCarrier, group: Group) -> None:
    """The keyboard opens: what is typed there reaches the bot."""
    await carrier.carry(to(group, "Con quale motivo?", asks=True), "")

    assert group.last.forces_reply


async def test_words_that_must_not_stay_are_taken_away(carrier: TelegramCarrier, ada: Person) -> None:
    """A message of the resident's own, while Telegram allows it."""
    await ada.says(SECRET)
    await carrier.carry(Erasure(to=f"telegram:{ada.id}", message=str(ada.messages[-1].id)), "")

    assert SECRET not in [each.text for each in ada.messages]


async def test_what_is_gone_already_is_as_good_as_taken_away(
    carrier: TelegramCarrier, clock: Hands, ada: Person
) -> None:
    """Its sender was quicker: nothing failed. What Telegram keeps for being too old did."""
    await ada.says(SECRET, "di più")
    gone, kept = (Erasure(to=f"telegram:{ada.id}", message=str(each.id)) for each in ada.messages[-2:])
    await carrier.carry(gone, "")

    assert await carrier.carry(gone, "") == ""
    clock.forward(timedelta(hours=49))
    with pytest.raises(Never, match="can't be deleted"):
        await carrier.carry(kept, "")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_too_many_is_later_after_as_long_as_telegram_says(
    carrier: TelegramCarrier, telegram: PretendTelegram, ada: Person
) -> None:
    """429 carries the seconds."""
    telegram.trouble.next(Fault.BUSY, retry_after=17)
    with pytest.raises(Later, match="too many messages") as caught:
        await carrier.carry(to(ada, "ciao"), "")

    assert caught.value.after == timedelta(seconds=17)
    assert ada.received == []


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [
        (Fault.UNREACHABLE, 0),
        (Fault.LOST_REQUEST, 0),
        (Fault.LOST_REPLY, 1),
        (Fault.BROKEN, 0),
        (Fault.GATEWAY, 0),
    ],
)
async def test_trouble_on_the_way_is_later(
    carrier: TelegramCarrier, telegram: PretendTelegram, ada: Person, fault: Fault, arrives: int
) -> None:
    """Tried again it arrives; only a lost reply costs a second copy, since Telegram had it already."""
    telegram.trouble.next(fault)
    with pytest.raises(Later) as caught:
        await carrier.carry(to(ada, "ciao"), "")
    assert caught.value.after is None
    await carrier.carry(to(ada, "ciao"), "")

    assert [each.text for each in ada.received] == ["ciao"] * (arrives + 1)


async def test_trouble_while_editing_is_later_and_doubles_nothing(
    carrier: TelegramCarrier, telegram: PretendTelegram, ada: Person
) -> None:
    """A rewritten slot is the same after any number of lost replies."""
    first = await carrier.carry(to(ada, "Nuova"), "")
    telegram.trouble.next(Fault.LOST_REPLY)
    with pytest.raises(Later):
        await carrier.carry(to(ada, "Presa in carico"), first)

    assert await carrier.carry(to(ada, "Presa in carico"), first) == first
    assert [each.text for each in ada.received] == ["Presa in carico"]


async def test_whoever_blocked_us_never_hears_of_it(carrier: TelegramCarrier, ada: Person) -> None:
    """403 is for good, in Telegram's own words."""
    await ada.blocks()
    with pytest.raises(Never, match="Forbidden: bot was blocked by the user"):
        await carrier.carry(to(ada, "ciao"), "")


async def test_a_chat_that_is_not_there_is_never(carrier: TelegramCarrier) -> None:
    """400 is for good too."""
    with pytest.raises(Never, match="BadRequest: Chat not found"):
        await carrier.carry(Outgoing(to="telegram:5", text="ciao"), "")


async def test_a_group_that_moved_says_where(carrier: TelegramCarrier, group: Group) -> None:
    """The new address is in the answer, whether a message is sent or edited."""
    old = Outgoing(to=f"telegram:{group.id}", text="ciao")
    first = await carrier.carry(old, "")
    await group.becomes_supergroup()
    for rewrites in ("", first):
        with pytest.raises(Moved) as caught:
            await carrier.carry(old, rewrites)
        assert caught.value.address == f"telegram:{group.id}"


async def test_an_old_press_is_never(carrier: TelegramCarrier) -> None:
    """Telegram has forgotten it: nothing to try again."""
    with pytest.raises(Never, match="too old"):
        await carrier.carry(Acknowledgement(to="telegram:5", press="gone"), "")
