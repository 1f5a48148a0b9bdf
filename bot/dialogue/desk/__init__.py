# SPDX-License-Identifier: AGPL-3.0-or-later
"""An office at its desk: the cards of its cases, what their buttons and an operator's words do, its lists."""
