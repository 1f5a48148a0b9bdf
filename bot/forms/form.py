# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form as data: what a clerk writes in `knowledge/forms/<id>.yaml`."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from bot.model import Texts

PRIVACY = "privacy"
"""Key of the step that comes before all fields: the privacy notice was read."""

ANY_TOPIC = "any"
"""What a file says for the topic of a form that serves all services: its field `topic` asks which."""

OTHER_TOPIC = "other"
"""Answer of that field where the person does not know which."""

MORE = "more"
"""Last step of a round of a repeating group: is there another one?"""


class Purpose(StrEnum):
    """What an office does with a finished form."""

    APPLICATION = "application"
    REPORT = "report"
    FEEDBACK = "feedback"
    QUESTION = "question"


class Sensitivity(StrEnum):
    """How careful one must be with an answer. There is no `special`: such data stay out of the chat."""

    PUBLIC = "public"
    PERSONAL = "personal"
    ECONOMIC = "economic"


class View(StrEnum):
    """Where the office sees an answer: in the summary of its group, or in private under "Vedi dati"."""

    SUMMARY = "summary"
    PRIVATE = "private"


class Choice(Struct, frozen=True):
    """One of the answers to choose from, with other words people use for it."""

    value: str
    label: Texts
    names: Mapping[str, tuple[str, ...]] = {}


class Bounds(Struct, frozen=True):
    """Limits of an answer. Days are ISO dates, `today`, or `-18 years`, `+9 months`, `-30 days`."""

    earliest: str = ""
    latest: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int = 500
    """Characters of a text."""


class Condition(Struct, frozen=True):
    """Asked only if an earlier field was answered with one of these values."""

    field: str
    among: tuple[str, ...]


class Keep(Struct, frozen=True):
    """How long an answer is kept: days after the case is closed, and the same in words."""

    days: int
    words: Texts


class Field(Struct, frozen=True, kw_only=True):
    """One question of a form."""

    key: str
    kind: str
    label: Texts
    """A few words, for the summary."""
    question: Texts
    """What the person is asked."""
    hint: Texts = {}
    """How to answer, with an example; where it is missing, the kind has one."""
    why: Texts
    """Why it is asked, in one sentence."""
    readers: Texts = {}
    """Who reads it; the form's readers where it is missing."""
    keep: Keep | None = None
    """How long it is kept; the form's term where it is missing."""
    sensitivity: Sensitivity
    required: bool = True
    office: View = View.PRIVATE
    remember: bool = False
    """Whether the same person is offered this answer again in another form (never the data of others)."""
    beneficiary: bool = False
    """Whether it names the person the request is for, where that is somebody else."""
    shown_if: Condition | None = None
    choices: tuple[Choice, ...] = ()
    bands: tuple[int, ...] = ()
    """Upper ends in euro of the bands of an ISEE, ascending."""
    bounds: Bounds = Bounds()
    papers: bool = False
    """For a photo: whether a PDF is taken as well. Never for papers that belong at the counter."""
    compare: str = ""
    """For a codice fiscale: key of the field that holds the same person's date of birth."""
    fields: tuple["Field", ...] = ()
    """For a group: what is asked in each round."""
    rounds: int = 1
    """For a group: how many rounds at most."""
    another: Texts = {}
    """For a group: the question that opens another round."""


class Rule(Struct, frozen=True, kw_only=True):
    """One thing that decides whether somebody is probably entitled. It explains, it never blocks."""

    field: str
    among: tuple[str, ...] = ()
    """The values that fit; or `age`, or `at-most`."""
    age: tuple[int, int] | None = None
    """For a date of birth: completed years, from and to."""
    at_most: int | None = None
    """For an ISEE band: the band must not go above it, in euro."""
    otherwise: str = "check"
    """What follows where it does not fit: `check` or `unlikely`."""
    says: Texts
    """The rule in words."""
    source: Texts


class Form(Struct, frozen=True, kw_only=True):
    """One form, as it is read from its file."""

    id: str
    version: int
    topic: str
    """Id of the service; empty where the field `topic` asks for it."""
    kind: Purpose
    title: Texts
    privacy: Texts
    readers: Texts
    keep: Keep
    fields: tuple[Field, ...]
    closing: Texts = {}
    """What is said after sending, where the form has words of its own."""
    eligibility: tuple[Rule, ...] = ()


Forms = Mapping[str, Form]
