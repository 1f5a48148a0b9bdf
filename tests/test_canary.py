# SPDX-License-Identifier: AGPL-3.0-or-later
"""Unmistakable values are planted in every personal field, and what went out is searched for them."""

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace
from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.cases import Offices
from bot.local import Local
from bot.settings import Settings
from bot.simulator import Group, Person
from bot.simulator.telegram import Call
from bot.wiring import log_to_stderr
from tests.dialogue.offices import until
from tests.postoffice import PostOffice, opened
from tests.residents import reference_in
from tests.townhall import TestTown

NAME, CODE, PHONE, MAIL = "Zafira Quetzal", "RSSDAA85T50G107F", "333 9876543", "zafira.quetzal@libero.it"
CHILD, CHILD_CODE, OTHER_PHONE = "Ocarina Quetzal", "RSSLCU24E03G107S", "0377 654321"
CANARIES = (
    "zafira",
    "quetzal",
    "ocarina",
    "rssdaa85",
    "t50g107f",
    "rsslcu24",
    "9876543",
    "987 6543",
    "654321",
    "libero.it",
    "3 maggio 20",
    "2024-05-03",
    "2019-05-03",
    "colibri",
    "tucano",
    "pappagallo",
    "fenicottero",
)
"""In lower case, whole or the part that survives a mask or another spelling."""

LIBRARIES = (
    "httpx",
    "httpcore",
    "aiohttp",
    "telegram",
    "telegram.request",
    "asyncio",
    "fontTools",
    "fpdf",
    "PIL",
)
"""Those that the house keeps quiet."""


class Planted(Struct, frozen=True):
    """A form, the office that gets it, and what is typed into it."""

    command: str
    form: str
    office: str
    typed: tuple[str, ...]


PLANTED = (
    Planted(
        "/domanda",
        "centri estivi",
        "sociali",
        ("genitore", NAME, CODE, PHONE, MAIL, CHILD, "3/5/2019", "grest Colibri", "2", "no", "sì", "1"),
    ),
    Planted(
        "/domanda",
        "0-3 anni",
        "istruzione",
        (
            "genitore",
            NAME,
            CODE,
            PHONE,
            "sì",
            CHILD,
            "3/5/2024",
            CHILD_CODE,
            "sì",
            "salta",
            "1",
            "9/2026",
            "salta",
        ),
    ),
    Planted(
        "/domanda",
        "Trasporto",
        "sociali",
        (
            *("mio figlio", NAME, PHONE, CHILD, "entrambi", OTHER_PHONE, "sì"),
            *("via Tucano 12", "Pappagallo", "salta", "una volta", "domani", "salta"),
        ),
    ),
    Planted(
        "/segnala", "casa dell'acqua", "tecnico", ("perde acqua", "oggi", "ho visto il fenicottero", "salta")
    ),
    Planted("/segnala", "La tua opinione", "tributi", ("9", "5", "1", "ho visto il fenicottero")),
    Planted("/segnala", "Domanda all'ufficio", "tributi", ("9", "ho visto il fenicottero. Pago io?", PHONE)),
)


def found(text: str) -> list[str]:
    """The canaries in a text."""
    return [canary for canary in CANARIES if canary in text.lower()]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """Everything that a house set up as in earnest, at its most talkative, writes to its log."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in LIBRARIES}
    handlers, level = root.handlers[:], root.level
    out = StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    root.handlers = []
    log_to_stderr(Settings(log="debug"))
    yield out
    root.handlers = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


async def works(operator: Person, desk: Group, resident: Person) -> None:
    """The office does whatever can be done: takes, looks, asks, reads the answer, ends."""
    await operator.presses("Prendo in carico", "Vedi dati", in_=desk)
    assert found(operator.last.text), "the operator reads nothing in private"
    await operator.presses("Chiedi integrazione", in_=desk)
    await operator.says("Ci può dire di più, per favore?", in_=desk)
    await operator.presses("Invia", in_=desk)
    await resident.presses("Rispondi")
    await resident.says("certo: ho visto il fenicottero")
    await operator.presses("Vedi dati", "Chiudi", in_=desk)
    await operator.presses_button(desk.last, desk.last.buttons[0])
    await operator.says("Abbiamo letto tutto, grazie.", in_=desk)
    await operator.presses("Invia", in_=desk)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda each: each.form)
async def test_nothing_personal_gets_out(town: TestTown, logged: StringIO, planted: Planted) -> None:
    """Only the private chats of owner and operator, and the record of the case, hold what was planted."""
    bruno, zafira = town.telegram.person("Bruno Conti"), town.telegram.person(NAME)
    desk = await town.desk(planted.office, bruno)
    await bruno.starts()

    await zafira.says(planted.command)
    await zafira.presses(planted.form, "Ho letto e capito")
    await zafira.says(*planted.typed)
    assert found(zafira.last.text), "nothing was planted"
    await zafira.presses("Confermo")
    reference = reference_in(zafira.last.text)
    if planted.form != "La tua opinione":
        await works(bruno, desk, zafira)
    await zafira.says("/pratiche")

    _nothing_in_calls(town.telegram.calls, {zafira.id, bruno.id})
    assert "outcome=filed" in logged.getvalue(), "nothing was logged"
    assert not found(logged.getvalue()), found(logged.getvalue())
    assert not found(" ".join(message.text for message in desk.messages if message.by_bot))
    _only_in_cases(town, reference)


async def test_nothing_personal_leaves_by_mail(tmp_path: Path, logged: StringIO) -> None:
    """Whatever letter there is, to the office and to whoever runs the bot, while nobody works for days."""
    post_office = PostOffice()
    post = opened(post_office)
    town = TestTown(tmp_path / "town.db")
    box = replace(town.knows.offices["sociali"], email=Local({"it": "sociali@comune.example"}))
    town.knows = replace(town.knows, offices=Offices({**town.knows.offices.by_id, "sociali": box}))
    mail = {"smtp_url": f"smtp://127.0.0.1:{post.port}", "smtp_from": "sportello@comune.example"}
    town.settings = replace(town.settings, operator="email:ced@comune.example", **mail)
    await town.opens()
    zafira = town.telegram.person(NAME)
    await zafira.says(PLANTED[0].command)
    await zafira.presses(PLANTED[0].form, "Ho letto e capito")
    await zafira.says(*PLANTED[0].typed)
    await zafira.presses("Confermo")
    await zafira.says("/dati")
    await zafira.presses("Correggi", "Correggi 26-0001-G")
    await zafira.says("certo: ho visto il fenicottero")
    await until(town, "2026-03-06")
    await town.closes()
    post.stop()

    subjects = [str(letter["Subject"]) for letter in post_office.letters]
    for begins in (
        "Nuova richiesta",
        "Nessuno ha preso",
        "Richieste aperte",
        "Comune di",
        "Sportello: nessuno",
    ):
        assert [subject for subject in subjects if subject.startswith(begins)], begins
    letters = "\n".join(letter.as_string() + letter.get_content() for letter in post_office.letters)
    assert not found(letters), found(letters)
    assert not found(logged.getvalue()), found(logged.getvalue())


def _nothing_in_calls(calls: Sequence[Call], private: set[int]) -> None:
    for call in calls:
        chat = int(call.fields.get("chat_id", 0))
        if chat not in private:
            assert not found(json.dumps(call.fields)), call.method
        keyboard = json.loads(call.fields.get("reply_markup", "{}"))
        for row in keyboard.get("inline_keyboard", ()):
            for button in row:
                carried = {key: value for key, value in button.items() if key != "text"}
                assert not found(json.dumps(carried)), button


def _only_in_cases(town: TestTown, reference: str) -> None:
    engine = town.house.store.engine
    assert engine.rows("select 1 as one from cases where reference = :reference", reference=reference)
    tables = engine.rows("select name from sqlite_master where type = 'table'")
    for name in {row["name"] for row in tables} - {"cases", "case_events"}:
        held = json.dumps(engine.rows(f"select * from {name}"), default=str)  # noqa: S608  # names of our tables
        assert not found(held), (name, found(held))


def test_an_answer_cut_short_is_not_logged(logged: StringIO) -> None:
    """Updates that a gateway cuts in the middle cannot be read: what residents wrote in them stays unsaid."""
    with pytest.raises(TelegramError, match="Invalid server response"):
        BaseRequest.parse_json_payload(b'{"ok": true, "result": [{"text": "ho visto il fenicottero')

    assert logged.getvalue() == ""
