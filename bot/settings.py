# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an operator sets, read once from the environment."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from bot.errors import BadSettings

TELEGRAM = "https://api.telegram.org"
LOG_LEVELS = ("debug", "info", "warning", "error")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_TOKEN_INSIDE = re.compile(r"\d+:\d*[A-Za-z_-][A-Za-z0-9_-]*")
"""A token in the middle of an address, where digits after a colon alone are a port."""
_CHAT = re.compile(r"-?[1-9]\d{4,18}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that differs between one installation and another."""

    token: str = ""
    """Of the bot, from BotFather; empty where Telegram is not needed."""
    api_url: str = TELEGRAM
    database: Path = Path("sportello.db")
    knowledge: Path = Path("knowledge")
    cache: Path | None = None
    """Where what the texts taught is kept between starts; None where every start learns anew."""
    log: str = "info"
    smtp_url: str = ""
    """`smtp://user:password@host:port` or `smtps://…`; empty where offices get no e-mail."""
    smtp_from: str = ""
    """The address that e-mail comes from; there wherever `smtp_url` is."""
    operator: str = ""
    """Address of whoever runs the bot (`email:…` or `telegram:…`); empty where nobody is to be told."""

    def __repr__(self) -> str:
        """Everything but the token and the mail server with its password."""
        return f"Settings(api_url={self.api_url!r}, database={self.database}, knowledge={self.knowledge})"

    @classmethod
    def from_env(cls, environment: Mapping[str, str]) -> "Settings":
        """Read what the names say that begin with BOT_; where caches go from XDG_CACHE_HOME or HOME.

        Raises:
            BadSettings: naming the variable, its value (never a token or password) and what is right.
        """
        said = {name: value.strip() for name, value in environment.items() if value.strip()}
        return cls(
            token=_token(said.get("BOT_TOKEN", "")),
            api_url=_url(said.get("BOT_API_URL", TELEGRAM)),
            database=_database(Path(said.get("BOT_DATABASE", "sportello.db"))),
            knowledge=_knowledge(Path(said.get("BOT_KNOWLEDGE", "knowledge"))),
            cache=_cache(said),
            log=_log(said.get("BOT_LOG", "info").lower()),
            smtp_url=_smtp_url(said.get("BOT_SMTP_URL", "")),
            smtp_from=_smtp_from(said.get("BOT_SMTP_FROM", ""), wanted="BOT_SMTP_URL" in said),
            operator=_operator(said.get("BOT_OPERATOR", ""), letters="BOT_SMTP_URL" in said),
        )


def _token(value: str) -> str:
    if value and not _TOKEN.fullmatch(value):
        raise BadSettings(
            f"BOT_TOKEN: {len(value)} characters that are no bot token;"
            " right is what BotFather gives: digits, a colon, then letters, digits, _ or -"
        )
    return value


def _url(value: str) -> str:
    if not _is_root(value):
        # Whoever copies the address of a call copies the token in it.
        shown = _TOKEN_INSIDE.sub("<token>", value)
        raise BadSettings(
            f"BOT_API_URL: '{shown}' is no root of a Bot API server; right is {TELEGRAM} or http://127.0.0.1:8081"
        )
    return value.rstrip("/")


def _is_root(value: str) -> bool:
    try:
        parts = urlsplit(value)
        served = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    plain = not (
        parts.query or parts.fragment or parts.username or _TOKEN_INSIDE.search(value) or " " in value
    )
    return parts.scheme in ("http", "https") and served and plain


def _database(path: Path) -> Path:
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise BadSettings(
            f"BOT_DATABASE: '{path}' is no place for a file; right is a file in a folder that exists"
        )
    return path


def _knowledge(path: Path) -> Path:
    if not (path / "town.yaml").is_file():
        raise BadSettings(
            f"BOT_KNOWLEDGE: '{path}' has no town.yaml; right is the folder that holds the knowledge:"
            " start the program in the folder that contains it, or write its whole path into BOT_KNOWLEDGE"
        )
    return path


def _cache(said: Mapping[str, str]) -> Path | None:
    if "BOT_CACHE" in said:
        path = Path(said["BOT_CACHE"])
        if path.exists() and not path.is_dir():
            raise BadSettings(f"BOT_CACHE: '{path}' is a file; right is a folder, which need not exist yet")
        return path
    # Where programs keep what they can make again (XDG Base Directory Specification).
    if "XDG_CACHE_HOME" in said:
        return Path(said["XDG_CACHE_HOME"], "sportello")
    return Path(said["HOME"], ".cache", "sportello") if "HOME" in said else None


def _smtp_url(value: str) -> str:
    if not value:
        return ""
    if not _names_mail_server(value):
        # Not the value: a password may stand anywhere in it.
        raise BadSettings(
            f"BOT_SMTP_URL: {len(value)} characters that name no mail server;"
            " right is smtp://user:password@host:587 or smtps://user:password@host:465"
            " (in user and password write @ as %40, : as %3A, / as %2F)"
        )
    return value


def _names_mail_server(value: str) -> bool:
    try:
        parts = urlsplit(value)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    known = bool(parts.username) == bool(parts.password)
    return (
        parts.scheme in ("smtp", "smtps") and named and known and parts.path in ("", "/") and not parts.query
    )


def _smtp_from(value: str, *, wanted: bool) -> str:
    if bool(value) != wanted:
        missing, there = ("BOT_SMTP_FROM", "BOT_SMTP_URL") if wanted else ("BOT_SMTP_URL", "BOT_SMTP_FROM")
        raise BadSettings(f"{missing}: empty, but {there} is there; right is both or neither")
    if value and not _ADDRESS.fullmatch(value):
        raise BadSettings(f"BOT_SMTP_FROM: '{value}' is no address; right is one like sportello@comune.it")
    return value


def _operator(value: str, *, letters: bool) -> str:
    if not value:
        return ""
    if _CHAT.fullmatch(value):
        return f"telegram:{value}"
    if not _ADDRESS.fullmatch(value):
        raise BadSettings(
            f"BOT_OPERATOR: '{value}' is no address; right is one like sportello@comune.it,"
            " or the number of a Telegram chat"
        )
    if not letters:
        raise BadSettings(
            f"BOT_OPERATOR: '{value}' needs a mail server; right is BOT_SMTP_URL as well,"
            " or the number of a Telegram chat"
        )
    return f"email:{value}"


def _log(value: str) -> str:
    if value not in LOG_LEVELS:
        raise BadSettings(f"BOT_LOG: '{value}' is no level; right is one of {', '.join(LOG_LEVELS)}")
    return value
