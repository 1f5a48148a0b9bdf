# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries messages to mail boxes over SMTP. What personal data may not leave by, we never put in them."""

import asyncio
import hashlib
import ssl
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Self
from urllib.parse import unquote, urlsplit

import aiosmtplib
from markupsafe import Markup
from msgspec import Struct

from bot.errors import Later, Never
from bot.model import Outgoing, Parcel

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Where nobody can listen in between: elsewhere nothing is said in the clear."""
LONGEST = 40.0
"""Seconds for one message, connection and greeting included: less than a parcel may be held."""
PERMANENT = 500
"""From this code on a server's no is final (RFC 5321, 4.2.1)."""


class MailServer(Struct, frozen=True, kw_only=True):
    """Where mail is handed in, and by whom."""

    host: str
    port: int
    sender: str
    wrapped: bool = False
    """True for TLS from the first byte (`smtps://`); else STARTTLS, without which only loopback will do."""
    user: str = ""
    password: str = ""
    tls: ssl.SSLContext | None = None
    """Whom to trust; None for the authorities that the machine trusts."""

    def __repr__(self) -> str:
        """Everything but the password."""
        return f"MailServer({self.host}:{self.port} as {self.user or 'nobody'} from {self.sender})"

    @classmethod
    def at(cls, url: str, sender: str) -> Self:
        """The server of a checked `smtp://user:password@host:port` or `smtps://…`."""
        parts = urlsplit(url)
        wrapped = parts.scheme == "smtps"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (465 if wrapped else 587),
            sender=sender,
            wrapped=wrapped,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )


class EmailCarrier:
    """Hands one message after another to one server."""

    def __init__(self, server: MailServer, clock: Callable[[], datetime]) -> None:
        self._server = server
        self._clock = clock

    async def carry(self, parcel: Parcel, rewrites: str) -> str:  # noqa: ARG002  # mail cannot be taken back
        """Carry it; returns its Message-ID. The first line of the text is the subject.

        Raises:
            Later or Never, with the server's code and none of its words: they may quote addresses.
        """
        if not isinstance(parcel, Outgoing):
            raise Never(f"a mail box takes no {type(parcel).__name__.lower()}")
        message = self._message(parcel)
        try:
            async with asyncio.timeout(LONGEST):
                await self._hand_in(message)
        except aiosmtplib.SMTPRecipientsRefused as refusal:
            raise _refused(refusal.recipients[0].code if refusal.recipients else PERMANENT) from None
        except (aiosmtplib.SMTPAuthenticationError, aiosmtplib.SMTPSenderRefused) as refusal:
            # A setting of ours, which somebody can mend: nothing is lost meanwhile.
            raise Later(f"{type(refusal).__name__} {refusal.code}: see BOT_SMTP_URL, BOT_SMTP_FROM") from None
        except aiosmtplib.SMTPResponseException as refusal:
            raise _refused(refusal.code) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as problem:
            raise Later(type(problem).__name__) from None
        return str(message["Message-ID"])

    async def _hand_in(self, message: EmailMessage) -> None:
        server = self._server
        near = server.host in LOOPBACK
        await aiosmtplib.send(
            message,
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.wrapped,
            start_tls=None if near and not server.wrapped else not server.wrapped,
            tls_context=server.tls,
            timeout=LONGEST / 2,
        )

    def _message(self, parcel: Outgoing) -> EmailMessage:
        subject, _, body = _plain(parcel.text).partition("\n")
        message = EmailMessage()
        message["Subject"] = subject.strip()
        message["From"] = self._server.sender
        message["To"] = parcel.to.partition(":")[2]
        message["Date"] = format_datetime(self._clock())
        # The same words to the same box have the same id: carried twice, after a power cut, they show once.
        told = hashlib.sha256(f"{parcel.to}\n{parcel.text}".encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{told}@{self._server.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body.strip() + "\n")
        return message


def _plain(text: str) -> str:
    """The words without their markup, line by line: `striptags` alone would join the lines."""
    return "\n".join(Markup(line).striptags() for line in text.split("\n"))  # noqa: S704  # goes out as plain text


def _refused(code: int) -> Later | Never:
    return Never(f"SMTP {code}") if code >= PERMANENT else Later(f"SMTP {code}")
