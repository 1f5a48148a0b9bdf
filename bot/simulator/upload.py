# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file that comes with a call."""

from msgspec import Struct


class Upload(Struct, frozen=True):
    """File name, content and media type of one part of a multipart form."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"
