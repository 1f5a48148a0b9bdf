# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tree of our errors.

    SportelloError
    ├── BadSettings       the environment says something that cannot be
    ├── BadKnowledge      a file under knowledge/ cannot be used
    ├── BadPhrase         a phrase is missing, or its placeholders differ
    ├── BadTurn           a decision that the record does not allow (a bug of ours, never shown)
    ├── NotKept           the store could not write (a full disk): nothing was confirmed, try again
    └── CarrierError      a message could not be carried
        ├── Later         not now: try again after a while
        ├── Never         not at all: the address is gone, or the message is refused
        └── Moved         the address has another name now

Residents never see these: they get a phrase.
"""

from datetime import timedelta


class SportelloError(Exception):
    """Whatever Sportello itself raises."""


class BadSettings(SportelloError):
    """An environment variable cannot be used; says its name, its value and what is right."""


class BadKnowledge(SportelloError):
    """A knowledge file cannot be used; says path, line, what, value and what is right."""


class BadPhrase(SportelloError):
    """A phrase is missing or does not fit its values."""


class BadTurn(SportelloError):
    """A turn asked for something the record does not allow."""


class NotKept(SportelloError):
    """The store could not write down what came in; the channel will offer it again."""


class CarrierError(SportelloError):
    """A message could not be carried to its address."""


class Later(CarrierError):
    """The carrier is busy or unreachable; `after` is how long it asks us to wait, if it says."""

    def __init__(self, message: str, after: timedelta | None = None) -> None:
        super().__init__(message)
        self.after = after


class Never(CarrierError):
    """The carrier refuses this message for good."""


class Moved(CarrierError):
    """The chat lives at `address` now (a group that became a supergroup)."""

    def __init__(self, message: str, address: str) -> None:
        super().__init__(message)
        self.address = address
