# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people hear whose language a text does not have: a line of theirs, then the complete languages."""

from markupsafe import Markup, escape

from bot.answers import Finding
from bot.dialogue.scene import Scene, on_day
from bot.model import REFERENCE_LANGUAGE

LATIN = "-latn"
"""Ending of a language that is written in Latin letters instead of its own."""
ARABIC = ("\u0600", "\u06ff")


def courtesy(scene: Scene, language: str) -> Markup:
    """A polite line in that language, in the letters the person writes in; empty where there is none."""
    first, last = ARABIC
    own_letters = any(first <= letter <= last for letter in scene.said.text)
    spelt = () if own_letters or not scene.said.text else (language + LATIN,)
    lines = (scene.town.reader.courtesy(each) for each in (*spelt, language))
    return escape(next((line for line in lines if line), ""))


def page(scene: Scene, name: str, language: str) -> Markup:
    """A fixed text in that language; where it has none, a polite line and the text in the complete ones."""
    if (name, language) in scene.town.library.pages:
        return scene.town.page(name, language)
    return in_all(scene, language, [scene.town.page(name, each) for each in complete(scene)])


def sourced(scene: Scene, name: str, language: str) -> Markup:
    """A fixed text with what it rests on and its day, and a warning past its review."""
    known = scene.town.library.pages
    written = known.get((name, language)) or known[name, REFERENCE_LANGUAGE]
    sources = "; ".join(written.sources)
    foot = scene.say("sheets.page-foot", sources=sources, day=on_day(written.updated))
    stale = (scene.say("sheets.page-stale"),) if scene.today > written.review_by else ()
    return Markup("\n\n").join([page(scene, name, language), *stale, foot])


def meant(scene: Scene, finding: Finding) -> str:
    """The language for what matters most: the one written in, if it is none of the bot's own."""
    return scene.language if finding.language in scene.town.languages else finding.language


def complete(scene: Scene) -> tuple[str, ...]:
    """The languages in which everything is written, Italian first."""
    return scene.town.place.complete_languages


def in_all(scene: Scene, language: str, texts: list[Markup]) -> Markup:
    """The same text in several languages under a polite line in the person's own."""
    line = courtesy(scene, language)
    return Markup("\n\n").join([line, *texts] if line else texts)
