# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said without anybody asking: what is due on a case, letters to offices, the line of the morning."""
