# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way in, and the ways that are always open: menu, help, language, privacy, a person."""

from functools import cache

from markupsafe import Markup

from bot.answers import Finding
from bot.dialogue import choosing
from bot.dialogue.desk import data
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import sheet, tongues
from bot.dialogue.words import mentions
from bot.forms import Purpose
from bot.forms.words import plain
from bot.model import Button, Outgoing, Turn
from bot.phrases import say

MAIN_TOPICS = ("casa-acqua", "nidi-0-3", "centri-estivi", "trasporto-disabili")
DATA_LINK = "data_"


def start(scene: Scene, payload: str) -> Turn:
    """`/start`, maybe with the payload of a deep link: a topic, or a case an operator wants to see."""
    if payload.startswith(DATA_LINK):
        turn = data.by_link(scene, payload.removeprefix(DATA_LINK))
        return turn or menu(scene)
    if payload in scene.town.topics:
        greeting = scene.reply(hello(scene))
        shown = sheet.show(scene.with_conversation(met=True), payload, "")
        return scene.ends(
            shown.outcome, greeting, *shown.parcels, met=True, topic=payload, topic_at=scene.now
        )
    # Whoever starts anew asks of nothing that was said before.
    return scene.ends("welcome", _menu(scene, hello(scene)), met=True, topic="", topic_at=None, asked=None)


def hello(scene: Scene) -> str:
    """Who this is: a machine of the municipality, and that a person can always be reached."""
    return scene.say("welcome.hello", town=scene.town.name)


def menu(scene: Scene, _: str = "") -> Turn:
    """`/menu`: what one can do here."""
    return scene.ends("menu", _menu(scene, scene.say("welcome.menu")))


def _menu(scene: Scene, text: str) -> Outgoing:
    rows = [
        (scene.button("welcome.do.topics", "topics:"),),
        (scene.button("welcome.do.apply", "forms:"), scene.button("welcome.do.report", "reports:")),
        (scene.button("welcome.do.cases", "mine:"), scene.button("welcome.do.news", "topics-news:")),
        (scene.button("welcome.do.human", "human:"), scene.button("welcome.do.language", "languages:")),
    ]
    progress = scene.conversation.progress
    if progress is not None:
        rows.insert(0, (scene.button("apply.do.resume", "resume:"),))
    return scene.reply(text, *rows)


def topics(scene: Scene, _: str = "") -> Turn:
    """The services the bot knows, the four main ones first."""
    first = [topic for topic in MAIN_TOPICS if topic in scene.town.topics]
    rest = [topic for topic in scene.town.topics if topic not in MAIN_TOPICS]
    buttons = [sheet.button(scene, topic, "") for topic in (*first, *rest)]
    return choosing.offer(scene, "topics", scene.say("welcome.topics"), buttons)


def help_(scene: Scene, _: str = "") -> Turn:
    """`/aiuto`: how to talk to this bot."""
    row = (scene.button("welcome.do.human", "human:"), scene.button("general.do.menu", "menu:"))
    return scene.ends("help", scene.reply(scene.say("welcome.help"), row))


def info(scene: Scene, _: str = "") -> Turn:
    """`/info`: what this is, who answers for it, where its source is."""
    text = scene.say("welcome.info", town=scene.town.name, repository=scene.town.repository(scene.language))
    return scene.ends("info", scene.reply(text))


def privacy(scene: Scene, _: str = "") -> Turn:
    """`/privacy`: what happens to what people write here."""
    row = (scene.button("mydata.do.own", "mydata:"), scene.button("mydata.do.erase", "mydata:erase"))
    return scene.ends("privacy", scene.reply(tongues.sourced(scene, "privacy", scene.language), row))


def human(scene: Scene, matter: str = "") -> Turn:
    """A person: how to reach the office in charge, or the town hall; and a question that can be left."""
    service = scene.town.library.services.get(matter)
    office = service.office if service else matter
    known = scene.town.contact(office, scene.language)
    text = Markup("\n\n").join((known, scene.say("welcome.human", town=scene.town.name)))
    questions = scene.town.forms_of(Purpose.QUESTION)
    rows = [(scene.button("welcome.do.ask-office", f"apply:{form.id}"),) for form in questions]
    return scene.ends("human", scene.reply(text, *rows, (scene.button("general.do.menu", "menu:"),)))


def emergency(scene: Scene, finding: Finding, *rows: tuple[Button, ...]) -> Outgoing:
    """The fixed text for somebody in danger: numbers to call; `rows` lead to what else was asked."""
    page = finding.kind if scene.town.has_page(finding.kind) else "emergency"
    return scene.reply(tongues.page(scene, page, tongues.meant(scene, finding)), *rows)


def languages(scene: Scene, _: str = "") -> Turn:
    """`/lingua`: each language by its own name."""
    buttons = [
        Button(str(say("welcome.own-name", code)), f"language:{code}") for code in scene.town.languages
    ]
    return choosing.offer(scene, "languages", scene.say("welcome.which-language"), buttons, width=2)


def is_wish_for_language(scene: Scene) -> bool:
    """Whether the words ask for a language and nothing else: «english please», «cambia lingua», «عربي»."""
    said, spoken = set(plain(scene.said.text).split()), scene.town.languages
    named = _words("welcome.words.language", spoken).union(
        *(_words("welcome.called", (each,)) for each in spoken)
    )
    return not said.isdisjoint(named) and said <= named | _words("welcome.words.wish", spoken)


def asks_who(scene: Scene) -> bool:
    """Whether somebody wonders if there is a person here: «ma lei è una persona vera?»."""
    return mentions(scene.said.text, "ask.words.machine", scene.language)


def wished_language(scene: Scene) -> Turn:
    """At once the language that the words name; the choice where they name none of ours, or several."""
    said = set(plain(scene.said.text).split())
    named = [each for each in scene.town.languages if not said.isdisjoint(_words("welcome.called", (each,)))]
    return choose_language(scene, *named) if len(named) == 1 else languages(scene)


@cache
def _words(key: str, spoken: tuple[str, ...]) -> frozenset[str]:
    """The words that a phrase lists in these languages: who asks for a language may write in any."""
    return frozenset(word for each in spoken for word in plain(str(say(key, each).unescape())).split())


def choose_language(scene: Scene, code: str) -> Turn:
    """A language was pressed: from now on it is spoken, whatever is guessed."""
    if code not in scene.town.languages:
        return scene.ends("stale", scene.toast("general.too-old"))
    chosen = scene.with_conversation(language=code, chosen_language=True)
    return chosen.ends("language-chosen", _menu(chosen, chosen.say("welcome.language-chosen")))
