# SPDX-License-Identifier: AGPL-3.0-or-later
"""What examples teach: topics, facets, bodies elsewhere, and the likeness to cries for help."""
