# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every state and every way between them, walked on screens: a resident, two operators, another office."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from itertools import cycle, pairwise

from msgspec import Struct

from bot.cases import WAYS, Deed, State
from bot.simulator import Group, Person
from tests.dialogue.offices import at_work, case_of, events_of, open_service, sends
from tests.residents import files, reference_in
from tests.townhall import TestTown

S = State
ENDINGS = {
    S.GRANTED: "Esito positivo",
    S.PARTLY_GRANTED: "Esito positivo in parte",
    S.REFUSED: "Esito negativo",
    S.CLOSED: "Chiudi senza esito",
    S.LAPSED: "Decadenza",
    S.ANNULLED: "Annullamento",
    S.REFUSAL_NOTICE: "Preavviso di rigetto",
}
"""What the button says that leads there."""
CONCLUSIONS = (S.GRANTED, S.PARTLY_GRANTED, S.REFUSED, S.CLOSED, S.WITHDRAWN)

PLANNED: list[tuple[State, ...]] = [
    *((end,) for end in CONCLUSIONS),
    *((S.REGISTERED, end) for end in CONCLUSIONS),
    *((S.IN_PROGRESS, end) for end in CONCLUSIONS),
    *((S.AWAITING_RESIDENT, end) for end in CONCLUSIONS),
    *((S.CLOSED, S.REOPENED, end) for end in CONCLUSIONS),
    (
        S.REGISTERED,
        S.AWAITING_RESIDENT,
        S.IN_PROGRESS,
        S.AWAITING_RESIDENT,
        S.IN_PROGRESS,
        S.GRANTED,
        S.LAPSED,
    ),
    (S.REGISTERED, S.IN_PROGRESS, S.GRANTED, S.ANNULLED),
    (S.CLOSED, S.REOPENED, S.IN_PROGRESS, S.PARTLY_GRANTED, S.LAPSED),
    (S.CLOSED, S.REOPENED, S.AWAITING_RESIDENT, S.PARTLY_GRANTED, S.ANNULLED),
    (S.REFUSED, S.ANNULLED),
]
"""From the receipt on, while summer camps are only planned: no notice has to come before a refusal."""
OPEN: list[tuple[State, ...]] = [
    (S.REFUSAL_NOTICE, S.GRANTED),
    (S.REGISTERED, S.REFUSAL_NOTICE, S.PARTLY_GRANTED),
    (S.IN_PROGRESS, S.REFUSAL_NOTICE, S.CLOSED),
    (S.AWAITING_RESIDENT, S.REFUSAL_NOTICE, S.WITHDRAWN),
    (S.REFUSAL_NOTICE, S.IN_PROGRESS, S.REFUSED),
    (S.CLOSED, S.REOPENED, S.REFUSAL_NOTICE, S.REFUSED),
]
"""Once they are open and a request starts a proceeding."""


class Walk(Struct, frozen=True):
    """One request on its way, in the hands of one operator at that moment."""

    town: TestTown
    resident: Person
    operator: Person
    desk: Group
    reference: str

    async def goes(self, to: State) -> None:
        """Whatever has to be pressed and written on that screen to get there."""
        before = case_of(self.town, self.reference).state
        if to in (S.WITHDRAWN, S.REOPENED) or (before in WAITING and to is S.IN_PROGRESS):
            await self.resident.says("/pratiche")
        else:
            await self.operator.says(f"/pratica {self.reference}", in_=self.desk)
        await STEPS.get(to, Walk.ends)(self, to)
        assert case_of(self.town, self.reference).state is to, (self.reference, before, to)

    async def is_registered(self, _: State) -> None:
        """The number of the register is typed."""
        await self.operator.presses("Altro…", "Protocollo", in_=self.desk)
        await self.operator.says("0001234/2026", in_=self.desk)

    async def goes_on(self, _: State) -> None:
        """Somebody takes it; or the resident answers, and it is the office's again."""
        if case_of(self.town, self.reference).state not in WAITING:
            await self.operator.presses("Prendo in carico", in_=self.desk)
            return
        await self.resident.presses("Rispondi")
        await self.resident.says("Dal 15 giugno al 3 luglio.")

    async def is_asked(self, _: State) -> None:
        """The office asks."""
        await self.operator.presses("Chiedi integrazione", in_=self.desk)
        await sends(self.operator, self.desk, "Per quali settimane è il centro?")

    async def is_withdrawn(self, _: State) -> None:
        """The resident takes it back."""
        await self.resident.presses("Ritira la richiesta", "Sì, ritira")

    async def is_reopened(self, _: State) -> None:
        """The resident says that it is not solved."""
        await self.resident.presses("Non è risolto")
        await self.resident.says("Non ho ancora capito.")

    async def ends(self, to: State) -> None:
        """The office decides, or undoes what it decided."""
        more = ["Altro…"] if case_of(self.town, self.reference).state.ended else []
        await self.operator.presses(*more, "Chiudi", ENDINGS[to], in_=self.desk)
        await sends(self.operator, self.desk, "Abbiamo guardato tutto con attenzione.")


WAITING = (S.AWAITING_RESIDENT, S.REFUSAL_NOTICE)
STEPS: dict[State, Callable[[Walk, State], Awaitable[None]]] = {
    S.REGISTERED: Walk.is_registered,
    S.IN_PROGRESS: Walk.goes_on,
    S.AWAITING_RESIDENT: Walk.is_asked,
    S.WITHDRAWN: Walk.is_withdrawn,
    S.REOPENED: Walk.is_reopened,
}


async def test_every_state_and_every_way_is_walked(town: TestTown) -> None:
    """All 52 ways of the table, by people who press what their screen offers."""
    bruno, desk = await at_work(town)
    carla = town.telegram.person("Carla Neri")
    await carla.joins(desk)
    operators = cycle((bruno, carla))
    walked = await refused_report(town, bruno, desk)

    async def walk(number: int, path: Sequence[State]) -> None:
        resident = town.telegram.person(f"Ada{number} Rossi")
        reference = await files(resident)
        for before, after in pairwise((S.SUBMITTED, *path)):
            if (before, after) == (S.REFUSAL_NOTICE, S.REFUSED):
                await town.later(timedelta(days=11))
            await Walk(town, resident, next(operators), desk, reference).goes(after)
            walked.add((before, after))

    for number, path in enumerate(PLANNED):
        await walk(number, path)
    await open_service(town)
    for number, path in enumerate(OPEN, len(PLANNED)):
        await walk(number, path)

    assert walked == {(before, after) for before, ways in WAYS.items() for after in ways}
    assert len(walked) == 52


async def refused_report(town: TestTown, bruno: Person, desk: Group) -> set[tuple[State, State]]:
    """A fault that one office hands to the other and back; refused there, opened again, taken again."""
    dario, other = await at_work(town, "tecnico", "Dario Blu")
    eva = town.telegram.person("Eva Rossi")
    await eva.says("/segnala")
    await eva.presses("Casa dell'acqua", "Ho letto e capito")
    await eva.says("1", "ieri", "salta", "salta", "salta")
    await eva.presses("Confermo")
    reference = reference_in(eva.last.text)
    await dario.presses("Altro…", "Passa a un altro ufficio", "Servizi sociali", "Sì, passa", in_=other)
    await bruno.presses("Altro…", "Passa a un altro ufficio", "Servizio tecnico", "Sì, passa", in_=desk)
    await dario.says(f"/pratica {reference}", in_=other)
    await dario.presses("Chiudi", "Non di nostra competenza", in_=other)
    await sends(dario, other, "Se ne occupa il gestore.")
    refused = case_of(town, reference).state
    await eva.presses("Non è risolto")
    await eva.says("Il gestore dice che tocca al Comune.")
    reopened = case_of(town, reference).state
    await dario.presses("Prendo in carico", in_=other)

    assert (refused, reopened, case_of(town, reference).state) == (S.REFUSED, S.REOPENED, S.IN_PROGRESS)
    assert [event.office for event in events_of(town, reference) if event.deed is Deed.HANDED] == [
        "tecnico",
        "sociali",
    ]
    return {(S.SUBMITTED, refused), (refused, reopened), (reopened, S.IN_PROGRESS)}
