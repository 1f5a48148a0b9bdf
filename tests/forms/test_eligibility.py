# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether somebody is probably entitled: with the rule and its source, never a wall."""

from datetime import date

from bot.forms import Done, Reason, Standing, Verdict, advice, load, opinion
from bot.forms.eligibility import age
from tests.forms.applicant import KNOWLEDGE, NOW, Applicant

FORMS = load(KNOWLEDGE)
TODAY = NOW.date()


def camp(birth: str, resident: str, isee: str) -> Applicant:
    """Somebody at the summary of the summer camp form."""
    applicant = Applicant(FORMS["centri-estivi"])
    applicant.says("ok", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta", "Leo Bianchi")
    applicant.says(birth, "salta", "salta", "no", resident, isee)
    return applicant


def test_probably_yes() -> None:
    """All rules fit: yes, as far as a program can know."""
    applicant = camp("3/5/2019", "sì", "sì")
    found = opinion(applicant.form, applicant.now.progress, TODAY, "it")
    assert found is not None
    assert found.verdict is Verdict.LIKELY
    assert advice(applicant.form, applicant.now.progress, TODAY, "it") == (
        "<b>Requisiti: probabilmente sì.</b> Le tue risposte corrispondono alle regole che conosco.\n"
        "Decide sempre l'ufficio: puoi inviare comunque."
    )


def test_to_be_checked_names_rule_and_source() -> None:
    """What does not surely fit is told, with where the rule stands."""
    applicant = camp("3/5/2019", "no", "sì")
    found = opinion(applicant.form, applicant.now.progress, TODAY, "en")
    assert found is not None
    assert found.verdict is Verdict.CHECK
    assert found.reasons[1] == Reason(
        Verdict.CHECK,
        "Resident here",
        "The contribution may be for residents only.",
        "Law 199/2025, art. 1, paragraphs 222-223: each municipality decides",
    )


def test_probably_not_still_sends() -> None:
    """An adult child is probably not entitled, and can apply all the same."""
    applicant = camp("1/1/2008", "sì", "sì")
    text = advice(applicant.form, applicant.now.progress, TODAY, "it").unescape()
    assert "probabilmente no" in text
    assert "Data di nascita: L'obiettivo del Comune riguarda le famiglie con figli minori." in text
    assert isinstance(applicant.says("confermo").outcome, Done)


def test_a_planned_service_is_never_a_yes() -> None:
    """Nobody is entitled to what does not exist yet."""
    applicant = camp("3/5/2019", "sì", "sì")
    found = opinion(applicant.form, applicant.now.progress, TODAY, "it", Standing.INTEREST)
    assert found is not None
    assert found.verdict is Verdict.CHECK


def test_a_form_without_rules_has_no_opinion() -> None:
    """A report or an opinion is nobody's right."""
    applicant = Applicant(FORMS["opinione"])
    assert opinion(applicant.form, applicant.now.progress, TODAY, "it") is None
    assert advice(applicant.form, applicant.now.progress, TODAY, "it") == ""


def test_age_in_completed_years() -> None:
    """A birthday counts from its day; somebody born on 29 February grows on 1 March."""
    assert age(date(2008, 11, 24), TODAY) == 18
    assert age(date(2008, 11, 25), TODAY) == 17
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert age(date(2027, 5, 10), TODAY) == -1
