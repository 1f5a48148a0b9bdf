# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decides what one thing said leads to."""

from collections.abc import Callable
from datetime import datetime
from inspect import signature

from msgspec.structs import replace

from bot.dialogue import fence, welcome
from bot.dialogue.applying import answering, between, counter, drafts, starting
from bot.dialogue.applying.leaving import counted
from bot.dialogue.asked import fresh, told
from bot.dialogue.asking import actions, calculating, question, referring
from bot.dialogue.choosing import chosen
from bot.dialogue.desk import buttons, handover, linking, lists, writing
from bot.dialogue.mine import cases, correcting, data, lookup, reopening, witnesses
from bot.dialogue.news import alerts, following, newsroom
from bot.dialogue.records import Records
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import ratings, sheet
from bot.dialogue.town import Town
from bot.dialogue.words import means
from bot.model import Acknowledgement, Conversation, Incoming, Kind, Turn

Command = Callable[[Scene, str], Turn]
Verb = Callable[..., Turn]


def turn(said: Incoming, conversation: Conversation, town: Town, records: Records, now: datetime) -> Turn:
    """The decision: replies, changes of the record, and what to remember. Pure."""
    scene = fresh(Scene(said=said, conversation=conversation, town=town, records=records, now=now))
    known = conversation.met or conversation.chosen_language
    decided = counted(conversation, _decide(scene if known else _first_met(scene)), scene.today)
    decided = told(scene.conversation.asked, decided)
    return _acknowledged(said, _introduced(scene, decided) if said.private else decided)


def _first_met(scene: Scene) -> Scene:
    """Somebody new: their app's language is the first guess. In groups nobody needs to be welcomed."""
    hint = scene.said.language.partition("-")[0]
    language = hint if hint in scene.town.languages else scene.language
    return scene.with_conversation(language=language)


def _decide(scene: Scene) -> Turn:
    kind = scene.said.kind
    if kind in HAPPENINGS:
        return HAPPENINGS[kind](scene)
    if kind is Kind.TEXT and scene.said.text.startswith("/"):
        return _commanded(scene)
    if kind is Kind.TEXT and _gives_up(scene):
        return drafts.cancel(scene)
    return _replied(scene) or (_talked(scene) if scene.said.private else scene.ends("ignored"))


def _gives_up(scene: Scene) -> bool:
    """Whether the words alone take back what is under way: people write «annulla» where a button says so."""
    under_way = scene.conversation.progress or scene.conversation.expecting
    return under_way is not None and means(scene.said.text, "general.words.cancel", scene.language)


def _replied(scene: Scene) -> Turn | None:
    """The written reply that somebody was asked for, if this is one."""
    waiting = scene.awaited
    if waiting is None or scene.said.kind is not Kind.TEXT:
        return None
    danger = question.danger(scene) if scene.said.private else None
    if danger is not None and (danger.score >= between.CERTAIN or fence.in_question(danger)):
        return question.helped(scene, danger)
    what, *arguments = waiting.what.split(":")
    turn = REPLIES[what](scene, *arguments) if what in REPLIES else None
    if turn is None or danger is None:
        return turn
    # Words that only sound so are a reply as well: help first, and nothing that was written is lost.
    return replace(turn, parcels=(*question.helped(scene, danger).parcels, *turn.parcels))


def _talked(scene: Scene) -> Turn:
    """Free words in a private chat: an answer to a form that is open, or a question."""
    if scene.conversation.progress is not None:
        return answering.answer(scene)
    if scene.said.kind is not Kind.TEXT:
        return scene.ends("wrong-kind", scene.reply(scene.say("general.only-words")))
    does = chosen(scene)
    return _does(scene, does) if does else question.ask(scene)


def _introduced(scene: Scene, answered: Turn) -> Turn:
    """Whoever has never been told gets told once that this is a machine: first, unless there is danger."""
    if scene.conversation.met or answered.conversation.met or not answered.parcels:
        return answered
    told = replace(scene, conversation=answered.conversation)
    greeting = told.reply(told.say("welcome.machine", town=scene.town.name))
    parcels = (greeting, *answered.parcels)
    if answered.outcome.startswith("emergency"):
        parcels = (*answered.parcels, greeting)
    return told.ends(answered.outcome, *parcels, acts=answered.acts, met=True)


def _pressed(scene: Scene) -> Turn:
    return _does(scene, scene.said.does)


def _does(scene: Scene, does: str) -> Turn:
    """What a button does, pressed or chosen by its number."""
    name, *arguments = does.split(":")
    verb = PRESSES.get(name)
    # A button of an earlier version may have another verb, or another number of arguments.
    if verb is None or not _takes(verb, arguments):
        return scene.ends("stale", scene.toast("general.too-old"))
    return verb(scene, *arguments)


def _takes(verb: Verb, arguments: list[str]) -> bool:
    try:
        signature(verb).bind(None, *arguments)
    except TypeError:
        return False
    return True


def _commanded(scene: Scene) -> Turn:
    name, argument = _command(scene.said.text)
    if not scene.said.private:
        return GROUP_COMMANDS[name](scene, argument) if name in GROUP_COMMANDS else scene.ends("ignored")
    # «/aiuto» is also what somebody cries: words that no command looks for are listened to.
    danger = question.danger(scene) if argument and name not in WITH_ARGUMENT else None
    if danger is not None:
        return question.helped(scene, danger)
    if name in COMMANDS:
        return COMMANDS[name](scene, argument)
    return scene.ends("unknown-command", scene.reply(scene.say("general.unknown-command")))


def _command(text: str) -> tuple[str, str]:
    """The name of a command and what follows it, on the same line or the next; `/ menu` is `/menu`."""
    name, *argument = text.removeprefix("/").split(maxsplit=1) or [""]
    return name.lower(), "".join(argument).strip()


def _acknowledged(said: Incoming, decided: Turn) -> Turn:
    """Every press is acknowledged, or the app shows a clock that never stops."""
    if not said.press or any(isinstance(parcel, Acknowledgement) for parcel in decided.parcels):
        return decided
    quiet = Acknowledgement(to=said.chat, press=said.press)
    return Turn(
        conversation=decided.conversation,
        parcels=(quiet, *decided.parcels),
        acts=decided.acts,
        outcome=decided.outcome,
    )


def _started(scene: Scene, payload: str) -> Turn:
    return counter.choose(scene) if payload == counter.LINK else welcome.start(scene, payload)


def _no_argument(command: Command) -> Verb:
    return lambda scene, *_: command(scene, "")


HAPPENINGS: dict[Kind, Callable[[Scene], Turn]] = {
    Kind.PRESS: _pressed,
    Kind.MOVED: linking.moved,
    Kind.LEFT: linking.left,
    Kind.GONE: linking.gone,
}
DESK_COMMANDS: dict[str, Command] = {
    "aperte": lists.open_cases,
    "cerca": lists.search,
    "pratica": lists.one,
    "riepilogo": lists.summary,
    "nuova": counter.choose,
}
COMMANDS: dict[str, Command] = {
    **DESK_COMMANDS,
    "stato": lookup.begin,
    "status": lookup.begin,
    "start": _started,
    "menu": welcome.menu,
    "aiuto": welcome.help_,
    "help": welcome.help_,
    "domanda": actions.apply,
    "apply": actions.apply,
    "segnala": starting.choose_report,
    "report": starting.choose_report,
    "pratiche": cases.show,
    "cases": cases.show,
    "dati": data.show,
    "data": data.show,
    "notizie": following.choose,
    "news": following.choose,
    "notizia": newsroom.write,
    "stop": following.stop_all,
    "collega": linking.link,
    "lingua": welcome.languages,
    "language": welcome.languages,
    "annulla": drafts.cancel,
    "cancel": drafts.cancel,
    "info": welcome.info,
    "privacy": welcome.privacy,
    "attese": alerts.waiting,
}
WITH_ARGUMENT = (*DESK_COMMANDS, "collega", "start")
"""Commands followed by a code, a payload, or what an operator looks for."""
GROUP_COMMANDS: dict[str, Command] = {
    **DESK_COMMANDS,
    "collega": linking.link,
    "notizia": newsroom.write,
    "annulla": drafts.cancel,
    "attese": alerts.waiting,
}
PRESSES: dict[str, Verb] = {
    "menu": _no_argument(welcome.menu),
    "topics": _no_argument(welcome.topics),
    "sheet": sheet.press,
    "facets": sheet.facets,
    "human": welcome.human,
    "languages": _no_argument(welcome.languages),
    "language": answering.in_language,
    "forms": _no_argument(starting.choose),
    "reports": _no_argument(starting.choose_report),
    "apply": starting.start,
    "resume": _no_argument(answering.resume),
    "anew": starting.begin,
    "discard": _no_argument(drafts.discard),
    "silent": _no_argument(drafts.silent),
    "form": answering.press,
    "mine": _no_argument(cases.show),
    "answer": cases.answer,
    "correct": correcting.ask,
    "withdraw": cases.ask_withdraw,
    "withdrawn": cases.withdraw,
    "mydata": data.press,
    "topics-news": _no_argument(following.choose),
    "news": following.toggle,
    "unnews": following.stop,
    "alert": alerts.press,
    "unalert": alerts.take_back,
    "rate": ratings.press,
    "question": referring.offer,
    "refer": referring.press,
    "elsewhere": question.elsewhere,
    "sum": calculating.press,
    "write": newsroom.topic_chosen,
    "send": newsroom.send,
    "drop": newsroom.drop,
    "case": buttons.press,
    "end": buttons.press_end,
    "use": writing.use,
    "say": writing.press,
    "hand": handover.press,
    "show": lists.show,
    "counter": counter.begin,
    "seen": witnesses.show,
    "reopen": reopening.ask,
    "lookup": _no_argument(lookup.begin),
}
REPLIES: dict[str, Verb] = {
    "desk": writing.words,
    "ready": writing.words,
    "again": reopening.words,
    "lookup": lookup.number,
    "lookup-proof": lookup.proof,
    "reply": cases.words,
    "correct": correcting.words,
    "sum": calculating.words,
    "news-text": newsroom.words,
}
