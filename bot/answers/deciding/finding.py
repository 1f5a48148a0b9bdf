# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a message was understood as, and why."""

from msgspec import Struct

ANSWER, CLARIFY, ABSTAIN = "answer", "clarify", "abstain"
EMERGENCY, ACTION, SMALLTALK = "emergency", "action", "smalltalk"
OUTCOMES = (ANSWER, CLARIFY, ABSTAIN, EMERGENCY, ACTION, SMALLTALK)


class Candidate(Struct, frozen=True):
    """A topic and facet that a message may be about; an empty facet is the topic's overview."""

    topic: str
    facet: str
    score: float
    """From 0 to 1: the higher, the surer."""


class Finding(Struct, frozen=True, kw_only=True):
    """What one message was understood as."""

    outcome: str
    """One of `OUTCOMES`."""
    topic: str = ""
    facet: str = ""
    """Empty: the topic's overview."""
    action: str = ""
    """Id of an action (`apply`, `status` …) where the outcome is `action`."""
    kind: str = ""
    """Kind of emergency or small talk, or `whistleblowing`, `injection`, `insult`, `language`, `empty`."""
    elsewhere: str = ""
    """Id of the body in charge (`elsewhere.yaml`) where the matter, or a further question, is not the
    municipality's."""
    language: str
    score: float = 0.0
    """From 0 to 1: how sure it is; of an emergency, how likely it is one."""
    candidates: tuple[Candidate, ...] = ()
    """At most three, best first."""
    leaves: bool = False
    """Of an abstention: it has a matter of its own, so that what was just talked about is over."""
    more: tuple[Candidate, ...] = ()
    """The further questions of a message that asks several."""
    otherwise: "Finding | None" = None
    """Of an emergency: what the message is if nobody is in danger."""
    sensitive: tuple[str, ...] = ()
    """Kinds of sensitive data in the message (`codice-fiscale`, `iban`, `card`, `document`, `password`,
    `health`; `personal`: belief, whom somebody loves, convictions)."""


class Trace(Struct, frozen=True):
    """One sign in the message that counted, and its weight for what it speaks for."""

    word: str
    """A stem, some stems in a row (`…`: one is left out; `[concept]`), or the name of a concept."""
    taken_for: str
    """`w` a word, `p` words in a row, `^` the beginning, `c` a concept of the glossary."""
    weight: float


class Alarm(Struct, frozen=True, kw_only=True):
    """Why a message was taken for a cry for help."""

    phrase: str
    """The words that are a phrase of the guards, or an empty text."""
    rule: tuple[str, ...]
    """The notions of the rule that holds (`dangers.yaml`); none where none does."""
    notions: tuple[tuple[str, str], ...]
    """Each notion that is spoken of, with the word that it begins with."""
    words: tuple[Trace, ...]
    """Each word, and how much more it makes the message like the cries among the examples."""


class Explanation(Struct, frozen=True, kw_only=True):
    """Why a message was understood as it was; for staff, never stored."""

    finding: Finding
    about: tuple[str, str] = ("", "")
    """The topic and the facet that the words below speak for: those found, else the likeliest."""
    words: tuple[Trace, ...]
    """Their weights for the topic."""
    facet_words: tuple[Trace, ...] = ()
    """Their weights for the facet."""
    repaired: tuple[tuple[str, str], ...]
    """Words taken for typing errors, and what they were taken for."""
    unknown: tuple[str, ...]
    """Words that nothing in the base knows."""
    runners_up: tuple[Candidate, ...]
    because: str
    """The rule that decided, and the figures it looked at."""
    alarm: Alarm | None = None
    """Of an emergency."""
