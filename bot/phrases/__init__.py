# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every sentence the bot says, by key and language.

`phrases/<language>/<room>.yaml` holds the room's phrases, so `forms.back` is the key `back` in
`forms.yaml`. Values are escaped; the phrases themselves may hold the few tags that chats know.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import yaml
from markupsafe import Markup

from bot.errors import BadPhrase
from bot.model import REFERENCE_LANGUAGE, Problem

HERE = Path(__file__).parent
LANGUAGES = ("it", "en", "ro", "ar")
"""The languages that phrases, forms and sheets may be written in, the reference first."""


def say(key: str, language: str, **values: object) -> Markup:
    """The phrase `key` in `language` (in Italian where it is not translated), with its values filled in.

    Raises:
        BadPhrase: no such key, or a placeholder without its value.
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


def problems() -> Iterator[Problem]:
    """Keys that one language has and another lacks, and placeholders that differ."""
    reference = _phrases(REFERENCE_LANGUAGE)
    for language in sorted(
        path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"
    ):
        phrases = _phrases(language)
        for key in sorted(reference.keys() ^ phrases.keys()):
            where = "missing here" if key in reference else f"not in {REFERENCE_LANGUAGE}"
            yield Problem(_home(key, language), 1, f"phrase '{key}' is {where}")
        for key in sorted(reference.keys() & phrases.keys()):
            ours, theirs = _placeholders(phrases[key]), _placeholders(reference[key])
            if ours != theirs:
                yield Problem(
                    _home(key, language),
                    1,
                    f"phrase '{key}' has the values {sorted(ours)}, Italian has {sorted(theirs)}",
                )


def _home(key: str, language: str) -> Path:
    return HERE / language / f"{key.split('.', maxsplit=1)[0]}.yaml"


def _placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@cache
def _phrases(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted((HERE / language).glob("*.yaml")):
        found |= _flat(path.stem, yaml.safe_load(path.read_text("utf-8")) or {})
    return found


def _flat(prefix: str, tree: Mapping[str, object]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            flat |= _flat(f"{prefix}.{key}", value)
        else:
            flat[f"{prefix}.{key}"] = str(value).strip()
    return flat
