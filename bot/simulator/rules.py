# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each method takes: every call is held against `rules.json` before anything else happens.

The real server forgives a parameter it does not know; here it is refused, because it is a
misspelling of ours that would otherwise do nothing for years.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.simulator.refusal import Json, RefusalError, bad_request

MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "file_id": "file_id not specified",
    "commands": "expected an Array of BotCommand",
    "action": "wrong parameter action in request",
}
"""Telegram's words for a required parameter that is not there."""


def method_named(name: str) -> str:
    """The method as the Bot API spells it; callers may use any letter case.

    Raises:
        RefusalError: 404, there is none (or none that this bot may use).
    """
    for method in rules()["methods"]:
        if method.lower() == name.lower():
            return str(method)
    raise RefusalError(404, "Not Found: method not found")


@cache
def rules() -> Json:
    """The distilled Bot API: `{"methods": {name: fields}, "types": {name: fields}}`."""
    found: Json = json.loads((Path(__file__).parent / "rules.json").read_text("utf-8"))
    return found


def arguments(method: str, fields: Mapping[str, str], files: Mapping[str, Any]) -> Json:
    """The fields of a request, read as the types the method wants.

    Raises:
        RefusalError: a parameter is unknown, missing or of the wrong type.
    """
    expected = rules()["methods"][method]
    for name in fields:
        if name not in expected:
            raise bad_request(f"parameter '{name}' is unknown to {method}; it takes {', '.join(expected)}")
    given: Json = {}
    for name, (need, *types) in expected.items():
        attached = fields.get(name, "").removeprefix("attach://")
        if name in files or attached in files:
            given[name] = files.get(name) or files[attached]
        elif fields.get(name, "") != "":
            given[name] = _read(name, fields[name], types)
        elif need == "required":
            raise bad_request(MISSING.get(name, f"parameter '{name}' is required"))
    return given


def _read(name: str, text: str, types: list[str]) -> Any:
    if "Integer" in types and re.fullmatch(r"-?\d+", text):
        return int(text)
    if "String" in types:
        return text
    if types == ["Integer"]:
        raise bad_request(f"parameter '{name}' must be an Integer, not '{text}'")
    if types == ["Boolean"]:
        return text.lower() in {"true", "yes", "1"}
    try:
        value = json.loads(text)
    except ValueError as error:
        raise bad_request(f"can't parse {_words(name)} JSON object") from error
    return conforming(value, types, name)


def conforming(value: Any, types: list[str], name: str) -> Any:
    """`value`, if it is of one of those Bot API types.

    Raises:
        RefusalError: it is of none; the words are those for the type that comes nearest.
    """
    candidates = [each for one in types for each in _alternatives(one)]
    refusals = []
    for candidate in sorted(candidates, key=lambda each: -_likeness(value, each)):
        try:
            _check(value, candidate, name)
        except RefusalError as refusal:
            refusals.append(refusal)
        else:
            return value
    raise refusals[0]


def _alternatives(one: str) -> list[str]:
    found: list[str] = rules()["types"].get(one, {}).get("one of", [one])
    return found


def _likeness(value: Any, candidate: str) -> int:
    known = rules()["types"].get(candidate, {})
    return len(known.keys() & value.keys()) if isinstance(value, dict) else 0


def _check(value: Any, kind: str, name: str) -> None:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(f'Field "{name}" must be of type Array')
        for each in value:
            conforming(each, [kind.removeprefix("Array of ")], name)
        return
    if kind in PLAIN:
        if not isinstance(value, PLAIN[kind]) or (kind != "Boolean" and isinstance(value, bool)):
            raise bad_request(f'Field "{name}" must be of type {"Number" if kind == "Integer" else kind}')
        return
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {_words(name)}")
    if kind == "InlineKeyboardMarkup" and not value:
        return  # how libraries write a keyboard without buttons
    try:
        _check_object(value, rules()["types"][kind])
    except RefusalError as refusal:
        why = refusal.description.removeprefix("Bad Request: ")
        raise bad_request(
            why if why.startswith("can't parse") else f"can't parse {_spoken(kind)}: {why}"
        ) from None


PLAIN: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
    "InputFile": object,
}


def _check_object(value: Json, expected: Json) -> None:
    for name, (need, *types) in expected.items():
        if name in value:
            conforming(value[name], types, name)
        elif need == "required":
            raise bad_request(f'Can\'t find field "{name}"')
    for name in value:
        if name not in expected:
            raise bad_request(f'Field "{name}" is unknown; there are {", ".join(expected)}')


def _words(name: str) -> str:
    return name.replace("_", " ")


def _spoken(kind: str) -> str:
    # Telegram says "inline keyboard button", but "MessageEntity" as it is
    if kind.endswith(("Button", "Markup", "Remove", "Reply")):
        return re.sub(r"(?<!^)([A-Z])", r" \1", kind).lower()
    return kind
