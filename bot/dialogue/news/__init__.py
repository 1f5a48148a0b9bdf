# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents asked to hear: news of a topic, which a desk writes, and that a service opens."""
