# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file really holds, told by its bytes and never by its name."""

from bot.model import Contents

MOST_BYTES = 10_000_000
"""The largest file that is taken."""

_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def contents(content: bytes) -> Contents:
    """What it holds, told by its size and its first bytes.

    The marks are those of the formats' specifications (JFIF, PNG, RIFF/WebP, ISO 14496-12, ISO 32000).
    """
    if len(content) > MOST_BYTES:
        return Contents.LARGE
    if _is_picture(content):
        return Contents.PICTURE
    return Contents.PDF if content.startswith(b"%PDF-") else Contents.OTHER


def _is_picture(content: bytes) -> bool:
    """JPEG, PNG, WebP or HEIC."""
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return True
    if content[:4] == b"RIFF":
        return content[8:12] == b"WEBP"
    return content[4:8] == b"ftyp" and content[8:12] in _BRANDS
