# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that an operator writes: asked for, previewed as the resident will read them, sent or rewritten."""

from markupsafe import Markup
from msgspec import Struct

from bot.cases import Case, State, deeds
from bot.dialogue.desk import acts
from bot.dialogue.desk.acts import INSIDE, Wording
from bot.dialogue.desk.casework import case_here, desk_cards, office_button, office_says, refused
from bot.dialogue.scene import Scene, in_rows
from bot.model import Button, Expecting, Outgoing, Turn
from bot.phrases import knows

SHORTEST = 10
"""Characters: a reason that a resident can understand is at least a few words."""
SHORTEST_NOTE = 2
LONGEST_WORDS = 1500
DAYS = (5, 10, 15, 30)
"""Days offered for an answer; the law lets a term stand still for 30 at most."""
READY = "ready"


class Draft(Struct, frozen=True):
    """What an operator is about to send: on what case, doing what, with which words."""

    wording: Wording
    reference: str
    number: str
    """Of the preview: a button of an older one does nothing."""


def begin(scene: Scene, case: Case, act: str) -> Turn:
    """An operator wants to write something: `act` is ask, tell, note, protocol, promise or a state."""
    hindered = _hindered(scene, case, act)
    if hindered is not None:
        return hindered
    prompt = scene.reply(office_says(_prompt(case, act), reference=case.reference), asks=True)
    expecting = Expecting(f"desk:{act}:{case.reference}", scene.now)
    offered = _ready_words(scene, case, act)
    return scene.ends("desk-asked-words", scene.toast("desk.write"), *offered, prompt, expecting=expecting)


def _hindered(scene: Scene, case: Case, act: str) -> Turn | None:
    if act in INSIDE or (act in ("tell", "promise") and not case.state.ended):
        return None
    if act == "ask" and deeds.may(case, State.AWAITING_RESIDENT, scene.today):
        return None
    if act in tuple(State) and deeds.may(case, State(act), scene.today):
        return None
    key = "desk.waiting-already" if act == "ask" else "office.not-now"
    if case.state.ended:
        key = "desk.ended-already"
    outcome = f"desk-{key.partition('.')[2]}"
    return scene.ends(outcome, scene.toast(key), *desk_cards(scene, case), expecting=None)


def _prompt(case: Case, act: str) -> str:
    if act == "ask":
        return "desk.write-missing"
    for key in (f"office.write.{act}", f"desk.write-reason-{case.kind}"):
        if knows(key):
            return key
    return "desk.write-reason"


def _ready_words(scene: Scene, case: Case, act: str) -> list[Outgoing]:
    fitting = [reply for reply in scene.town.replies.values() if reply.fits(case, act)]
    buttons = [Button(reply.label, f"use:{act}:{case.reference}:{reply.key}") for reply in fitting]
    return [scene.reply(office_says("office.ready"), *in_rows(buttons, 1))] if buttons else []


def use(scene: Scene, act: str, reference: str, key: str) -> Turn:
    """Ready words were chosen: `use:<act>:<reference>:<key>`."""
    case, reply = case_here(scene, reference), scene.town.replies.get(key)
    if case is None:
        return refused(scene)
    if reply is None or not reply.fits(case, act):
        return scene.ends("stale", scene.toast("general.too-old"))
    return _hindered(scene, case, act) or _previewed(scene, case, act, reply.text(case.language))


def words(scene: Scene, act: str, reference: str, *_: str) -> Turn:
    """The operator wrote: `desk:<act>:<reference>`, or over a preview: `ready:<act>:<reference>:…`."""
    case, written = case_here(scene, reference), scene.said.text.strip()
    if case is None:
        turn = refused(scene)
        return scene.ends(turn.outcome, *turn.parcels, expecting=None)
    hindered = _hindered(scene, case, act)
    if hindered is not None:
        return hindered
    again = _unusable(scene, act, written)
    if again is not None:
        return scene.ends("desk-again", scene.reply(again, asks=True))
    if act in INSIDE:
        return acts.carry_out(_free(scene), case, Wording(act, written))
    return _previewed(scene, case, act, written)


def _unusable(scene: Scene, act: str, written: str) -> str | None:
    if act in ("protocol", "promise"):
        return acts.misread(scene, act, written)
    shortest = SHORTEST_NOTE if act == "note" else SHORTEST
    if shortest <= len(written) <= LONGEST_WORDS:
        return None
    return scene.say("desk.more-words", longest=LONGEST_WORDS)


def _previewed(scene: Scene, case: Case, act: str, written: str) -> Turn:
    wording = Wording(act, written, scene.town.rhythm.answer_days)
    draft = Draft(wording, case.reference, scene.said.id.rpartition(":")[2])
    return scene.ends("desk-preview", _preview(scene, case, draft), expecting=_kept(scene, draft))


def _kept(scene: Scene, draft: Draft) -> Expecting:
    what = f"{READY}:{draft.wording.act}:{draft.reference}:{draft.number}:{draft.wording.days}"
    return Expecting(what, scene.now, draft.wording.words)


def _preview(scene: Scene, case: Case, draft: Draft, rewrites: str = "") -> Outgoing:
    head = "office.preview" if case.chat else "office.preview-counter"
    rows = [_row(draft, "send", "again", "drop")]
    if draft.wording.act == "ask":
        rows.append(tuple(_days_button(draft, days) for days in DAYS))
    return scene.reply(_quoted(scene, case, draft, head), *rows, rewrites=rewrites)


def _sent(scene: Scene, case: Case, draft: Draft) -> Outgoing:
    """The preview without its buttons: what was sent stays to be read."""
    head = "office.preview-sent" if case.chat else "office.preview-spent"
    return scene.reply(_quoted(scene, case, draft, head), rewrites=scene.said.message)


def _quoted(scene: Scene, case: Case, draft: Draft, head: str) -> Markup:
    read = acts.resident_reads if scene.said.private else acts.group_reads
    reads = read(scene, case, draft.wording)
    # A quotation must not be cut between two messages, so it is closed and opened at each blank line.
    quoted = [
        Markup("<blockquote>{}</blockquote>").format(Markup(part))  # noqa: S704  # our own phrase
        for part in reads.split("\n\n")
    ]
    return Markup("\n\n").join([office_says(head, reference=case.reference), *quoted])


def _row(draft: Draft, *whats: str) -> tuple[Button, ...]:
    return tuple(office_button(f"office.do.{what}", f"say:{what}:{draft.number}") for what in whats)


def _days_button(draft: Draft, days: int) -> Button:
    key = "office.do.days-chosen" if days == draft.wording.days else "office.do.days"
    return office_button(key, f"say:{days}:{draft.number}", days=days)


def press(scene: Scene, what: str, number: str) -> Turn:
    """A button of a preview: `say:<send|again|drop|days>:<number>`. Only its writer has that draft."""
    draft = _draft(scene, number)
    if draft is None:
        return scene.ends("stale", scene.toast("office.not-your-draft"))
    case = case_here(scene, draft.reference)
    if case is None:
        return refused(scene)
    if what == "drop":
        return scene.ends("desk-dropped", scene.toast("office.dropped"), _spent(scene), expecting=None)
    return _hindered(scene, case, draft.wording.act) or _pressed(scene, case, draft, what)


def _pressed(scene: Scene, case: Case, draft: Draft, what: str) -> Turn:
    if what == "send":
        return acts.carry_out(_free(scene), case, draft.wording, _sent(scene, case, draft))
    if what == "again":
        return _again(scene, case, draft)
    if what.isdecimal() and int(what) in DAYS:
        return _with_days(scene, case, draft, int(what))
    return scene.ends("stale", scene.toast("general.too-old"))


def _draft(scene: Scene, number: str) -> Draft | None:
    waiting = scene.conversation.expecting
    if waiting is None or not waiting.what.startswith(f"{READY}:"):
        return None
    _, act, reference, mine, days = waiting.what.split(":")
    return Draft(Wording(act, waiting.words, int(days)), reference, mine) if mine == number else None


def _again(scene: Scene, case: Case, draft: Draft) -> Turn:
    old = scene.reply(office_says("office.before", words=draft.wording.words))
    begun = begin(scene, case, draft.wording.act)
    prompt = begun.parcels[-1]
    return scene.ends(
        "desk-rewriting",
        scene.toast("desk.write"),
        _spent(scene),
        old,
        prompt,
        expecting=begun.conversation.expecting,
    )


def _with_days(scene: Scene, case: Case, draft: Draft, days: int) -> Turn:
    changed = Draft(Wording(draft.wording.act, draft.wording.words, days), draft.reference, draft.number)
    preview = _preview(scene, case, changed, rewrites=scene.said.message)
    return scene.ends("desk-days", preview, expecting=_kept(scene, changed))


def _spent(scene: Scene) -> Outgoing:
    """The preview loses its buttons: what was decided cannot be pressed again."""
    return scene.reply(office_says("office.preview-spent"), rewrites=scene.said.message)


def _free(scene: Scene) -> Scene:
    return scene.with_conversation(expecting=None)
