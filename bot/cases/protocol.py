# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number under which the municipality's register holds a case: typed by staff, never made here.

DPR 445/2000, art. 53: at least seven digits, started anew each year.
"""

import re
from datetime import date

FIRST_YEAR = 2000
_WRITTEN = re.compile(r"(?:n\.?|nr\.?|prot\.?)?\s*(\d{7,12})\s*/\s*(\d{4})", re.IGNORECASE | re.ASCII)


def read_protocol(written: str, today: date) -> str | None:
    """The number as we write it (`0001234/2026`); None where digits or year cannot be right."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None or not FIRST_YEAR <= int(match[2]) <= today.year or not int(match[1]):
        return None
    return f"{match[1]}/{match[2]}"
