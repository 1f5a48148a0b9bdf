# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which chats are desks: linking one with a code, and what happens when it moves or goes."""

from bot.cases import Desk, ForgetOperator, LinkDesk, MoveDesk, UnlinkDesk, fingerprint
from bot.dialogue.desk.cards import desk_card
from bot.dialogue.scene import Scene
from bot.model import Turn
from bot.news import Unfollow
from bot.news.alert import NoLonger


def link(scene: Scene, code: str) -> Turn:
    """`/collega CODE`: the code is good once, for a day."""
    if not code:
        return scene.ends("link-no-code", scene.reply(scene.say("desk.link.no-code")))
    invite = scene.records.invite(fingerprint(code), scene.now)
    if invite is None:
        return scene.ends("link-refused", scene.reply(scene.say("desk.link.refused")))
    office = scene.town.office_name(invite.office, scene.language)
    linked = LinkDesk(Desk(scene.said.chat, invite.office), invite.fingerprint)
    waiting = scene.records.open_cases(invite.office)
    cards = (desk_card(case, scene.said.chat, scene.town, scene.today) for case in waiting)
    done = scene.reply(scene.say("desk.link.done", office=office, waiting=len(waiting)))
    return scene.ends("linked", done, *cards, acts=(linked,))


def moved(scene: Scene) -> Turn:
    """The group became a supergroup: the desk, and what waits for it, go along."""
    return scene.ends("moved", acts=(MoveDesk(scene.said.chat, scene.said.text),))


def gone(scene: Scene) -> Turn:
    """Somebody left the group: what they could do from it, they can do no more."""
    return scene.ends("gone", acts=(ForgetOperator(scene.said.text, scene.said.chat),))


def left(scene: Scene) -> Turn:
    """The bot was put out of a group, or blocked by a person: no desk, no news there any more."""
    topics = sorted(scene.records.followed(scene.said.chat))
    news = tuple(Unfollow(scene.said.chat, topic) for topic in topics)
    waits = tuple(NoLonger(scene.said.chat, each) for each in sorted(scene.records.awaited(scene.said.chat)))
    return scene.ends("left", acts=(UnlinkDesk(scene.said.chat), *news, *waits))
