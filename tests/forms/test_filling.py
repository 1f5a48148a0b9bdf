# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms filled in as people do it: on, back, changed, doubted, left to the office."""

import pytest
from msgspec.structs import replace

from bot.forms import (
    Again,
    Ask,
    Done,
    Field,
    Forms,
    Offer,
    Review,
    Stale,
    Standing,
    ask,
    back,
    beneficiary,
    edit,
    load,
    matter,
    missing,
    position,
    resume,
    start,
    summary,
    why,
)
from bot.forms.form import Condition
from bot.model import Answer, Kind
from tests.forms.applicant import KNOWLEDGE, NOW, Applicant


@pytest.fixture(scope="session")
def forms() -> Forms:
    """The forms of the town."""
    return load(KNOWLEDGE)


@pytest.fixture
def camp(forms: Forms) -> Applicant:
    """Somebody at the start of the summer camp form."""
    return Applicant(forms["centri-estivi"])


@pytest.fixture
def camp_done(camp: Applicant) -> Applicant:
    """Somebody at the summary of the summer camp form."""
    camp.says("ho letto", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta")
    camp.says("Leo Bianchi", "3/5/2019", "grest", "3 settimane", "no", "sì", "sì")
    return camp


def test_every_form_begins_with_the_notice(forms: Forms) -> None:
    """Nothing is asked before the privacy notice was read."""
    for form in forms.values():
        resident = Applicant(form)
        assert resident.at == "privacy"
        assert form.privacy["it"].strip() in resident.last.text.unescape()
        assert [button.label for button in resident.last.choices] == ["Ho letto e capito"]
        assert isinstance(resident.says("no").outcome, Again)
        assert isinstance(resident.taps("Ho letto e capito").outcome, Ask)


def test_the_camp_form_from_first_to_last(camp_done: Applicant) -> None:
    """Twelve questions lead to a summary, one word confirms it."""
    assert isinstance(camp_done.now.outcome, Review)
    assert isinstance(camp_done.says("confermo").outcome, Done)

    lines = [(line.label, line.shown) for line in summary(camp_done.form, camp_done.now.progress, "it")]
    assert lines == [
        ("Chi fa la richiesta", "Genitore"),
        ("Nome e cognome", "Ada Rossi"),
        ("Codice fiscale", "RSSMRA85*******S"),
        ("Telefono", "+39 333 123 4567"),
        ("E-mail", "—"),
        ("Nome e cognome del minore", "Leo Bianchi"),
        ("Data di nascita", "3 maggio 2019"),
        ("Centro estivo", "grest"),
        ("Settimane", "3 settimane"),
        ("Residenza nel Comune", "Sì"),
        ("ISEE valido", "Sì, ce l'ho"),
    ]
    assert matter(camp_done.form, camp_done.now.progress) == "centri-estivi"


def test_a_nursery_for_a_child_not_yet_born(forms: Forms) -> None:
    """What only fits a born child is not asked."""
    parent = Applicant(forms["nidi-0-3"])
    parent.says("ok", "papà", "Ion Popescu", "non ce l'ho ancora", "+40 722 123 456", "no", "10 maggio 2027")
    parent.says("sì", "15.300", "asilo nido", "settembre 2027", "mattina, pomeriggio")

    assert isinstance(parent.says("invia").outcome, Done)
    assert "child" not in parent.now.progress.answers
    assert parent.value("expected") == "2027-05-10"
    assert parent.value("start") == "2027-09-01"
    assert parent.value("times") == "morning,afternoon"
    assert parent.value("isee") == "20000"
    assert [line.label for line in missing(parent.form, parent.now.progress, "it")] == ["Codice fiscale"]


def test_transport_for_oneself_every_week(forms: Forms) -> None:
    """Whoever travels alone is not asked who travels; needs are tapped, one by one."""
    resident = Applicant(forms["trasporto-disabili"])
    resident.says("ok", "per me", "Ugo Neri", "0377 944436", "sì", "via Roma 12", "Lodi", "visita")
    resident.says("tutte le settimane", "lunedì e giovedì")
    resident.taps("2. Serve aiuto per salire")
    resident.taps("5. Viene anche un accompagnatore")
    resident.taps("✓ 2. Serve aiuto per salire")
    assert resident.at == "needs"
    resident.taps("7. Fatto")

    assert isinstance(resident.says("sì").outcome, Done)
    assert "passenger" not in resident.now.progress.answers
    assert beneficiary(resident.form, resident.now.progress) == ""
    assert resident.value("weekdays") == "mon,thu"
    assert resident.value("needs") == "companion"


def test_a_fault_with_a_photo(forms: Forms) -> None:
    """Money is asked for only where money was lost; a photo counts as an answer where one is asked."""
    resident = Applicant(forms["casa-acqua-segnalazione"], "en")
    resident.says("ok", "it took my coins", "yesterday", "€1.50", "skip")
    resident.sends(Kind.PHOTO, file="AgACphoto")

    assert isinstance(resident.now.outcome, Review)
    assert [(line.key, line.value) for line in summary(resident.form, resident.now.progress, "en")] == [
        ("what", "money"),
        ("when", "2026-11-23"),
        ("lost", "1.50"),
        ("details", ""),
        ("photo", "AgACphoto"),
    ]


def test_a_fault_without_a_photo(forms: Forms) -> None:
    """A photo can be skipped in words, and a text in its place is asked again."""
    resident = Applicant(forms["casa-acqua-segnalazione"])
    resident.says("ok", "non esce l'acqua", "ieri", "salta", "non ne ho voglia")
    assert isinstance(resident.now.outcome, Again)
    assert resident.now.outcome.problem == "forms.problem.sent.text"
    assert isinstance(resident.says("salta").outcome, Review)


def test_an_opinion_asks_what_was_hard_or_what_was_good(forms: Forms) -> None:
    """A low mark opens the question about difficulties, and changing it to a high one closes it again."""
    resident = Applicant(forms["opinione"])
    resident.says("ok", "tasse", "2", "1", "salta")
    assert resident.value("hard") == "unclear"
    assert matter(resident.form, resident.now.progress) == "tributi"

    resident.says("2", "5")
    assert resident.at == "liked"
    resident.says("le indicazioni erano complete")

    assert isinstance(resident.says("confermo").outcome, Done)
    assert "hard" not in resident.now.progress.answers
    assert resident.value("liked") == "complete"


def test_a_question_whose_topic_is_known(forms: Forms) -> None:
    """Who comes from a service's page is not asked which service."""
    form = forms["domanda-ufficio"]
    resident = Applicant(form, progress=start(form, NOW, known={"topic": "tributi"}))
    resident.says("ok")

    assert resident.at == "question"
    resident.says("Quando scade la seconda rata?", "salta", "confermo")
    assert isinstance(resident.now.outcome, Done)
    assert matter(form, resident.now.progress) == "tributi"


def test_two_children(camp: Applicant) -> None:
    """Another child opens another round, and the summary tells them apart."""
    camp.says("ok", "1", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta")
    camp.says(
        "Leo Bianchi", "3/5/2019", "salta", "salta", "sì", "Mia Bianchi", "ieri", "salta", "salta", "no"
    )
    camp.says("sì", "no")

    labels = [line.label for line in summary(camp.form, camp.now.progress, "it")]
    assert "Figlio 1: Nome e cognome del minore" in labels
    assert "Figlio 2: Data di nascita" in labels
    assert camp.value("children.2.birth") == "2026-11-23"
    assert beneficiary(camp.form, camp.now.progress) == "leo bianchi; mia bianchi"


def test_fewer_children_after_all(camp_done: Applicant) -> None:
    """Who adds a child and then takes it back sends nothing about it."""
    camp_done.taps("Cambia una risposta")
    camp_done.taps("12. Vuoi aggiungere un altro figlio o un'altra figlia?")
    camp_done.says("sì")
    assert camp_done.at == "children.2.name"
    camp_done.says("Mia Bianchi", "1/1/2020", "salta", "salta", "no")
    assert isinstance(camp_done.now.outcome, Review)

    camp_done.now = edit(camp_done.form, camp_done.now.progress, "children.1.more")
    camp_done.says("no", "confermo")
    assert isinstance(camp_done.now.outcome, Done)
    assert not [key for key in camp_done.now.progress.answers if key.startswith("children.2")]


def test_one_of_three_children_is_taken_out(camp: Applicant) -> None:
    """Only that one goes, the one after it moves up, and nothing is asked again."""
    camp.says("ho letto", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta")
    camp.says("Leo Bianchi", "3/5/2019", "grest", "3", "sì", "Mia Bianchi", "4/6/2020", "salta", "2", "sì")
    camp.says("Pia Bianchi", "5/7/2021", "piscina", "1", "no", "sì", "sì")

    camp.taps("Cambia una risposta")
    assert [one.label for one in camp.buttons if one.label.startswith("Togli")] == [
        "Togli Figlio 1: Leo Bianchi",
        "Togli Figlio 2: Mia Bianchi",
        "Togli Figlio 3: Pia Bianchi",
    ]
    camp.taps("Togli Figlio 2: Mia Bianchi")

    assert isinstance(camp.now.outcome, Review)
    assert "Mia Bianchi" not in camp.last.text
    assert camp.value("children.2.name") == "Pia Bianchi"
    assert camp.value("children.2.birth") == "2021-07-05"
    camp.taps("Cambia una risposta")
    camp.taps("Togli Figlio 1: Leo Bianchi")
    assert "Nome e cognome del minore: <b>Pia Bianchi</b>" in camp.last.text
    camp.taps("Cambia una risposta")
    assert not [one.label for one in camp.buttons if one.label.startswith("Togli")]
    assert isinstance(camp.says("indietro").outcome, Review)
    camp.says("confermo")
    assert isinstance(camp.now.outcome, Done)


def test_back_from_the_summary(camp_done: Applicant) -> None:
    """The summary has the way back as well: to the last question, whose answer stays."""
    camp_done.taps("Indietro")

    assert camp_done.at == "isee"
    camp_done.taps("Lascia così")
    assert isinstance(camp_done.now.outcome, Review)


def test_back_shows_the_answer_and_keeps_it(camp: Applicant) -> None:
    """Back asks the question before; its answer can stay, and the way leads on to where one was."""
    camp.says("ok", "mamma", "Ada Rossi")
    camp.taps("Indietro")
    assert "La tua risposta finora: Ada Rossi" in camp.last.text
    camp.says("indietro")
    assert camp.at == "role"
    camp.taps("Lascia così")
    assert camp.at == "tax-code"


def test_back_at_the_beginning_stays_there(camp: Applicant) -> None:
    """There is nothing before the notice."""
    assert back(camp.form, camp.now.progress).progress.at == "privacy"


def test_change_one_line_and_straight_back(camp_done: Applicant) -> None:
    """A number typed at the summary opens that line; the answer leads back to the summary."""
    camp_done.says("4")
    assert camp_done.at == "phone"
    assert isinstance(camp_done.says("333 7654321").outcome, Review)
    assert camp_done.value("phone") == "+393337654321"


def test_change_of_mind_while_changing(camp_done: Applicant) -> None:
    """Back from a change leaves everything as it was."""
    camp_done.says("telefono")
    assert camp_done.at == "phone"
    assert isinstance(camp_done.taps("Indietro").outcome, Review)
    assert camp_done.value("phone") == "+393331234567"


def test_an_old_summary_confirms_nothing(camp_done: Applicant) -> None:
    """After a change, the button of the summary before it is dead."""
    old = camp_done.button("Confermo e invio")
    camp_done.says("4", "333 7654321")

    assert isinstance(camp_done.sends(Kind.PRESS, does=old.does).outcome, Stale)
    assert isinstance(camp_done.taps("Confermo e invio").outcome, Done)


def test_a_doubled_tap_answers_one_question(camp: Applicant) -> None:
    """The second tap on the same button does not answer the question that follows."""
    camp.says("ok")
    parent = camp.button("1. Genitore")
    camp.sends(Kind.PRESS, does=parent.does)
    assert isinstance(camp.sends(Kind.PRESS, does=parent.does).outcome, Stale)
    assert camp.at == "applicant"


def test_a_doubled_tap_on_a_choice_of_several_does_not_undo_it(forms: Forms) -> None:
    """The message has a new keyboard after every tap; a tap on the old one says nothing."""
    parent = Applicant(forms["nidi-0-3"])
    parent.says(
        "ok", "papà", "Ion Popescu", "non ancora", "+40 722 123 456", "no", "salta", "sì", "salta", "nido"
    )
    parent.says("settembre 2027")
    morning = parent.button("1. Mattina")
    parent.sends(Kind.PRESS, does=morning.does)
    assert isinstance(parent.sends(Kind.PRESS, does=morning.does).outcome, Stale)
    parent.taps("4. Fatto")
    assert parent.value("times") == "morning"


def test_buttons_of_another_draft_are_dead(forms: Forms) -> None:
    """A draft begun anew does not listen to the buttons of the one before."""
    first = Applicant(forms["centri-estivi"])
    second = Applicant(forms["centri-estivi"], progress=start(forms["centri-estivi"], NOW.replace(minute=31)))
    assert isinstance(second.sends(Kind.PRESS, does=first.button("Ho letto e capito").does).outcome, Stale)


def test_third_failure_offers_the_office(camp: Applicant) -> None:
    """Three unusable answers in a row open the way out, and the summary names what is missing."""
    camp.says("ok", "mamma", "Ada Rossi")
    camp.says("XYZ")
    assert isinstance(camp.now.outcome, Again)
    camp.sends(Kind.STICKER)
    assert camp.now.outcome.problem == "forms.problem.sent.sticker"
    camp.says("RSSMRA85T10A562T")
    assert isinstance(camp.now.outcome, Offer)

    camp.taps("Lascia all'ufficio")
    assert camp.at == "phone"
    camp.says("333 1234567", "salta", "Leo Bianchi", "3/5/2019", "salta", "salta", "no", "sì", "sì")
    assert "Da completare con l'ufficio: Codice fiscale." in camp.last.text
    assert camp.value("tax-code") == "?"
    assert summary(camp.form, camp.now.progress, "it")[2].value == ""


def test_a_failure_is_forgotten_with_the_next_answer(camp: Applicant) -> None:
    """Failures are counted for one field in a row, not for the whole form."""
    camp.says("ok", "mamma", "123", "456", "Ada Rossi", "XYZ")
    assert isinstance(camp.now.outcome, Again)


def test_voice_photo_and_document_instead_of_text(camp: Applicant) -> None:
    """Each wrong kind gets its own kind line, and the question stands."""
    camp.says("ok", "mamma")
    for kind in (Kind.VOICE, Kind.PHOTO, Kind.DOCUMENT, Kind.LOCATION, Kind.CONTACT, Kind.OTHER):
        step = camp.sends(kind, text="x", file="y")
        assert isinstance(step.outcome, Again | Offer)
        assert step.outcome.problem == f"forms.problem.sent.{kind.value}"
        assert camp.at == "applicant"
        assert "Come ti chiami?" in camp.last.text


def test_a_shared_contact_is_a_phone_number(camp: Applicant) -> None:
    """Telegram sends the number without a plus."""
    camp.says("ok", "mamma", "Ada Rossi", "RSSMRA85T10A562S")
    camp.sends(Kind.CONTACT, "393331234567")
    assert camp.value("phone") == "+393331234567"


def test_own_earlier_answers_are_offered_never_filled_in(forms: Forms) -> None:
    """A button offers what the same person wrote in another form; nothing is answered before it is tapped."""
    earlier = {
        "applicant": Answer("Ada Rossi", "Ada Rossi"),
        "phone": Answer("+393331234567", "+39 333 123 4567"),
        "children.1.name": Answer("Leo Bianchi", "Leo Bianchi"),
        "resident": Answer("yes", "Sì"),
    }
    form = forms["centri-estivi"]
    resident = Applicant(form, progress=start(form, NOW, earlier))
    resident.says("ok", "mamma")
    assert resident.at == "applicant"
    resident.taps("Usa: Ada Rossi")
    resident.says("RSSMRA85T10A562S")
    resident.taps("Usa: +39 333 123 4567")
    resident.says("salta")

    assert resident.at == "children.1.name"
    assert "Leo" not in str(resident.last)
    resident.says("Mia Verdi", "3/5/2019", "salta", "salta", "no")
    assert resident.at == "resident"
    resident.says("sì", "sì", "confermo")
    assert not [key for key in resident.now.progress.answers if key.endswith(("~", "?", "+"))]


def test_language_changed_in_mid_form(camp_done: Applicant) -> None:
    """What was answered in one language is read back in the other."""
    assert "<b>3 maggio 2019</b>" in camp_done.last.text
    camp_done.language = "en"
    assert "<b>3 May 2019</b>" in camp_done.last.text
    assert "Who applies: <b>Parent</b>" in camp_done.last.text


def test_resume_goes_on_where_one_stopped(camp: Applicant) -> None:
    """After any time the same question is asked again."""
    camp.says("ok", "mamma", "Ada Rossi")
    assert resume(camp.form, camp.now.progress).progress == camp.now.progress


def test_resume_after_the_form_was_changed(camp_done: Applicant) -> None:
    """A new version keeps the answers that still fit, shows the notice again and asks for the rest."""
    fields = tuple(
        replace(field, choices=field.choices[1:]) if field.key == "role" else field
        for field in camp_done.form.fields
        if field.key != "email"
    )
    camp_done.form = replace(camp_done.form, version=2, fields=fields)
    camp_done.now = resume(camp_done.form, camp_done.now.progress)

    assert camp_done.at == "privacy"
    camp_done.says("ok")
    assert camp_done.at == "role"
    assert isinstance(camp_done.says("tutore").outcome, Review)
    assert "email" not in camp_done.now.progress.answers


def test_position_counts_questions(camp: Applicant) -> None:
    """The notice is no question; a round more makes the form longer."""
    assert position(camp.form, camp.now.progress) == (0, 12)
    camp.says("ok")
    assert position(camp.form, camp.now.progress) == (1, 12)
    assert camp.last.text.startswith("Domanda 1 di 12")
    camp.says("mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta", "Leo Bianchi", "3/5/2019")
    camp.says("salta", "salta", "sì")
    assert position(camp.form, camp.now.progress) == (11, 17)


def test_code_and_birth_that_disagree_are_asked(forms: Forms) -> None:
    """A mismatch is a question, not a wall, whichever of the two comes last."""
    parent = Applicant(forms["nidi-0-3"])
    parent.says("ok", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "sì", "Lucia Bianchi")
    parent.says("2 gennaio 2024", "BNCLCU24A41G107N")
    assert "non è quella che hai scritto (02/01/2024)" in parent.last.text
    parent.taps("No, lo riscrivo")
    assert isinstance(parent.now.outcome, Again)
    parent.says("BNCLCU24A41G107N", "sì")
    assert parent.at == "resident"

    parent.now = edit(parent.form, parent.now.progress, "birth")
    parent.says("1/1/2024")
    assert parent.at == "resident"
    assert parent.value("birth") == "2024-01-01"
    parent.now = edit(parent.form, parent.now.progress, "birth")
    parent.says("3/1/2024")
    assert "Questa data (03/01/2024)" in parent.last.text


def test_a_childs_code_where_the_parents_is_asked(camp: Applicant) -> None:
    """The code of a minor is asked about: parents often write the child's."""
    camp.says("ok", "mamma", "Ada Rossi", "BNCLCU24A41G107N")
    assert "sembra il codice fiscale di un minore" in camp.last.text
    camp.says("no", "RSSMRA85T10A562S")
    assert camp.at == "phone"


def test_a_planned_service_takes_an_expression_of_interest(camp_done: Applicant) -> None:
    """The same form says what it is: no application where the service is only planned."""
    interest = ask(camp_done.form, camp_done.now.progress, "it", Standing.INTEREST).text
    request = ask(camp_done.form, camp_done.now.progress, "it", Standing.APPLICATION).text
    assert "manifestazione di interesse" in interest
    assert "richiesta preliminare" in request
    assert "manifestazione" not in request


def test_why_names_reason_readers_and_term(camp: Applicant) -> None:
    """Every question can be asked back."""
    camp.says("ok", "mamma", "Ada Rossi")
    assert why(camp.form, camp.now.progress, "it").unescape() == (
        "Serve a non confondere due persone con lo stesso nome. Sullo schermo lo mostro coperto.\n\n"
        "Chi legge la risposta: l'ufficio Servizi sociali.\n"
        "Per quanto tempo: fino alla chiusura e per altri 90 giorni (termine da confermare dal Comune)."
    )


def test_what_people_write_cannot_make_tags(camp: Applicant) -> None:
    """An answer is shown as it was written, never as markup."""
    camp.says(
        "ok", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta", "Leo Bianchi", "3/5/2019"
    )
    camp.says("<b>grest</b> & co", "salta", "no", "sì", "sì")
    assert "&lt;b&gt;grest&lt;/b&gt; &amp; co" in camp.last.text


def test_a_field_that_is_not_asked_cannot_be_changed(camp: Applicant) -> None:
    """Nothing happens to a draft by naming a field out of place."""
    before = camp.now.progress
    assert isinstance(edit(camp.form, before, "children.9.name").outcome, Stale)
    assert edit(camp.form, before, "children.9.name").progress == before


def test_a_button_the_question_does_not_have(camp: Applicant) -> None:
    """A forged press with the right token answers nothing: no skip of what is needed, no tenth choice."""
    camp.says("ok")
    token = camp.button("1. Genitore").does.rpartition(":")[2]
    for does in (f"form:skip:{token}", f"form:keep:{token}", f"form:pick:9:{token}", f"form:confirm:{token}"):
        assert isinstance(camp.sends(Kind.PRESS, does=does).outcome, Stale)
        assert camp.at == "role"


def test_a_doubt_is_settled_by_words_by_number_or_by_a_new_answer(camp: Applicant) -> None:
    """Yes, the number of a candidate, its words, or the answer written again."""
    camp.says("ok", "mamma", "Ada", "sì", "RSSMRA85T10A562S", "333 1234567", "ada@gmial.com")
    assert camp.value("applicant") == "Ada"
    assert "Intendi <b>ada@gmail.com</b>?" in camp.last.text
    camp.says("indietro", "333 7654321", "ada@gmial.com", "2")
    assert camp.value("email") == "ada@gmial.com"
    camp.says("Leo", "Leo Bianchi", "3/5/2019", "salta", "salta", "no", "sì", "sì", "5")
    camp.says("ada@gmail.con", "ada@libero.it")
    assert camp.value("email") == "ada@libero.it"
    assert camp.value("children.1.name") == "Leo Bianchi"


def test_an_ambiguous_choice_is_asked_with_its_candidates(camp: Applicant) -> None:
    """Two choices named at once: both are offered, and none is taken."""
    camp.says("ok", "mamma o nonna")
    assert [button.label for button in camp.last.choices] == ["Genitore", "Altra persona", "No, lo riscrivo"]
    camp.taps("Altra persona")
    assert camp.value("role") == "other"


def test_a_question_that_became_necessary_is_asked_after_all(camp_done: Applicant) -> None:
    """What was skipped under an old version is asked where the new one needs it."""
    fields = tuple(
        replace(field, required=True) if field.key == "email" else field for field in camp_done.form.fields
    )
    camp_done.form = replace(camp_done.form, version=2, fields=fields)
    camp_done.now = resume(camp_done.form, camp_done.now.progress)
    camp_done.says("ok")
    assert camp_done.at == "email"


def test_a_condition_in_a_group_looks_at_its_own_round(camp: Applicant) -> None:
    """What was answered for one child opens no question for the other."""
    fields = tuple(
        replace(field, fields=(*field.fields[:2], _weeks(field.fields))) if field.key == "children" else field
        for field in camp.form.fields
    )
    camp.form = replace(camp.form, fields=fields)
    camp.says("ok", "1", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567", "salta")
    camp.says("Leo Bianchi", "3/5/2019")
    assert camp.at == "children.1.weeks"
    camp.says("2", "sì", "Mia Bianchi", "4/5/2019")
    assert camp.at == "children.2.more"


def _weeks(fields: tuple[Field, ...]) -> Field:
    return replace(fields[-1], shown_if=Condition("birth", ("2019-05-03",)))
