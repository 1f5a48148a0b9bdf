# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of an office's cases: references, subjects and days, never anything personal."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup
from msgspec.structs import replace

from bot.cases import Case, State, find_reference
from bot.dialogue.desk import cards, data
from bot.dialogue.desk.casework import case_here, office_says, offices_here, refused
from bot.dialogue.records import Records
from bot.dialogue.scene import Scene, in_rows, on_day
from bot.dialogue.town import Town
from bot.forms.words import plain
from bot.model import Button, Turn

SHOWN = 15
"""Cases in one list."""
BUTTONS = 8
SOON = timedelta(days=7)
SEARCHED = 2000
"""The newest cases of an office, among which words are looked for."""


def open_cases(scene: Scene, _: str = "") -> Turn:
    """`/aperte`: what is mine, what nobody has taken, what is late."""
    offices = offices_here(scene)
    if not offices:
        return _not_here(scene)
    found = _open(scene.records, offices)
    groups = {
        "mine": [case for case in found if case.operator == scene.said.sender],
        "free": [case for case in found if not case.operator],
        "late": _late(found, scene.today),
        "others": [case for case in found if case.operator not in ("", scene.said.sender)],
    }
    parts = [
        _listed(office_says(f"office.list.{name}", count=len(cases)), cases)
        for name, cases in groups.items()
        if cases
    ]
    text = Markup("\n\n").join(parts) if parts else office_says("office.list.none")
    urgent = dict.fromkeys(case.reference for name in ("late", "mine", "free") for case in groups[name])
    return scene.ends("desk-open", scene.reply(text, *_buttons(urgent)))


def search(scene: Scene, text: str) -> Turn:
    """`/cerca TEXT`: by reference or a part of it, or by words of the subject."""
    offices = offices_here(scene)
    if not offices:
        return _not_here(scene)
    wanted = plain(text).split()
    if not wanted:
        return scene.ends("desk-search-nothing", scene.reply(office_says("office.search.how")))
    found = _found(scene, offices, find_reference(text) or "", wanted)
    if not found:
        text = Markup(" ").join(office_says(f"office.search.{key}") for key in ("none", "where"))
        return scene.ends("desk-search-none", scene.reply(text))
    head = office_says("office.search.found", count=len(found))
    return scene.ends("desk-search", scene.reply(_listed(head, found), *_buttons(c.reference for c in found)))


def _found(scene: Scene, offices: Iterable[str], reference: str, wanted: Sequence[str]) -> list[Case]:
    if reference:
        case = case_here(scene, reference)
        return [case] if case else []
    latest = (case for office in offices for case in scene.records.latest_cases(office, SEARCHED))
    known = {case.id: case for case in (*latest, *_open(scene.records, offices))}
    # Only number and subject: what people declared must not be found by whoever reads the group.
    return [case for case in known.values() if _is_meant(case, wanted)][:SHOWN]


def _is_meant(case: Case, wanted: Sequence[str]) -> bool:
    """Whether the words are all in the subject, or make up a part of the number that begins with a digit."""
    part = "".join(wanted)
    return all(word in plain(case.title) for word in wanted) or (
        part[0].isdigit() and part in plain(case.reference).replace(" ", "")
    )


def one(scene: Scene, text: str) -> Turn:
    """`/pratica REF`: its card, below everything else; in private with its data."""
    if not offices_here(scene):
        return _not_here(scene)
    if not scene.said.identified:
        return refused(scene)
    return show(scene, find_reference(text) or "")


def show(scene: Scene, reference: str) -> Turn:
    """A case of a list was pressed: `show:<reference>`."""
    case = case_here(scene, reference)
    if case is None and scene.said.press:
        return refused(scene)
    if case is None:
        return scene.ends("desk-no-such", scene.reply(office_says("office.search.none")))
    if scene.said.private:
        return data.private_card(scene, case)
    card = cards.desk_card(case, scene.said.chat, scene.town, scene.today)
    return scene.ends("desk-card", replace(card, anew=True))


def summary(scene: Scene, _: str = "") -> Turn:
    """`/riepilogo`: the list of the day, now."""
    offices = offices_here(scene)
    if not offices:
        return _not_here(scene)
    text = digest(scene.records, scene.town, offices, scene.today) or office_says("office.digest.nothing")
    return scene.ends("desk-summary", scene.reply(text))


def digest(records: Records, town: Town, offices: Iterable[str], today: date) -> str:
    """Counts and references for a desk; nothing where there is nothing to do."""
    found = _open(records, offices)
    groups = {
        "late": _late(found, today),
        "free": [case for case in found if not case.operator],
        "soon": [case for case in found if case.due_on and today <= case.due_on <= today + SOON],
        "waiting": [case for case in found if case.state in (State.AWAITING_RESIDENT, State.REFUSAL_NOTICE)],
    }
    lines = [
        office_says(f"office.digest.{name}", count=len(cases), references=_references(cases))
        for name, cases in groups.items()
        if cases
    ]
    if not lines:
        return ""
    names = ", ".join(town.office_name(office, cards.OFFICE_LANGUAGE) for office in sorted(offices))
    head = office_says("office.digest.head", day=on_day(today), offices=names, count=len(found))
    return Markup("\n").join([head, *lines])


def _references(found: Sequence[Case]) -> str:
    shown = ", ".join(case.reference for case in found[:SHOWN])
    return f"{shown} …" if len(found) > SHOWN else shown


def _open(records: Records, offices: Iterable[str]) -> list[Case]:
    found = {case.id: case for office in sorted(offices) for case in records.open_cases(office)}
    return sorted(found.values(), key=lambda case: (case.opened_at, case.number))


def _late(found: Iterable[Case], today: date) -> list[Case]:
    return [case for case in found if case.due_on and today > case.due_on]


def _listed(head: Markup, found: Sequence[Case]) -> Markup:
    lines = [
        office_says(
            "office.list.line",
            reference=case.reference,
            title=case.title,
            state=cards.office_state(case.state, case.kind),
        )
        for case in found[:SHOWN]
    ]
    return Markup("\n").join([head, *lines])


def _buttons(references: Iterable[str]) -> tuple[tuple[Button, ...], ...]:
    return in_rows([Button(each, f"show:{each}") for each in list(references)[:BUTTONS]])


def _not_here(scene: Scene) -> Turn:
    if scene.said.private:
        return scene.ends("unknown-command", scene.reply(scene.say("general.unknown-command")))
    return scene.ends("ignored")
