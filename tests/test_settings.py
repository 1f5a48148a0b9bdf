# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the environment may say about servers, mail and caches, and what is answered where it cannot be."""

from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.settings import Settings

FROM = "sportello@comune.example"


def read(**said: str) -> Settings:
    """The settings of an environment that says this."""
    return Settings.from_env({f"BOT_SMTP_{name.upper()}": value for name, value in said.items()})


def test_without_a_server_there_is_no_mail() -> None:
    """Offices work without it."""
    assert (read().smtp_url, read().smtp_from) == ("", "")


@pytest.mark.parametrize(
    "url", ["smtp://mail.example", "smtps://u:p@mail.example:465", "smtp://u%40x:p@[::1]:2525/"]
)
def test_a_server_is_taken_as_it_stands(url: str) -> None:
    """With or without user, port and TLS."""
    assert read(url=url, **{"from": FROM}).smtp_url == url


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://u@mail.example", "smtp://u:segreto@m:no",
     "smtp://u:segreto@m/x", "smtp://[u:segreto@m", "smtp://u:segreto@m:25?x=1"],
)  # fmt: skip
def test_what_is_no_server_is_refused_without_showing_it(url: str) -> None:
    """The variable and what is right are named; a password is not."""
    with pytest.raises(BadSettings, match=r"BOT_SMTP_URL.*right is smtp://user:password@host:587") as refused:
        read(url=url, **{"from": FROM})

    assert "segreto" not in str(refused.value)


def test_one_without_the_other_is_refused() -> None:
    """A server without a sender, and a sender without a server."""
    with pytest.raises(BadSettings, match="BOT_SMTP_FROM: empty, but BOT_SMTP_URL is there"):
        read(url="smtp://mail.example")
    with pytest.raises(BadSettings, match="BOT_SMTP_URL: empty, but BOT_SMTP_FROM is there"):
        read(**{"from": FROM})


def test_a_sender_that_is_no_address_is_refused() -> None:
    """Its value is shown: it is no secret."""
    with pytest.raises(BadSettings, match="BOT_SMTP_FROM: 'sportello' is no address"):
        read(url="smtp://mail.example", **{"from": "sportello"})


def test_whoever_runs_the_bot_is_an_address_or_a_chat() -> None:
    """Mail needs a server; what is neither is shown with what would be right."""
    mail = {"BOT_SMTP_URL": "smtp://mail.example", "BOT_SMTP_FROM": FROM}
    assert Settings.from_env({"BOT_OPERATOR": "123456789"}).operator == "telegram:123456789"
    assert Settings.from_env({"BOT_OPERATOR": FROM, **mail}).operator == f"email:{FROM}"
    with pytest.raises(BadSettings, match="BOT_OPERATOR: 'gino' is no address; right is one like"):
        Settings.from_env({"BOT_OPERATOR": "gino"})
    with pytest.raises(BadSettings, match=r"BOT_OPERATOR: .* needs a mail server; right is BOT_SMTP_URL"):
        Settings.from_env({"BOT_OPERATOR": FROM})


def test_settings_show_neither_token_nor_password() -> None:
    """Whoever prints them prints no secret."""
    assert "segreto" not in repr(read(url="smtp://u:segreto@mail.example", **{"from": FROM}))


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ({"BOT_CACHE": "here", "XDG_CACHE_HOME": "/x", "HOME": "/home/ada"}, Path("here")),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/home/ada"}, Path("/x/sportello")),
        ({"HOME": "/home/ada"}, Path("/home/ada/.cache/sportello")),
        ({}, None),
    ],
)
def test_what_is_learned_is_kept_where_caches_are(said: dict[str, str], folder: Path | None) -> None:
    """As the operator says, or where this system keeps caches; nowhere if there is no home."""
    assert Settings.from_env(said).cache == folder


def test_a_cache_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """Before anything is learned for nothing."""
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSettings, match=r"BOT_CACHE: '.*file' is a file; right is a folder"):
        Settings.from_env({"BOT_CACHE": str(tmp_path / "file")})


@pytest.mark.parametrize(
    "url", ["https://api.telegram.org", "http://127.0.0.1:8081/", "http://[::1]:8081/bots"]
)
def test_the_root_of_a_server_is_taken(url: str) -> None:
    """Any server that speaks the Bot API, with or without port and path; a slash at the end goes."""
    assert Settings.from_env({"BOT_API_URL": url}).api_url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8081", "ftp://h", "http://", "http://[::1", "http://h:99999", "http://h:no", "http://h x",
     "http://h/?a=1", "http://h/#a", "http://segreto@h"],
)  # fmt: skip
def test_what_is_no_root_of_a_server_is_refused(url: str) -> None:
    """In a sentence with its value, at once: a start that waits for such a server would wait for ever."""
    with pytest.raises(BadSettings) as refused:
        Settings.from_env({"BOT_API_URL": url})

    assert str(refused.value) == (
        f"BOT_API_URL: '{url}' is no root of a Bot API server;"
        " right is https://api.telegram.org or http://127.0.0.1:8081"
    )


@pytest.mark.parametrize("before", ["https://api.telegram.org/bot", "api.telegram.org/bot"])
def test_the_token_in_an_address_is_not_shown(before: str) -> None:
    """Whoever copies the address of a call into the setting does not find the token in the error."""
    with pytest.raises(BadSettings, match=f"BOT_API_URL: '{before}<token>/getMe' is no root"):
        Settings.from_env({"BOT_API_URL": f"{before}123456:segreto/getMe"})
