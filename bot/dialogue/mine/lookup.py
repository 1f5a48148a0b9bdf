# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a case stands, asked from a chat that did not file it: by its number and a second proof.

Whatever is wrong (no such case, another person's, a wrong proof), the answer is the same.
"""

import hmac
import re
from datetime import timedelta

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

from bot.cases import Case, TryLookup, find_reference
from bot.dialogue.mine.card import resident_card
from bot.dialogue.scene import Scene
from bot.model import Erasure, Expecting, Turn

TRIES, WITHIN = 5, timedelta(hours=1)
"""How often one chat may try."""
TAX_CODE, PHONE = "tax-code", "phone"
"""Keys of the lines that prove who asks."""
UNKNOWN = "?"
DECOY = "AAAAAA00A01A000H"
"""Stands for the codice fiscale of nobody: what is compared with it never proves anything."""
LAST = 4


def begin(scene: Scene, text: str = "") -> Turn:
    """`/stato`, maybe with the number: which case?"""
    if scene.records.lookups(scene.said.chat, scene.now - WITHIN) >= TRIES:
        return scene.ends("lookup-too-many", scene.reply(scene.say("told.lookup.too-many")), expecting=None)
    if text:
        return number(scene, text)
    prompt = scene.reply(scene.say("told.lookup.which"))
    return scene.ends("lookup-begun", prompt, expecting=Expecting("lookup", scene.now))


def number(scene: Scene, text: str = "") -> Turn:
    """The number was written. The proof is asked for whether there is such a case or not."""
    reference = find_reference(text or scene.said.text) or UNKNOWN
    case = scene.records.case(reference)
    if case is not None and case.person == scene.said.sender:
        return _shown(scene, case)
    prompt = scene.reply(scene.say("told.lookup.proof"))
    return scene.ends("lookup-proof", prompt, expecting=Expecting(f"lookup-proof:{reference}", scene.now))


def proof(scene: Scene, reference: str) -> Turn:
    """The proof was written: it is taken off the chat, and counts as a try whatever it says."""
    if scene.records.lookups(scene.said.chat, scene.now - WITHIN) >= TRIES:
        return scene.ends("lookup-too-many", scene.reply(scene.say("told.lookup.too-many")), expecting=None)
    erase = Erasure(to=scene.said.chat, message=scene.said.message)
    tried = TryLookup(scene.said.chat)
    case = scene.records.case(reference)
    if not proves(case, scene.said.text) or case is None:
        refusal = scene.reply(scene.say("told.lookup.refused"))
        return scene.ends("lookup-refused", erase, refusal, acts=(tried,), expecting=None)
    shown = _shown(scene, case)
    return scene.ends("lookup-shown", erase, *shown.parcels, acts=(tried,), expecting=None)


def _shown(scene: Scene, case: Case) -> Turn:
    # Without the words of the office: they may name what only the person should read.
    text = resident_card(case, (), scene.town, scene.language)
    return scene.ends("lookup-shown", scene.reply(text), expecting=None)


def proves(case: Case | None, written: str) -> bool:
    """Whether it holds the last four signs of the codice fiscale, and the birth date or the phone's end.

    Without such a case a decoy is compared, to its end as well: how long it takes tells nothing.
    """
    code = _value(case, TAX_CODE).upper() or DECOY
    words = re.findall(r"\w+", written.upper(), re.ASCII)
    first = [word for word in words if _same(word, code[-LAST:])]
    rest = "".join(word for word in words if word not in first[:1])
    seconds = [_same(rest, each) for each in (_born(code), _digits(_value(case, PHONE))[-LAST:]) if each]
    return all((case is not None, code is not DECOY, first, any(seconds)))


def _same(written: str, right: str) -> bool:
    return hmac.compare_digest(written.encode(), right.encode())


def _value(case: Case | None, key: str) -> str:
    line = case.declared.get(key) if case else None
    return line.value if line else ""


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _born(code: str) -> str:
    try:
        return f"{codicefiscale.get_birth_date(code):%d%m%Y}"
    except ValidationError:
        return ""
