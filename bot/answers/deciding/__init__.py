# SPDX-License-Identifier: AGPL-3.0-or-later
"""What to do about a message: answer, ask back, say that one does not know, or help."""
