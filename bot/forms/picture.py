# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file really is, told by its first bytes and never by its name."""

MOST_BYTES = 10_000_000
"""The largest photo that is taken."""

_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def picture(content: bytes) -> str:
    """`jpeg`, `png`, `webp` or `heic`; empty where it is something else.

    The marks are those of the formats' specifications (JFIF, PNG, RIFF/WebP, ISO 14496-12).
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _BRANDS:
        return "heic"
    return ""


def is_usable(content: bytes) -> bool:
    """Whether it is a picture that can be passed on to an office."""
    return len(content) <= MOST_BYTES and bool(picture(content))
