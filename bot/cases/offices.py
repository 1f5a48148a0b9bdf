# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offices of the municipality: what each is in charge of and how to reach it (`offices.yaml`)."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.cases.calendar import Span
from bot.cases.rhythm import digest_hour, spans
from bot.fields import Fields
from bot.local import MAIL, PHONE, Local, local
from bot.model import Problem, Texts, spoken
from bot.written import Written, accepted, close_to, noted, read

FILE = "offices.yaml"


class Office(Struct, frozen=True, kw_only=True):
    """One office. A `Local` without a value is one that the municipality has not given yet."""

    id: str
    name: Texts
    phone: Local = Local()
    email: Local = Local()
    pec: Local = Local()
    hours: Local = Local()
    place: Local = Local()
    topics: tuple[str, ...] = ()
    """Ids of the topics it is in charge of."""
    fallback: str = ""
    """Id of the office that helps out where nobody here takes a case; empty for none."""
    absent: tuple[Span, ...] = ()
    """Days on which nobody is here, besides the closures of all offices."""
    digest_at: time | None = None
    """When it wants its daily list; None for the hour of all."""

    def away(self, day: date) -> bool:
        """Whether nobody is here on that day."""
        return any(span.covers(day) for span in self.absent)

    def spoken(self, language: str) -> Mapping[str, str]:
        """`name`, `phone`, `email`, `pec`, `hours` and `place` as people read them; empty where missing."""
        values = {key: getattr(self, key).spoken(language) for key in LOCAL}
        return {"name": spoken(self.name, language), **values}


LOCAL = ("phone", "email", "pec", "hours", "place")
"""The fields of an office that only the municipality can give."""


class Offices(Struct, frozen=True):
    """All offices, by id."""

    by_id: Mapping[str, Office]

    def __iter__(self) -> Iterator[Office]:
        return iter(self.by_id.values())

    def __getitem__(self, office: str) -> Office:
        return self.by_id[office]

    def __contains__(self, office: object) -> bool:
        return office in self.by_id

    def in_charge(self, matter: str) -> Office:
        """The office in charge of a topic, or of that name; the first of the file where there is none."""
        first = next(iter(self.by_id.values()))
        return next((each for each in self.by_id.values() if matter in (each.id, *each.topics)), first)

    def told(self) -> frozenset[str]:
        """Every local value that the file holds, as written: what sheets may state."""
        fields = (getattr(office, key) for office in self.by_id.values() for key in LOCAL)
        return frozenset(text for field in fields for text in field.texts.values())


def load(folder: Path) -> Offices:
    """The offices of `folder`/offices.yaml.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder))


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in `folder`/offices.yaml."""
    return noted(partial(_read, folder))


def _read(folder: Path, problems: list[Problem]) -> Offices:
    written = read(folder / FILE, problems)
    if written is None:
        return Offices({})
    if not written.keys:
        problems.append(written.wrong("no office here; right is `<id>: {name: …, topics: […]}` for each"))
    offices = {key: _office(key, value, problems) for key, value in written.keys.items()}
    problems += _claimed_twice(written)
    problems += _untranslated(written, offices)
    problems += _helped_by_nobody(written, offices)
    return Offices(offices)


def _office(key: str, written: Written, problems: list[Problem]) -> Office:
    fields = Fields(written, f"office '{key}'", problems)
    office = Office(
        id=key,
        name=fields.texts("name"),
        phone=local(fields, "phone", PHONE),
        email=local(fields, "email", MAIL),
        pec=local(fields, "pec", MAIL),
        hours=local(fields, "hours"),
        place=local(fields, "place"),
        topics=fields.words("topics"),
        fallback=fields.text("fallback") if fields.maybe("fallback") else "",
        absent=spans(fields, "absent") if fields.maybe("absent") else (),
        digest_at=digest_hour(fields) if fields.maybe("digest_at") else None,
    )
    fields.close()
    return office


def _claimed_twice(written: Written) -> Iterator[Problem]:
    """A topic has one office: whoever answers for it must be plain."""
    owners: dict[str, str] = {}
    for key, office in written.keys.items():
        for entry in office.at("topics").items:
            owner = owners.setdefault(entry.text, key)
            if owner != key:
                yield entry.wrong(f"topic '{entry.text}' is of '{key}' and of '{owner}'; right is one office")


def _helped_by_nobody(written: Written, offices: Mapping[str, Office]) -> Iterator[Problem]:
    """An office that helps out must exist, and be another one."""
    for key, office in offices.items():
        others = [each for each in offices if each != key]
        if office.fallback and office.fallback not in others:
            where = written.keys[key].keys["fallback"]
            yield where.wrong(f"'fallback' is '{office.fallback}'; {close_to(office.fallback, others)}")


def _untranslated(written: Written, offices: Mapping[str, Office]) -> Iterator[Problem]:
    """Names that one office has in a language and another has not."""
    languages = {language for office in offices.values() for language in office.name}
    for key, office in offices.items():
        for language in sorted(languages - office.name.keys()):
            name = written.keys[key].keys.get("name", written.keys[key])
            yield name.wrong(f"name of '{key}' lacks '{language}', which others have; right is all or none")
