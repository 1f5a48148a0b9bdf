# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decides what one thing said leads to."""

from collections.abc import Callable
from datetime import datetime
from inspect import signature

from msgspec.structs import replace

from bot.dialogue import danger, fence, offering
from bot.dialogue.applying import answering, drafts, ways
from bot.dialogue.applying.leaving import counted
from bot.dialogue.asked import fresh, told
from bot.dialogue.asking import question
from bot.dialogue.asking.understanding import Meant, meant
from bot.dialogue.desk import linking
from bot.dialogue.records import Records
from bot.dialogue.scene import Scene
from bot.dialogue.town import Town
from bot.dialogue.verbs import COMMANDS, GROUP_COMMANDS, PRESSES, REPLIES, WITH_ARGUMENT, Verb
from bot.dialogue.words import means
from bot.model import Acknowledgement, Conversation, Incoming, Kind, Turn


def turn(said: Incoming, conversation: Conversation, town: Town, records: Records, now: datetime) -> Turn:
    """The decision: replies, changes of the record, and what to remember. Pure."""
    scene = fresh(Scene(said=said, conversation=conversation, town=town, records=records, now=now))
    known = conversation.met or conversation.chosen_language
    decided = counted(conversation, _decide(scene if known else _first_met(scene)), scene.today)
    decided = offering.told(scene, drafts.told(conversation, told(scene.conversation.asked, decided)))
    return _acknowledged(said, _introduced(scene, decided) if said.private else decided)


def _first_met(scene: Scene) -> Scene:
    """Somebody new: their app's language is the first guess. In groups nobody needs to be welcomed."""
    hint = scene.said.language.partition("-")[0]
    language = hint if hint in scene.town.languages else scene.language
    return scene.with_conversation(language=language)


def _decide(scene: Scene) -> Turn:
    said = understood(scene)
    if isinstance(said, Turn):
        return said
    if said.does:
        return _does(question.in_their_language(scene, said.finding), said.does)
    return question.answered(scene, said)


def understood(scene: Scene) -> Turn | Meant:
    """What free words mean; for all else, and where something waits for them, the turn that it leads to."""
    kind = scene.said.kind
    if kind in HAPPENINGS:
        return HAPPENINGS[kind](scene)
    if kind is Kind.TEXT and scene.said.text.startswith("/"):
        return _commanded(scene)
    if kind is Kind.TEXT and offering.answer(scene):
        return meant(scene)
    if kind is Kind.TEXT and _gives_up(scene):
        return drafts.cancel(scene)
    return _replied(scene) or _waited_for(scene) or meant(scene)


def _gives_up(scene: Scene) -> bool:
    """Whether the words alone take back what is under way: people write «annulla» where a button says so."""
    under_way = scene.conversation.progress or scene.conversation.expecting
    if under_way is None or (scene.in_form and answering.offers(scene)):
        return False
    return means(scene.said.text, "general.words.cancel", scene.language) or ways.gives_up(scene)


def _replied(scene: Scene) -> Turn | None:
    """The written reply that somebody was asked for, if this is one."""
    waiting = scene.awaited
    if waiting is None or scene.said.kind is not Kind.TEXT:
        return None
    heard = question.danger_heard(scene) if scene.said.private else None
    if heard is not None and danger.goes_first(heard):
        return danger.helped(scene, heard)
    what, *arguments = waiting.what.split(":")
    turn = REPLIES[what](scene, *arguments) if what in REPLIES else None
    if turn is None or heard is None:
        return turn
    # Words that only sound so are a reply as well: help first, and nothing that was written is lost.
    return replace(turn, parcels=(danger.beside(scene, heard), *turn.parcels))


def _waited_for(scene: Scene) -> Turn | None:
    """An answer to a form that is open, or what is no free words in a private chat."""
    if not scene.said.private:
        return scene.ends("ignored")
    left = answering.left(scene)
    if left is not None:
        return left
    if scene.in_form:
        return answering.answer(scene)
    if scene.conversation.progress is not None and means(
        scene.said.text, "drafts.words.resume", scene.language
    ):
        return answering.resume(scene)
    if scene.said.kind is not Kind.TEXT:
        return scene.ends("wrong-kind", scene.reply(scene.say("general.only-words")))
    return None


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
    heard = question.danger_heard(scene) if argument and name not in WITH_ARGUMENT else None
    if heard is not None:
        return danger.helped(scene, heard)
    # The whole text: a secret may stand where a command's name would. No command asks for any.
    leaked = scene.town.reader.sensitive(scene.said.text)
    return fence.fenced(scene, _carried_out(scene, name, argument), leaked)


def _carried_out(scene: Scene, name: str, argument: str) -> Turn:
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


HAPPENINGS: dict[Kind, Callable[[Scene], Turn]] = {
    Kind.PRESS: _pressed,
    Kind.MOVED: linking.moved,
    Kind.LEFT: linking.left,
    Kind.GONE: linking.gone,
}
