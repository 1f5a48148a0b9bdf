# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms left half done: reminded of once, closed kindly, offered what was answered before."""

from datetime import datetime, timedelta

from bot.answers import Window
from bot.answers.library.window import ROME
from bot.simulator import Person
from tests.residents import files, fills_in
from tests.townhall import TestTown

REMINDER = (
    "Hai iniziato Contributo per i centri estivi e non l'hai ancora inviata."
    " Vuoi continuare da dove eri rimasto?\n\nNon te lo ricordo un'altra volta."
)


async def begins(town: TestTown, name: str = "Ada Rossi") -> Person:
    """Somebody who has read the notice of the summer camps and said who they are."""
    person = town.telegram.person(name)
    await person.says("/domanda")
    await person.presses("Contributo per i centri estivi", "Ho letto e capito")
    await person.says("genitore")
    return person


def reminded(person: Person) -> int:
    """How often that person was reminded."""
    return sum(message.text == REMINDER for message in person.received)


async def test_a_draft_is_reminded_of_once_after_a_day(town: TestTown) -> None:
    """A day of silence brings one reminder, whatever is restarted, and no second one."""
    ada = await begins(town)

    await town.later(timedelta(hours=23))
    assert reminded(ada) == 0
    for _ in range(4):
        await town.later(timedelta(hours=2))
        await town.restart()
    await town.later(timedelta(days=2))

    assert reminded(ada) == 1
    assert ada.last.labels == ["Continua la richiesta iniziata", "Sì, butta via"]
    await ada.presses("Continua la richiesta iniziata")
    assert "Come ti chiami?" in ada.last.text


async def test_nobody_is_reminded_at_night(town: TestTown) -> None:
    """Between nine in the evening and eight in the morning nothing rings."""
    await town.later(timedelta(hours=11, minutes=30))
    ada = await begins(town)

    for _ in range(33):
        await town.later(timedelta(hours=1))
        assert reminded(ada) == 0
    await town.later(timedelta(hours=1))

    assert town.clock().astimezone(ROME).hour == 7
    await town.later(timedelta(hours=1))
    assert reminded(ada) == 1


async def test_a_reminder_can_be_refused(town: TestTown) -> None:
    """Whoever says so when they stop is left alone."""
    ada = await begins(town)

    await ada.presses("Salva e continua dopo")
    assert ada.last.text == (
        "Va bene. Le tue risposte restano qui per 30 giorni. Intanto puoi scrivermi altro. Per riprendere"
        " premi il pulsante o scrivi «continua». Domani te lo ricordo una volta sola."
    )
    await ada.presses("Non ricordarmelo")
    assert ada.last.text == "Va bene, non te lo ricordo."
    await town.later(timedelta(days=3))

    assert reminded(ada) == 0


async def test_what_is_written_after_putting_a_form_off_is_no_answer_to_it(town: TestTown) -> None:
    """Small talk and questions get their reply, a number stands for what was offered; «continua» goes on."""
    ada = await begins(town)
    await ada.presses("Salva e continua dopo")

    await ada.says("grazie")
    assert ada.last.text == "Prego. Se ti serve altro, scrivimi."
    await ada.says("a che punto è la mia domanda?")
    assert ada.last.text.startswith("Non hai ancora fatto nessuna richiesta.")
    await town.restart()
    await ada.says("/domanda", "1")
    assert "Come ti chiami?" in ada.last.text
    await ada.says("dopo", "Continua")
    assert "Come ti chiami?" in ada.last.text
    await ada.says("Ada Rossi")

    assert "Qual è il tuo codice fiscale?" in ada.last.text


async def test_a_button_of_a_form_that_was_put_off_takes_it_up(town: TestTown) -> None:
    """Whoever presses an answer under the open question means it, and goes on with the next."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito", "Salva e continua dopo")

    await ada.presses("Genitore")
    await ada.says("Ada Rossi")

    assert "Qual è il tuo codice fiscale?" in ada.last.text


async def test_a_draft_that_was_sent_is_not_reminded_of(town: TestTown) -> None:
    """There is nothing to remind of after the receipt."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)

    await town.later(timedelta(days=2))

    assert reminded(ada) == 0


async def closes_at(town: TestTown, hour: int, minute: int = 0) -> None:
    """The service is open until then, this Monday, by the clock of Rome."""
    window = Window(datetime(2026, 3, 1, tzinfo=ROME), datetime(2026, 3, 2, hour, minute, 59, tzinfo=ROME))
    town.changes("centri-estivi", "open", window)
    await town.restart()


async def test_a_window_that_closes_in_mid_form_is_told_and_the_draft_kept(town: TestTown) -> None:
    """The answer is noted, the person hears at once that it is too late, nothing is lost."""
    await closes_at(town, 11)
    ada = await begins(town)

    await town.later(timedelta(hours=2))
    await ada.says("Ada Rossi")

    assert ada.last.text == (
        "Le richieste si sono chiuse il 02/03/2026: non posso più prenderle. Per informazioni chiedi"
        " all'ufficio Servizi sociali.\n\nLe tue risposte restano qui. Se le richieste riaprono presto,"
        " continui da dove eri rimasto."
    )
    await closes_at(town, 23)
    await ada.says("/domanda")
    await ada.presses("Continua la richiesta iniziata")
    assert "Qual è il tuo codice fiscale?" in ada.last.text


async def test_the_last_second_counts_by_when_it_was_said(town: TestTown) -> None:
    """Confirmed in words in the last second and worked on much later: it is in time."""
    await closes_at(town, 10, 30)
    ada = town.telegram.person("Ada Rossi")
    await fills_in(ada)
    town.clock.forward(datetime(2026, 3, 2, 10, 30, 59, tzinfo=ROME) - town.clock())
    town.telegram.world.settle = None

    await ada.says("confermo")
    await town.later(timedelta(hours=3))

    assert "Ricevuta il 02/03/2026 alle 10:30" in ada.last.text
    assert "Risposta attesa entro il 01/04/2026" in ada.last.text


async def test_yesterday_is_the_day_before_it_was_written(town: TestTown) -> None:
    """A word for a day means what it meant when it was sent, though the house reads it after midnight."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.presses("casa dell'acqua", "Ho letto e capito")
    await ada.says("perde acqua")
    town.telegram.world.settle = None

    await ada.says("ieri", "salta", "salta")
    await town.later(timedelta(hours=15))

    assert "Quando: 1 marzo 2026" in ada.last.text


async def test_a_second_too_late_is_refused(town: TestTown) -> None:
    """Confirming after the window makes no case, and the summary stays."""
    await closes_at(town, 10, 30)
    ada = town.telegram.person("Ada Rossi")
    await fills_in(ada)
    town.clock.forward(datetime(2026, 3, 2, 10, 31, tzinfo=ROME) - town.clock())

    await ada.presses("Confermo")

    assert ada.last.text.startswith("Le richieste si sono chiuse il 02/03/2026")
    assert town.house.store.cases.of_person(f"telegram:{ada.id}") == ()
    await closes_at(town, 23)
    await ada.says("/domanda")
    await ada.presses("Continua la richiesta iniziata", "Confermo")
    assert "Numero: 26-0001-G" in ada.last.text


async def test_own_answers_are_offered_and_the_childs_are_not(town: TestTown) -> None:
    """Name, code and phone of the applicant come as buttons in the next form; nothing of the child does."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)

    await ada.says("/domanda")
    await ada.presses("0-3 anni", "Ho letto e capito")
    await ada.says("genitore")
    assert "Usa: Ada Rossi" in ada.last.labels
    await ada.presses("Usa: Ada Rossi")
    assert "Usa: RSSDAA85*******F" in ada.last.labels
    await ada.says("RSSDAA85T50G107F")
    await ada.presses("Usa: +39 333 123 4567")
    await ada.says("sì")

    assert "Come si chiama?" in ada.last.text
    assert not [label for label in ada.last.labels if label.startswith("Usa")]


async def test_what_others_answered_is_never_offered(town: TestTown) -> None:
    """Another person's request gives nothing away."""
    await files(town.telegram.person("Ada Rossi"))
    dino = await begins(town, "Dino Verdi")

    assert not [label for label in dino.last.labels if label.startswith("Usa")]


async def test_the_same_child_has_one_open_request(town: TestTown) -> None:
    """A second request for the same child is not sent; one for another child is."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)

    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "È per un'altra persona", "Ho letto e capito")
    await ada.says("genitore", "Ada Rossi", "RSSDAA85T50G107F", "333 1234567", "salta")
    assert "Come si chiama il bambino o la bambina?" in ada.last.text
    assert not [label for label in ada.last.labels if label.startswith("Usa")]
    await ada.says("LUCA ROSSI", "3/5/2019", "salta", "salta", "no", "sì", "1")
    await ada.presses("Confermo")
    assert ada.last.text.startswith(
        "Hai già una richiesta aperta per la stessa persona: Contributo per i centri estivi,"
        " numero 26-0001-G."
    )
    await ada.says("/domanda")
    await ada.presses("Continua la richiesta iniziata", "Cambia una risposta", "Nome e cognome del minore")
    await ada.says("Anna Rossi")
    await ada.presses("Confermo")

    assert "Numero: 26-0002-" in ada.last.text


async def test_a_language_change_in_mid_form_keeps_the_answers(town: TestTown) -> None:
    """The question comes again in the new language, and the summary is in it from the first line on."""
    ada = await begins(town)
    await ada.says("Ada Rossi", "/lingua")

    await ada.presses("English")

    assert "What is your codice fiscale" in ada.last.text
    assert ada.last.text.startswith("Question 3 of ")
    await ada.says("RSSDAA85T50G107F", "333 1234567", "skip")
    await ada.says("Luca Rossi", "3 May 2019", "skip", "2", "no", "yes", "1")
    assert "1. Who applies: Parent\n2. Name and surname: Ada Rossi" in ada.last.text


async def test_the_summary_explains_what_the_rules_say(town: TestTown) -> None:
    """Before confirming: what has to be checked, by which rule, from where; it blocks nothing."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")

    await ada.says("genitore", "Ada Rossi", "RSSDAA85T50G107F", "333 1234567", "salta")
    await ada.says("Luca Rossi", "3 maggio 2019", "grest", "2", "no", "no", "1")

    assert ada.last.text.endswith(
        "Requisiti: da verificare.\n– Residenza nel Comune: Il contributo può essere solo per i residenti."
        " Fonte: Legge 199/2025, art. 1, commi 222-223: decide ogni Comune.\n"
        "Decide sempre l'ufficio: puoi inviare comunque."
    )
    await ada.presses("Confermo")
    assert "Numero: 26-0001-G" in ada.last.text


async def test_a_replayed_confirmation_makes_one_case(town: TestTown) -> None:
    """The very update comes again, before and after a restart: one case, one receipt."""
    ada = town.telegram.person("Ada Rossi")
    await fills_in(ada)
    await town.restart()
    town.telegram.world.settle = None
    await ada.presses("Confermo")
    update = (await town.telegram.updates.get())[-1]

    town.telegram.updates.repeat(update)
    await town.settle()
    await town.restart()
    town.telegram.updates.repeat(update)
    await town.settle()

    assert len(town.house.store.cases.of_person(f"telegram:{ada.id}")) == 1
    assert sum(message.attachment == "ricevuta-26-0001-G.pdf" for message in ada.received) == 1
