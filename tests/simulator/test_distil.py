# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules are what distilling the Bot API's description gives."""

from bot.simulator.distil import METHODS, distil
from bot.simulator.rules import rules
from bot.simulator.telegram import METHODS as PLAYED


def test_only_what_is_used_is_kept() -> None:
    """Fields lose their prose, types are followed, and others are left out."""
    types = {
        "Keyboard": {"fields": [{"name": "rows", "types": ["Array of Array of Key"], "required": True}]},
        "Key": {"subtypes": ["Red", "Blue"]},
        "Red": {"fields": [{"name": "text", "types": ["String"], "required": False}]},
        "Blue": {},
        "Unused": {},
    }
    field = {"name": "keyboard", "types": ["Keyboard"], "required": True, "description": "prose"}
    methods = {name: {"fields": [field]} for name in METHODS}

    found = distil({"version": "Bot API 0", "methods": methods | {"banChat": {}}, "types": types})
    assert found["methods"] == {name: {"keyboard": ["required", "Keyboard"]} for name in METHODS}
    assert found["types"] == {
        "Blue": {},
        "Key": {"one of": ["Red", "Blue"]},
        "Keyboard": {"rows": ["required", "Array of Array of Key"]},
        "Red": {"text": ["optional", "String"]},
    }


def test_every_method_is_played() -> None:
    """What the rules allow, the pretend Telegram does."""
    assert set(rules()["methods"]) == set(METHODS) == PLAYED.keys() | {"getUpdates"}
