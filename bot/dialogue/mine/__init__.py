# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a resident has here of their own: cases and where they stand, and everything that is kept of them."""
