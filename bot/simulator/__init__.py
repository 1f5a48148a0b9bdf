# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pretend Telegram, as strict as the real one, and a terminal to chat in.

What Telegram refuses is refused here, in Telegram's own words; what Telegram would only do after
a while (limits, expiry) is driven by the clock handed in, so that nothing ever sleeps.
"""

from bot.simulator.clock import Hands as Hands
from bot.simulator.group import Group as Group
from bot.simulator.message import Button as Button
from bot.simulator.message import Message as Message
from bot.simulator.pace import Pace as Pace
from bot.simulator.people import Person as Person
from bot.simulator.request import PretendRequest as PretendRequest
from bot.simulator.telegram import PretendTelegram as PretendTelegram
from bot.simulator.trouble import Fault as Fault
