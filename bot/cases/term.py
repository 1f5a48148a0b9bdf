# SPDX-License-Identifier: AGPL-3.0-or-later
"""By when an office answers (L. 241/1990, art. 2: 30 days where nothing else is fixed)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def due_on(confirmed: datetime, days: int, timezone: ZoneInfo) -> date:
    """The last day of the term: `days` days after the local day on which the person confirmed."""
    return confirmed.astimezone(timezone).date() + timedelta(days=days)
