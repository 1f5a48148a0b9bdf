# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms in the chat: chosen, answered step by step, left and taken up again, filed, receipted."""
