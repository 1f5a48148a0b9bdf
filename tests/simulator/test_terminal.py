# SPDX-License-Identifier: AGPL-3.0-or-later
"""The terminal, with a bot that repeats what it hears."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)

from bot.simulator import PretendTelegram
from bot.simulator.roles import Role, cast
from bot.simulator.screen import ANSI, PLAIN, Palette, bubble, cells, painted, rule, short, wrapped
from bot.simulator.terminal import chat

BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Sì", callback_data="yes"), InlineKeyboardButton("No", callback_data="no")],
        [
            InlineKeyboardButton("Copia 26-0042-K", copy_text=CopyTextButton("26-0042-K")),
            InlineKeyboardButton("Sito", url="https://example.it/estate"),
        ],
    ]
)


class Parrot:
    """Repeats texts under buttons, names presses, and sends what begins with `pratica` to the desk."""

    def __init__(self, bot: Bot, desk: int) -> None:
        self.bot = bot
        self.desk = desk
        self.offset = 0

    async def settle(self) -> None:
        """Answer everything that waits."""
        while updates := await self.bot.get_updates(offset=self.offset):
            for update in updates:
                self.offset = update.update_id + 1
                await self.answer(update)

    async def answer(self, update: Update) -> None:
        """Answer one update."""
        query, message = update.callback_query, update.message
        if query:
            await query.answer("Fatto")
            await query.edit_message_text(f"Scelto {query.data}")
        elif message and (message.text or message.effective_attachment):
            said = message.text or "un allegato"
            await message.reply_text(f"Hai detto {said}", reply_markup=BUTTONS if said == "ciao" else None)
            if said.startswith("pratica"):
                await self.bot.send_message(self.desk, f"Nuova {said}", reply_markup=BUTTONS)


@pytest.fixture
def roles(telegram: PretendTelegram) -> tuple[Role, ...]:
    """The usual parts."""
    return cast(telegram)


@pytest.fixture
def play(telegram: PretendTelegram, bot: Bot, roles: tuple[Role, ...]) -> "Play":
    """A way to type lines and read the screen."""
    return Play(telegram, Parrot(bot, roles[1].chat.id), roles)


class Play:
    """Types lines and returns what the screen shows after the welcome."""

    def __init__(self, telegram: PretendTelegram, parrot: Parrot, roles: tuple[Role, ...]) -> None:
        self.telegram = telegram
        self.parrot = parrot
        self.roles = roles

    async def types(self, *lines: str, language: str = "it", palette: Palette = PLAIN) -> str:
        """Everything printed, from the first prompt on."""
        out = io.StringIO()
        typed = io.StringIO("".join(f"{line}\n" for line in lines))
        await chat(
            self.telegram,
            self.parrot.settle,
            typed,
            out,
            roles=self.roles,
            language=language,
            palette=palette,
        )
        before, _, after = out.getvalue().partition("] Avvia\n" if language == "it" else "] Start\n")
        return after or before


async def test_a_chat_reads_like_a_chat(play: Play) -> None:
    """Start, words, a press, a copy and a link, exactly as they are printed."""
    assert await play.types("1", "ciao", "4", "3", "1") == (
        """\
Ada Rossi > 1
» Pulsante: Avvia
Sportello
│ Hai detto /start
Ada Rossi > ciao
Sportello
│ Hai detto ciao
│ [1] Sì   [2] No
│ [3] Copia 26-0042-K   [4] Sito
Ada Rossi > 4
» Pulsante: Sito
» Si apre: https://example.it/estate
Ada Rossi > 3
» Pulsante: Copia 26-0042-K
» Copiato: 26-0042-K
Ada Rossi > 1
» Pulsante: Sì
» Fatto
Sportello (modificato)
│ Scelto yes
Ada Rossi > """
        """
Prova finita.
"""
    )


async def test_numbers_without_a_button_are_words(play: Play) -> None:
    """After a question without buttons, or with `:scrivi`, a number is an answer."""
    shown = await play.types("ciao", "7", "ciao", ":scrivi 2")

    assert "Hai detto 7" in shown
    assert "Hai detto 2" in shown
    assert "Scelto" not in shown


async def test_other_parts_get_one_line(play: Play) -> None:
    """The desk's message is announced to the resident, and shown whole to the desk."""
    shown = await play.types("pratica " + "molto lunga " * 10, ":sportello", "1", ":1")

    assert "[2] Sportello comunale: Nuova pratica molto lunga molto lunga molto lunga molto…\n" in shown
    assert "── Sportello comunale · Bruno Conti · gruppo «Servizi sociali» ──" in shown
    assert "Bruno Conti > 1\n» Pulsante: Sì\n» Fatto\nSportello (modificato)\n│ Scelto yes\n" in shown
    assert shown.count("[2] Sportello comunale") == 1


async def test_what_was_said_before_is_no_news(play: Play, bot: Bot) -> None:
    """Messages older than the rehearsal are neither shown nor announced, until asked for."""
    desk = play.roles[1]
    await bot.send_message(desk.chat.id, "Chat collegata")

    assert "Chat collegata" not in await play.types("ciao", ":2")
    assert "Sportello\n│ Chat collegata\n" in await play.types(":2", ":rivedi")


async def test_groups_need_commands_or_replies(play: Play) -> None:
    """Chatter in the group is not heard, and the terminal says why."""
    shown = await play.types(":2", "chiacchiere", "/ciao", ":rispondi ecco")

    assert "Bruno Conti > chiacchiere\n» In un gruppo il bot legge solo comandi e risposte a lui" in shown
    assert "Hai detto /ciao" in shown
    assert "Hai detto ecco" in shown


async def test_commands_in_both_languages(play: Play) -> None:
    """English words work everywhere, the chosen language's too; unknown ones are named."""
    shown = await play.types(":association", ":3", ":boh", ":help", ":quit", "mai letto", language="en")

    assert shown.count("── Association · Carla Neri ──") == 2
    assert "» Unknown command: :boh. :help lists them." in shown
    assert ":2 or :desk         Municipal desk · Bruno Conti" in shown
    assert shown.endswith("Ada Rossi > End of the rehearsal.\n") is False
    assert shown.endswith("Carla Neri > :quit\nEnd of the rehearsal.\n")


async def test_examples_are_sent(play: Play) -> None:
    """Contact, place, photo, file, voice and sticker reach the bot."""
    shown = await play.types(":contatto", ":posizione", ":foto", ":file", ":vocale", ":sticker", "")

    assert shown.count("Hai detto un allegato") == 6


async def test_a_file_of_this_computer_is_sent(play: Play, tmp_path: Path) -> None:
    """`:file` takes a path; what is not there is told."""
    paper = tmp_path / "un avviso.pdf"
    paper.write_bytes(b"%PDF-1.7")
    shown = await play.types(f":file {paper}", f":file {tmp_path / 'altro.pdf'}", f":file {tmp_path}")

    sent = [each.json["document"] for each in play.roles[0].person.messages if "document" in each.json]
    assert [(each["file_name"], each["file_size"]) for each in sent] == [("un avviso.pdf", 8)]
    assert play.telegram.world.files[sent[0]["file_id"]].content == b"%PDF-1.7"
    assert "» Non si può: No such file or directory" in shown
    assert "» Non si può: Is a directory" in shown


async def test_deep_links_open_or_are_refused(play: Play) -> None:
    """`:avvia` takes what Telegram takes."""
    shown = await play.types(":avvia centri-estivi", ":avvia due parole")

    assert "Hai detto /start centri-estivi" in shown
    assert "» Non si può: 'due parole' cannot follow ?start=" in shown


async def test_letters_of_the_bot_are_numbered_too(play: Play, bot: Bot) -> None:
    """A keyboard instead of the letters is pressed by number, and shares a contact if it says so."""
    ada = play.roles[0].person
    keys = [[KeyboardButton("Il mio numero", request_contact=True), KeyboardButton("Salta")]]

    async def settle() -> None:
        if ada.messages and ada.messages[-1].text == "telefono":
            await bot.send_message(ada.id, "Qual è?", reply_markup=ReplyKeyboardMarkup(keys))

    async def lines() -> AsyncIterator[str]:
        for line in ("telefono", "2", "1"):
            yield line

    out = io.StringIO()
    await chat(play.telegram, settle, lines(), out, roles=play.roles)
    assert "│ Qual è?\n│ [1] Il mio numero   [2] Salta\n" in out.getvalue()
    assert ada.messages[-2].text == "Salta"
    assert ada.messages[-1].json["contact"]["phone_number"] == "+393330000001"


async def test_latest_messages_are_shown_again(play: Play) -> None:
    """`:rivedi` numbers the buttons of older messages anew."""
    shown = await play.types("ciao", "ciao", ":rivedi", "5")

    assert "│ [5] Sì   [6] No\n│ [7] Copia 26-0042-K   [8] Sito\n" in shown
    assert shown.count("Scelto yes") == 1


async def test_deleted_messages_and_documents_are_told(play: Play, bot: Bot) -> None:
    """What goes away is named, what is attached has name and size."""
    ada = play.roles[0].person

    async def settle() -> None:
        said = ada.messages[-1].text if ada.messages else ""
        if said == "documento":
            await bot.send_document(ada.id, b"%PDF", filename="ricevuta.pdf")
        if said == "via":
            await bot.delete_message(ada.id, ada.last.id)

    out = io.StringIO()
    await chat(play.telegram, settle, io.StringIO("documento\nvia\n"), out, roles=play.roles)
    assert "Sportello\n│ [ricevuta.pdf, 4 B]\n" in out.getvalue()
    assert "Ada Rossi > via\n(un messaggio è stato cancellato)\n" in out.getvalue()


async def test_nothing_is_wider_than_the_screen(play: Play) -> None:
    """80 columns hold everything, whatever is said."""
    shown = await play.types("x" * 200, "parola " * 60, "pratica " + "y" * 100, ":2", "boh", ":aiuto")
    lines = [line for line in shown.splitlines() if " > " not in line]

    assert max(map(len, lines)) <= 80


async def test_colours_only_where_wanted(play: Play) -> None:
    """The plain palette has no escape sequences, the other one has."""
    assert "\x1b" not in await play.types("ciao")
    assert "\x1b[1;34m" in await play.types("ciao", palette=ANSI)


def test_looks_follow_the_words() -> None:
    """Bold and links survive the breaking of lines; a link's address is shown."""
    entities = [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "text_link", "offset": 13, "length": 4, "url": "https://example.it/a"},
    ]
    lines = list(wrapped(cells("🏟 grassetto link", entities), 12))

    assert [painted(line, PLAIN) for line in lines] == ["🏟 grassetto", "link", "(https://exa", "mple.it/a)"]
    assert painted(lines[0], ANSI) == "🏟 \x1b[1mgrassetto\x1b[0m"


def test_an_address_is_shown_once() -> None:
    """A link that shows its address already needs no second one."""
    link = {"type": "text_link", "offset": 0, "length": 10, "url": "https://example.it/"}

    assert painted(cells("example.it", [link]), PLAIN) == "example.it"


@pytest.mark.parametrize(
    ("text", "cut"), [("breve", "breve"), ("una riga lunga", "una riga…"), ("due\nrighe", "due righe")]
)
def test_one_line_is_one_line(text: str, cut: str) -> None:
    """Notices are cut with an ellipsis."""
    assert short(text, 9) == cut


def test_rules_fill_the_width() -> None:
    """A heading is as wide as the screen, and longer titles still end in a line."""
    assert rule("Ada", 12) == "── Ada ─────"
    assert rule("Una persona", 12) == "── Una persona ──"


async def test_bubbles_have_a_bar(bot: Bot, play: Play) -> None:
    """Blank lines inside a message keep the bar, without trailing blanks."""
    ada = play.roles[0].person
    await ada.says("ciao")
    await bot.send_message(ada.id, "uno\n\ndue")

    assert list(bubble(ada.last, "Sportello")) == ["Sportello", "│ uno", "│", "│ due"]
