# SPDX-License-Identifier: AGPL-3.0-or-later
"""A question that got no answer goes to the office: with the words asked, if the person wants them used."""

from bot.answers import Finding
from bot.dialogue import offering, welcome
from bot.dialogue.applying import starting
from bot.dialogue.asked import recent, with_words
from bot.dialogue.scene import Scene, in_rows
from bot.forms import OTHER_TOPIC, Form, Purpose
from bot.forms.words import clean
from bot.model import Says, Turn

TOPIC, QUESTION = "topic", "question"
"""Keys of the fields that say what a question is about, and the question itself."""
FEWEST_WORDS = 3
"""Words from which something said instead is a question for the office, and no "don't know"."""


def offer(scene: Scene, topic: str = "") -> Turn:
    """Send it to the office? `question:<topic or office>`. The words are shown before they are used."""
    form, words = _form(scene), _words(scene)
    if form is None or not words:
        return welcome.human(scene, topic)
    ways = [
        scene.button("refer.do.use", f"refer:use:{topic}", Says.YES),
        scene.button("refer.do.own", f"refer:own:{topic}", Says.NO),
        scene.button("refer.do.contact", f"human:{topic}"),
    ]
    return scene.ends(
        "question-offered", scene.reply(scene.say("refer.offer", words=words), *in_rows(ways, 1))
    )


def is_reworded(scene: Scene, finding: Finding) -> bool:
    """Whether what is said, while words are shown that may be sent, is to be sent instead of them."""
    if offering.stands(scene, "refer", "use") is None or finding.kind:
        return False
    is_whole = len(scene.said.text.split()) >= FEWEST_WORDS
    return is_whole and finding.outcome in ("answer", "clarify", "abstain")


def reworded(scene: Scene) -> Turn:
    """The words said now are shown instead of those before, for the same office."""
    shown = offering.stands(scene, "refer", "use")
    about = shown.does.split(":")[2] if shown else ""
    anew = with_words(None, scene, scene.said.text)
    return offer(scene.with_conversation(asked=anew), about)


def press(scene: Scene, choice: str, topic: str) -> Turn:
    """`refer:use:<topic or office>` takes the words, `own` asks for new ones, `anew` drops a draft first."""
    form = _form(scene)
    if form is None or choice not in ("use", "own", "anew"):
        return scene.ends("stale", scene.toast("general.too-old"))
    if scene.conversation.progress is not None and choice != "anew":
        again = scene.button("apply.do.anew", f"refer:anew:{topic}")
        return starting.draft_exists(scene, form, again)
    known = {TOPIC: _matter(form, topic)}
    if choice != "own":
        known[QUESTION] = _words(scene)
    # From here on the words are in the draft, or not wanted.
    return starting.begin_knowing(scene.with_conversation(asked=None), form, known)


def _form(scene: Scene) -> Form | None:
    return next(iter(scene.town.forms_of(Purpose.QUESTION)), None)


def _matter(form: Form, about: str) -> str:
    """The choice of the form that is about it: what none is, goes to whoever has the rest."""
    field = next((field for field in form.fields if field.key == TOPIC), None)
    named = {choice.value for choice in field.choices} if field else set()
    return about if about in named or not about else OTHER_TOPIC


def _words(scene: Scene) -> str:
    """What was asked, if it is remembered and fits the form's field."""
    form, asked = _form(scene), recent(scene)
    if form is None or asked is None:
        return ""
    longest = next((field.bounds.longest for field in form.fields if field.key == QUESTION), 0)
    words = clean(asked.words)
    return words if len(words) <= longest else ""
