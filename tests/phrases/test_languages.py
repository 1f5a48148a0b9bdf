# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything the bot says, it says in four languages, and the way each is read."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from bot import phrases
from bot.phrases import LANGUAGES, OFFICE_LANGUAGES, say
from bot.phrases.checks import mistakes, visible

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
HOME = Path(phrases.__file__).parent
ROOMS = sorted(path.stem for path in (HOME / "it").glob("*.yaml"))
NAMED = ("welcome.hello", "cases.told.asked", "apply.receipt.head", "sheets.foot")


def everything(language: str) -> dict[str, str]:
    """Every phrase of a language, by key."""
    found: dict[str, str] = {}

    def gather(key: str, tree: object) -> None:
        if isinstance(tree, dict):
            for name, value in tree.items():
                gather(f"{key}.{name}", value)
        else:
            found[key] = str(tree)

    for path in (HOME / language).glob("*.yaml"):
        gather(path.stem, yaml.safe_load(path.read_text("utf-8")))
    return found


def texts(tree: object, at: str) -> list[tuple[str, dict[str, object]]]:
    """Every text per language in a file of knowledge, and where it stands."""
    if isinstance(tree, dict) and "it" in tree:
        return [(at, tree)]
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [found for key, value in children for found in texts(value, f"{at}.{key}")]


def test_all_languages_have_the_same_phrases_and_none_is_wrong() -> None:
    """Keys, values, tags, lengths, sentences and directions are right in every language."""
    assert [str(problem) for problem in phrases.problems()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_is_there_in_every_language(language: str) -> None:
    """A language has a file for every room, so that nothing falls back to Italian: residents read it all."""
    rooms = ROOMS if language in OFFICE_LANGUAGES else [room for room in ROOMS if room != "office"]
    assert sorted(path.stem for path in (HOME / language).glob("*.yaml")) == rooms


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_with_marks_leaves_the_tags_balanced(language: str) -> None:
    """Whatever people and offices write, the phrase around it stays right for the chat."""
    for key, phrase in everything(language).items():
        names = [name for _, name, _, _ in Formatter().parse(phrase) if name]
        said = str(say(key, language, **dict.fromkeys(names, "<b>Ada & 26-0042-K")))
        wrong = [each for each in mistakes(key, said, language) if "<" in each.split("»")[0]]

        assert wrong == [], key


@pytest.mark.parametrize("key", NAMED)
def test_an_arabic_phrase_sets_its_values_apart(key: str) -> None:
    """A name, a number or a date in Latin letters stands between U+2068 and U+2069."""
    phrase = everything("ar")[key]
    names = [name for _, name, _, _ in Formatter().parse(phrase) if name]
    said = str(say(key, "ar", **dict.fromkeys(names, "26-0042-K")))

    assert names
    assert said.count("\u206826-0042-K\u2069") == len(names)


@pytest.mark.parametrize(
    ("key", "phrase", "language", "wrong"),
    [
        ("cases.told.taken", "<b>{title}: presa in carico", "it", "<b> is never closed"),
        ("cases.told.taken", "<h1>{title}</h1>", "it", "tag <h1>"),
        ("cases.told.taken", "{title}</b>", "it", "</b> closes nothing"),
        ("cases.do.answer", "Rispondi " * 7, "it", "63 characters"),
        ("general.commands.menu", "parola " * 40, "en", "280 characters"),
        ("cases.none", "parola " * 21, "it", "a sentence of 21 words"),
        ("cases.answered", "أضفت الجواب إلى {reference}", "ar", "{reference} is not set apart"),
        ("cases.answered", "أضفت \u2068{reference} إلى", "ar", "do not come in pairs"),
        ("welcome.help", "اكتب:\n\u2068/menu\u2069", "ar", "would start at the left"),
    ],
)
def test_what_is_wrong_with_a_phrase_is_told(key: str, phrase: str, language: str, wrong: str) -> None:
    """A translator reads what is wrong, and what would be right."""
    found = list(mistakes(key, phrase, language))

    assert len(found) == 1
    assert wrong in found[0]


def test_words_to_be_recognised_are_no_sentence() -> None:
    """Lists of words that people type are as long as they need be."""
    assert list(mistakes("forms.words.yes", "parola, " * 100, "it")) == []


def test_the_longest_button_of_a_language_fits_a_phone() -> None:
    """No button has more than 60 characters, whatever the language."""
    labels = {
        (language, key): len(visible(phrase))
        for language in LANGUAGES
        for key, phrase in everything(language).items()
        if {"do", "button", "facet", "end"} & set(key.split("."))
    }

    assert {where: length for where, length in labels.items() if length > 60} == {}


@pytest.mark.parametrize("path", sorted((KNOWLEDGE / "forms").glob("*.yaml")), ids=lambda path: path.stem)
def test_forms_ask_in_every_language(path: Path) -> None:
    """No question, choice, hint or reason of a form lacks a language."""
    found = texts(yaml.safe_load(path.read_text("utf-8")), path.stem)

    assert {at: sorted(text) for at, text in found if set(text) != set(LANGUAGES)} == {}


@pytest.mark.parametrize("name", ["elsewhere.yaml", "offices.yaml", "town.yaml"])
def test_names_of_offices_and_bodies_are_in_every_language(name: str) -> None:
    """Whoever is named, is named in the language of the conversation."""
    found = texts(yaml.safe_load((KNOWLEDGE / name).read_text("utf-8")), name)

    assert found
    assert {at: sorted(text) for at, text in found if set(text) != set(LANGUAGES)} == {}


@pytest.mark.parametrize(
    "page", sorted(path.name.split(".")[0] for path in (KNOWLEDGE / "pages").glob("*.it.md"))
)
def test_every_page_is_in_every_language(page: str) -> None:
    """Help, privacy and what the bot is do not depend on the language one reads."""
    assert [code for code in LANGUAGES if not (KNOWLEDGE / "pages" / f"{page}.{code}.md").exists()] == []
