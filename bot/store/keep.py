# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a turn may change in the record."""

from datetime import datetime
from functools import singledispatch

from bot.answers.vote import Rate
from bot.cases import (
    FileCase,
    ForgetOperator,
    LinkDesk,
    MoveDesk,
    NoteOperator,
    Record,
    TryLookup,
    UnlinkDesk,
)
from bot.cases.retention import Forget
from bot.forms.ending import FormEnded
from bot.model import Act
from bot.news import Follow, Publish, Unfollow
from bot.news.alert import Alert, Await, NoLonger
from bot.store.store import Store


@singledispatch
def keep(act: Act, store: Store, now: datetime) -> None:
    """Carry out one change that a turn decided, inside the turn's transaction."""
    raise NotImplementedError(f"the store does not know how to keep {type(act).__name__}")


@keep.register(FileCase)
@keep.register(Record)
def _(act: FileCase | Record, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.cases.keep(act.case, act.event)


@keep.register
def _(act: LinkDesk, store: Store, now: datetime) -> None:
    store.desks.use_invite(act.invite, now)
    store.desks.link(act.desk, now)


@keep.register
def _(act: Forget, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.erasure.forget(act)


@keep.register
def _(act: FormEnded, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.endings.add(act)


@keep.register
def _(act: UnlinkDesk, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.desks.unlink(act.address)


@keep.register
def _(act: MoveDesk, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.move(act.before, act.after)


@keep.register
def _(act: NoteOperator, store: Store, now: datetime) -> None:
    store.desks.note_operator(act.person, act.desk, act.name, now)


@keep.register
def _(act: ForgetOperator, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.desks.forget_operator(act.person, act.desk)


@keep.register
def _(act: TryLookup, store: Store, now: datetime) -> None:
    store.reminders.tried(act.chat, now)


@keep.register
def _(act: Follow, store: Store, now: datetime) -> None:
    store.news.follow(act.chat, act.topic, now)


@keep.register
def _(act: Unfollow, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.news.unfollow(act.chat, act.topic)


@keep.register
def _(act: Publish, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.news.keep(act.post)


@keep.register
def _(act: Await, store: Store, now: datetime) -> None:
    store.alerts.keep(Alert(act.chat, act.topic, act.language, now))


@keep.register
def _(act: NoLonger, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.alerts.drop(act.chat, act.topic)


@keep.register
def _(act: Rate, store: Store, now: datetime) -> None:  # noqa: ARG001
    store.ratings.add(act.vote, act.topic, act.facet, act.day)
