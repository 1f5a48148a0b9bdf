# SPDX-License-Identifier: AGPL-3.0-or-later
"""A confirmed form becomes a case: kept, acknowledged to the resident, laid on the office's desks."""

from bot import forms
from bot.cases import COUNTER, Case, Deed, Event, FileCase, Line, due_on, reference
from bot.dialogue.applying.receipt import receipt
from bot.dialogue.desk.cards import OFFICE_LANGUAGE, desk_card
from bot.dialogue.scene import Scene
from bot.dialogue.watch import letters
from bot.forms import Form, Purpose, Standing, View
from bot.model import Progress, Turn, spoken
from bot.phrases import say


def file(scene: Scene, form: Form, progress: Progress, standing: Standing) -> Turn:
    """One transaction: the case, the receipt, one summary for every desk and mail box of the office."""
    case = _case(scene, form, progress, standing)
    filed = Event(
        id=scene.said.id,
        case=case.id,
        deed=Deed.FILED,
        at=scene.now,
        actor=scene.said.sender,
        actor_name=scene.said.name if progress.counter else "",
        office=progress.counter,
    )
    desks = [desk_card(case, desk, scene.town, scene.today) for desk in scene.records.desks(case.office)]
    return scene.ends(
        f"filed form={form.id} topic={case.topic} office={case.office} desks={len(desks)}",
        receipt(scene, form, case, progress),
        *([scene.reply(say("office.counter.filed", OFFICE_LANGUAGE))] if progress.counter else []),
        *desks,
        *letters.new_case(scene.town, case),
        acts=(FileCase(case, filed),),
        progress=None,
    )


def _case(scene: Scene, form: Form, progress: Progress, standing: Standing) -> Case:
    matter = forms.matter(form, progress)
    topic = matter if matter in scene.town.topics else ""
    year = scene.said_on.year
    number = scene.records.next_number(year)
    promised = form.kind is Purpose.APPLICATION and standing is Standing.APPLICATION
    days = scene.town.library.services[topic].answer_days if promised else 0
    return Case(
        id=scene.said.id,
        reference=reference(year, number),
        year=year,
        number=number,
        person=f"{COUNTER}{scene.said.id}" if progress.counter else scene.said.sender,
        chat="" if progress.counter else scene.said.chat,
        language=scene.language,
        office=scene.town.offices.in_charge(matter).id,
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
        competitive=scene.town.library.services[topic].competitive if promised else False,
    )
