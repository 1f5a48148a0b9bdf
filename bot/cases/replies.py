# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ready words for what offices write again and again (`replies.<language>.yaml`)."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.cases.case import Case
from bot.fields import Fields
from bot.model import REFERENCE_LANGUAGE, Problem, Texts, spoken
from bot.phrases import LANGUAGES
from bot.written import Written, accepted, noted, read

KINDS = ("application", "report", "feedback", "question")
USES = (
    "ask",
    "tell",
    "granted",
    "partly-granted",
    "refusal-notice",
    "refused",
    "closed",
    "lapsed",
    "annulled",
)
"""What an office can be doing when it needs words."""
LONGEST_KEY = 20
"""Characters: the key travels in a button of 64 bytes."""


class Reply(Struct, frozen=True, kw_only=True):
    """Ready words, on a button."""

    key: str
    label: str
    """On the button, in the language of the office."""
    uses: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    """Kinds of case; none for every kind."""
    topics: tuple[str, ...] = ()
    """Ids of topics; none for every topic."""
    texts: Texts

    def fits(self, case: Case, use: str) -> bool:
        """Whether it may help with that case."""
        return (
            use in self.uses
            and (not self.kinds or case.kind in self.kinds)
            and (not self.topics or case.topic in self.topics)
        )

    def text(self, language: str) -> str:
        """The words for a resident of that language; in Italian where nobody has translated them."""
        return spoken(self.texts, language)


Replies = Mapping[str, Reply]


def load(folder: Path) -> Replies:
    """The replies of `folder`, by key; none where there is no file.

    Raises:
        BadKnowledge: a file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder))


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in the files of replies."""
    return noted(partial(_read, folder))


def _read(folder: Path, problems: list[Problem]) -> Replies:
    files = {language: folder / f"replies.{language}.yaml" for language in LANGUAGES}
    written = {language: read(path, problems) for language, path in files.items() if path.exists()}
    italian = written.get(REFERENCE_LANGUAGE)
    texts = {
        language: _texts(tree, problems)
        for language, tree in written.items()
        if tree is not None and language != REFERENCE_LANGUAGE
    }
    if italian is None:
        return {}
    known = {key: _reply(key, entry, problems) for key, entry in italian.keys.items()}
    for language, own in texts.items():
        problems += _strangers(written[language], own, known)
    return {key: _with_texts(reply, texts) for key, reply in known.items()}


def _reply(key: str, written: Written, problems: list[Problem]) -> Reply:
    fields = Fields(written, f"reply '{key}'", problems)
    if len(key) > LONGEST_KEY or ":" in key:
        fields.wrong(
            written, f"key '{key}' is too long or has a colon; right is at most {LONGEST_KEY} letters"
        )
    reply = Reply(
        key=key,
        label=fields.text("label"),
        uses=fields.several_of("for", USES),
        kinds=fields.several_of("kinds", KINDS) if fields.maybe("kinds") else (),
        topics=fields.words("topics") if fields.maybe("topics") else (),
        texts={REFERENCE_LANGUAGE: fields.text("text")},
    )
    fields.close()
    return reply


def _texts(written: Written, problems: list[Problem]) -> dict[str, str]:
    empty = (entry for entry in written.keys.values() if not entry.text)
    problems.extend(entry.wrong(f"is {entry.shown()}; right is the words of that reply") for entry in empty)
    return {key: entry.text for key, entry in written.keys.items()}


def _strangers(written: Written | None, own: Mapping[str, str], known: Replies) -> Iterator[Problem]:
    for key in own:
        if written is not None and key not in known:
            yield written.keys[key].wrong(
                f"reply '{key}' is not in Italian; right is to write it there first"
            )


def _with_texts(reply: Reply, texts: Mapping[str, Mapping[str, str]]) -> Reply:
    own = {language: found[reply.key] for language, found in texts.items() if reply.key in found}
    return Reply(
        key=reply.key,
        label=reply.label,
        uses=reply.uses,
        kinds=reply.kinds,
        topics=reply.topics,
        texts={**reply.texts, **own},
    )
