# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of fields, by the name a clerk writes."""

from collections.abc import Mapping

from bot.forms.kinds.choice import ChoiceKind, ChoicesKind, YesNoKind
from bot.forms.kinds.date import DateKind
from bot.forms.kinds.declaration import DeclarationKind
from bot.forms.kinds.email import EmailKind
from bot.forms.kinds.fiscal_code import FiscalCodeKind
from bot.forms.kinds.kind import FieldKind
from bot.forms.kinds.money import IseeKind, MoneyKind
from bot.forms.kinds.month import MonthKind
from bot.forms.kinds.notice import NoticeKind
from bot.forms.kinds.number import NumberKind, WeeksKind
from bot.forms.kinds.period import PeriodKind
from bot.forms.kinds.phone import PhoneKind
from bot.forms.kinds.photo import PhotoKind
from bot.forms.kinds.place import AddressKind, LocationKind
from bot.forms.kinds.text import PersonKind, TextKind

GROUP = "group"
"""Not a question but several, asked once or more often."""
NOTICE = "notice"
"""The privacy notice; no file writes it, every form begins with it."""

KINDS: Mapping[str, FieldKind] = {
    "address": AddressKind(),
    "choice": ChoiceKind(),
    "choices": ChoicesKind(),
    "date": DateKind(),
    "declaration": DeclarationKind(),
    "email": EmailKind(),
    "fiscal-code": FiscalCodeKind(),
    "isee": IseeKind(),
    "location": LocationKind(),
    "money": MoneyKind(),
    "month": MonthKind(),
    NOTICE: NoticeKind(),
    "number": NumberKind(),
    "period": PeriodKind(),
    "person": PersonKind(),
    "phone": PhoneKind(),
    "photo": PhotoKind(),
    "text": TextKind(),
    "weeks": WeeksKind(),
    "yes-no": YesNoKind(),
}
