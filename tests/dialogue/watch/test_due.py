# SPDX-License-Identifier: AGPL-3.0-or-later
"""Terms through the channel: told at the start, recalled to the office, apologised for once, by day."""

from datetime import timedelta

from msgspec.structs import replace

from bot.cases import Deed, Span
from tests.dialogue.offices import (
    at_work,
    case_of,
    events_of,
    filed,
    open_service,
    seen_in,
    sends,
    until,
)
from tests.townhall import TestTown


async def test_the_term_is_told_recalled_and_apologised_for(town: TestTown) -> None:
    """Filed on 2 March: 1 April. Recalled on 25 and 31 March; on the 2nd, after eight, one apology."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    assert "Risposta attesa entro il 01/04/2026" in ada.last.text
    await bruno.presses("Prendo in carico", in_=desk)
    recall = f"{reference}: il termine è il 01/04/2026."

    await until(town, "2026-03-24", 20)
    assert recall not in seen_in(desk)
    await until(town, "2026-03-25", 7)
    assert seen_in(desk).count(recall) == 1
    await until(town, "2026-03-31", 7)
    assert seen_in(desk).count(recall) == 2
    await until(town, "2026-04-02", 5)
    await town.restart()
    assert "Ci scusiamo" not in ada.last.text
    await until(town, "2026-04-02", 6)
    sorry = ada.last.text
    await town.restart()
    await until(town, "2026-04-04", 12)

    assert "dovevamo risponderti entro il 01/04/2026 e non l'abbiamo fatto. Ci scusiamo." in sorry
    assert ada.last.text == sorry
    assert ada.last.buttons == []
    assert "In ritardo: il termine era il 01/04/2026" in seen_in(desk)
    assert [event.deed for event in events_of(town, reference)].count(Deed.SLIPPED) == 1


async def test_a_new_day_is_named_and_told(town: TestTown) -> None:
    """After the delay an operator names a day to come; the resident reads it, and it stays on the card."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    await bruno.presses("Prendo in carico", in_=desk)
    await until(town, "2026-04-02", 8)

    await bruno.presses("Altro…", "Nuova data", in_=desk)
    await bruno.says("1/4/2026", in_=desk)
    assert desk.last.text.endswith("Per rinunciare scrivi /annulla.")
    await sends(bruno, desk, "15/4/2026")

    assert ada.last.text.endswith("l'ufficio Servizi sociali conta di risponderti entro il 15/04/2026.")
    assert "Nuova data comunicata: 15/04/2026" in seen_in(desk)
    await ada.says("/pratiche")
    assert "Nuova data comunicata dall'ufficio: 15/04/2026" in ada.last.text


async def test_an_interest_has_no_term(town: TestTown) -> None:
    """A planned service promises nothing: no day, no recall, no apology."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await bruno.presses("Prendo in carico", in_=desk)
    before = len(ada.received)

    await until(town, "2026-05-01")

    assert case_of(town, reference).due_on is None
    assert len(ada.received) == before
    assert "il termine" not in seen_in(desk)


async def test_what_is_awaited_is_recalled_to_both_sides(town: TestTown) -> None:
    """Asked by 17 March: told on the 15th and the 18th; from 17 April the office may decide all the same."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "Per quali settimane è il centro?")

    await until(town, "2026-03-15", 8)
    assert "aspetta la tua risposta entro il 17/03/2026" in ada.last.text
    await until(town, "2026-03-18", 8)
    assert f"{reference}: il cittadino doveva rispondere entro il 17/03/2026 e non l'ha fatto." in seen_in(
        desk
    )
    assert "16/04/2026. Il cittadino non ha risposto" not in seen_in(desk)
    await until(town, "2026-05-10", 8)

    assert "Ci scusiamo" not in ada.last.text
    assert seen_in(desk).count("doveva rispondere") == 1
    slipped = (
        f"{reference}: il termine era il 16/04/2026. Il cittadino non ha risposto: potete decidere lo stesso."
    )
    assert seen_in(desk).count(slipped) == 1


async def test_whenever_the_term_moves_the_new_day_is_told(town: TestTown) -> None:
    """1 April. Asked by 17 March: 16 April. Answered on the 4th: 3 April. Notice on the 4th: 23 April."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Per quali settimane è il centro?", in_=desk)
    assert "la nostra risposta è attesa entro il 16/04/2026" in desk.last.text
    await bruno.presses("Invia", in_=desk)
    assert "Rispondi entro il 17/03/2026." in ada.last.text
    assert "la nostra risposta è attesa entro il 16/04/2026, salvo sospensioni." in ada.last.text

    await until(town, "2026-03-04", 9)
    await ada.presses("Rispondi")
    await ada.says("Dal 15 giugno al 3 luglio.")
    assert ada.last.text.endswith("la nostra risposta è attesa entro il 03/04/2026, salvo sospensioni.")
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "E con quale orario?")
    assert "la nostra risposta è attesa" not in ada.last.text
    await ada.presses("Rispondi")
    await ada.says("Tutto il giorno.")
    assert "la nostra risposta è attesa" not in ada.last.text

    await bruno.presses("Chiudi", "Preavviso di rigetto", in_=desk)
    await sends(bruno, desk, "Il centro non è tra quelli ammessi.")
    assert "Hai tempo fino al 14/03/2026 per rispondere." in ada.last.text
    assert ada.last.text.endswith("la nostra risposta è attesa entro il 23/04/2026, salvo sospensioni.")


async def test_a_second_request_stops_no_clock(town: TestTown) -> None:
    """Asked again on 27 March until 11 April: the term of 1 April slips all the same, and that is told."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "Per quali settimane è il centro?")
    await ada.presses("Rispondi")
    await ada.says("Dal 15 giugno al 3 luglio.")
    await until(town, "2026-03-27", 9)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "E con quale orario?")
    await until(town, "2026-04-02", 8)

    assert "dovevamo risponderti entro il 01/04/2026 e non l'abbiamo fatto. Ci scusiamo." in ada.last.text
    assert "il termine era il 01/04/2026. Ho chiesto scusa al cittadino." in seen_in(desk)


async def test_the_office_is_told_when_the_time_for_observations_is_over(town: TestTown) -> None:
    """Notice on 2 March: from the 13th a refusal may follow."""
    await open_service(town)
    bruno, desk = await at_work(town)
    await filed(town)
    await bruno.presses("Chiudi", "Preavviso di rigetto", in_=desk)
    await sends(bruno, desk, "Il centro non è tra quelli ammessi.")
    await until(town, "2026-03-12", 12)
    assert "finito il tempo per le osservazioni" not in seen_in(desk)

    await until(town, "2026-03-13", 8)
    assert "il 12/03/2026 è finito il tempo per le osservazioni. Ora potete decidere." in seen_in(desk)
    await bruno.presses("Chiudi", in_=desk)

    assert "Esito negativo" in desk.last.labels


async def test_while_every_office_is_closed_nobody_is_reminded(town: TestTown) -> None:
    """Closed from 3 to 13 March; filed on the 2nd at ten: seven hours that day, the eighth on the 16th."""
    calendar = replace(town.knows.rhythm.calendar, closures=(Span("2026-03-03", "2026-03-13"),))
    town.knows = replace(town.knows, rhythm=replace(town.knows.rhythm, calendar=calendar))
    await open_service(town)
    _, desk = await at_work(town)
    ada, reference = await filed(town)
    before = seen_in(desk)

    await until(town, "2026-03-15", 20)
    assert seen_in(desk) == before
    await until(town, "2026-03-16", 8)
    assert "richieste aperte 1" in desk.last.text
    await town.later(timedelta(hours=1))

    assert desk.last.text == f"{reference}: aspetta dal 02/03/2026 e nessuno l'ha presa in carico."
    assert "Risposta attesa entro il 01/04/2026" in ada.last.text


async def test_each_desk_gets_one_list_a_working_day(town: TestTown) -> None:
    """At half past eight, counts and references; nothing on Sundays, nothing where nothing is open."""
    bruno, desk = await at_work(town)
    _, empty = await at_work(town, "tecnico", "Carla Neri")
    _, reference = await filed(town)
    await bruno.presses("Prendo in carico", in_=desk)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "Per quali settimane è il centro?")
    line = f"Servizi sociali: richieste aperte 1\nIn attesa del cittadino: 1 ({reference})"

    await until(town, "2026-03-03", 7)
    assert line not in seen_in(desk)
    await town.later(timedelta(minutes=31))
    assert desk.last.text == f"03/03/2026 – {line}"
    await town.restart()
    await until(town, "2026-03-03", 18)
    assert seen_in(desk).count(line) == 1
    await until(town, "2026-03-07", 18)
    assert seen_in(desk).count(line) == 4
    assert "richieste aperte" not in seen_in(empty)
    assert "Rossi" not in seen_in(desk)
