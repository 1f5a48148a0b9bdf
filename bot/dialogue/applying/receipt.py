# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a resident holds in hand after sending: one message, and the same on paper beside it."""

from markupsafe import Markup

from bot import forms
from bot.cases import Case
from bot.cases.paper import Paper, Part
from bot.cases.printing import printed
from bot.dialogue.scene import Scene, on_day
from bot.forms import Form, Purpose
from bot.model import Button, Outgoing, Progress, spoken


def receipt(scene: Scene, form: Form, case: Case, progress: Progress) -> Outgoing:
    """The receipt: its words as the caption of the paper, so that both are forwarded and found together.

    An opinion gets no paper: nobody has to prove one.
    """
    copy = Button(str(scene.say("cases.do.copy")), copies=case.reference)
    row = (copy, scene.button("welcome.do.cases", "mine:"))
    message = scene.reply(_message(scene, form, case), row)
    if form.kind is Purpose.FEEDBACK:
        return message
    return Outgoing(
        to=message.to,
        text=message.text,
        buttons=message.buttons,
        attachment=f"{scene.say('paper.file')}-{case.reference}.pdf",
        content=printed(_paper(scene, form, case, progress)),
    )


def _message(scene: Scene, form: Form, case: Case) -> Markup:
    """What was received, by whom, what it counts as, what comes next."""
    parts = [
        scene.say(
            "apply.receipt.head",
            title=spoken(form.title, scene.language),
            reference=case.reference,
            day=on_day(scene.local(case.opened_at).date()),
            hour=_hour(scene, case),
            office=scene.town.office_name(case.office, scene.language),
        )
    ]
    if form.kind is Purpose.APPLICATION:
        parts.append(scene.say(f"apply.receipt.{case.standing}"))
    ways = _ways(scene, form, case)
    if ways:
        parts.append(Markup("\n").join([scene.say(f"apply.completion.head.{case.standing}"), *ways]))
    if case.due_on:
        parts.append(scene.say("apply.receipt.due", day=on_day(case.due_on)))
    if form.closing:
        parts.append(Markup("{}").format(spoken(form.closing, scene.language)))
    parts.append(scene.say("apply.receipt.next"))
    return Markup("\n\n").join(parts)


def _hour(scene: Scene, case: Case) -> str:
    at = scene.local(case.opened_at)
    return f"{at.hour}:{at.minute:02}"


def _ways(scene: Scene, form: Form, case: Case) -> list[Markup]:
    """How a preliminary request becomes a valid one."""
    if form.kind is not Purpose.APPLICATION:
        return []
    service = scene.town.library.services[case.topic]
    return [
        scene.town.fill(scene.say(f"apply.completion.{way}"), service.office, scene.language)
        for way in service.completion
    ]


def _paper(scene: Scene, form: Form, case: Case, progress: Progress) -> Paper:
    return Paper(
        language=scene.language,
        sender=scene.town.name,
        kind=_plain(scene.say("paper.kind")),
        title=spoken(form.title, scene.language),
        reference_label=_plain(scene.say("paper.number")),
        reference=case.reference,
        parts=tuple(_parts(scene, form, case, progress)),
        foot=scene.town.name,
        made_at=case.opened_at,
    )


def _parts(scene: Scene, form: Form, case: Case, progress: Progress) -> list[Part]:
    declared = forms.summary(form, progress, scene.language)
    open_points = forms.missing(form, progress, scene.language)
    ways = _ways(scene, form, case)
    parts = [Part(rows=_facts(scene, case))]
    if form.kind is Purpose.APPLICATION:
        parts.append(Part(text=_plain(scene.say(f"apply.receipt.{case.standing}")), weighty=True))
    if open_points:
        labels = tuple(entry.label for entry in open_points)
        parts.append(Part(heading=_plain(scene.say("paper.missing")), points=labels))
    if ways:
        heading = _plain(scene.say(f"apply.completion.head.{case.standing}"))
        parts.append(Part(heading=heading, points=tuple(_plain(way).removeprefix("• ") for way in ways)))
    # As on the screen, a codice fiscale is covered: paper lies about in kitchens and at copy shops.
    rows = tuple((entry.label, entry.shown) for entry in declared)
    parts.append(Part(heading=_plain(scene.say("paper.declared")), rows=rows))
    parts.append(Part(text=_plain(scene.say("paper.next"))))
    parts.append(Part(heading=_plain(scene.say("paper.privacy")), text=_privacy(scene, form)))
    return parts


def _facts(scene: Scene, case: Case) -> tuple[tuple[str, str], ...]:
    received = scene.say("paper.at", day=on_day(scene.local(case.opened_at).date()), hour=_hour(scene, case))
    facts = [
        ("paper.received", received),
        ("paper.office", scene.town.office_name(case.office, scene.language)),
    ]
    if case.due_on:
        facts.append(("paper.due", scene.say("paper.due-by", day=on_day(case.due_on))))
    return tuple((_plain(scene.say(key)), _plain(value)) for key, value in facts)


def _privacy(scene: Scene, form: Form) -> str:
    kept = scene.say(
        "forms.kept",
        readers=spoken(form.readers, scene.language),
        keep=spoken(form.keep.words, scene.language),
    )
    return f"{spoken(form.privacy, scene.language).strip()} {_plain(kept)}"


def _plain(text: str) -> str:
    """Without tags: paper has none."""
    return str(Markup(text).striptags())  # noqa: S704  # our own phrases, and it goes on paper
