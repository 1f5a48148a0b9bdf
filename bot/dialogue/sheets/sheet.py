# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the knowledge base says, as a message: text, state, source, date, office, next steps."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from bot.answers import Section, Service, Source
from bot.dialogue import choosing
from bot.dialogue.asked import answered
from bot.dialogue.news import alerts
from bot.dialogue.scene import Scene, in_rows, on_day
from bot.dialogue.sheets import ratings, sums, tongues
from bot.forms import Purpose
from bot.model import Button, Turn, spoken

OVERVIEW = "cos-e"
OF_THE_PLAN = ("cos-e", "novita")
"""Facets that tell what the municipality is about to do."""
FIRST_FACETS = ("chi", "come", "costi", "tempi", "documenti")
"""What people want to know first of a service."""
NEXT_FACETS = {
    "cos-e": ("chi", "come", "costi"),
    "chi": ("come", "documenti", "costi"),
    "come": ("documenti", "tempi", "esito"),
    "documenti": ("come", "tempi", "costi"),
    "costi": ("chi", "come", "tempi"),
    "tempi": ("come", "documenti", "esito"),
    "dove": ("contatti", "tempi", "come"),
    "contatti": ("dove", "come", "tempi"),
    "esito": ("tempi", "contatti", "problema"),
    "problema": ("contatti", "come", "esito"),
    "novita": ("tempi", "come", "contatti"),
}
"""What people want to know next, after each."""


def press(scene: Scene, topic: str, facet: str) -> Turn:
    """A topic or one of its facets was pressed: `sheet:<topic>:<facet>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"), scene.reply(scene.say("general.too-old")))
    return show(scene, topic, facet)


def button(scene: Scene, topic: str, facet: str) -> Button:
    """A button that shows one section, or the overview of a topic."""
    title = scene.town.short_title(topic, scene.language)
    label = (
        scene.say("sheets.choice", topic=title, facet=scene.say(f"sheets.facet.{facet}")) if facet else title
    )
    return Button(str(Markup(label).unescape()), f"sheet:{topic}:{facet}")  # noqa: S704  # a label, not HTML


def show(scene: Scene, topic: str, facet: str) -> Turn:
    """One section, or (without a facet) the overview with all its facets as buttons."""
    service, section = scene.town.library.services[topic], _section(scene, topic, facet)
    if section is None:
        return scene.ends("abstain elsewhere=-", scene.reply(scene.say("ask.unknown")))
    next_ = _facets(scene, topic, NEXT_FACETS[section.facet] if facet else FIRST_FACETS)
    more = scene.button("sheets.do.more", f"facets:{topic}")
    rows = (
        in_rows(_first(scene, service, section.facet), 1)
        + in_rows([*next_, more], 2)
        + in_rows(_further(scene, service), 1)
    )
    thumbs = ratings.buttons(scene, topic, section.facet)
    return scene.ends(
        f"answered topic={topic} facet={section.facet}",
        scene.reply(_text(scene, service, section, _told), *rows, thumbs),
        topic=topic,
        topic_at=scene.now,
        asked=answered(scene, topic, section.facet),
    )


def brief(scene: Scene, topic: str, facet: str) -> Turn:
    """How a section begins, for whoever asks in the middle of something else; all of it is one tap away."""
    service, section = scene.town.library.services[topic], _section(scene, topic, facet)
    if section is None:
        return scene.ends("abstain elsewhere=-", scene.reply(scene.say("ask.unknown")))
    row = (scene.button("sheets.do.whole", f"sheet:{topic}:{section.facet}"),)
    text = _text(scene, service, section, _told_briefly)
    return scene.ends(f"answered topic={topic} facet={section.facet}", scene.reply(text, row))


def _section(scene: Scene, topic: str, facet: str) -> Section | None:
    """The section of that facet; the overview where there is none."""
    library = scene.town.library
    own = library.section(topic, facet, scene.language) if facet else None
    return own or library.section(topic, OVERVIEW, scene.language)


def facets(scene: Scene, topic: str) -> Turn:
    """Everything that can be asked about a topic: `facets:<topic>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"))
    known = sections(scene, topic)
    title = scene.town.short_title(topic, scene.language)
    about = scene.with_conversation(topic=topic, topic_at=scene.now)
    return choosing.offer(
        about, f"facets topic={topic}", scene.say("sheets.all", title=title), known, width=2
    )


def sections(scene: Scene, topic: str) -> list[Button]:
    """A button for everything that is said about a topic."""
    return _facets(scene, topic, scene.town.library.facets(topic, scene.language))


def _facets(scene: Scene, topic: str, wanted: Iterable[str]) -> list[Button]:
    known = scene.town.library.facets(topic, scene.language)
    return [
        Button(str(scene.say(f"sheets.facet.{each}").unescape()), f"sheet:{topic}:{each}")
        for each in wanted
        if each in known
    ]


def _text(
    scene: Scene, service: Service, section: Section, tell: Callable[[Scene, Service, Section], Markup]
) -> Markup:
    """The section; where nobody has translated it, a polite line and the complete languages."""
    if section.language == scene.language:
        return tell(scene, service, section)
    texts = []
    for language in tongues.complete(scene):
        own = scene.town.library.section(section.topic, section.facet, language) or section
        texts.append(tell(scene.with_conversation(language=language), service, own))
    return tongues.in_all(scene, scene.language, texts)


def _told(scene: Scene, service: Service, section: Section) -> Markup:
    body = scene.town.fill(section.html, service.office, scene.language)
    return Markup("\n\n").join((*_head(scene, service, section), body, _foot(scene, service, section)))


def _told_briefly(scene: Scene, service: Service, section: Section) -> Markup:
    """The heading and the first paragraph, with the list that it announces."""
    paragraphs = scene.town.fill(section.html, service.office, scene.language).split("\n\n")
    end = next((at for at, each in enumerate(paragraphs, 1) if not each.rstrip().endswith(":")), None)
    parts = (*_head(scene, service, section), *paragraphs[:end], *_stale(scene, service, section))
    return Markup("\n\n").join(parts)


def _head(scene: Scene, service: Service, section: Section) -> Iterable[Markup]:
    title = spoken(service.title, scene.language)
    yield scene.say("sheets.heading", title=title, facet=scene.say(f"sheets.facet.{section.facet}"))
    status = _status(scene, service, section.facet)
    if status:
        yield status
    if section.language != scene.language:
        yield scene.say("sheets.only-italian")
    if section.outdated_translation:
        yield scene.say("sheets.older-translation")


def _status(scene: Scene, service: Service, facet: str) -> Markup:
    """Whether the service is there at all, in one line; empty when it is open."""
    key = service.status.is_
    if key == "planned" and not service.form:
        # An aim of the plan beside duties and rights that hold anyway: whoever has a bill in hand is told
        # how it is paid, not that there is a plan.
        key = "objective" if facet in OF_THE_PLAN else "open"
    if key == "open":
        return Markup()
    office = scene.town.office_name(service.office, scene.language)
    return scene.say(f"sheets.status.{key}", office=office, years=service.status.horizon)


def _foot(scene: Scene, service: Service, section: Section) -> Markup:
    office = scene.town.office_name(service.office, scene.language)
    sources = Markup("; ").join(_source(source, scene.language) for source in section.sources)
    foot = scene.say("sheets.foot", sources=sources, day=on_day(section.verified_on), office=office)
    return Markup("\n").join((*_stale(scene, service, section), foot))


def _stale(scene: Scene, service: Service, section: Section) -> tuple[Markup, ...]:
    """That a section is past its review, where it is."""
    office = scene.town.office_name(service.office, scene.language)
    return (scene.say("sheets.stale", office=office),) if section.stale(scene.today) else ()


def _source(source: Source, language: str) -> Markup:
    """Its title, which leads to the page where it can be read."""
    title = escape(spoken(source.title, language))
    return Markup('<a href="{}">{}</a>').format(source.url, title) if source.url else title


def _first(scene: Scene, service: Service, facet: str) -> list[Button]:
    """What can be done about the service right here."""
    worked_out = sums.buttons(scene, service.id, facet)
    return [*_doing(scene, service), *alerts.buttons(scene, service.id), *worked_out]


def _doing(scene: Scene, service: Service) -> list[Button]:
    form, progress = scene.town.form_for(service.id), scene.conversation.progress
    if form is None or (scene.in_form and progress is not None and progress.form == form.id):
        return []
    if form.kind is not Purpose.APPLICATION:
        return [scene.button("sheets.do.report", f"apply:{form.id}")]
    key = "sheets.do.interest" if service.status.is_ == "planned" else "sheets.do.apply"
    return [scene.button(key, f"apply:{form.id}")]


def _further(scene: Scene, service: Service) -> list[Button]:
    related = [button(scene, topic, "") for topic in service.related[:1] if topic in scene.town.topics]
    return [*related, scene.button("sheets.do.human", f"human:{service.id}")]
