# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real mail server on loopback, that can be told to refuse."""

import ssl
import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """Takes every message, or answers RCPT with `refuses` where that is set (`451 later`)."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses = ""

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Whether somebody lives there."""
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep the letter, with a line that says how it came."""
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        letter["X-TLS"] = "yes" if session.ssl else "no"
        self.letters.append(letter)
        return "250 OK"


def opened(office: PostOffice, port: int = 0, **options: Any) -> Controller:
    """The office behind a port of loopback, any free one for 0."""
    controller = Controller(office, hostname="127.0.0.1", port=port or free_port(), **options)
    controller.start()
    return controller


def free_port() -> int:
    """A port on which nobody listens just now."""
    import socket  # noqa: PLC0415

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Contexts for server and client, of a certificate for `localhost` made for this test."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(  # noqa: S603
        [
            "/usr/bin/openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout",
            key,
            "-out",
            cert,
        ],
        check=True,
        capture_output=True,
    )
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(cert, key)
    return server, ssl.create_default_context(cafile=cert)
