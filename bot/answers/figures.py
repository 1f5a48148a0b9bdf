# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds what looks like a local value in a text: phone numbers, prices, times, e-mail addresses, places.

Whoever writes a sheet may state such a value only where the municipality has given it (`town.yaml`,
`offices.yaml`), or where `figures.yaml` says which law or national body it comes from.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from bot.model import Problem
from bot.written import read

FILE = "figures.yaml"

_AMOUNT = r"\d+(?:[.,\u00a0\u066c'\u2019]\d{3})*(?:[.,\u066b]\d{1,2})?"
_SCALE = r"(?:mila|milion[ei]|million|millions|mln|milioane|مليون)"
_CURRENCY = r"(?:€|euros?\b|eur\b|يورو)"
_CENTS = r"(?:cent(?:esim[oi]|s)?\b|سنت)"
_PRICES = (
    re.compile(rf"(?P<amount>{_AMOUNT})\s*(?P<scale>{_SCALE})?(?:\s+d[ie])?\s*{_CURRENCY}", re.IGNORECASE),
    re.compile(rf"€\s*(?P<amount>{_AMOUNT})(?:\s*(?P<scale>{_SCALE}))?", re.IGNORECASE),
    re.compile(rf"(?P<amount>{_AMOUNT})\s*(?P<cents>{_CENTS})", re.IGNORECASE),
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.,/\u2013-])(?:\+|00)?(?:39[ .]?)?"
    r"(?:0\d{1,3}|3\d{2}|80[03]|84[08]|89[29])(?:[ ./-]?\d){5,8}(?![\w/\u2013-])"
)
_SHORT_PHONE = re.compile(
    r"(?:chiam\w+|telefon\w+|numero(?: verde)?|call|dial|phone|ring|sun[ăa]\w*|اتصل)"
    r"(?: (?:subito|lo?|il|al?|allo|la|at|number|the|numero|على|ب))*[ ب:]{1,3}(?P<short>1\d{2,4})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d.,:])(?:(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:])"
    r"|(?:ore|alle|dalle|ora)\s+(?P<dotted>(?:[01]?\d|2[0-3])\.[0-5]\d)(?!\d|[.,]\d)"
    r"|(?:alle ore|dalle ore|ore)\s+(?P<hour>[01]?\d|2[0-4])(?![\d.,:/])"
    r"|dalle\s+(?P<from>[01]?\d|2[0-3])\s+alle\s+(?:[01]?\d|2[0-4])(?![\d.,:/])"
    r"|(?P<half>1?\d)\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:via|viale|piazza|piazzale|corso|vicolo|largo)\s+"
    r"(?:(?:dell['\u2019]|(?:della|delle|degli|del|dei|di|da|de|san|don)\s)\s*)?(?P<street>[A-ZÀ-Ý][\w'\u2019]+)",
    re.IGNORECASE,
)
_NO_STREETS = ("PEC", "Pec", "Telegram", "SPID", "Internet", "App", "IO", "CIE", "SMS", "WhatsApp", "E-mail")


class Figure(Struct, frozen=True):
    """Something in a text that looks like a local value."""

    kind: str
    """`price`, `phone`, `time`, `e-mail` or `place`."""
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
    for pattern in _PRICES:
        yield from (Figure("price", _amount(match), match[0].strip()) for match in pattern.finditer(text))
    for match in _MAIL.finditer(text):
        yield Figure("e-mail", match[0].lower(), match[0])
    for match in _PHONE.finditer(text):
        yield Figure("phone", _digits(match[0]), match[0])
    for match in _SHORT_PHONE.finditer(text):
        yield Figure("phone", _digits(match["short"]), match["short"])
    for match in _TIME.finditer(text):
        yield Figure("time", next(group for group in match.groups() if group).replace(".", ":"), match[0])
    for match in _PLACE.finditer(text):
        if match["street"][0].isupper() and match["street"] not in _NO_STREETS:
            yield Figure("place", match["street"].lower(), match[0])


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
    return (
        digits.removeprefix("0039")
        if text.startswith("00")
        else digits.removeprefix("39" * text.startswith("+"))
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
