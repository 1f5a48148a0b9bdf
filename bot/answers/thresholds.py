# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every weight and threshold of the understanding, and how it was measured.

`tests/bench/README.md` holds the figures; after a change here run both benches again.
"""

REPAIR_FROM = 4
"""Letters from which a word can be a mistyped one; of shorter ones too many are a letter apart."""
REPAIR_TWICE_FROM = 8
"""Letters from which two slips are believed."""
MOST_REPAIRS = 30
"""Strange words of one message that are looked into: bounds the time that nonsense can take."""
PIECES = 2048
"""Slots that the pieces of words share."""
WORD_WEIGHT = 1.0
PAIR_WEIGHT = 0.5
START_WEIGHT = 0.4
"""The first word and the first two: worth 0.8 points of facet, held out."""
CONCEPT_WEIGHT = 1.0
PIECE_WEIGHT = 0.6
RIDGE = 1.0
"""How strongly the weights are held back."""
MOST_CANDIDATES = 3

# Confidence (confidence.py): one, margin to the second topic, margin to what is no topic, coverage, coverage
# times score, how much the message says; one, facet's score, margin to the second facet, length.
TOPIC_CURVE = (-3.0, 0.75, 3.0, 1.45, 1.35, 1.3)
FACET_CURVE = (-0.7, 2.6, 4.1, -1.5)
MUCH_SAID, MANY_WORDS = 6.0, 20

# What is done with it (decision.py).
ANSWER_FROM = 0.5
"""Probability of topic and facet from which that section is the answer."""
OVERVIEW_FROM = 0.75
"""Probability of the topic from which its overview is the answer when the facet is not sure."""
CLARIFY_FROM = 0.25
"""Probability of the topic from which it is worth asking back."""
APART_FROM = 0.2
"""Score from which a message is an action, small talk or somebody else's matter."""

# The ranking engine (index.py). Chosen on one half of the development questions and looked at on the
# other; the neighbourhood is flat: Hit@1 .54 to .56 for any weight between half and twice these.
HEADING_LENGTH, KEYWORD_LENGTH, BODY_LENGTH = 0.3, 0.1, 0.3
"""How much long texts are held back in each field (BM25's b)."""
KEYWORD_WEIGHT, BODY_WEIGHT, LIKENESS_WEIGHT = 1.3, 0.85, 19.0
"""What keywords, answer and likeness of word pieces weigh beside question and keywords together."""
COMMONEST, TELLING = 2.0, 4.5
"""Rarity (minus log10 of the share of running text) of a word that says nothing, and of one that says all.
Weighing the message's words so is worth 1 to 3 points of Hit@1 in every field."""
