# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is, by its bytes."""

import pytest

from bot.forms import is_usable, picture


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "png"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x18ftypheic\x00", "heic"),
        (b"%PDF-1.7", ""),
        (b"PK\x03\x04", ""),
        (b"MZ\x90\x00", ""),
        (b"<svg xmlns=", ""),
        (b"", ""),
    ],
)
def test_pictures_and_what_only_pretends(content: bytes, kind: str) -> None:
    """Four formats are pictures; a PDF, an archive or a program renamed to .jpg is none."""
    assert picture(content) == kind
    assert is_usable(content) == bool(kind)


def test_a_picture_too_large() -> None:
    """Ten megabytes are the limit."""
    assert not is_usable(b"\xff\xd8\xff" + bytes(10_000_000))
