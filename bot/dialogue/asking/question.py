# SPDX-License-Identifier: AGPL-3.0-or-later
"""Questions: an answer with its source and date, a question back, or an honest "I don't know"."""

from collections.abc import Callable, Sequence

from markupsafe import Markup
from msgspec.structs import replace

from bot.answers import OTHER, Candidate, Finding
from bot.answers.thresholds import NEAR_FROM, PLAIN_FROM
from bot.dialogue import choosing, danger, fence, offering, welcome
from bot.dialogue.asked import disowned, number, read, with_words
from bot.dialogue.asking import actions, asides, referring, settling
from bot.dialogue.asking.understanding import LANGUAGE, Meant, heard
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.sheets import ratings, sheet, tongues
from bot.errors import BadTurn
from bot.model import Button, Says, Turn, spoken
from bot.phrases import say

MOST_CHOICES = 3


def ask(scene: Scene) -> Turn:
    """Somebody wrote something that no form and no office waits for, and that chooses nothing."""
    return answered(scene, heard(scene))


def answered(scene: Scene, meant: Meant) -> Turn:
    """What free words lead to, as they are meant."""
    return ratings.typed(scene) or _question(scene, meant.finding, meant.text)


def danger_heard(scene: Scene) -> Finding | None:
    """Whether what was said tells of somebody in danger; None for everything else."""
    finding = read(scene, scene.said.text)
    return finding if finding.outcome == "emergency" else None


def _question(scene: Scene, finding: Finding, text: str) -> Turn:
    scene = in_their_language(scene, finding)
    turn = (
        _still_in_danger(scene, finding)
        or _beside_a_choice(scene, finding)
        or _OUTCOMES[finding.outcome](scene, finding)
    )
    leaked = fence.in_question(finding) | settling.parted(scene)
    if leaked:
        return fence.fenced(scene, _without_words(turn), leaked)
    return _remembering(scene, finding, turn, text)


def _still_in_danger(scene: Scene, finding: Finding) -> Turn | None:
    """What was told of a moment ago goes on, if what is said now is not surely something else."""
    declined = bool(danger.before(scene)) and finding.kind == asides.DECLINED
    if not declined and not danger.is_still_meant(scene, finding):
        return None
    return danger.still(scene, *(_choice(scene, does) for does in _choices(scene, _near(finding), "")))


def _beside_a_choice(scene: Scene, finding: Finding) -> Turn | None:
    """Where a yes or a no was asked for: other words for the office, or the same choice once more.

    Whatever is clearly something else is answered, and the choice is over.
    """
    if finding.sensitive or not offering.wants_choice(scene):
        return None
    if referring.is_reworded(scene, finding):
        return referring.reworded(scene)
    unclear = finding.outcome == "abstain" and not finding.elsewhere and not finding.kind
    return offering.again(scene) if unclear or finding.kind == "thanks" else None


def _near(finding: Finding) -> tuple[Candidate, ...]:
    """What may be meant instead, where it was asked back."""
    return finding.candidates if finding.outcome == "clarify" else ()


def _without_words(turn: Turn) -> Turn:
    """The turn without the words of the question before: half of a secret may stand in them."""
    asked = turn.conversation.asked
    if asked is None:
        return turn
    return replace(turn, conversation=replace(turn.conversation, asked=replace(asked, words="")))


def _remembering(scene: Scene, finding: Finding, turn: Turn, text: str) -> Turn:
    """Keep the words for as long as they may go to the office; nothing of what must not be kept."""
    if finding.kind in (*FIXED, *UNREADABLE):
        return replace(turn, conversation=replace(turn.conversation, asked=None))
    if finding.outcome == "emergency" or danger.before(replace(scene, conversation=turn.conversation)):
        return turn
    if finding.kind in asides.KINDS:
        return turn
    asked = turn.conversation.asked
    told = asked if asked and asked.id == number(scene) else None
    if told is None and finding.outcome not in ("answer", "clarify", "abstain"):
        return turn
    return replace(turn, conversation=replace(turn.conversation, asked=with_words(told, scene, text)))


def in_their_language(scene: Scene, finding: Finding) -> Scene:
    """The scene in the language of the words, unless another was chosen or it is none of ours."""
    courtesy = finding.kind == "courtesy"
    if scene.conversation.chosen_language or courtesy or finding.language not in scene.town.languages:
        return scene
    return scene.with_conversation(language=finding.language)


def _answer(scene: Scene, finding: Finding) -> Turn:
    turn = sheet.show(scene, finding.topic, finding.facet)
    further = [_choice(scene, does) for does in _choices(scene, finding.more, finding.elsewhere)]
    if not further:
        return turn
    answered = replace(scene, conversation=turn.conversation)
    offered = choosing.offer(answered, turn.outcome, scene.say("ask.more"), further, done=1)
    return replace(offered, parcels=(*turn.parcels, *offered.parcels), acts=turn.acts)


def _choices(scene: Scene, candidates: Sequence[Candidate], elsewhere: str) -> tuple[str, ...]:
    """What to choose from, as presses: at most three, the last of another body where one may be meant."""
    body = [f"elsewhere:{elsewhere}"] if elsewhere in scene.town.bodies else []
    ours = [f"sheet:{each.topic}:{each.facet}" for each in candidates]
    return (*ours[: MOST_CHOICES - len(body)], *body)


def _clarify(scene: Scene, finding: Finding) -> Turn:
    buttons = [_choice(scene, does) for does in _choices(scene, finding.candidates, finding.elsewhere)]
    other = scene.button("ask.none-of-these", choosing.NONE)
    return choosing.offer(scene, "clarify", scene.say("ask.which"), buttons, other)


def _choice(scene: Scene, does: str) -> Button:
    match does.split(":"):
        case ["sheet", topic, facet]:
            return sheet.button(scene, topic, facet)
        case [_, *body]:
            name = spoken(scene.town.bodies[body[0]].name, scene.language)
            return Button(name[:1].upper() + name[1:], does)
    raise BadTurn(f"'{does}' is no choice")


def elsewhere(scene: Scene, body: str) -> Turn:
    """It is a matter of another body, or of an office of ours that no sheet is about: `elsewhere:<body>`."""
    if body not in scene.town.bodies:
        return scene.ends("stale", scene.toast("general.too-old"))
    office = scene.town.bodies[body].office
    # Only an office of ours is asked for somebody: elsewhere a yes is no more than a thank you.
    says = Says.YES if office else Says.NOTHING
    row = (
        scene.button("ask.do.office", f"question:{office}", says),
        scene.button("general.do.menu", "menu:"),
    )
    told = scene.reply(_belongs_to(scene, body), *in_rows([*row], 1))
    return scene.ends(f"abstain elsewhere={body}", told, topic="", asked=disowned(scene, body))


def _belongs_to(scene: Scene, body: str) -> Markup:
    known = scene.town.bodies[body]
    name, what = spoken(known.name, scene.language), spoken(known.what, scene.language)
    if not known.office:
        return scene.say("ask.elsewhere", town=scene.town.name, body=name, what=what)
    told = scene.say("ask.own-office", body=name, what=what)
    return told + Markup("\n\n") + scene.town.contact(known.office, scene.language)


def _abstain(scene: Scene, finding: Finding) -> Turn:
    if finding.kind in UNREADABLE:
        return scene.ends(f"abstain kind={finding.kind}", scene.reply(scene.say("ask.empty")))
    if finding.kind == "courtesy":
        return _courtesy(scene, finding)
    if finding.elsewhere in scene.town.bodies:
        return elsewhere(scene, finding.elsewhere)
    turn = _unknown(scene, finding)
    if not finding.leaves:
        return turn
    asked = turn.conversation.asked
    # What was asked before this message is over, whoever it was of.
    told = asked if asked and asked.id == number(scene) else disowned(scene, OTHER)
    return replace(
        turn, conversation=replace(turn.conversation, topic="", asked=replace(told, elsewhere=OTHER))
    )


def _unknown(scene: Scene, finding: Finding) -> Turn:
    near = [each.topic for each in finding.candidates if each.score >= NEAR_FROM]
    nearest = [sheet.button(scene, each, "") for each in dict.fromkeys(near) if each in scene.town.topics]
    ways = (scene.button("ask.do.office", "question:", Says.YES), scene.button("general.do.menu", "menu:"))
    if nearest:
        return choosing.offer(scene, "abstain elsewhere=-", scene.say("ask.unknown"), nearest, *ways)
    rows = in_rows([scene.button("welcome.do.topics", "topics:"), *ways], 1)
    return scene.ends("abstain elsewhere=-", scene.reply(scene.say("ask.unknown"), *rows))


def _courtesy(scene: Scene, finding: Finding) -> Turn:
    """A language without sheets: a polite line in it, then where to go on, in the complete languages."""
    texts = [say("ask.courtesy", each, town=scene.town.name) for each in tongues.complete(scene)]
    row = [
        scene.button("welcome.do.topics", "topics:"),
        scene.button("ask.do.office", "question:"),
        scene.button("welcome.do.language", "languages:"),
    ]
    text = tongues.in_all(scene, finding.language, texts)
    return scene.ends(
        f"abstain kind=courtesy language={finding.language}", scene.reply(text, *in_rows(row, 1))
    )


def _emergency(scene: Scene, finding: Finding) -> Turn:
    """Help first; where it is quite likely that nobody is in danger, in a word, and then what was asked."""
    asked = finding.otherwise
    if danger.before(scene):
        # Who has told of a danger is not sent on to a service, nor to another danger that is doubtful.
        sure = danger.is_sure(scene, finding)
        return danger.numbers(scene, replace(finding, otherwise=None)) if sure else danger.still(scene)
    if asked is None or danger.is_sure(scene, finding):
        return danger.numbers(scene, finding)
    outcome = f"emergency kind={finding.kind}"
    if not _is_plain(asked):
        ways = ("welcome.do.topics", "topics:"), ("ask.do.office", "question:"), ("general.do.menu", "menu:")
        return scene.ends(outcome, danger.perhaps(scene, finding, *(scene.button(*way) for way in ways)))
    turn = _OUTCOMES[asked.outcome](scene, asked)
    return replace(turn, outcome=outcome, parcels=(danger.perhaps(scene, finding), *turn.parcels))


def _is_plain(asked: Finding) -> bool:
    """Whether what else may have been asked is plain enough to be told below the numbers."""
    if asked.outcome == "clarify":
        return any(each.score >= PLAIN_FROM for each in asked.candidates)
    return asked.outcome in ("answer", "action") or bool(asked.elsewhere)


def small_talk(scene: Scene, finding: Finding) -> Turn:
    """A short reply, the page about what was asked, or the language that was wished for."""
    if finding.kind in asides.KINDS:
        return asides.answered(scene, finding.kind)
    if finding.kind == LANGUAGE:
        return welcome.wished_language(scene)
    if scene.town.has_page(finding.kind):
        return scene.ends(
            f"smalltalk kind={finding.kind}",
            scene.reply(tongues.sourced(scene, finding.kind, tongues.meant(scene, finding))),
        )
    key = f"ask.smalltalk.{finding.kind}" if finding.kind in SMALLTALK else "ask.smalltalk.greeting"
    human = (scene.button("welcome.do.human", "human:"),) if finding.kind in TO_A_PERSON else ()
    row = (*human, scene.button("general.do.menu", "menu:"))
    reply = scene.reply(scene.say(key, town=scene.town.name), row)
    return scene.ends(f"smalltalk kind={finding.kind}", reply)


FIXED = ("whistleblowing", "injection", "insult")
"""Kinds of message of which nothing is kept but the outcome."""
UNREADABLE = ("empty", "garbled")
TO_A_PERSON = ("who-are-you", "insult")
"""Kinds of small talk whose words offer a person."""
SMALLTALK = ("greeting", "thanks", "bye", "who-are-you", "insult", "injection")
_OUTCOMES: dict[str, Callable[[Scene, Finding], Turn]] = {
    "answer": _answer,
    "clarify": _clarify,
    "abstain": _abstain,
    "emergency": _emergency,
    "action": actions.act,
    "smalltalk": small_talk,
}
