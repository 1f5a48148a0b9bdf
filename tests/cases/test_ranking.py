# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rankings: the example of the rules file by hand, and what must hold whatever the cases."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.cases import Case, Line, State
from bot.cases.ranking import (
    Criterion,
    LeftOut,
    Measure,
    explained,
    load,
    office_values,
    problems,
    published,
    ranked,
    snapshot,
)
from bot.errors import BadKnowledge
from tests.rooms import NOW, request
from tests.townhall import KNOWLEDGE

ROME = ZoneInfo("Europe/Rome")
RULES = load(KNOWLEDGE / "rankings" / "centri-estivi.yaml")


def case(number: int, day: int, children: int, hour: int = 9) -> Case:
    """A request confirmed that day of June for so many children."""
    lines = tuple(Line(f"children.{each}.name", "Nome", "Luca", "Luca") for each in range(1, children + 1))
    at = datetime(2026, 6, day, hour, tzinfo=UTC)
    return replace(request(number, at=at).case, lines=lines)


EXAMPLE = (case(1, 3, 1), case(2, 5, 1), case(3, 2, 3), case(4, 9, 2))
VALUES = {
    ("26-0001-G", "isee"): "9000",
    ("26-0001-G", "disability"): "no",
    ("26-0002-P", "isee"): "9000",
    ("26-0002-P", "disability"): "yes",
    ("26-0003-X", "disability"): "yes",
    ("26-0004-E", "isee"): "7500",
    ("26-0004-E", "disability"): "no",
}


def test_the_example_of_the_rules_file() -> None:
    """The four requests that the file's own comment puts in order, and what decides each place."""
    found = ranked(EXAMPLE, RULES, VALUES, ROME).entries

    assert [(each.reference, each.decided_by) for each in found] == [
        ("26-0004-E", ""),
        ("26-0002-P", "ISEE più basso"),
        ("26-0001-G", "disabilità certificata"),
        ("26-0003-X", "ISEE più basso"),
    ]
    comment = " ".join(RULES.text.replace("#", "").split())
    assert (
        "Ordine: 26-0004-E (ISEE più basso), 26-0002-P (pari ISEE con 26-0001-G, ma disabilità sì)" in comment
    )


def test_those_level_in_everything_stand_in_the_order_of_confirmation() -> None:
    """First the moment, then the running number."""
    same = (case(3, 2, 1), case(2, 2, 1), case(1, 2, 1, hour=10))
    found = ranked(same, RULES, {}, ROME).entries

    assert [each.reference for each in found] == ["26-0002-P", "26-0003-X", "26-0001-G"]
    assert [each.decided_by for each in found] == ["", "arrival", "arrival"]


def test_only_so_many_are_admitted() -> None:
    """The others wait."""
    found = ranked(EXAMPLE, replace(RULES, places=2), VALUES, ROME).entries

    assert [each.admitted for each in found] == [True, True, False, False]


def test_who_is_not_ranked_and_why() -> None:
    """Withdrawn, an interest, outside the window by one day of the town; other forms are not even named."""
    outside = (
        replace(case(1, 3, 1), state=State.WITHDRAWN),
        replace(case(2, 3, 1), standing="interest"),
        replace(case(3, 3, 1), opened_at=datetime(2026, 5, 31, 21, 59, tzinfo=UTC)),
        replace(case(4, 3, 1), opened_at=datetime(2026, 6, 30, 22, 0, tzinfo=UTC)),
        replace(case(5, 3, 1), opened_at=datetime(2026, 6, 30, 21, 59, tzinfo=UTC)),
        replace(case(6, 3, 1), form="nidi-0-3"),
    )
    found = ranked(outside, RULES, {}, ROME)

    assert [each.reference for each in found.entries] == ["26-0005-M"]
    assert found.left_out == (
        LeftOut("26-0003-X", "early"),
        LeftOut("26-0001-G", "withdrawn"),
        LeftOut("26-0002-P", "interest"),
        LeftOut("26-0004-E", "late"),
    )


MANY = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 4), st.sampled_from(["", "5000", "9000"])), max_size=8
)


def town(drawn: Iterable[tuple[int, int, str]]) -> tuple[list[Case], dict[tuple[str, str], str]]:
    """Cases and what the office verified of them."""
    cases = [case(number, day, children) for number, (day, children, _) in enumerate(drawn, start=1)]
    isee = [value for *_, value in drawn]
    return cases, {(each.reference, "isee"): value for each, value in zip(cases, isee, strict=True) if value}


@given(MANY, st.randoms())
def test_the_order_in_which_cases_are_handed_in_does_not_matter(
    drawn: list[tuple[int, int, str]],
    chance: object,
) -> None:
    """Shuffled, the ranking is the same to the last byte."""
    cases, values = town(drawn)
    shuffled = list(cases)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert ranked(shuffled, RULES, values, ROME) == ranked(cases, RULES, values, ROME)


@given(MANY)
def test_everybody_has_one_place_and_each_pair_one_order(drawn: list[tuple[int, int, str]]) -> None:
    """Places 1 to n, nobody twice; and any two stand alone as they stand among all."""
    cases, values = town(drawn)
    found = [each.reference for each in ranked(cases, RULES, values, ROME).entries]

    assert sorted(found) == sorted(each.reference for each in cases)
    by_reference = {each.reference: each for each in cases}
    for first, second in pairwise(found):
        pair = (by_reference[second], by_reference[first])
        assert [each.reference for each in ranked(pair, RULES, values, ROME).entries] == [first, second]


@given(MANY)
def test_a_lower_isee_never_stands_behind(drawn: list[tuple[int, int, str]]) -> None:
    """The first rule decides before all others; without a value one stands behind all who have one."""
    cases, values = town(drawn)
    isee = [each.reasons[0].counted for each in ranked(cases, RULES, values, ROME).entries]
    known = [int(value) for value in isee if value]

    assert known == sorted(known)
    assert "" not in isee[: len(known)]


def test_of_several_values_the_best_one_counts() -> None:
    """The youngest child's birthday, where the youngest come first; what is no date counts as none."""
    rule = Criterion(
        field="children.birth", given_by="form", measure=Measure.DATE, first="highest", says="età"
    )
    births = (("2019-05-03", "2022-01-31"), ("2021-07-01", "boh"), ("", ""))
    cases = [
        replace(case(number, 2, 0), lines=tuple(
            Line(f"children.{place}.birth", "Nascita", birth, birth) for place, birth in enumerate(born, 1)
        ))
        for number, born in enumerate(births, start=1)
    ]  # fmt: skip
    found = ranked(cases, replace(RULES, order=(rule,)), {}, ROME).entries

    assert [each.reasons[0].counted for each in found] == ["2022-01-31", "2021-07-01", ""]


def test_the_list_for_everybody_has_places_codes_and_outcomes_only() -> None:
    """No value, no moment, no name."""
    made = published(ranked(EXAMPLE, RULES, VALUES, ROME), ("Posizione", "Numero", "Esito"), ("sì", "attesa"))

    assert made.rows[0] == ("1", "26-0004-E", "sì")
    assert {len(row) for row in made.rows} == {3}


def test_the_explanation_has_what_counted_for_every_rule() -> None:
    """One row a case: value by value, the moment of confirmation, and what decides."""
    made = explained(
        ranked(EXAMPLE, RULES, VALUES, ROME),
        ("Posizione", "Numero", "Confermata", "Decide"),
        "ordine",
        "manca",
    )

    assert made.headings[2:5] == ("ISEE più basso", "disabilità certificata", "più figli nella richiesta")
    assert made.rows[3] == (
        "4", "26-0003-X", "manca", "yes", "3", "2026-06-02T09:00:00.000+00:00", "ISEE più basso"
    )  # fmt: skip


def test_a_frozen_ranking_proves_itself() -> None:
    """The same ranking has the same hash; another rule, value, officer or moment has another."""
    made = ranked(EXAMPLE, RULES, VALUES, ROME)
    frozen = snapshot(made, RULES, "Anna Galli", NOW)

    assert frozen.sha256 == hashlib.sha256(frozen.content).hexdigest()
    assert (
        frozen.sha256 == snapshot(ranked(EXAMPLE[::-1], RULES, VALUES, ROME), RULES, "Anna Galli", NOW).sha256
    )
    others = (
        snapshot(made, RULES, "Anna Galli", NOW + timedelta(seconds=1)),
        snapshot(made, RULES, "Ugo Riva", NOW),
        snapshot(made, replace(RULES, text=RULES.text + "\n"), "Anna Galli", NOW),
        snapshot(ranked(EXAMPLE, RULES, {}, ROME), RULES, "Anna Galli", NOW),
    )
    assert frozen.sha256 not in {other.sha256 for other in others}
    told = json.loads(frozen.content)
    assert (told["confirmed_by"], told["confirmed_at"]) == ("Anna Galli", "2026-03-02T09:00:00Z")
    assert told["rules"] == RULES.text


GOOD = """form: centri-estivi
opens: 2026-06-01
closes: 2026-06-30
places: 20
order:
  - {field: resident, given-by: form, as: choice, choices: [yes, no], says: residenti}
"""


def written(folder: Path, text: str) -> Path:
    """The text as a rules file."""
    (folder / "rankings").mkdir(exist_ok=True)
    path = folder / "rankings" / "regole.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_rules_file_that_holds(tmp_path: Path) -> None:
    """Window, places and criteria as written."""
    rules = load(written(tmp_path, GOOD), {"resident"})

    assert (rules.opens, rules.closes, rules.places) == (date(2026, 6, 1), date(2026, 6, 30), 20)
    assert rules.order[0].choices == ("yes", "no")
    assert list(problems(tmp_path)) == []


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("as: choice", "as: choise", "'as' is 'choise'; right is probably 'choice'"),
        ("resident,", "residente,", "the form has no field 'residente'; right is one of: resident"),
        ("2026-06-30", "2026-05-30", "it closes on 2026-05-30, before it opens"),
        ("places: 20", "places: venti", "'places' is 'venti'; right is a whole number above 0"),
        ("given-by: form", "given-by: lei", "'given-by' is 'lei'"),
    ],
)
def test_what_is_wrong_in_a_rules_file_is_said_with_its_line(
    tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    """Path, line, value and what would be right."""
    path = written(tmp_path, GOOD.replace(wrong, right))
    with pytest.raises(BadKnowledge) as refused:
        load(path, {"resident"})

    assert str(refused.value).startswith(f"{path}:")
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("26-0001-H;isee;9000", "'26-0001-H' is no reference"),
        ("26-0001-G;ise;9000", "'ise' is in no rule; right is one of: isee; disability"),
        ("26-0001-G;isee;9.000,00", "'9.000,00' for 'isee'; right is a number like 12345,67"),
        ("26-0001-G;disability;forse", "'forse' for 'disability'; right is one of: yes; no"),
        ("26-0001-G;isee", "2 columns"),
        ("26-0002-P;isee;9000", "'isee' of 26-0002-P stands here twice"),
    ],
)
def test_what_is_wrong_in_the_offices_values_is_said_with_its_line(
    tmp_path: Path, line: str, told: str
) -> None:
    """No value is guessed."""
    path = tmp_path / "isee.csv"
    path.write_text(f"reference;field;value\n26-0002-P;isee;8500,50\n{line}\n", "utf-8")
    with pytest.raises(BadKnowledge) as refused:
        office_values(path, RULES)

    assert str(refused.value).startswith(f"{path}:3: ")
    assert told in str(refused.value)


def test_the_offices_values_are_read_as_excel_saves_them(tmp_path: Path) -> None:
    """With BOM, Windows lines and a decimal comma."""
    path = tmp_path / "isee.csv"
    path.write_bytes("\ufeffreference;field;value\r\n26 0002 p;isee;8500,50\r\n".encode())

    assert office_values(path, RULES) == {("26-0002-P", "isee"): "8500.50"}
