# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words and buttons of the present question, of the summary, and of "why do you ask?"."""

from collections.abc import Iterable
from enum import StrEnum

from markupsafe import Markup, escape
from msgspec import Struct

from bot.forms import token
from bot.forms.form import MORE, PRIVACY, Field, Form, Purpose
from bot.forms.kinds import KINDS
from bot.forms.review import label, lines, missing, shown_value, summary
from bot.forms.rounds import named, removable
from bot.forms.route import field_at, walk
from bot.forms.scratch import chosen, earlier, open_doubt
from bot.model import Button, Progress, Rows, spoken
from bot.phrases import say

_SHOWN = 150
"""Characters of an answer that a summary repeats."""
_LABEL = 40
"""Characters of an answer that a button repeats."""
_NARROW = 8
"""Characters up to which labels stand side by side."""


class Standing(StrEnum):
    """What a finished form counts as today."""

    APPLICATION = "application"
    INTEREST = "interest"
    """The service is only planned: a manifestazione di interesse, which gives no right to it."""


class Question(Struct, frozen=True):
    """A message that waits for an answer."""

    text: Markup
    choices: tuple[Button, ...]
    """The answers to choose from."""
    ways: tuple[Button, ...]
    """Back, why, later, a person, cancel."""

    @property
    def rows(self) -> Rows:
        """The buttons as they read well on a phone: short answers side by side, long ones in a column."""
        narrow = len(self.choices) > 1 and all(len(one.label) <= _NARROW for one in self.choices)
        own: Rows = (self.choices,) if narrow else tuple((one,) for one in self.choices)
        return own + tuple(self.ways[at : at + 2] for at in range(0, len(self.ways), 2))


def position(form: Form, progress: Progress) -> tuple[int, int]:
    """Number of the present question and of all that are asked as things stand; (of, of) at the summary."""
    keys = walk(form, progress.answers)
    count = len(keys) - 1
    return (keys.index(progress.at), count) if progress.at in keys else (count, count)


def ask(form: Form, progress: Progress, language: str, standing: Standing = Standing.APPLICATION) -> Question:
    """The present question; at the summary, everything that was answered."""
    if not progress.at:
        return (
            _changing(form, progress, language)
            if progress.editing
            else _review(form, progress, language, standing)
        )
    if progress.at == PRIVACY:
        return _notice(form, progress, language, standing)
    return _question(form, progress, language)


def why(form: Form, progress: Progress, language: str) -> Markup:
    """Why the present question is asked, who reads the answer and how long it is kept."""
    field = field_at(form, progress.at or PRIVACY)
    keep = field.keep or form.keep
    return say(
        "forms.why",
        language,
        why=spoken(field.why, language),
        readers=spoken(field.readers or form.readers, language),
        keep=spoken(keep.words, language),
    )


def _notice(form: Form, progress: Progress, language: str, standing: Standing) -> Question:
    parts = [
        Markup("<b>{}</b>").format(spoken(form.title, language)),
        *_standing(form, standing, language),
        escape(spoken(form.privacy, language).strip()),
        say(
            "forms.kept",
            language,
            readers=spoken(form.readers, language),
            keep=spoken(form.keep.words, language),
        ),
    ]
    return to_read(_joined(parts), progress, language)


def to_read(text: Markup, progress: Progress, language: str) -> Question:
    """These words, and the button that says that they are read."""
    read = Button(str(say("forms.button.read", language)), token.does(progress, token.PICK, 0))
    return Question(text, (read,), _ways(language, "later", "office", "cancel"))


def _standing(form: Form, standing: Standing, language: str) -> Iterable[Markup]:
    if form.kind is not Purpose.APPLICATION:
        return ()
    return (say(f"forms.standing.{standing.value}", language),)


def _question(form: Form, progress: Progress, language: str) -> Question:
    field, doubt, head = field_at(form, progress.at), open_doubt(progress), _head(form, progress, language)
    if doubt:
        return Question(
            _joined(
                (
                    head,
                    say(
                        doubt.question,
                        language,
                        **_doubted(field, doubt.candidates, language),
                        **doubt.values,
                    ),
                )
            ),
            _doubt_buttons(progress, field, language),
            _all_ways(progress, language),
        )
    asked = Markup("<b>{}</b>").format(_asked(form, progress, field, language))
    hint = _hint(field, language)
    kept = progress.answers.get(progress.at)
    said = (
        say("forms.so-far", language, answer=shown_value(field, kept.value, language)) if kept else Markup()
    )
    return Question(
        _joined((head, asked, hint, said)),
        _answer_buttons(progress, field, language),
        _all_ways(progress, language),
    )


def _head(form: Form, progress: Progress, language: str) -> Markup:
    number, count = position(form, progress)
    return say("forms.position", language, number=number, count=count)


def in_a_line(form: Form, progress: Progress, language: str) -> Question:
    """The question and no word more, for whoever has read it and said something else in between."""
    field = field_at(form, progress.at)
    asked = Markup("<b>{}</b>").format(_asked(form, progress, field, language))
    return Question(
        Markup(": ").join((_head(form, progress, language), asked)),
        _answer_buttons(progress, field, language),
        _all_ways(progress, language),
    )


def _asked(form: Form, progress: Progress, field: Field, language: str) -> str:
    parts = progress.at.split(".")
    words = spoken(field.question, language)
    if len(parts) == 1 or parts[1] == "1" or field.key == MORE:
        return words
    return f"{spoken(field_at(form, parts[0]).label, language)} {parts[1]}. {words}"


def _hint(field: Field, language: str) -> Markup:
    own = escape(spoken(field.hint, language)) if field.hint else _kind_hint(field, language)
    lead = Markup() if field.required else say("forms.optional", language)
    return Markup(" ").join(part for part in (own, lead) if part)


def _kind_hint(field: Field, language: str) -> Markup:
    key = KINDS[field.kind].hint_for(field)
    return say(key, language) if key else Markup()


def _doubted(field: Field, candidates: tuple[str, ...], language: str) -> dict[str, str]:
    return {"meant": KINDS[field.kind].show(field, candidates[0], language)}


def _doubt_buttons(progress: Progress, field: Field, language: str) -> tuple[Button, ...]:
    doubt = open_doubt(progress)
    candidates = doubt.candidates if doubt else ()
    shown = [_short(KINDS[field.kind].show(field, value, language), _LABEL) for value in candidates]
    # «Sì: No, non ce l'ho» is no answer: a choice stands for itself.
    if len(shown) == 1 and not KINDS[field.kind].options(field, language):
        shown = [str(say("forms.button.right", language, answer=shown[0]).unescape())]
    none = str(say("forms.button.none-of-these", language))
    return tuple(
        Button(words, token.does(progress, token.PICK, place)) for place, words in enumerate((*shown, none))
    )


def _answer_buttons(progress: Progress, field: Field, language: str) -> tuple[Button, ...]:
    options = KINDS[field.kind].options(field, language)
    marked = set(chosen(progress).split(",")) if field.kind == "choices" else set()
    buttons = [
        Button(_option(place, words, len(options), value in marked), token.does(progress, token.PICK, place))
        for place, (value, words) in enumerate(options)
    ]
    before, kept = earlier(progress), progress.answers.get(progress.at)
    if kept:
        buttons.append(button("keep", language, token.does(progress, token.KEEP)))
    elif before:
        shown = _short(KINDS[field.kind].show(field, before.value, language), _LABEL)
        words = say("forms.button.same", language, answer=shown).unescape()
        buttons.append(Button(words, token.does(progress, token.SAME)))
    if not field.required:
        buttons.append(button("skip", language, token.does(progress, token.SKIP)))
    return tuple(buttons)


def _option(place: int, words: str, count: int, chosen: bool) -> str:  # noqa: FBT001  # a mark, not a mode
    numbered = f"{place + 1}. {words}" if count > 2 and not words[:1].isdigit() else words  # noqa: PLR2004
    return f"✓ {numbered}" if chosen else numbered


def _review(form: Form, progress: Progress, language: str, standing: Standing) -> Question:
    todo = [line.label for line in missing(form, progress, language)]
    parts = [
        say("forms.review.head", language, title=spoken(form.title, language)),
        _listed(form, progress, language),
        say("forms.review.missing", language, labels=", ".join(todo)) if todo else Markup(),
        say(f"forms.review.{form.kind.value}", language),
        *_standing(form, standing, language),
        say("forms.review.how", language),
    ]
    buttons = (
        button("confirm", language, token.does(progress, token.CONFIRM)),
        button("change", language, token.does(progress, token.CHANGE)),
    )
    back = button("back", language, token.does(progress, token.BACK))
    return Question(_joined(parts), buttons, (back, *_ways(language, "later", "office", "cancel")))


def _changing(form: Form, progress: Progress, language: str) -> Question:
    buttons = [
        Button(
            f"{place + 1}. {label(form, progress, key, language)}", token.does(progress, token.EDIT, place)
        )
        for place, key in enumerate(lines(form, progress))
    ]
    for place, one in enumerate(removable(form, progress.answers)):
        who = _short(named(form, progress, one, language), _LABEL)
        words = say("forms.button.remove", language, who=who).unescape()
        buttons.append(Button(words, token.does(progress, token.REMOVE, place)))
    back = button("back", language, token.does(progress, token.BACK))
    return Question(say("forms.review.which", language), tuple(buttons), (back,))


def _listed(form: Form, progress: Progress, language: str) -> Markup:
    rows = []
    for place, line in enumerate(summary(form, progress, language), start=1):
        shown = _short(line.shown, _SHOWN)
        rows.append(say("forms.review.line", language, number=place, label=line.label, value=shown))
    return Markup("\n").join(rows)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _all_ways(progress: Progress, language: str) -> tuple[Button, ...]:
    back = button("back", language, token.does(progress, token.BACK))
    return (back, *_ways(language, "why", "later", "office", "cancel"))


def _ways(language: str, *names: str) -> tuple[Button, ...]:
    return tuple(button(name, language, f"form:{name}") for name in names)


def button(name: str, language: str, does: str) -> Button:
    """A button of every form, by the name of its words."""
    return Button(str(say(f"forms.button.{name}", language)), does)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("\n\n").join(part for part in parts if part)
