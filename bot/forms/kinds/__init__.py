# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of fields, by the name a clerk writes."""

from collections.abc import Mapping

from bot.forms.kinds.choice import ChoiceKind, ChoicesKind, YesNoKind
from bot.forms.kinds.date import DateKind
from bot.forms.kinds.email import EmailKind
from bot.forms.kinds.fiscal_code import FiscalCodeKind
from bot.forms.kinds.kind import FieldKind
from bot.forms.kinds.notice import NoticeKind
from bot.forms.kinds.phone import PhoneKind
from bot.forms.kinds.text import PersonKind, TextKind

GROUP = "group"
NOTICE = "notice"

KINDS: Mapping[str, FieldKind] = {
    "choice": ChoiceKind(),
    "choices": ChoicesKind(),
    "date": DateKind(),
    "email": EmailKind(),
    "fiscal-code": FiscalCodeKind(),
    NOTICE: NoticeKind(),
    "person": PersonKind(),
    "phone": PhoneKind(),
    "text": TextKind(),
    "yes-no": YesNoKind(),
}
