# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many cases at once, as an office or everybody reads them: tables, figures, rankings."""
