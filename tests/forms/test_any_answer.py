# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever people send, a form asks a question that exists, or ends."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms import (
    Again,
    Ask,
    Done,
    Offer,
    Review,
    Stale,
    advice,
    edit,
    load,
    missing,
    position,
    resume,
    summary,
)
from bot.forms.route import walk
from bot.model import Kind
from tests.forms.applicant import KNOWLEDGE, NOW, Applicant

FORMS = load(KNOWLEDGE)

SAID = st.one_of(
    st.sampled_from(
        [
            "ok",
            "sì",
            "no",
            "1",
            "2",
            "3",
            "4",
            "5",
            "0",
            "12",
            "salta",
            "basta",
            "fatto",
            "lascia così",
            "lascia all'ufficio",
            "non ho email",
            "indietro",
            "confermo",
            "boh",
            "Ada Rossi",
            "Leo",
            "3/5/2021",
            "3/5/21",
            "ieri",
            "5/3/2024",
            "settembre",
            "RSSMRA85T10A562S",
            "BNCLCU24A41G107N",
            "non ce l'ho ancora",
            "333 1234567",
            "ada@gmial.com",
            "via Roma 12",
            "via Roma",
            "12,50",
            "1,200",
            "15.300",
            "mattina e pomeriggio",
            "mamma",
            "per me",
            "una volta",
            "tutte le settimane",
            "nido",
            "tasse",
            "quanto costa?",
        ]
    ),
    st.text(max_size=40),
)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("says"), SAID),
        st.tuples(st.just("taps"), st.integers(0, 30)),
        st.tuples(st.just("sends"), st.sampled_from(sorted(Kind))),
        st.tuples(st.just("presses"), st.text(max_size=20)),
        st.tuples(st.just("edits"), st.integers(0, 20)),
        st.tuples(st.just("resumes"), st.just(0)),
        st.tuples(st.just("speaks"), st.sampled_from(["it", "en", "ro", "ar"])),
    ),
    max_size=40,
)


def move(applicant: Applicant, way: str, what: object) -> None:
    """One thing that somebody does."""
    match way, what:
        case "says", str(text):
            applicant.says(text)
        case "taps", int(place):
            buttons = applicant.buttons
            applicant.sends(Kind.PRESS, does=buttons[place % len(buttons)].does)
        case "sends", Kind() as kind:
            applicant.sends(kind, "45.1,9.5", "form:pick:0:00000000", "AgAC")
        case "presses", str(does):
            applicant.sends(Kind.PRESS, does=f"form:{does}")
        case "edits", int(place):
            keys = walk(applicant.form, applicant.now.progress.answers)
            applicant.now = edit(applicant.form, applicant.now.progress, keys[place % len(keys)])
        case "speaks", str(language):
            applicant.language = language
        case _:
            applicant.now = resume(applicant.form, applicant.now.progress)


def stands(applicant: Applicant) -> None:
    """What holds after every step."""
    progress = applicant.now.progress
    keys = walk(applicant.form, progress.answers)
    assert progress.at == "" or progress.at in keys
    assert 0 <= position(applicant.form, progress)[0] <= position(applicant.form, progress)[1]
    assert isinstance(applicant.now.outcome, Ask | Again | Offer | Review | Done | Stale)
    if isinstance(applicant.now.outcome, Review | Done):
        assert progress.at == ""
        assert set(keys) <= set(progress.answers)
    question = applicant.last
    assert question.text
    assert len(question.text) < 4096
    for row in question.rows:
        for button in row:
            assert button.label
            assert 1 <= len(button.does.encode()) <= 64
    summary(applicant.form, progress, applicant.language)
    missing(applicant.form, progress, applicant.language)
    advice(applicant.form, progress, NOW.date() + timedelta(days=40), applicant.language)


@settings(max_examples=120, deadline=None)
@given(form=st.sampled_from(sorted(FORMS)), moves=MOVES)
def test_any_inputs_lead_to_a_question_or_to_the_end(form: str, moves: list[tuple[str, object]]) -> None:
    """No sequence of texts, taps, pictures, jumps and languages leaves the form without a question."""
    applicant = Applicant(FORMS[form])
    stands(applicant)
    for way, what in moves:
        move(applicant, way, what)
        stands(applicant)
        if isinstance(applicant.now.outcome, Done):
            assert not [key for key in applicant.now.progress.answers if key.endswith(("?", "+", "~"))]
            return


@settings(max_examples=60, deadline=None)
@given(form=st.sampled_from(sorted(FORMS)), taps=st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_leaving_every_question_to_the_office_reaches_the_end(form: str, taps: list[int]) -> None:
    """Who understands nothing at all can still send the form."""
    applicant = Applicant(FORMS[form])
    applicant.says("ok")
    for tap in taps:
        applicant.sends(Kind.PRESS, does=applicant.buttons[tap % len(applicant.buttons)].does)
        if isinstance(applicant.now.outcome, Done):
            return
    if applicant.at == "" and applicant.now.progress.editing:
        applicant.taps("Indietro")
    if applicant.at == "privacy":
        applicant.says("ok")
    for _ in range(200):
        if applicant.at == "":
            break
        for _ in range(3):
            applicant.sends(Kind.STICKER)
        applicant.taps("Lascia all'ufficio")
    assert isinstance(applicant.says("confermo").outcome, Done)
