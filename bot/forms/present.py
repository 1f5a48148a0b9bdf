# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said after a step: what went wrong or was noted, and then the question."""

from markupsafe import Markup

from bot.forms import token
from bot.forms.ask import Question, Standing, ask, button, in_a_line, to_read
from bot.forms.form import PRIVACY, Form
from bot.forms.outcome import Again, Offer, Recall, Repeat, Stale, Step
from bot.forms.review import label, shown_value
from bot.forms.route import field_at
from bot.forms.scratch import open_doubt
from bot.model import Progress
from bot.phrases import knows, say


def present(form: Form, reached: Step, language: str, standing: Standing = Standing.APPLICATION) -> Question:
    """What to say after a step: what went wrong or was noted, if anything, and the question."""
    if isinstance(reached.outcome, Again | Repeat | Recall) and reached.progress.at == PRIVACY:
        question = _reminded(reached.progress, language)
    elif isinstance(reached.outcome, Recall) and not open_doubt(reached.progress):
        question = in_a_line(form, reached.progress, language)
    else:
        question = ask(form, reached.progress, language, standing)
    if reached.noted and reached.progress.at:
        # The summary shows all answers by itself.
        return _after(_noted(form, reached, language), question)
    return _with_outcome(reached, question, language)


def _with_outcome(reached: Step, question: Question, language: str) -> Question:
    """The question with what went wrong before it, and the way past it where there is one."""
    match reached.outcome:
        case Again() if _is_stuck(reached.progress):
            return question
        case Again(_, problem, values):
            return _after(say(problem, language, **values), question)
        case Offer(field, problem, values):
            leave = button("leave", language, token.does(reached.progress, token.LEAVE))
            second = problem.replace("problem", "second")
            again = reached.progress.failures > 1 and knows(second)
            way = "forms.offer" if field.required else "forms.offer-skip"
            lead = say(second if again else problem, language, **values) + "\n" + say(way, language)
            return Question(lead + "\n\n" + question.text, (*question.choices, leave), question.ways)
        case Stale():
            return _after(say("forms.stale", language), question)
        case _ if not reached.progress.at and reached.progress.failures:
            return _after(say("forms.problem.summary", language), question)
        case _:
            return question


def _noted(form: Form, reached: Step, language: str) -> Markup:
    """An answer as it is kept, read back."""
    answer = reached.progress.answers[reached.noted]
    shown = shown_value(field_at(form, reached.noted), answer.value, language)
    return say(
        "forms.noted", language, label=label(form, reached.progress, reached.noted, language), answer=shown
    )


def _after(lead: Markup, question: Question) -> Question:
    return Question(lead + "\n\n" + question.text, question.choices, question.ways)


def _reminded(progress: Progress, language: str) -> Question:
    """That the notice above is to be read: whoever only said «grazie» needs it no second time."""
    key = "forms.notice-stuck" if _is_stuck(progress) else "forms.notice"
    return to_read(say(key, language), progress, language)


def _is_stuck(progress: Progress) -> bool:
    """Whether somebody did not get past the notice twice: every way on is told then, in words to write."""
    return progress.at == PRIVACY and progress.failures > 1
