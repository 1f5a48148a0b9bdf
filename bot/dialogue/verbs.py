# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each command, each button and each reply that was asked for leads to."""

from collections.abc import Callable

from bot.dialogue import danger, welcome
from bot.dialogue.applying import answering, counter, drafts, starting
from bot.dialogue.asking import actions, calculating, question, referring
from bot.dialogue.desk import buttons, handover, linking, lists, writing
from bot.dialogue.mine import cases, correcting, data, lookup, reopening, witnesses
from bot.dialogue.news import alerts, following, newsroom
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import ratings, sheet
from bot.model import Turn

Command = Callable[[Scene, str], Turn]
"""Takes what was written after the command."""
Verb = Callable[..., Turn]
"""Takes what stands after its name, parted by colons: anybody may have typed it."""


def _started(scene: Scene, payload: str) -> Turn:
    return counter.choose(scene) if payload == counter.LINK else welcome.start(scene, payload)


def _no_argument(command: Command) -> Verb:
    return lambda scene, *_: command(scene, "")


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
    "help": danger.press,
    "sum": calculating.press,
    "unsum": calculating.leave,
    "write": newsroom.topic_chosen,
    "send": newsroom.send,
    "drop": newsroom.drop,
    "case": buttons.press,
    "end": buttons.press_end,
    "use": writing.use,
    "say": writing.press,
    "hand": handover.press,
    "handed": handover.hand_over,
    "unhand": handover.keep,
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
    calculating.FIRST: calculating.words,
    calculating.AGAIN: calculating.words,
    "news-text": newsroom.words,
}
