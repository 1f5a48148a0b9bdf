# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small knowledge base without a fault, for tests to break."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from bot import answers
from bot.answers.library import place
from bot.cases import offices
from bot.model import Problem

TODAY = date(2026, 11, 24)

TOWN = """\
name: Comune di Prova
short_name: Prova
province: LO
region: Lombardia
istat: "098000"
cadastral_code: G999
postcode: "26800"
tax_code: "00000000000"
ipa: c_g999
pec: {value: comune.prova@pec.example.it, confirm: true}
website: comune.prova.example.it
phone: missing
email: missing
place: missing
hours: missing
mayor: missing
secretary: missing
dpo: missing
transparency_officer: missing
whistleblowing: missing
privacy_notice: missing
patron: {it: San Giovanni, en: Saint John}
patron_day: 06-24
timezone: Europe/Rome
languages: [it, en]
complete_languages: [it, en]
repository: missing
"""

OFFICES = """\
tributi:
  name: {it: Ufficio tributi, en: Tax office}
  phone: 0377 000111
  email: missing
  pec: missing
  hours: missing
  place: missing
  topics: [tributi]
"""

SERVICE = """\
title: {it: Tasse del Comune, en: Local taxes}
names:
  it: [tasse]
  en: [taxes]
description: {it: Come pagare le tasse., en: How to pay taxes.}
office: tributi
status:
  is: planned
  since: missing
  horizon: 2023-2025
window: none
form: none
answer_days: 30
completion: [desk, pec]
sources:
  piano: {title: {it: Piano, en: Plan}, url: none, read_on: 2026-11-23}
  legge: {title: {it: Legge 160, en: Law 160}, url: "https://law.example.it/160", read_on: 2026-11-23}
verified_on: 2026-11-23
review_by: 2027-05-23
categories: [Ambiente]
arguments: [Imposte]
events: []
related: []
without: [chi, come, documenti, costi, tempi, dove, esito, problema, novita]
"""

ITALIAN = """\
---
updated: 2026-11-24
---
## cos-e
source: piano

Il piano 2023-2025 parla di **tasse**.

- Paga la casa.
- Paga i rifiuti & il resto.

## contatti
source: piano, legge
review_by: 2026-12-31

Chiama l'ufficio: {office.phone}.
Scrivi alla PEC: {town.pec}.
"""

ENGLISH = """\
---
updated: 2026-11-24
---
## cos-e
source: piano

The plan of 2023-2025 is about **taxes**.

- Pay for the house.
- Pay for the waste & the rest.

## contatti
source: piano, legge
review_by: 2026-12-31

Call the office: {office.phone}.
Write to the PEC: {town.pec}.
"""

QUESTIONS_IT = """\
cos-e:
  - che tasse ci sono
  - cosa devo al comune
  - mi spieghi le tasse
  - imposte locali quali sono
  - le tasse del paese
contatti:
  - chi chiamo per le tasse
  - numero dei tributi
  - con chi parlo dell'imu
  - a chi scrivo
  - l'ufficio tasse che telefono ha
"""

QUESTIONS_EN = """\
cos-e: [which taxes are there, what do I owe, tell me about taxes]
contatti: [whom do I call, phone of the tax office, who answers me]
"""

PAGE = """\
---
updated: 2026-11-24
review_by: 2027-05-23
sources: [Numero unico di emergenza europeo]
---

Chiama subito il 112.
"""

STYLE = """\
forbidden:
  it:
    handicappat*: persona con disabilità
    portator* di handicap: persona con disabilità
    l'utent*: la persona
"""

FILES = {
    "town.yaml": TOWN,
    "offices.yaml": OFFICES,
    "figures.yaml": '"112": Numero unico di emergenza europeo\n',
    "style.yaml": STYLE,
    "elsewhere.yaml": "stato:\n  name: {it: Agenzia delle entrate}\n  what: {it: tasse dello Stato}\n",
    "replies.it.yaml": "vieni:\n  label: Vieni da noi\n  text: Passa allo sportello.\n",
    "services/tributi/service.yaml": SERVICE,
    "services/tributi/it.md": ITALIAN,
    "services/tributi/en.md": ENGLISH,
    "services/tributi/questions.it.yaml": QUESTIONS_IT,
    "services/tributi/questions.en.yaml": QUESTIONS_EN,
    "forms/nidi.yaml": "topic: nidi-0-3\n",
    "pages/emergency.it.md": PAGE,
    "pages/emergency.en.md": PAGE.replace("Chiama subito il 112.", "In danger? Call 112 now."),
}


class Base:
    """A knowledge folder that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a whole file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, name: str, before: str, after: str) -> None:
        """Put `after` in place of `before`, which must be there."""
        text = (self.folder / name).read_text("utf-8")
        assert before in text
        self.write(name, text.replace(before, after, 1))

    def problems(self, today: date = TODAY) -> list[str]:
        """What the judge says, with paths below the folder."""
        told = place.load(self.folder).told() | offices.load(self.folder).told()
        return self.said(answers.problems(self.folder, today, told))

    def said(self, problems: Iterable[Problem]) -> list[str]:
        """Problems as lines, with paths below the folder."""
        return [str(problem).replace(f"{self.folder}/", "") for problem in problems]


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """A small knowledge base without a fault."""
    return Base(tmp_path)
