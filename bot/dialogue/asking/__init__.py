# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free words: what they are taken for and what they lead to, an answer, a choice, an action, an office."""
