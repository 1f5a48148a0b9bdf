# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ranks questions with answers by the words that they share with a message: measured only, answers nobody."""
