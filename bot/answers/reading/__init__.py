# SPDX-License-Identifier: AGPL-3.0-or-later
"""How words are read: folding, spelling, glossary, language, and what of a message counts."""
