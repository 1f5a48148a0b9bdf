# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days, months and periods as people write them: read right, or asked again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.days import shown_day
from bot.forms.form import Bounds
from bot.forms.kinds.date import bound
from bot.forms.reading import Read, Unread
from tests.forms.kinds_at_work import TODAY, reading, understood

CHILD = Bounds(earliest="-19 years", latest="today")
SOON = Bounds(earliest="today", latest="+12 months")
LATELY = Bounds(earliest="-60 days", latest="today")
AHEAD = Bounds(earliest="today", latest="+18 months")


@pytest.mark.parametrize(
    "text",
    [
        "3/5/2021",
        "03/05/2021",
        "3/5/21",
        "3.5.2021",
        "3-5-2021",
        "3 5 2021",
        "03052021",
        "2021-05-03",
        "3 maggio 2021",
        "3 maggio 21",
        "3 mag. 2021",
        "3 magio 2021",
        "tre maggio 2021",
        "lunedì 3/5/2021",
        "il 3 maggio del 2021",
        "nata il 3 maggio 2021",
        "è nato il 3 maggio 2021",
        "mia figlia è nata a Lodi il 3 maggio 2021 alle 8",
        "allora mio figlio è del 3/5/21",
        "tre maggio duemilaventuno",
        "3 di maggio duemila ventuno",
        "lunedì 3 maggio 2021",
        "3 MAGGIO 2021",
        "May 3rd, 2021",
        "3rd of May 2021",
        " 3 / 5 / 2021 ",
        "\u0663/\u0665/\u0662\u0660\u0662\u0661",
        "\u200e3/5/2021",
    ],
)
def test_the_third_of_may(text: str) -> None:
    """All of these are one day."""
    assert understood("date", text, bounds=CHILD) == "2021-05-03"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("oggi", "2026-11-24"),
        ("ieri", "2026-11-23"),
        ("ieri sera verso le 8", "2026-11-23"),
        ("l'altro ieri", "2026-11-22"),
        ("due giorni fa", "2026-11-22"),
        ("una settimana fa", "2026-11-17"),
        ("lunedì scorso", "2026-11-23"),
        ("martedì scorso", "2026-11-17"),
        ("last Friday", "2026-11-20"),
        ("3 novembre", "2026-11-03"),
        ("il primo novembre", "2026-11-01"),
        ("20/11", "2026-11-20"),
        ("sabato 21 novembre alle 10", "2026-11-21"),
        ("adesso", "2026-11-24"),
        ("da ieri", "2026-11-23"),
        ("altro ieri", "2026-11-22"),
        ("ventidue novembre", "2026-11-22"),
        ("acum două zile", "2026-11-22"),
        ("منذ 3 أيام", "2026-11-21"),
    ],
)
def test_days_not_long_ago(text: str, day: str) -> None:
    """Words for days near today, and days without a year where only one can be meant."""
    language = "ro" if "zile" in text else "ar" if "منذ" in text else "it"
    assert understood("date", text, language, bounds=LATELY) == day


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2021",
        "3/13/2021",
        "29/2/2023",
        "maggio 2021",
        "lunedì",
        "99999999",
        "3/5/2021 o 4/5/2021",
        "",
        "?",
        "mai",
    ],
)
def test_what_is_no_day_is_asked_again(text: str) -> None:
    """Days that do not exist, half days and two days are not put right in silence."""
    assert isinstance(reading("date", text, bounds=CHILD), Unread)


@pytest.mark.parametrize(
    ("text", "bounds", "days"),
    [
        ("sabato", LATELY, ("2026-11-21",)),
        ("lunedì", SOON, ("2026-11-30", "2026-12-07")),
        ("lunedì prossimo", SOON, ("2026-11-30", "2026-12-07")),
        ("martedì", SOON, ("2026-11-24", "2026-12-01", "2026-12-08")),
        ("lunedì 22 novembre", LATELY, ("2026-11-22",)),
    ],
)
def test_a_weekday_is_asked(text: str, bounds: Bounds, days: tuple[str, ...]) -> None:
    """It can be this one or the next; one that does not go with its date is a slip."""
    assert understood("date", text, bounds=bounds) == days


@pytest.mark.parametrize(
    ("text", "day"), [("fra tre giorni", "2026-11-27"), ("tra una settimana", "2026-12-01")]
)
def test_days_ahead(text: str, day: str) -> None:
    """Counted from today."""
    assert understood("date", text, bounds=SOON) == day


def test_a_birthday_without_its_year_is_asked() -> None:
    """Of nineteen years nobody can know which."""
    assert reading("date", "3 maggio", bounds=CHILD) == Unread("forms.problem.year")


def test_a_day_out_of_bounds_is_told_the_bounds() -> None:
    """The message names the first and the last day that are possible."""
    assert reading("date", "3/5/1985", bounds=CHILD) == Unread(
        "forms.problem.day-bounds", {"first": "24/11/2007", "last": "24/11/2026"}
    )


def test_two_figures_of_a_year_in_two_centuries_are_asked() -> None:
    """Where both centuries are possible, both are offered."""
    old = Bounds(earliest="1920-01-01", latest="today")
    assert understood("date", "3/5/21", bounds=old) == ("2021-05-03", "1921-05-03")


def test_english_order_is_asked() -> None:
    """In English 5/3 can be March or May; 13/5 cannot be misread."""
    assert understood("date", "5/3/2021", "en", bounds=CHILD) == ("2021-03-05", "2021-05-03")
    assert understood("date", "5/13/2021", "en", bounds=CHILD) == ("2021-05-13",)
    assert understood("date", "13/5/2021", "en", bounds=CHILD) == "2021-05-13"
    assert understood("date", "5/3/2021", "it", bounds=CHILD) == "2021-03-05"


@given(
    day=st.dates(date(2008, 1, 1), TODAY),
    shape=st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%d%m%Y"]),
)
def test_every_day_in_figures_is_read_right(day: date, shape: str) -> None:
    """Whatever mark stands between the figures."""
    assert understood("date", day.strftime(shape), bounds=CHILD) == day.isoformat()


@given(day=st.dates(date(2008, 1, 1), TODAY), language=st.sampled_from(["it", "en", "ro", "ar"]))
def test_what_is_shown_is_read_back(day: date, language: str) -> None:
    """A day in words means the day it was made from."""
    assert understood("date", shown_day(day, language), language, bounds=CHILD) == day.isoformat()


@given(text=st.text(max_size=30), language=st.sampled_from(["it", "en", "ro", "ar"]))
def test_any_text_is_a_day_within_bounds_or_asked(text: str, language: str) -> None:
    """Nothing that is read lies outside the bounds."""
    found = reading("date", text, language, bounds=CHILD)
    if isinstance(found, Read):
        assert date(2007, 11, 24) <= date.fromisoformat(found.value) <= TODAY


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("dal 14 al 25 giugno 2027", "2027-06-14/2027-06-25"),
        ("14-25 giugno", "2027-06-14/2027-06-25"),
        ("14/6/2027 - 25/6/2027", "2027-06-14/2027-06-25"),
        ("14-6-2027 al 25-6-2027", "2027-06-14/2027-06-25"),
        ("dall'8 giugno al 9 luglio", "2027-06-08/2027-07-09"),
        ("dal 28 dicembre al 5 gennaio", "2026-12-28/2027-01-05"),
        ("from 14 June to 25 June 2027", "2027-06-14/2027-06-25"),
        ("dal primo al 15 luglio", "2027-07-01/2027-07-15"),
        ("dal quattordici al venticinque giugno", "2027-06-14/2027-06-25"),
        ("da lunedì a venerdì", ("2026-11-30/2026-12-04",)),
        ("luglio", ("2027-07-01/2027-07-31",)),
        ("14 giugno", None),
        ("due settimane", None),
        ("dal 25 al 14 giugno 2027", None),
    ],
)
def test_periods(text: str, period: str | tuple[str, ...] | None) -> None:
    """Two days, the year taken from the bounds; a whole month is asked."""
    assert understood("period", text, bounds=AHEAD) == period


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("settembre 2027", "2027-09-01"),
        ("da settembre 2027", "2027-09-01"),
        ("9/2027", "2027-09-01"),
        ("1/9/2027", "2027-09-01"),
        ("setembre 2027", "2027-09-01"),
        ("settembre", "2027-09-01"),
        ("09/27", "2027-09-01"),
        ("settembre 27", "2027-09-01"),
        ("marzo 28", ("2028-03-01", "2027-03-01")),
        ("dicembre", ("2026-12-01", "2027-12-01")),
        ("subito", None),
        ("settembre 2031", None),
    ],
)
def test_months(text: str, month: str | tuple[str, ...] | None) -> None:
    """A month and its year; without one, every month within the bounds is offered."""
    assert understood("month", text, bounds=AHEAD) == month


def test_bounds_in_words() -> None:
    """Bounds that move with today end on a day that exists."""
    leap = date(2024, 2, 29)
    assert bound("-18 years", leap) == date(2006, 2, 28)
    assert bound("+9 months", leap) == date(2024, 11, 29)
    assert bound("+1 month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert bound("-2 weeks", leap) == date(2024, 2, 15)
    assert bound("today", leap) == leap
    assert bound("2027-06-01", leap) == date(2027, 6, 1)
    assert bound("", leap) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("il 5 giugno millenovecentonovanta", "1990-06-05"),
        ("3 mai două mii nouă", "2009-05-03"),
        ("non è nato il 5 giugno 2018", ("2018-06-05",)),
        ("tra il 5 giugno 2018 e il 7 giugno 2018", None),
        ("che cosa c'era il 5 giugno 2018?", None),
        ("il 31 giugno 2018 mi pare", None),
        ("ha 2 fratelli del 2018", None),
    ],
)
def test_a_day_in_a_sentence(text: str, day: str | tuple[str, ...] | None) -> None:
    """The only date there is; a denial is asked about, two dates or a question are none."""
    assert understood("date", text, "ro") == day
