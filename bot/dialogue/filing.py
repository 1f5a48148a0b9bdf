# SPDX-License-Identifier: AGPL-3.0-or-later
"""A confirmed form becomes a case: kept, acknowledged to the resident, laid on the office's desks."""

from markupsafe import Markup

from bot import forms
from bot.cases import Case, Deed, Event, FileCase, Line, due_on, reference
from bot.dialogue.cards import OFFICE_LANGUAGE, desk_card
from bot.dialogue.scene import Scene, on_day
from bot.forms import Form, Purpose, Standing, View
from bot.model import Button, Progress, Turn, spoken


def file(scene: Scene, form: Form, progress: Progress, standing: Standing) -> Turn:
    """One transaction: the case, the receipt, one summary for every desk of the office in charge."""
    case = _case(scene, form, progress, standing)
    filed = Event(id=scene.said.id, case=case.id, deed=Deed.FILED, at=scene.now, actor=scene.said.sender)
    copy = Button(str(scene.say("cases.do.copy")), copies=case.reference)
    receipt = scene.reply(
        _receipt(scene, form, case, standing), (copy, scene.button("welcome.do.cases", "mine:"))
    )
    desks = [desk_card(case, desk) for desk in scene.records.desks(case.office)]
    return scene.ends(
        f"filed form={form.id} topic={case.topic} office={case.office} desks={len(desks)}",
        receipt,
        *desks,
        acts=(FileCase(case, filed),),
        progress=None,
    )


def _case(scene: Scene, form: Form, progress: Progress, standing: Standing) -> Case:
    topic = forms.topic(form, progress)
    year = scene.town.day(scene.said.at).year
    number = scene.records.next_number(year)
    promised = form.kind is Purpose.APPLICATION and standing is Standing.APPLICATION
    days = scene.town.library.services[topic].answer_days if promised else 0
    return Case(
        id=scene.said.id,
        reference=reference(year, number),
        year=year,
        number=number,
        person=scene.said.sender,
        chat=scene.said.chat,
        language=scene.language,
        office=scene.town.offices.in_charge(topic).id,
        topic=topic,
        form=form.id,
        kind=form.kind,
        standing=standing,
        title=spoken(form.title, OFFICE_LANGUAGE),
        lines=tuple(
            Line(entry.key, entry.label, entry.value, entry.full, entry.office is View.SUMMARY)
            for entry in forms.summary(form, progress, OFFICE_LANGUAGE)
        ),
        opened_at=scene.said.at,
        due_on=due_on(scene.said.at, days, scene.town.timezone) if promised else None,
    )


def _receipt(scene: Scene, form: Form, case: Case, standing: Standing) -> Markup:
    """What was received, by whom, what it counts as, what comes next."""
    office = scene.town.office_name(case.office, scene.language)
    at = scene.local(case.opened_at)
    parts = [
        scene.say(
            "apply.receipt.head",
            title=spoken(form.title, scene.language),
            reference=case.reference,
            day=on_day(at.date()),
            hour=f"{at.hour}:{at.minute:02}",
            office=office,
        )
    ]
    if form.kind is Purpose.APPLICATION:
        parts.append(scene.say(f"apply.receipt.{standing.value}"))
        parts += _completion(scene, case, standing)
    if case.due_on:
        parts.append(scene.say("apply.receipt.due", day=on_day(case.due_on)))
    parts.append(scene.say("apply.receipt.next"))
    return Markup("\n\n").join(parts)


def _completion(scene: Scene, case: Case, standing: Standing) -> list[Markup]:
    service = scene.town.library.services[case.topic]
    ways = [
        scene.town.fill(scene.say(f"apply.completion.{way}"), service.office, scene.language)
        for way in service.completion
    ]
    return [Markup("\n").join([scene.say(f"apply.completion.head.{standing.value}"), *ways])] if ways else []
