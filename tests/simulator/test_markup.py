# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML is read as Telegram reads it, and refused in its words."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.markup import parse, plain, trimmed, units
from bot.simulator.refusal import RefusalError

PREFIX = "Bad Request: can't parse entities: "


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>aperto", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("è <script>x</script>", 'Unsupported start tag "script" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <3 b>", 'Unsupported start tag "3" at byte offset 2'),
        ("riga<br>riga", 'Unsupported start tag "br" at byte offset 4'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="https://example.it>x</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=https://example.it>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<b =x>y</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ("<b x=", 'Unclosed start tag "b" at byte offset 0'),
        (
            "&#xD83D;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_wrong_markup_is_refused_with_the_byte_where(source: str, why: str) -> None:
    """Every kind of broken HTML has Telegram's own sentence."""
    with pytest.raises(RefusalError) as refused:
        parse(source)

    assert refused.value.code == 400
    assert refused.value.description == PREFIX + why


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b>Ciao</b> mondo", "Ciao mondo", [("bold", 0, 4)]),
        ("<STRONG>Ciao</STRONG>", "Ciao", [("bold", 0, 4)]),
        ("🏟<i>🏟</i>", "🏟🏟", [("italic", 2, 2)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<u>a</u><s>b</s>", "ab", [("underline", 0, 1), ("strikethrough", 1, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<code>26-0042-K</code>", "26-0042-K", [("code", 0, 9)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("&lt;b&gt; &amp; &quot;&egrave;&#232;&#xE8;", '<b> & "&egrave;èè', []),
        ("5 > 3", "5 > 3", []),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ('<tg-emoji emoji-id="5">🙂</tg-emoji>', "🙂", [("custom_emoji", 0, 2)]),
        ('<pre><code class="language-sql">x</code></pre>', "x", [("pre", 0, 1), ("code", 0, 1)]),
        ("<a href='ftp://example.it'>x</a>", "x", []),
    ],
)
def test_right_markup_becomes_text_and_entities(
    source: str, text: str, kinds: list[tuple[str, int, int]]
) -> None:
    """Entities count UTF-16 units, as Telegram does."""
    found, entities = parse(source)

    assert found == text
    assert [(each["type"], each["offset"], each["length"]) for each in entities] == kinds


def test_links_keep_their_address() -> None:
    """A link's address is unescaped, and a bare host gets its slash."""
    _, entities = parse('<a href="https://example.it/?a=1&amp;b=2">x</a> <a>example.it</a>')

    assert [each["url"] for each in entities] == ["https://example.it/?a=1&b=2", "http://example.it/"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_escaped_text_arrives_as_it_was(text: str) -> None:
    """Whatever a resident writes can be quoted back after escaping."""
    assert parse(html.escape(text, quote=False)) == (text, [])


@given(st.text("<>/&; abi=\"'#x1è🏟", max_size=30))
def test_anything_is_read_or_refused(source: str) -> None:
    """No text breaks the reader: it is understood or refused, and entities lie within the text."""
    try:
        text, entities = parse(source)
    except RefusalError as refused:
        text, entities = refused.description.removeprefix(PREFIX), []

    assert not text.startswith("Bad Request")
    assert all(0 < each["length"] <= units(text) - each["offset"] for each in entities)


def test_blank_margins_are_cut() -> None:
    """Trailing blanks go, and entities do not reach over the new end."""
    assert trimmed("ciao  \n", [{"type": "bold", "offset": 0, "length": 6}]) == (
        "ciao",
        [{"type": "bold", "offset": 0, "length": 4}],
    )
    with pytest.raises(RefusalError, match="text must be non-empty"):
        trimmed(" \n ", [])


def test_references_without_a_semicolon_count() -> None:
    """Telegram reads `&lt` like `&lt;`."""
    assert plain("a &lt b &amp&gt") == "a < b &>"
