# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail to offices over a real server: carried, refused, carried later, never in the clear."""

from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from msgspec.structs import replace

from bot.channels.email import EmailCarrier, MailServer
from bot.errors import Later, Never
from bot.model import Acknowledgement
from tests.postoffice import PostOffice, certificate, free_port, opened
from tests.rooms import NOW, message

BOX = "email:sociali@comune.example"
LETTER = message(BOX, "Nuova richiesta <b>26-0001-G</b>\n\nRicevuta l&#39;1/3.\nFine.")


def server(port: int) -> MailServer:
    """Loopback, without a password."""
    return MailServer.at(f"smtp://127.0.0.1:{port}", "sportello@comune.example")


def carrier(port: int) -> EmailCarrier:
    """Hands in at that port of loopback, on a Monday morning."""
    return EmailCarrier(server(port), lambda: NOW)


async def test_a_letter_arrives_as_plain_words_with_its_first_line_as_the_subject() -> None:
    """No markup, lines kept, and who sent it and when."""
    office = PostOffice()
    post = opened(office)
    try:
        carried_as = await carrier(post.port).carry(LETTER, "")
    finally:
        post.stop()

    (letter,) = office.letters
    assert letter["Subject"] == "Nuova richiesta 26-0001-G"
    assert letter.get_content().splitlines() == ["Ricevuta l'1/3.", "Fine."]
    assert (letter["From"], letter["To"]) == ("sportello@comune.example", "sociali@comune.example")
    assert letter["Date"] == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert letter["Message-ID"] == carried_as
    assert letter["Auto-Submitted"] == "auto-generated"


async def test_the_same_letter_carried_twice_has_one_id() -> None:
    """A mail program shows it once."""
    office = PostOffice()
    post = opened(office)
    try:
        for _ in range(2):
            await carrier(post.port).carry(LETTER, "")
    finally:
        post.stop()

    assert office.letters[0]["Message-ID"] == office.letters[1]["Message-ID"]


@pytest.mark.parametrize("answer", ["451 try again later", "421 closing"])
async def test_a_passing_no_is_tried_again(answer: str) -> None:
    """Codes below 500, and the server's words in no error."""
    office = PostOffice()
    office.refuses = answer
    post = opened(office)
    try:
        with pytest.raises(Later) as problem:
            await carrier(post.port).carry(LETTER, "")
        office.refuses = ""
        await carrier(post.port).carry(LETTER, "")
    finally:
        post.stop()

    assert "again" not in str(problem.value)
    assert len(office.letters) == 1


async def test_a_final_no_is_final() -> None:
    """A box that does not exist is not asked for ever; the code is told, the address is not."""
    office = PostOffice()
    office.refuses = "550 sociali@comune.example unknown"
    post = opened(office)
    try:
        with pytest.raises(Never) as problem:
            await carrier(post.port).carry(LETTER, "")
    finally:
        post.stop()

    assert str(problem.value) == "SMTP 550"


async def test_a_server_that_is_away_is_waited_for() -> None:
    """Nobody listens: later."""
    with pytest.raises(Later):
        await carrier(free_port()).carry(LETTER, "")


async def test_a_mail_box_takes_only_messages() -> None:
    """There is no button in a mail."""
    with pytest.raises(Never):
        await carrier(1).carry(Acknowledgement(to=BOX, press="7"), "")


async def test_starttls_is_used_and_the_certificate_is_checked(tmp_path: Path) -> None:
    """Away from loopback the words go through TLS; a certificate of strangers is refused."""
    at_server, at_client = certificate(tmp_path)
    office = PostOffice()
    post = opened(office, tls_context=at_server, require_starttls=True)
    trusting = replace(server(post.port), tls=at_client)
    try:
        await EmailCarrier(trusting, lambda: NOW).carry(LETTER, "")
        with pytest.raises(Later):
            await carrier(post.port).carry(LETTER, "")
    finally:
        post.stop()

    assert [letter["X-TLS"] for letter in office.letters] == ["yes"]


async def test_nothing_is_said_in_the_clear_away_from_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without STARTTLS gets no letter, and no password."""
    monkeypatch.setattr("bot.channels.email.LOOPBACK", ())
    office = PostOffice()
    seen = []

    def asked(*given: object) -> AuthResult:
        seen.append(given)
        return AuthResult(success=True)

    post = opened(office, authenticator=asked, auth_require_tls=False)
    known = replace(server(post.port), user="sportello", password="segreto")  # noqa: S106
    try:
        with pytest.raises(Later):
            await EmailCarrier(known, lambda: NOW).carry(LETTER, "")
    finally:
        post.stop()

    assert (office.letters, seen) == ([], [])


async def test_a_wrong_password_is_waited_for_and_shown_nowhere() -> None:
    """Somebody mends the setting, and what waited goes out."""
    office = PostOffice()
    post = opened(
        office,
        authenticator=lambda *_: AuthResult(success=False, handled=False),
        auth_require_tls=False,
    )
    wrong = replace(server(post.port), user="sportello", password="segreto")  # noqa: S106
    try:
        with pytest.raises(Later) as problem:
            await EmailCarrier(wrong, lambda: NOW).carry(LETTER, "")
    finally:
        post.stop()

    assert str(problem.value) == "SMTPAuthenticationError 535: see BOT_SMTP_URL, BOT_SMTP_FROM"
    assert "segreto" not in repr(wrong)


def test_the_url_says_all_of_the_server() -> None:
    """Ports where none is named, and what is written with % in user and password."""
    plain = MailServer.at("smtp://mail.example", "a@b.example")
    wrapped = MailServer.at("smtps://u%40x:p%3Aw@mail.example", "a@b.example")

    assert (plain.host, plain.port, plain.wrapped) == ("mail.example", 587, False)
    assert (wrapped.port, wrapped.wrapped, wrapped.user, wrapped.password) == (465, True, "u@x", "p:w")
