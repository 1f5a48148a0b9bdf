# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a message is taken for, with the conversation in mind."""

import unicodedata
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bot.answers import Explanation, Finding
from bot.answers.reading.joints import echoes
from bot.cases import find_reference
from bot.dialogue import offering
from bot.dialogue.asked import read, recent, seen, talked_about
from bot.dialogue.asking import asides, correcting, settling
from bot.dialogue.choosing import chosen
from bot.dialogue.news import alerts, following, newsroom
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import ratings, sums
from bot.dialogue.welcome import asks_who, is_wish_for_language
from bot.dialogue.words import mentions
from bot.forms import Purpose, is_lost

NO_WRITING = ("Cc", "Cn", "Co", "Cs")
"""Kinds of characters that no keyboard gives."""
MOST_ODD = 0.1
"""Share of such characters from which a text is not read."""
WISHES = ("answer", "clarify")
LEAVING = ("subscribe-news", "cancel")
"""The actions that a wish for no more news, or news published may be taken for."""
LANGUAGE = "language"
"""The kind of small talk that asks for another language."""
WHO = "who-are-you"
"""The kind that wonders who answers here."""
VOTE = "vote"
"""The kind that says how the answer just given was."""
_WISHED = {
    LANGUAGE: "another language",
    WHO: "to know who answers",
    "human": "help with a form",
    "subscribe-news": "to be told when a service opens, or no more news, or news published",
}
FORMS = {
    Purpose.APPLICATION: "apply",
    Purpose.REPORT: "report",
    Purpose.FEEDBACK: "feedback",
    Purpose.QUESTION: "human",
}
"""The action that each kind of form is."""


class Meant(Struct, frozen=True):
    """What free words are taken for, and what that leads to."""

    finding: Finding
    text: str = ""
    """All that was understood together."""
    does: str = ""
    """The choice that was offered a moment ago and is meant, or the sum asked for, as its button has it."""


def _read(scene: Scene, text: str) -> Finding:
    """What the words said just now say, given the language and the topic of the conversation so far.

    `text` is all that is understood together with them: as `settling.completed`.
    """
    if is_garbled(text):
        return _garbled(scene).finding
    return _in_mind(scene, read(scene, text, talked_about(scene)))[0]


def explained(scene: Scene) -> Explanation:
    """The same of a first message, with the reasons."""
    if is_garbled(scene.said.text):
        return _garbled(scene)
    found = scene.town.reader.explain(
        scene.said.text, hint=scene.said.language, seen=seen(scene), topic=talked_about(scene)
    )
    meant, because = _in_mind(scene, found.finding)
    return replace(found, finding=meant, because=because or found.because)


def _in_mind(scene: Scene, found: Finding) -> tuple[Finding, str]:
    """What the words are in this conversation, and why, where that is not what they are by themselves."""
    # Before danger: two words that ask for a moment are like the cry of whoever cannot wait.
    if kind := VOTE if ratings.voted(scene) else asides.kind(scene):
        because = "a vote on the answer before" if kind == VOTE else "words about the talk itself"
        return Finding(outcome="smalltalk", kind=kind, language=found.language, score=1.0), because
    if found.outcome == "emergency":
        return found, ""
    if wish := _wished(scene, found):
        return wish, f"a wish: {_WISHED[wish.action or wish.kind]}"
    if found.outcome in ("clarify", "abstain") and find_reference(scene.said.text):
        return replace(found, outcome="action", action="status", candidates=()), "the number of a case"
    if corrected := correcting.corrected(scene):
        return corrected, "another topic instead of the one just answered about"
    facet = _shown(scene, found)
    because = "the section just shown, of somebody or something else" if facet else ""
    return replace(found, facet=facet or found.facet), because


def _shown(scene: Scene, found: Finding) -> str:
    """The section just shown, where the words leave out what they ask: "e per il secondo figlio?"."""
    asked = recent(scene)
    if found.outcome != "answer" or found.facet or asked is None or asked.topic != found.topic:
        return ""
    return asked.facet if echoes(scene.said.text, scene.language) else ""


def _wished(scene: Scene, found: Finding) -> Finding | None:
    """What is wished, where the words are no question however much like one they are."""
    if is_wish_for_language(scene):
        return Finding(outcome="smalltalk", kind=LANGUAGE, language=scene.language, score=1.0)
    if found.outcome in ("action", "clarify", "abstain") and asks_who(scene):
        return replace(found, outcome="smalltalk", kind=WHO, action="", candidates=())
    if found.action == "apply" and _needs_help(scene):
        return replace(found, action="human")
    open_ = found.outcome in ("clarify", "abstain") and not found.elsewhere
    stops = (open_ or found.action in LEAVING) and following.is_wish_to_stop(scene)
    if stops or (open_ and newsroom.is_proposal(scene)):
        return replace(found, outcome="action", action="subscribe-news", candidates=())
    # «Avvisami quando apre» holds a question about dates, and is none.
    if found.outcome in WISHES and alerts.is_wish(scene):
        return replace(found, outcome="action", action="subscribe-news", facet="", candidates=())
    return None


def _needs_help(scene: Scene) -> bool:
    """Whether somebody does not get on with a form by themselves: to open one is no help."""
    text, language = scene.said.text, scene.language
    if not mentions(text, "ask.words.form", language):
        return False
    return is_lost(text, language) or mentions(text, "ask.words.help", language)


def meant(scene: Scene) -> Meant:
    """What free words lead to: a yes, a number, «la seconda» or a button's words may mean a choice."""
    does = offering.answer(scene) or chosen(scene) or offering.named(scene) or settling.settled(scene)
    return Meant(_choice(scene, *does.split(":")), does=does) if does else heard(scene)


def heard(scene: Scene) -> Meant:
    """What they say where they choose nothing."""
    text = settling.completed(scene)
    finding = _read(scene, text)
    return Meant(finding, text=text, does=_sum(scene, finding))


def _sum(scene: Scene, finding: Finding) -> str:
    """The sum that is asked for, as its button has it; a question about it is answered as any other."""
    if finding.outcome not in WISHES or finding.sensitive:
        return ""
    topics = (finding.topic, *(each.topic for each in finding.candidates))
    named = (sums.asked_for(scene.said.text, topic, scene.language) for topic in topics)
    return next((f"sum:{name}" for name in named if name), "")


def _choice(scene: Scene, verb: str, what: str = "", facet: str = "", *_: str) -> Finding:
    """What pressing the button of a choice leads to; one that is too old by now leads to nothing."""
    found = partial(Finding, language=scene.language, score=1.0)
    form = scene.town.forms.get(what)
    if verb == "apply" and form:
        return found(outcome="action", action=FORMS[form.kind], topic=form.topic)
    meanings = {
        "sheet": found(outcome="answer", topic=what, facet=facet),
        "elsewhere": found(outcome="abstain", elsewhere=what),
        "language": found(outcome="smalltalk", kind=LANGUAGE),
        "alert": found(outcome="action", action="subscribe-news", topic=what),
        "resume": found(outcome="action", action="apply"),
        "question": found(outcome="action", action="human"),
    }
    return meanings.get(verb, found(outcome="abstain"))


def is_garbled(text: str) -> bool:
    """Whether the text is no writing of people, but bytes of something else."""
    odd = sum(unicodedata.category(letter) in NO_WRITING and not letter.isspace() for letter in text)
    return odd > MOST_ODD * len(text)


def _garbled(scene: Scene) -> Explanation:
    nothing = Finding(outcome="abstain", kind="garbled", language=scene.language, score=1.0)
    return Explanation(
        finding=nothing, words=(), repaired=(), unknown=(), runners_up=(), because="no writing of people"
    )
