# SPDX-License-Identifier: AGPL-3.0-or-later
"""Distil the machine-readable Bot API down to the calls this bot may make.

    python -m bot.simulator.distil api.json > bot/simulator/rules.json

`api.json` is the specification that PaulSonOfLars/telegram-bot-api-spec publishes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

METHODS = [
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "sendMessage",
    "sendDocument",
    "sendPhoto",
    "sendChatAction",
    "setMessageReaction",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
    "deleteMessage",
    "deleteMessages",
    "answerCallbackQuery",
    "getFile",
    "getChat",
    "getChatMember",
    "leaveChat",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyDescription",
    "setMyShortDescription",
]


def distil(api: dict[str, Any]) -> dict[str, Any]:
    """Names, types and necessity of the parameters of those methods and of the objects they take."""
    methods = {name: _fields(api["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    waiting = [each for fields in methods.values() for each in _named(fields)]
    while waiting:
        name = waiting.pop()
        if name in types or name not in api["types"]:
            continue
        found = api["types"][name]
        types[name] = {"one of": found["subtypes"]} if found.get("subtypes") else _fields(found)
        waiting += found.get("subtypes") or _named(types[name])
    return {"version": api["version"], "methods": methods, "types": dict(sorted(types.items()))}


def _fields(described: dict[str, Any]) -> dict[str, Any]:
    return {
        field["name"]: ["required" if field["required"] else "optional", *field["types"]]
        for field in described.get("fields", ())
    }


def _named(fields: dict[str, Any]) -> Iterator[str]:
    for _, *types in fields.values():
        for each in types:
            yield each.removeprefix("Array of ").removeprefix("Array of ")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(distil(json.loads(Path(sys.argv[1]).read_text("utf-8"))), indent=1) + "\n")
