# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of the municipality (`town.yaml`), and how texts name it: `{town.pec}`, `{office.phone}`."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup, escape
from msgspec import Struct

from bot.fields import Fields
from bot.local import MAIL, PHONE, WORDS, Local, Shape, local
from bot.model import REFERENCE_LANGUAGE, Problem
from bot.phrases import LANGUAGES, say
from bot.phrases.checks import END_OF_ISOLATE, ISOLATE, RIGHT_TO_LEFT
from bot.written import accepted, noted, read

FILE = "town.yaml"
OFFICE_NAMES = ("name", "phone", "email", "pec", "hours", "place")
"""What a text may say of the office in charge: `{office.phone}` …"""

_LINK = Shape(r"https://\S+", "an https address")
_SITE = Shape(r"(https://)?[\w-]+(\.[\w-]+)+(/\S*)?", "an address like comune.example.it")
_SHAPES = {
    "istat": Shape(r"\d{6}", "six digits in quotes"),
    "cadastral_code": Shape(r"[A-Z]\d{3}", "a letter and three digits"),
    "postcode": Shape(r"\d{5}", "five digits in quotes"),
    "tax_code": Shape(r"\d{11}", "eleven digits in quotes"),
    "province": Shape(r"[A-Z]{2}", "two letters"),
    "pec": MAIL,
    "email": MAIL,
    "phone": PHONE,
    "website": _SITE,
    "whistleblowing": _LINK,
    "privacy_notice": _LINK,
    "repository": _LINK,
    "patron_day": Shape(r"\d{2}-\d{2}", "a month and a day like 06-24"),
}
_ONLY_NAMES = re.compile(r"[^.{}]*: ?\{town\.(\w+)\}")
"""A line that is nothing but a label and a value of the town."""
_GAP = re.compile(r"\n{3,}")
_PLACEHOLDER = re.compile(r"\{(office|town)\.(\w+)\}")


class Place(Struct, frozen=True, kw_only=True):
    """The municipality. A `Local` without a value is one that it has not given yet."""

    name: Local
    short_name: Local
    province: Local
    region: Local
    istat: Local
    cadastral_code: Local
    postcode: Local
    tax_code: Local
    ipa: Local
    pec: Local
    website: Local
    phone: Local
    email: Local
    place: Local
    """Address of the town hall."""
    hours: Local
    mayor: Local
    secretary: Local
    dpo: Local
    """The data protection officer, and how to reach them."""
    transparency_officer: Local
    """Who answers requests of civic access (RPCT)."""
    whistleblowing: Local
    """The https address of the protected channel."""
    privacy_notice: Local
    """The https address of the full notice."""
    patron: Local
    patron_day: Local
    """`MM-DD`: a day on which no office is open."""
    repository: Local
    """The https address of the source of this software."""
    timezone: str
    languages: tuple[str, ...]
    """Languages of every service with a form."""
    complete_languages: tuple[str, ...]
    """Languages of every service."""

    def spoken(self, language: str) -> Mapping[str, str]:
        """Every local value as people read it, by name; empty where it is missing."""
        return {key: getattr(self, key).spoken(language) for key in TOWN_NAMES}

    def told(self) -> frozenset[str]:
        """Every local value that the file holds, as written: what texts may state."""
        return frozenset(text for key in TOWN_NAMES for text in getattr(self, key).texts.values())


_PLAIN = ("timezone", "languages", "complete_languages")
TOWN_NAMES = tuple(name for name in Place.__struct_fields__ if name not in _PLAIN)
"""What a text may say of the municipality: `{town.pec}` …"""


def load(folder: Path) -> Place:
    """The municipality as `folder`/town.yaml tells it.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder))


def attempt(folder: Path) -> Place | None:
    """The municipality as far as it can be read; None where it cannot."""
    return _read(folder, []) if (folder / FILE).exists() else None


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in `folder`/town.yaml."""
    return noted(partial(_read, folder))


def fill(html: Markup, place: Mapping[str, str], office: Mapping[str, str], language: str) -> Markup:
    """The text with every placeholder replaced by its value, or by the phrase for one that is missing.

    `place` and `office` are values by name as people read them (`Place.spoken`, `Office.spoken`).
    """
    values = {"town": place, "office": office}

    def said(match: re.Match[str]) -> str:
        value = values[match[1]].get(match[2], "")
        if not value:
            return str(say("library.missing", language))
        safe = str(escape(value))
        return f"{ISOLATE}{safe}{END_OF_ISOLATE}" if language in RIGHT_TO_LEFT else safe

    return Markup(_PLACEHOLDER.sub(said, str(html)))  # noqa: S704  # html was safe, values are escaped


def without_missing(html: Markup, place: Mapping[str, str]) -> Markup:
    """The text without the lines that would only say that a value of the town is missing."""
    lines = (line for line in html.splitlines() if not _is_missing(line, place))
    return Markup(_GAP.sub("\n\n", "\n".join(lines)).strip())  # noqa: S704  # html was safe


def _is_missing(line: str, place: Mapping[str, str]) -> bool:
    named = _ONLY_NAMES.fullmatch(line)
    return named is not None and not place.get(named[1], "")


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """The placeholders of a text: of whom (`office`, `town`), and which value."""
    return ((match[1], match[2]) for match in _PLACEHOLDER.finditer(text))


def _read(folder: Path, problems: list[Problem]) -> Place | None:
    written = read(folder / FILE, problems)
    if written is None:
        return None
    fields = Fields(written, "the town", problems)
    locals_ = {key: local(fields, key, _SHAPES.get(key, WORDS)) for key in TOWN_NAMES}
    place = Place(
        timezone=fields.one_of("timezone", ("Europe/Rome",)),
        languages=fields.several_of("languages", LANGUAGES),
        complete_languages=fields.several_of("complete_languages", LANGUAGES),
        **locals_,
    )
    fields.close()
    for key, languages in (("languages", place.languages), ("complete_languages", place.complete_languages)):
        if REFERENCE_LANGUAGE not in languages:
            fields.wrong(written, f"'{key}' lacks '{REFERENCE_LANGUAGE}'; right is to have it first")
    return place
