# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sportello: the municipal counter on Telegram."""
