# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m bot.answers KNOWLEDGE CACHE PART ...` learns parts of what the texts teach, and keeps them."""

import sys
from pathlib import Path

from bot.answers import Memory, load
from bot.answers.learning.lessons import Lessons


def main(knowledge: str, cache: str, *parts: str) -> None:
    """Learn those parts of what the texts in a folder teach; they are found in the cache then."""
    folder = Path(knowledge)
    lessons = Lessons(load(folder), folder, Memory(Path(cache)))
    for part in parts:
        lessons.learn(part)


if __name__ == "__main__":
    main(*sys.argv[1:])
