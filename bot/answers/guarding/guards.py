# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages that no sheet may answer: emergencies, reports of wrongdoing, attacks on the bot."""

from collections.abc import Iterable, Iterator, Sequence

from bot.answers.guarding.phrases import Phrase, Phrasebook, phrase
from bot.fields import Fields
from bot.model import Problem


class Guards:
    """The phrases of every language, looked for in every message whatever its language."""

    def __init__(self, alarms: Iterable[Phrase], calmers: Iterable[Phrase] = ()) -> None:
        alarms = list(alarms)
        self._kinds = dict.fromkeys(phrase.kind for phrase in alarms)
        self._alarms, self._calmers = Phrasebook(alarms), Phrasebook(calmers)

    def kind(self, words: Sequence[str]) -> str:
        """The kind of alarm that these folded words set off, or an empty text.

        Of several, the one that the files name first: danger comes before anger.
        """
        return next(iter(self.kinds(words)), "")

    def kinds(self, words: Sequence[str]) -> list[str]:
        """The kinds of alarm that these folded words set off, in the order of the files."""
        rung = {phrase.kind for phrase, _ in self._alarms.found(words)}
        quiet = {phrase.kind for phrase, _ in self._calmers.found(words)} if rung else ()
        return [kind for kind in self._kinds if kind in rung and kind not in quiet]

    def said(self, words: Sequence[str]) -> str:
        """The words of the first phrase that is of their `kind`, or an empty text."""
        kind = self.kind(words)
        every = (places for phrase, places in self._alarms.found(words) if phrase.kind == kind)
        return " ".join(words[place] for place in min(every, default=()))


def guards(files: Iterable[Fields], part: str, problems: list[Problem]) -> Guards:
    """The guards in that part of these files, as far as they can be read; whatever is wrong is noted."""
    alarms: list[Phrase] = []
    calmers: list[Phrase] = []
    for file in files:
        for kind, written in file.maybe_part(part).written.keys.items():
            guard = Fields(written, f"guard '{kind}'", problems)
            alarms += _phrases(kind, guard, "any", problems)
            calmers += _phrases(kind, guard, "unless", problems)
            guard.close()
    return Guards(alarms, calmers)


def _phrases(kind: str, guard: Fields, key: str, problems: list[Problem]) -> Iterator[Phrase]:
    """The phrases under that key; one with a place for no word at all would be said by every message."""
    for entry in guard.worded(key) if guard.maybe(key) else ():
        found = phrase(kind, entry.text)
        if found.is_whole:
            yield found
        elif entry.text:
            problems.append(
                entry.wrong(f"'{entry.text}' leaves a word open; right are words, 'a/b' and 'begin*'")
            )
