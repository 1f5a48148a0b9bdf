# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the town's texts say, as messages, with what hangs below each: thumbs, sums, complete languages."""
