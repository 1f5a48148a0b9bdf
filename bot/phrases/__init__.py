# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every sentence the bot says, by key and language.

`phrases/<language>/<room>.yaml` holds the room's phrases, so `forms.back` is the key `back` in
`forms.yaml`. Values are escaped; the phrases themselves may hold the few tags that chats know.
"""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from bot.errors import BadPhrase
from bot.model import REFERENCE_LANGUAGE, Problem
from bot.phrases.checks import mistakes, placeholders
from bot.written import Written, accepted, read

HERE = Path(__file__).parent
LANGUAGES = ("it", "en", "ro", "ar")
"""The languages that phrases, forms and sheets may be written in, the reference first."""
OFFICE_LANGUAGES = ("it", "en")
"""Those of the phrases that only offices read (`office.yaml`)."""
_OFFICE_ROOM = "office."


def say(key: str, language: str, **values: object) -> Markup:
    """The phrase `key` in `language` (in Italian where it is not translated), with its values filled in.

    Raises:
        BadPhrase: no such key, a placeholder without its value, or a file that cannot be read.
    """
    phrase = _phrases(language).get(key) or _phrases(REFERENCE_LANGUAGE).get(key)
    if phrase is None:
        raise BadPhrase(f"no phrase '{key}' in {HERE / REFERENCE_LANGUAGE}")
    try:
        return Markup(phrase).format(**values)  # noqa: S704  # our own phrases; the values are escaped
    except KeyError as missing:
        raise BadPhrase(f"phrase '{key}' ({language}) wants a value for {missing}") from missing


def knows(key: str) -> bool:
    """Whether there is a phrase of that key."""
    return key in _phrases(REFERENCE_LANGUAGE)


def in_folder(folder: Path) -> Mapping[str, str]:
    """The phrases of one language, by key.

    Raises:
        BadPhrase: a file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder), BadPhrase)


def problems() -> Iterator[Problem]:
    """Keys that one language has and another lacks, values that differ, and whatever else is wrong.

    Every phrase is judged by itself as well: tags, length, long sentences, what reads the wrong way.
    """
    reference = _phrases(REFERENCE_LANGUAGE)
    for language in LANGUAGES:
        phrases = _phrases(language)
        for key in sorted(reference.keys() ^ phrases.keys()):
            if language not in OFFICE_LANGUAGES and key.startswith(_OFFICE_ROOM):
                continue
            where = "missing here" if key in reference else f"not in {REFERENCE_LANGUAGE}"
            yield _problem(key, language, f"phrase '{key}' is {where}")
        for key in sorted(reference.keys() & phrases.keys()):
            yield from _judged(key, language, phrases[key], reference[key])


def _judged(key: str, language: str, phrase: str, italian: str) -> Iterator[Problem]:
    try:
        ours, theirs = set(placeholders(phrase)), set(placeholders(italian))
    except ValueError as wrong:
        yield _problem(key, language, f"phrase '{key}': {wrong}; right are values like {{title}}")
        return
    if ours != theirs:
        values = f"has the values {sorted(ours)}, Italian has {sorted(theirs)}"
        yield _problem(key, language, f"phrase '{key}' {values}")
    for mistake in mistakes(key, phrase, language):
        yield _problem(key, language, f"phrase '{key}': {mistake}")


def _problem(key: str, language: str, message: str) -> Problem:
    room, *names = key.split(".")
    path = HERE / language / f"{room}.yaml"
    written = read(path, []) or Written(path, 1, {})
    return written.nearest(*names).wrong(message)


@cache
def _phrases(language: str) -> Mapping[str, str]:
    return in_folder(HERE / language)


def _read(folder: Path, problems: list[Problem]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        written = read(path, problems)
        found |= dict(_flat(path.stem, written, problems)) if written else {}
    return found


def _flat(key: str, written: Written, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    if isinstance(written.value, str):
        yield key, written.text
    elif not written.keys:
        problems.append(written.wrong(f"phrase '{key}' is {written.shown()}; right is words"))
    for name, value in written.keys.items():
        yield from _flat(f"{key}.{name}", value, problems)
