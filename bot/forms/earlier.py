# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a finished form says of whoever filled it in, for the next one."""

from collections.abc import Mapping

from bot.forms.form import Form
from bot.forms.reading import NOT_NEEDED, TO_OFFICE
from bot.forms.route import exists, field_at
from bot.forms.words import plain
from bot.model import Answer


def remembered(form: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What a finished form may offer to the same person again, nothing of it about others."""
    return {
        key: answer
        for key, answer in answers.items()
        if answer.value not in (NOT_NEEDED, TO_OFFICE) and exists(form, key) and field_at(form, key).remember
    }


def beneficiaries(form: Form, values: Mapping[str, str]) -> frozenset[str]:
    """Whom a request is for, in a spelling to compare; empty where it is for whoever writes."""
    named = (key for key in values if exists(form, key) and field_at(form, key).beneficiary)
    return frozenset(filter(None, (plain(values[key]) for key in named)))
