# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the words of an operator do: a question, a message, a note, a number, a new day, an end."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from bot.cases import Case, Deed, State, deeds, read_protocol
from bot.dialogue.desk.casework import done, office_says, tell, told_text, with_term
from bot.dialogue.scene import Scene, on_day
from bot.model import Button, Outgoing, Parcel, Turn
from bot.phrases import knows, say

INSIDE = ("note", "protocol")
"""Acts that are carried out at once: the resident does not read those words."""
QUESTION = "question"
"""Key of the line that holds what was asked, in a case that is a question."""
FARTHEST = timedelta(days=365)
_DAY = re.compile(r"(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})", re.ASCII)


class Wording(Struct, frozen=True):
    """What is done with which words."""

    act: str
    """ask, tell, note, protocol, promise, or the state in which the case is to be."""
    words: str
    days: int = 0
    """For a question: how many days the resident has."""


def misread(scene: Scene, act: str, written: str) -> str | None:
    """What to say where a number or a day cannot be read; None where it can."""
    if act == "protocol" and read_protocol(written, scene.today) is None:
        return office_says("office.protocol-again", year=scene.today.year)
    if act == "promise" and _promised(scene, written) is None:
        return office_says("office.promise-again", example=on_day(scene.today + timedelta(days=10)))
    return None


def _promised(scene: Scene, written: str) -> date | None:
    match = _DAY.fullmatch(written.strip())
    try:
        day = date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None
    return day if day and scene.today < day <= scene.today + FARTHEST else None


def group_reads(scene: Scene, case: Case, wording: Wording) -> str:
    """The same as a group may see it: what the resident had written is left out."""
    return _reads(scene, case, wording, "…")


def resident_reads(scene: Scene, case: Case, wording: Wording) -> str:
    """The message as it will arrive, in the resident's language."""
    return _reads(scene, case, wording, case.declared[QUESTION].shown if QUESTION in case.declared else "")


def _reads(scene: Scene, case: Case, wording: Wording, asked: str) -> str:
    act, said = wording.act, {"words": wording.words}
    match act:
        case "ask":
            until = scene.today + timedelta(days=wording.days)
            text = told_text(scene, case, "cases.told.asked", **said)
            by = say("told.until", case.language, day=on_day(until))
            waiting = deeds.ask(case, until, scene.today)
            return with_term(Markup("\n\n").join((text, by)), case, waiting)
        case "tell":
            return told_text(scene, case, "told.message", **said)
        case "promise":
            new_day = _promised(scene, wording.words)
            return told_text(scene, case, "told.promised", day=on_day(new_day) if new_day else wording.words)
        case State.REFUSAL_NOTICE:
            noticed = deeds.give_notice(case, scene.today)
            day = on_day(noticed.notice.until) if noticed.notice else ""
            return with_term(told_text(scene, case, "told.refusal-notice", day=day, **said), case, noticed)
    key = f"cases.told.{act}"
    return told_text(scene, case, key if knows(key) else f"told.{act}", asked=asked, **said)


def carry_out(scene: Scene, case: Case, wording: Wording, *parcels: Parcel) -> Turn:
    """Do it: the case, the event, the resident, the desks."""
    act = wording.act if wording.act in _ACTS else "end"
    return _ACTS[act](scene, case, wording, parcels)


def _ask(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    until = scene.today + timedelta(days=wording.days)
    asked = _charged(scene, deeds.ask(case, until, scene.today))
    told = tell(case, resident_reads(scene, case, wording), _answer_button(case))
    return done(
        scene, asked, Deed.ASKED, wording.words, *parcels, *_confirmed(scene, case, "desk.asked"), *told
    )


def _tell(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    told = tell(case, resident_reads(scene, case, wording))
    return done(
        scene, case, Deed.TOLD, wording.words, *parcels, *_confirmed(scene, case, "office.sent"), *told
    )


def _note(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    return done(scene, case, Deed.NOTED, wording.words, *parcels, *_confirmed(scene, case, "office.noted"))


def _register(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    number = read_protocol(wording.words, scene.today) or ""
    registered = deeds.register(case, number)
    told = tell(registered, told_text(scene, registered, "told.registered", number=number))
    confirmed = _confirmed(scene, case, "office.registered", number=number)
    return done(scene, registered, Deed.REGISTERED, number, *parcels, *confirmed, *told)


def _promise(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    day = _promised(scene, wording.words)
    promised = replace(case, promised_on=day)
    told = tell(case, resident_reads(scene, case, wording))
    words = on_day(day) if day else wording.words
    return done(
        scene, promised, Deed.PROMISED, words, *parcels, *_confirmed(scene, case, "office.sent"), *told
    )


def _give_notice(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    noticed = _charged(scene, deeds.give_notice(case, scene.today))
    told = tell(case, resident_reads(scene, case, wording), _answer_button(case))
    confirmed = _confirmed(scene, case, "office.noticed")
    return done(scene, noticed, Deed.NOTICED, wording.words, *parcels, *confirmed, *told)


def _end(scene: Scene, case: Case, wording: Wording, parcels: tuple[Parcel, ...]) -> Turn:
    ended = _charged(scene, deeds.end(case, State(wording.act), scene.today))
    again = Button(str(say("told.do.reopen", case.language)), f"reopen:{case.reference}")
    reopens = case.kind != "feedback" and deeds.may(ended, State.REOPENED, scene.today)
    told = tell(case, resident_reads(scene, case, wording), *([again] if reopens else []))
    return done(
        scene, ended, Deed.ENDED, wording.words, *parcels, *_confirmed(scene, case, "desk.ended"), *told
    )


def _charged(scene: Scene, case: Case) -> Case:
    """Whoever acts on a case that nobody has taken is in charge of it."""
    if case.operator:
        return case
    return replace(case, operator=scene.said.sender, operator_name=scene.said.name, unclaimed_since=None)


def _answer_button(case: Case) -> Button:
    return Button(str(say("cases.do.answer", case.language)), f"answer:{case.reference}")


def _confirmed(scene: Scene, case: Case, key: str, **values: object) -> list[Outgoing]:
    own = key if case.chat or key in ("office.noted", "office.registered") else "office.done-counter"
    return [scene.reply(office_says(own, reference=case.reference, **values))]


_ACTS: dict[str, Callable[[Scene, Case, Wording, tuple[Parcel, ...]], Turn]] = {
    "ask": _ask,
    "tell": _tell,
    "note": _note,
    "protocol": _register,
    "promise": _promise,
    State.REFUSAL_NOTICE: _give_notice,
    "end": _end,
}
