# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums of money as people write them: 12,50, 1.200, € 1.200,50, 12 euro e 50, 15mila."""

import re
from decimal import Decimal

from bot.forms.words import folded, leading_number, listed
from bot.phrases import say

_GROUPED = re.compile(r"(\d{1,3})((?:([.,' ])\d{3})(?:\3\d{3})*)(?:([.,])(\d{1,2}))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d{1,2})")
_WHOLE = re.compile(r"(\d+)(?:[.,]-+)?")
_THREE = re.compile(r"(\d{1,3})([.,])(\d{3})")
_CENT = Decimal("0.01")


def read_amount(text: str, language: str) -> tuple[Decimal, ...]:
    """The sums the text may mean, in euro; two where a mark can be of thousands or of cents.

    1.200 is one thousand two hundred and 1,200 is asked; in English the other way round.
    """
    said = _in_figures(folded(text), language)
    cents = _with_cents(said, language)
    if cents is not None:
        return (cents,)
    bare = _without(said, ("currency", "about"), language)
    thousand = re.fullmatch(rf"(.+?) ?(?:{_any('thousand', language)})", bare)
    count = _in_figures(thousand[1], language) if thousand else ""
    if re.fullmatch(r"\d{1,4}", count):
        return (Decimal(count) * 1000,)
    return _figures(bare, language)


def _in_figures(said: str, language: str) -> str:
    """`due euro e cinquanta` as `2 euro e 50`; the Arabic marks of cents and thousands as ours."""
    said = re.sub(r"(?<=\d)\u066c(?=\d{3})", "", said)
    said = re.sub(r"(?<=\d)\u066b(?=\d{1,2}(?!\d))", ".", said)
    out, tokens = [], said.split()
    while tokens:
        number = leading_number(tokens, language)
        out.append(str(number[0]) if number else tokens[0])
        tokens = tokens[number[1] if number else 1 :]
    return " ".join(out)


def _with_cents(said: str, language: str) -> Decimal | None:
    """`12 euro e 50`, `12€50`, `50 centesimi`."""
    money, cent, and_ = (_any(key, language) for key in ("currency", "cents", "and"))
    mixed = re.fullmatch(rf"(\d+) ?(?:{money}|€) ?(?:(?:{and_}) )?(\d{{2}})(?: ?(?:{cent}))?", said)
    if mixed:
        return Decimal(f"{mixed[1]}.{mixed[2]}")
    alone = re.fullmatch(rf"(\d{{1,2}}) ?(?:{cent})", said)
    return (Decimal(alone[1]) * _CENT).quantize(_CENT) if alone else None


def _figures(bare: str, language: str) -> tuple[Decimal, ...]:
    for shape in (_WHOLE, _DECIMAL):
        found = shape.fullmatch(bare)
        if found:
            return (Decimal(".".join(found.groups())),)
    three = _THREE.fullmatch(bare)
    if three and three[1].startswith("0"):
        return (Decimal(f"{three[1]}.{three[3]}").quantize(_CENT),) if three[3][2] == "0" else ()
    if three and three[2] == ("." if language == "en" else ","):
        small = Decimal(f"{three[1]}.{three[3]}").quantize(_CENT)
        return (Decimal(three[1] + three[3]), small) if three[3][2] == "0" else ()
    grouped = _GROUPED.fullmatch(bare)
    if grouped and grouped[3] != grouped[4] and not grouped[1].startswith("0"):
        whole = grouped[1] + re.sub(r"\D", "", grouped[2])
        return (Decimal(f"{whole}.{grouped[5] or 0}"),)
    return ()


def _without(said: str, keys: tuple[str, ...], language: str) -> str:
    out = said.replace("€", " ")
    for key in keys:
        out = re.sub(rf"(?<![^\W\d])(?:{_any(key, language)})(?!\w)\.?", " ", out)
    return " ".join(out.split())


def _any(key: str, language: str) -> str:
    return "|".join(re.escape(word) for word in sorted(listed(key, language), key=len, reverse=True))


def shown_amount(amount: Decimal, language: str) -> str:
    """The sum in the marks of the language: `1.200,50 €`, `€1,200.50`."""
    written = f"{amount:,.2f}" if amount != amount.to_integral_value() else f"{amount:,.0f}"
    if language != "en":
        written = written.translate(str.maketrans(",.", ".,"))
    return str(say("forms.money", language, amount=written))
