# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts within Telegram's limits, and what hangs under them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import ForceReply, InlineKeyboardMarkup

from bot.channels.telegram.render import is_caption, keyboard, markup, pieces, plain
from bot.model import Button, Outgoing
from bot.simulator.markup import parse, units
from tests.rooms import ADA, DESK

words = st.text(st.sampled_from("aà€😀 \n&<>"), max_size=60)
repeated = st.builds(lambda text, times: text * times, words, st.integers(1, 400))


def escaped(text: str) -> str:
    """Words as phrases put them into safe HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_short_text_is_one_piece() -> None:
    """With its looks as they are."""
    assert list(pieces("<b>Ciao</b>\n\nCome va?")) == ["<b>Ciao</b>\n\nCome va?"]


def test_a_long_text_is_cut_between_paragraphs() -> None:
    """As much as fits goes into each piece; looks do not count."""
    paragraph = f"<b>{'x' * 1999}</b>"
    text = "\n\n".join([paragraph] * 5)

    assert list(pieces(text)) == [f"{paragraph}\n\n{paragraph}", f"{paragraph}\n\n{paragraph}", paragraph]


def test_telegram_counts_in_units_of_utf_16() -> None:
    """An emoji counts twice: 2,048 of them fill a message."""
    full = "😀" * 2048

    assert list(pieces(full)) == [full]
    assert [units(piece) for piece in pieces(full + "😀")] == [4096, 2]


def test_a_paragraph_too_long_is_cut_where_it_hurts_least() -> None:
    """At a line's end or a blank; its looks are lost, its words are not."""
    text = "<b>" + "parola " * 700 + "</b>\n\nfine"
    cut = list(pieces(text))

    assert len(cut) == 2
    assert cut[0] == ("parola " * 585).rstrip()
    assert cut[1] == ("parola " * 115).rstrip() + " \n\nfine"


@given(st.lists(repeated, min_size=1, max_size=4))
def test_no_piece_is_too_long_and_no_word_is_lost(paragraphs: list[str]) -> None:
    """Whatever people write, quoted into one of our phrases."""
    text = "\n\n".join(f"<i>{escaped(each)}</i>" for each in paragraphs)
    cut = list(pieces(text))

    shown = [plain(piece) for piece in cut]
    assert all(units(each) <= 4096 for each in shown)
    assert "".join("".join(shown).split()) == "".join("".join(paragraphs).split())


@given(st.lists(repeated.filter(lambda text: "\n\n" not in text), min_size=1, max_size=4))
def test_every_piece_is_html_that_telegram_reads(paragraphs: list[str]) -> None:
    """No piece begins inside a tag that another one opened."""
    text = "\n\n".join(f"<i>{escaped(each)}</i>" for each in paragraphs)

    for piece in pieces(text):
        assert parse(piece)[0] == plain(piece)


def test_a_caption_is_a_quarter_as_long() -> None:
    """What stands under a document."""
    assert is_caption(f"<b>{'x' * 1024}</b>")
    assert not is_caption("x" * 1025)
    assert not is_caption("😀" * 513)


def test_people_are_named_as_telegram_names_them() -> None:
    """An address of ours inside a text becomes a mention."""
    text = '<a href="person:telegram:1001">Bruno</a>, perché?'

    assert list(pieces(text)) == ['<a href="tg://user?id=1001">Bruno</a>, perché?']


@pytest.mark.parametrize(
    ("html", "shown"),
    [("<b>a</b> &lt;b&gt; &amp;", "a <b> &"), ("due\n\n  righe", "due\n\n  righe"), ("", "")],
)
def test_plain_words_keep_their_lines(html: str, shown: str) -> None:
    """Only looks go."""
    assert plain(html) == shown


def test_buttons_do_open_or_copy() -> None:
    """Rows stay rows."""
    rows = (
        (Button("Sì", "yes:1"), Button("No", "no:1")),
        (Button("Sito", link="https://www.comune.example.it/"), Button("Copia", copies="26-0042-R")),
    )

    assert keyboard(rows).to_dict() == {
        "inline_keyboard": [
            [{"text": "Sì", "callback_data": "yes:1"}, {"text": "No", "callback_data": "no:1"}],
            [
                {"text": "Sito", "url": "https://www.comune.example.it/"},
                {"text": "Copia", "copy_text": {"text": "26-0042-R"}},
            ],
        ]
    }


def test_what_hangs_under_a_message() -> None:
    """Buttons first; a forced reply only in a group, where the bot hears nothing else."""
    button = ((Button("Sì", "yes:1"),),)

    assert markup(Outgoing(to=ADA, text="x")) is None
    assert markup(Outgoing(to=ADA, text="x", asks=True)) is None
    assert markup(Outgoing(to=DESK, text="x", asks=True)) == ForceReply(selective=True)
    assert isinstance(markup(Outgoing(to=DESK, text="x", asks=True, buttons=button)), InlineKeyboardMarkup)
