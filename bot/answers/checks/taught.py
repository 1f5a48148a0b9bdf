# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that people write among the examples, with what it is said to be."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.answers.checks.scope import Taught
from bot.answers.learning import alarms, messages
from bot.answers.learning.alarms import EMERGENCIES, HARMLESS
from bot.answers.library.questions import Example


def taught(folder: Path, asked: Iterable[Example]) -> Iterator[Taught]:
    """The questions `asked`, then the messages and cries for help in `folder`.

    Whoever owns a file judges its shape: what cannot be read there is not said twice.
    """
    for each in asked:
        yield Taught(each.text, f"{each.topic}/{each.facet}", each.language, each.path, each.line)
    for language in alarms.LANGUAGES:
        cries, harmless = alarms.examples(folder, language, [])
        said = [
            *messages.examples(folder, language, []),
            *((text, f"{EMERGENCIES}:{kind}") for text, kind in cries),
            *((text, HARMLESS) for text in harmless),
        ]
        for text, label in said:
            yield Taught(text.text, label, language, text.path, text.line)
