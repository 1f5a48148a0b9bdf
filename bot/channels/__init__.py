# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where people are reached. Each channel turns its own words into ours, and ours into its own."""
