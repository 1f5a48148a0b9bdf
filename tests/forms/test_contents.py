# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file is, by its bytes."""

import pytest

from bot.forms import contents
from bot.model import Contents


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Contents.PICTURE),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Contents.PICTURE),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", Contents.PICTURE),
        (b"\x00\x00\x00\x18ftypheic\x00", Contents.PICTURE),
        (b"%PDF-1.7", Contents.PDF),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", Contents.OTHER),
        (b"\x00\x00\x00\x18ftypisom\x00", Contents.OTHER),
        (b" %PDF-1.7", Contents.OTHER),
        (b"PK\x03\x04", Contents.OTHER),
        (b"MZ\x90\x00", Contents.OTHER),
        (b"<svg xmlns=", Contents.OTHER),
        (b"", Contents.OTHER),
    ],
)
def test_what_a_file_is_and_what_it_only_pretends(content: bytes, kind: Contents) -> None:
    """Four formats are pictures; a sound, a film, an archive or a program renamed to .jpg is none."""
    assert contents(content) is kind


def test_a_file_too_large() -> None:
    """Ten megabytes are the limit."""
    assert contents(b"\xff\xd8\xff" + bytes(9_999_997)) is Contents.PICTURE
    assert contents(b"\xff\xd8\xff" + bytes(9_999_998)) is Contents.LARGE
