# SPDX-License-Identifier: AGPL-3.0-or-later
"""News: who asked gets it, who did not does not, and a desk sees what it is about to send."""

from datetime import timedelta

import pytest

from bot.phrases import say
from tests.townhall import TestTown


async def test_news_reaches_those_who_follow_the_topic(town: TestTown) -> None:
    """A desk writes, reads a preview with how many get it, confirms; followers get it, others do not."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    carla, dino = town.telegram.person("Carla Neri"), town.telegram.person("Dino Verdi")
    await carla.says("/notizie")
    await carla.presses("Associazioni")
    assert carla.toast.startswith("Riceverai le notizie:")
    await dino.says("/start")

    await bruno.says("/notizia", in_=desk)
    await bruno.presses("Associazioni", in_=desk)
    await bruno.says("Riunione delle associazioni giovedì alle 18, porta una sedia.", in_=desk)
    assert "Destinatari: 1." in desk.last.text
    assert "Riunione delle associazioni" not in carla.last.text
    await bruno.presses("Invia a tutti", in_=desk)

    assert "Riunione delle associazioni giovedì alle 18, porta una sedia." in carla.last.text
    assert "Riunione" not in dino.last.text
    assert bruno.toast == "Notizia inviata. Destinatari: 1."


async def test_news_that_nobody_follows_is_said_to_reach_nobody(town: TestTown) -> None:
    """A desk reads it before and after sending, instead of a zero."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    await bruno.says("/notizia", in_=desk)
    await bruno.presses("Associazioni", in_=desk)

    await bruno.says("Riunione delle associazioni giovedì alle 18.", in_=desk)
    assert desk.last.text.startswith("Nessuno segue ancora le notizie su questo tema")
    await bruno.presses("Invia a tutti", in_=desk)

    assert desk.last.text == "La notizia non è arrivata a nessuno: nessuno segue ancora questo tema."


async def test_sending_twice_sends_once(town: TestTown) -> None:
    """A doubled tap on "Invia a tutti" rings once."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    await carla.presses("Associazioni")
    await bruno.says("/notizia", in_=desk)
    await bruno.presses("Associazioni", in_=desk)
    await bruno.says("Festa di primavera sabato.", in_=desk)
    preview = desk.last
    send = preview.rows[0][0]

    await bruno.presses_button(preview, send)
    await bruno.presses_button(preview, send)

    assert sum("Festa di primavera" in message.text for message in carla.received) == 1


async def test_news_waits_for_the_morning(town: TestTown) -> None:
    """What is confirmed at ten in the evening arrives at eight, and the desk knows it."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    await carla.presses("Associazioni")
    await town.later(timedelta(hours=12))
    await bruno.says("/notizia", in_=desk)
    await bruno.presses("Associazioni", in_=desk)
    await bruno.says("Domani si pulisce il parco.", in_=desk)
    assert "partirà alle 8 del mattino" in desk.last.text

    await bruno.presses("Invia a tutti", in_=desk)
    assert bruno.toast == "Notizia pronta: partirà alle 8 del mattino. Destinatari: 1."
    assert "parco" not in carla.last.text
    await town.later(timedelta(hours=10))

    assert "Domani si pulisce il parco." in carla.last.text


async def test_one_tap_under_the_news_ends_it(town: TestTown) -> None:
    """The button under a piece of news takes that topic off; /stop takes all off."""
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    await carla.presses("Associazioni", "Contributo per i centri estivi")
    assert [b.label for b in carla.last.buttons if b.label.startswith("✓")] != []

    await carla.says("/stop")

    assert carla.last.text == say("news.stopped-all", "it")
    assert town.house.store.news.followed(f"telegram:{carla.id}") == frozenset()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "non voglio più ricevere messaggi"),
        ("it", "non mandatemi più notizie"),
        ("it", "non scrivetemi più"),
        ("it", "basta notizie"),
        ("en", "stop sending me news"),
        ("ro", "nu mai vreau să primesc mesaje"),
        ("ar", "لا أريد رسائل بعد الآن"),
    ],
)
async def test_whoever_wants_no_more_of_it_gets_no_more(town: TestTown, language: str, said: str) -> None:
    """Said in words it is what /stop is: at once, whatever was talked about before."""
    carla = town.telegram.person("Carla Neri", language=language)
    await carla.says("/notizie")
    await town.forges(carla, "news:biblioteca-lettura")
    await carla.says(said)

    assert carla.last.text == say("news.stopped-all", language)
    assert town.house.store.news.followed(f"telegram:{carla.id}") == frozenset()


async def test_a_topic_that_is_named_is_left_alone_with_it(town: TestTown) -> None:
    """Who wants no more of the library still reads of the rest; one that is not followed shows the list."""
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    await carla.presses("Associazioni", "Biblioteca")

    await carla.says("non voglio più notizie della biblioteca")
    assert carla.last.text.startswith("Non riceverai più notizie su: Biblioteca")
    await carla.says("non voglio più notizie della biblioteca")

    assert carla.last.text.startswith("Scegli le notizie")
    assert town.house.store.news.followed(f"telegram:{carla.id}") == {"associazioni"}


async def test_whoever_asks_why_no_news_comes_keeps_it(town: TestTown) -> None:
    """A question about the news ends none of it."""
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    await carla.presses("Biblioteca")

    await carla.says("perché non ricevo più le notizie?")

    assert town.house.store.news.followed(f"telegram:{carla.id}") == {"biblioteca-lettura"}


async def test_the_list_of_topics_comes_when_asked_and_changes_where_it_is_pressed(town: TestTown) -> None:
    """Pressing a topic changes the list above the button; asking again brings a new list below."""
    carla = town.telegram.person("Carla Neri")
    await carla.says("/notizie")
    first = carla.last

    await carla.presses("Associazioni")
    assert carla.last.id == first.id
    await carla.says("/notizie")

    assert carla.last.id != first.id
    assert sum(label.startswith("✓") for label in carla.last.labels) == 1


@pytest.mark.parametrize(
    "words",
    [
        "/notizia",
        "vorrei pubblicare la notizia della sagra",
        "come faccio a mandare una notizia a tutti?",
        "vorrei proporre una notizia",
    ],
)
async def test_whoever_is_no_office_may_send_it_a_text_to_publish(town: TestTown, words: str) -> None:
    """The office decides; the text goes to the one in charge of associations, as a question would."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)
    assert "arriva all'ufficio, che decide se pubblicarlo." in ada.last.text
    await ada.presses("Scrivi il testo all'ufficio", "Ho letto e capito")

    assert "Scrivi la tua domanda." in ada.last.text


@pytest.mark.parametrize("words", ["voglio ricevere le notizie", "mandami le notizie"])
async def test_whoever_wants_news_is_not_asked_for_any(town: TestTown, words: str) -> None:
    """To get and to give are told apart."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)

    assert ada.last.text == say("news.choose", "it")


async def test_a_group_that_is_no_desk_writes_no_news(town: TestTown) -> None:
    """/notizia in any other group is refused kindly."""
    ada = town.telegram.person("Ada Rossi")
    group = town.telegram.group("Amici", [ada])

    await ada.says("/notizia", in_=group)

    assert group.last.text == say("news.desk-only", "it")


async def test_a_preview_can_be_thrown_away(town: TestTown) -> None:
    """What is thrown away reaches nobody, and its button is dead."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    await bruno.says("/notizia", in_=desk)
    await bruno.presses("Associazioni", in_=desk)
    await bruno.says("Una notizia sbagliata.", in_=desk)
    preview = desk.last

    await bruno.presses("Butta via", in_=desk)
    await bruno.presses_button(preview, preview.rows[0][0])

    assert bruno.toast == say("general.too-old", "it")
