# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds what looks like a local value in a text: phones, prices, times, days, addresses, places, people.

Whoever writes a sheet may state such a value only where the municipality has given it (`town.yaml`,
`offices.yaml`), or where `figures.yaml` says which law or national body it comes from.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from bot.answers.library.shapes import (
    AMOUNTS,
    MAIL,
    PERSON,
    PHONES,
    PLACE,
    SPELT_PHONE,
    SPELT_PRICE,
    TIME,
    WEEKDAY,
)
from bot.model import Problem
from bot.written import read

FILE = "figures.yaml"

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_DIGIT = re.compile(r"\d")
_NO_STREETS = ("PEC", "Pec", "Telegram", "SPID", "Internet", "App", "IO", "CIE", "SMS", "WhatsApp", "E-mail")


class Figure(Struct, frozen=True):
    """Something in a text that looks like a local value."""

    kind: str
    """`price`, `phone`, `time`, `day`, `e-mail`, `place` or `name`."""
    normal: str
    """The value, written one way only, whatever the language."""
    shown: str
    """The value as it stands in the text."""

    @property
    def id(self) -> tuple[str, str]:
        """What makes two figures the same."""
        return self.kind, self.normal


def figures(text: str) -> Iterator[Figure]:
    """Whatever in `text` looks like a local value."""
    plain = text.translate(_DIGITS)
    # Most lines hold no digit, and a clerk who checks after every line does not want to wait.
    finders = (_prices, _phones, *_WORDED) if _DIGIT.search(plain) else _WORDED
    for find in finders:
        yield from find(plain)


def _prices(text: str) -> Iterator[Figure]:
    for pattern in AMOUNTS:
        yield from (Figure("price", _amount(match), match[0].strip()) for match in pattern.finditer(text))


def _spelt(text: str) -> Iterator[Figure]:
    for kind, pattern in (("price", SPELT_PRICE), ("phone", SPELT_PHONE)):
        yield from (Figure(kind, match[0].lower(), match[0]) for match in pattern.finditer(text))


def _mails(text: str) -> Iterator[Figure]:
    yield from (Figure("e-mail", match[0].lower(), match[0]) for match in MAIL.finditer(text))


def _phones(text: str) -> Iterator[Figure]:
    for pattern in PHONES:
        for match in pattern.finditer(text):
            number = match.groupdict().get("short") or match[0]
            yield Figure("phone", _digits(number), number.strip())


def _times(text: str) -> Iterator[Figure]:
    for match in TIME.finditer(text):
        yield Figure("time", next(group for group in match.groups() if group).replace(".", ":"), match[0])
    yield from (Figure("day", match.lastgroup or "", match[0]) for match in WEEKDAY.finditer(text))


def _places(text: str) -> Iterator[Figure]:
    for match in PLACE.finditer(text):
        street = match["street"]
        if (street[0].isupper() or match["number"] is not None) and street not in _NO_STREETS:
            yield Figure("place", street.lower(), match[0])


def _people(text: str) -> Iterator[Figure]:
    for match in PERSON.finditer(text):
        name = next(group for group in match.groups() if group)
        yield Figure("name", name.lower(), name)


_WORDED = (_spelt, _mails, _times, _places, _people)
"""Finders of what may be written without a digit."""


def known(folder: Path, problems: list[Problem]) -> frozenset[tuple[str, str]]:
    """Ids of the figures that `folder`/figures.yaml gives a source for."""
    path = folder / FILE
    if not path.exists():
        return frozenset()
    written = read(path, problems)
    found: set[tuple[str, str]] = set()
    for value, source in written.keys.items() if written else ():
        ids = {figure.id for figure in figures(_as_read(value))}
        if not ids:
            problems.append(
                source.wrong(f"'{value}' is no figure; right is like '9.530 euro' or 'chiama il 112'")
            )
        if not source.text:
            problems.append(
                source.wrong(f"figure '{value}' has no source; right is the act or page it is from")
            )
        found |= ids
    return frozenset(found)


def _as_read(value: str) -> str:
    return f"numero {value}" if re.fullmatch(r"1\d{2,4}", value) else value


def _digits(text: str) -> str:
    digits = "".join(str(int(character)) for character in text if character.isdigit())
    start = text.lstrip("(")
    return (
        digits.removeprefix("0039")
        if start.startswith("00")
        else digits.removeprefix("39" * start.startswith("+"))
    )


def _amount(match: re.Match[str]) -> str:
    """The amount in euro, without needless zeros."""
    groups = match.groupdict()
    amount = plain_number(groups["amount"])
    if groups.get("cents"):
        amount /= 100
    if scale := (groups.get("scale") or "").lower():
        amount *= 1_000 if scale == "mila" else 1_000_000
    return f"{amount.normalize():f}"


def plain_number(text: str) -> Decimal:
    """A number as Italians (9.530,50) or others (9,530.50) write it."""
    whole, _, rest = _last_separated(text)
    digits = "".join(character for character in whole if character.isdigit())
    return Decimal(f"{digits or 0}.{rest or 0}")


def _last_separated(text: str) -> tuple[str, str, str]:
    """The whole part, the separator and the decimals; three digits after a separator are thousands."""
    match = re.fullmatch(r"(.*\d)([.,\u066b])(\d{1,2})", text)
    return (match[1], match[2], match[3]) if match else (text, "", "")
