# SPDX-License-Identifier: AGPL-3.0-or-later
"""An e-mail address; an obvious slip in its domain is asked, never put right in silence."""

import re

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import DamerauLevenshtein

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.forms.sentence import Sentence
from bot.forms.words import called, listed

_USUAL = frozenset(
    [
        "gmail.com",
        "libero.it",
        "hotmail.it",
        "hotmail.com",
        "outlook.it",
        "outlook.com",
        "yahoo.it",
        "yahoo.com",
        "yahoo.ro",
        "icloud.com",
        "alice.it",
        "tiscali.it",
        "virgilio.it",
        "live.it",
        "tin.it",
        "fastwebnet.it",
        "inwind.it",
        "email.it",
        "msn.com",
        "me.com",
        "gmx.com",
        "protonmail.com",
        "legalmail.it",
        "pec.it",
    ]
)
"""Domains that most people of an Italian town use: for noticing a slip, never to refuse."""
_SLIPS = {"con": "com", "cmo": "com", "vom": "com", "comm": "com", "ot": "it", "itt": "it"}
_AROUND = " .,;:<>()'\""
_IN_TEXT = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")


class EmailKind(FieldKind):
    """An address that is well formed; whether it exists is not looked up."""

    hint = "forms.hint.email"

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The address in the text, in the spelling the mail system uses."""
        del field
        inside = _IN_TEXT.findall(text)
        if len(inside) > 1:
            return Unread("forms.problem.emails")
        spoken = _spoken(_without_lead(text, moment.language), moment.language)
        written = inside[0].strip(_AROUND) if inside else spoken
        address = _normal(written)
        if not address:
            repaired = _normal(spoken)
            return Doubt("forms.doubt.email", (repaired,)) if repaired else Unread("forms.problem.email")
        better = _likelier(address)
        if better:
            return Doubt("forms.doubt.email", (better, address))
        if written != text.strip(_AROUND):
            # Words around it may belong to it: "ada rossi@libero.it".
            return Doubt("forms.doubt.email", (address,))
        return Read(address)


def _without_lead(text: str, language: str) -> str:
    """`la mia mail è ada chiocciola libero punto it` without its first four words."""
    lead = (*listed("article", language), *called("email", language), *listed("is", language))
    return Sentence.of(text).past_all(lead).told


def _spoken(text: str, language: str) -> str:
    """`mario chiocciola libero punto it`, `mario @ libero,it`: put together, to be asked."""
    out = text.casefold().replace(",", ".")
    for key, sign in (("at", "@"), ("dot", ".")):
        for word in listed(key, language):
            out = re.sub(rf"\s*\b{re.escape(word)}\b\s*", sign, out)
    return "".join(out.split())


def _normal(written: str) -> str:
    try:
        address = validate_email(written, check_deliverability=False).normalized
    except EmailNotValidError:
        return ""
    # No domain of the Internet ends with one letter.
    return address if len(address.rpartition(".")[2]) > 1 else ""


def _likelier(address: str) -> str:
    name, _, domain = address.rpartition("@")
    if domain in _USUAL:
        return ""
    host, _, end = domain.rpartition(".")
    same = [usual for usual in sorted(_USUAL) if usual.rpartition(".")[0] == host]
    near = [usual for usual in sorted(_USUAL) if DamerauLevenshtein.distance(domain, usual) == 1]
    if same or near:
        return f"{name}@{(same or near)[0]}"
    return f"{name}@{host}.{_SLIPS[end]}" if end in _SLIPS else ""
