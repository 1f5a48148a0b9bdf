# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every message is looked through for: danger, wrongdoing, attacks, data that no chat should hold."""
