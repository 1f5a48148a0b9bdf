# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m bot` is `sportello`."""

from bot.cli import main

main()
