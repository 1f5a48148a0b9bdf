# SPDX-License-Identifier: AGPL-3.0-or-later
"""When what nobody waits for this minute may ring."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = time(21), time(8)
"""On the town's clock: news does not ring at night."""


def not_before(moment: datetime, timezone: ZoneInfo) -> datetime | None:
    """The next morning, if it is night on the town's clock; None if it may leave now."""
    local = moment.astimezone(timezone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return None
    morning = local.replace(hour=QUIET_UNTIL.hour, minute=0, second=0, microsecond=0)
    return morning if local.time() < QUIET_UNTIL else morning + timedelta(days=1)
