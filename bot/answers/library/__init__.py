# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the town says: services, sheets, pages and example questions, as written and as loaded."""
