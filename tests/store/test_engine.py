# SPDX-License-Identifier: AGPL-3.0-or-later
"""The engine under the tables: transactions, migrations, times as text."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from sqlite3 import IntegrityError, OperationalError  # noqa: TID251  # what the database itself says

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct

from bot.errors import BadSettings
from bot.store import Sqlite, Store
from bot.store.engine import as_json, moment, stamp
from tests.rooms import ADA, NOW, message, said


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    """Whatever raises inside leaves no trace."""
    raised = KeyError("a turn that goes wrong")
    with pytest.raises(KeyError), store.engine.transaction():  # noqa: PT012  # what came before is undone
        store.outbox.post([message(ADA, "ciao")], "telegram:1", NOW)
        raise raised

    assert store.outbox.waiting() == 0
    with store.engine.transaction():
        store.outbox.post([message(ADA, "ciao")], "telegram:1", NOW)
    assert store.outbox.waiting() == 1


def test_a_refused_commit_leaves_the_next_one_free(store: Store) -> None:
    """What the database refuses only at the end is rolled back, and work goes on."""
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.engine.transaction():  # noqa: PT012  # at the end
        store.engine.run("pragma defer_foreign_keys = on")
        store.engine.run("insert into case_events values ('x', 'nobody', '{}', '')")

    assert store.inbox.put([said(1)], NOW) == 1


def test_a_full_disk_loses_nothing_and_ends(store: Store) -> None:
    """While there is no room nothing is half written; with room again everything goes on."""
    store.inbox.put([said(1)], NOW)
    full = store.engine.rows("pragma page_count")[0]["page_count"]
    store.engine.rows(f"pragma max_page_count = {full}")
    with pytest.raises(OperationalError, match="full"):
        store.inbox.put([said(number, text="x" * 500) for number in range(2, 200)], NOW)
    assert store.inbox.waiting() == 1

    store.engine.rows("pragma max_page_count = 100000")
    assert store.inbox.put([said(2)], NOW) == 1


def test_tables_are_made_once(tmp_path: Path) -> None:
    """A second start finds nothing to do and loses nothing."""
    first = Store(Sqlite(tmp_path / "town.db"))
    assert first.migrate()[0] == "0001_house.sql"
    first.inbox.put([said(1)], NOW)
    first.engine.close()
    second = Store(Sqlite(tmp_path / "town.db"))

    assert second.migrate() == []
    assert second.inbox.waiting() == 1
    second.engine.close()


def test_a_script_that_fails_is_tried_again_whole(tmp_path: Path) -> None:
    """Half a migration is no migration."""
    engine = Sqlite(tmp_path / "town.db")
    script = tmp_path / "0001_pets.sql"
    script.write_text(
        "create table dogs (name text) strict;\ncreate table cats (name colour) strict", "utf-8"
    )
    with pytest.raises(OperationalError, match="colour"):
        engine.migrate(tmp_path)
    script.write_text("create table dogs (name text) strict;\n\n;", "utf-8")

    assert engine.migrate(tmp_path) == ["0001_pets.sql"]
    engine.close()


def test_what_is_confirmed_survives_a_power_cut(store: Store) -> None:
    """The promises that SQLite gives only when asked."""
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = {name: store.engine.rows(f"pragma {name}")[0][name] for name in asked}

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


@pytest.mark.parametrize("content", ["This is a letter, not a database. " * 9, None])
def test_a_file_that_is_no_database_is_said_kindly(tmp_path: Path, content: str | None) -> None:
    """The sentence names the variable, its value and what is right."""
    path = tmp_path / "letter.txt"
    if content:
        path.write_text(content, "utf-8")
    else:
        path.mkdir()
    with pytest.raises(BadSettings, match=r"BOT_DATABASE: '.*letter.txt' cannot be used \(.*right is"):
        Sqlite(path)


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))])))
def test_times_come_back_and_compare_as_text(when: datetime) -> None:
    """Always UTC, always 32 characters, so that `<` on the text is `<` on the time."""
    if not datetime(2, 1, 1, tzinfo=UTC) < when < datetime(9998, 1, 1, tzinfo=UTC):
        return
    assert moment(stamp(when)) == when
    assert len(stamp(when)) == 32
    assert (stamp(when) < stamp(NOW)) == (when < NOW)


class _Card(Struct):
    text: str
    colour: object = ""


def test_safe_html_is_written_as_its_text() -> None:
    """A phrase with its promise of safety is a plain string on disk; what is no text is refused."""
    assert as_json(_Card(Markup("<b>ciao</b>"))) == '{"text":"<b>ciao</b>","colour":""}'
    with pytest.raises(NotImplementedError, match="complex"):
        as_json(_Card("ciao", 1j))
