# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every weight and threshold of the understanding, and how it was measured.

`tests/bench/README.md` holds the figures; after a change here run both benches again.
"""

REPAIR_FROM = 4
"""Letters from which a word can be a mistyped one; of shorter ones too many are a letter apart."""
REPAIR_TWICE_FROM = 8
"""Letters from which two slips are believed."""
PIECES = 2048
"""Slots that the pieces of words share."""
WORD_WEIGHT = 1.0
PAIR_WEIGHT = 0.5
CONCEPT_WEIGHT = 1.0
PIECE_WEIGHT = 0.6
RIDGE = 1.0
"""How strongly the weights are held back."""
MOST_CANDIDATES = 3
ASK_FROM = 0.15
TOPIC_FROM = 0.4
FACET_FROM = 0.3
ANSWER_FROM = 0.2
