# SPDX-License-Identifier: AGPL-3.0-or-later
"""Data that a chat should not hold."""

from time import process_time
from timeit import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Reader
from bot.answers.guarding import guardfiles
from bot.answers.guarding.fence import found
from bot.answers.reading.text import LONGEST
from tests.townhall import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("il mio codice è RSSMRA80A01H501U grazie", ["codice-fiscale"]),
        ("rssmra80a01h501u", ["codice-fiscale"]),
        ("RSS MRA 80A01 H501U", ["codice-fiscale"]),
        ("IBAN IT60 X054 2811 1010 0000 0123 456 e ho un figlio", ["iban"]),
        ("it60x0542811101000000123457 con un refuso", ["iban"]),
        ("DE89370400440532013000", ["iban"]),
        ("carta 4539 1488 0343 6467", ["card"]),
        ("carta d'identità CA12345AA", ["document"]),
        ("la tessera è 80380 00012 34567 89012", ["document"]),
        ("numero di serie AB12345CD", []),
        ("la pratica 26-0042-K del 12/05/2026", []),
        ("telefono 333 1234567 oppure 0377 94425", []),
        ("partita iva 12345670017", []),
        ("IT è la sigla dell'Italia", []),
    ],
)
def test_kinds_of_sensitive_data(text: str, kinds: list[str]) -> None:
    """Tax codes, accounts, cards and documents are seen, also mistyped; references and phones are not."""
    assert list(found(text)) == kinds


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    """Nothing makes the fence fall over."""
    assert set(found(text)) <= {"codice-fiscale", "iban", "card", "document"}


SOMEBODY = (
    "mio figlio è autistico",
    "ho il diabete, mi spetta il trasporto?",
    "mio figlio è tetraplegico",
    "mia figlia è celiaca",
    "mia figlia che ha sette anni è celiaca",
    "ho il morbo di crohn",
    "my son has autism",
    "sono cieco",
    "sono ormai quasi cieca",
    "faccio dialisi",
    "devo fare dialisi tre volte a settimana",
    "mio figlio ha l'ADHD",
    "mio papà ha avuto un ictus",
    "am diabet",
    "fiul meu are autism",
    "vorrei informazioni sul nido, ho il diabete",
    "sono sordo",
    "sono non vedente",
    "mia mamma ha l'alzheimer",
    "mio nonno è in dialisi",
    "ho un figlio autistico",
    "ho una figlia con la sindrome di down",
    "il papà soffre di epilessia",
    "soffro di asma",
    "mia moglie ha un tumore al seno",
    "sono stata operata al cuore",
    "mi hanno diagnosticato la sclerosi multipla",
    "mio figlio è allergico alle arachidi",
    "mia figlia è intollerante al lattosio",
    "ho la celiachia",
    "mio marito è paraplegico dopo un incidente",
    "prendo l'insulina",
    "sono diabetico",
    "iscrivo mio figlio al grest, è celiaco",
    "ho avuto un infarto",
    "ho l'epilessia",
    "mia sorella è schizofrenica",
    "i miei figli sono celiaci",
    "nostra figlia è sorda",
    "ho una malattia rara",
    "mio fratello è bipolare",
    "mia suocera ha la demenza senile",
    "sono invalido al 100%",
    "I am blind",
    "I'm deaf",
    "I'm diabetic",
    "my daughter is autistic",
    "my daughter is coeliac",
    "my dad had a stroke",
    "my mother has alzheimer's",
    "I have diabetes",
    "I have type 2 diabetes",
    "I suffer from asthma",
    "I'm on dialysis",
    "my husband is paralysed",
    "my child has ADHD",
    "my kid has down syndrome",
    "my son is allergic to peanuts",
    "my wife has breast cancer",
    "he is autistic",
    "am cancer",
    "sunt diabetic",
    "sunt oarbă",
    "fiica mea este celiacă",
    "mama mea are alzheimer",
    "tata a avut un accident vascular",
    "copilul meu are ADHD",
    "fac dializă",
    "sufăr de astm",
    "fiul meu e alergic la nuci",
    "băiatul meu este autist",
    "soția mea are cancer",
    "ابني مصاب بالتوحد",
    "ابنتي عندها السكري",
    "عندي السكري",
    "انا كفيف",
    "أنا أعمى",
    "زوجي مريض بالسرطان",
    "أعاني من الربو",
    "امي عندها الزهايمر",
    "ولدي عنده توحد",
    "اعمل غسيل كلى",
    "انا حامل",
    "ابني عنده حساسية",
    "weldi 3ando tawahod",
    "mio figlio è sordo",
    "mia figlia è non vedente",
    "mio marito ha la sla",
    "mio padre ha il parkinson",
    "mia zia è ipovedente",
    "ho un tumore",
    "sono sieropositiva",
    "ho l'asma",
    "mio figlio è dislessico",
    "mia madre soffre di cuore",
    "ho la sclerosi multipla",
    "mio figlio ha la fibrosi cistica",
    "sono depressa",
    "ho attacchi di panico",
    "mio figlio ha un disturbo dello spettro autistico",
    "papà è diabetico",
    "il mio compagno è tossicodipendente",
    "vado in dialisi",
    "my son is deaf",
    "my husband has ms and parkinson",
    "I have cancer",
    "my daughter suffers from epilepsy",
    "im blind",
    "I've got asthma",
    "my mum is in a wheelchair because she has dementia",
    "sunt surd",
    "tata are parkinson",
    "am scleroză multiplă",
    "fiica mea este oarbă",
    "copilul nostru are sindrom down",
    "ابنتي مصابة بالصرع",
    "زوجتي عندها سرطان",
    "ابني متوحد",
    "أبي يعاني من القلب",
    "انا مصاب بالسكري",
    "I have a question about transport, I have diabetes",
    "am o întrebare despre transport, am diabet",
    "عندي سؤال عن النقل، عندي السكري",
    "ho abortito",
    "bambino dsa",
    "mia figlia è dsa",
    "ho un bambino con dsa",
    "ho la chemio domani",
    "sono positiva al covid",
    "I had an abortion",
    "am avortat",
    "اعمل الكيماوي",
)
"""Messages that say what somebody is ill with."""
NOBODY = (
    "celiachia: cosa offre la mensa?",
    "servizi per ciechi",
    "c'è un menu per celiaci al nido?",
    "ho una domanda sulla celiachia in mensa",
    "ci sono menu per celiaci?",
    "il grest accetta bambini celiaci?",
    "percorso tattile per non vedenti",
    "biblioteca: audiolibri per ciechi",
    "via del vicolo cieco",
    "trasporto in ambulanza per dialisi",
    "quanto costa il trasporto per la dialisi",
    "quando c'è lo screening del tumore al seno?",
    "lega tumori a Lodi",
    "giornata mondiale dell'alzheimer",
    "caffè alzheimer",
    "mio figlio è disabile, come chiedo il pulmino?",
    "mia mamma è in carrozzina",
    "mio figlio è vivace",
    "mio nonno non cammina bene",
    "sono disabile",
    "ho la 104",
    "ho un figlio di tre anni",
    "chi soffre di diabete ha agevolazioni?",
    "un bambino celiaco può mangiare in mensa?",
    "persone con autismo: servizi",
    "sono la mamma di Luca",
    "sono residente a Orio Litta",
    "sono stanco di aspettare",
    "abbiamo perso la tessera",
    "la casetta dell'acqua è sorda alle proteste",
    "c'è un corso di primo soccorso?",
    "associazione per l'autismo",
    "il pediatra per mio figlio",
    "mia figlia ha cinque anni",
    "ho perso il lavoro",
    "posso avere il certificato medico?",
    "esenzione ticket per celiaci",
    "assistenza ai malati",
    "mio figlio va al nido",
    "corso per insegnanti sulla dislessia",
    "mia figlia è nata a Parma",
    "autism services",
    "services for blind people",
    "I am looking for services for blind people",
    "is there a coeliac menu at school?",
    "deaf people",
    "people with autism",
    "my son is three",
    "my son has a disability",
    "i am tired",
    "is there transport for the blind?",
    "wheelchair transport",
    "hearing aids",
    "servicii pentru orbi",
    "meniu pentru celiaci",
    "persoane cu autism",
    "fiul meu are trei ani",
    "am o intrebare despre transport",
    "am un copil de trei ani",
    "am nevoie de transport",
    "مطعم لمرضى السكري",
    "خدمات للمكفوفين",
    "جمعية التوحد",
    "ابني عمره ثلاث سنوات",
    "عندي سؤال",
    "انا من المغرب",
    "ابني يريد التسجيل",
    "quanto costa il nido?",
    "residenza per malati di alzheimer",
    "c'è una RSA per anziani con alzheimer?",
    "contributi per persone affette da sla",
    "vi chiamo quando ho finito o l'autista sa già quando tornare?",
    "mio figlio aspetta l'autista",
    "mi portate all'istituto dei tumori",
    "mio figlio è malato, come disdico il pulmino?",
    "mio padre è anziano e solo",
    "mio figlio è allegro",
    "ho la mamma anziana",
    "sono in ritardo con la rata",
    "mia figlia fa danza",
    "sono in attesa di risposta",
    "I have a question about autism",
    "am o întrebare despre diabet",
    "عندي سؤال عن السكري",
    "ho una domanda sull'autismo",
    "un bambino dsa può avere aiuti a scuola?",
    "corso per insegnanti sui dsa",
    "ci sono contributi per bambini dsa?",
)
"""Messages that speak of illness in general, of needs, or of other things in such words."""


@pytest.mark.parametrize("text", SOMEBODY)
def test_health_is_private(reader: Reader, text: str) -> None:
    """What somebody is ill with is told apart in every language, and the question is read all the same."""
    assert reader.read(text).sensitive == ("health",)


@pytest.mark.parametrize("text", NOBODY)
def test_illness_in_general_is_let_pass(reader: Reader, text: str) -> None:
    """Menus for coeliacs and services for the blind are asked about by anybody; a wheelchair is a need."""
    assert reader.read(text).sensitive == ()


GIVEN_AWAY = (
    ("la mia password spid è Pippo123", ["password"]),
    ("password: Orio#litta", ["password"]),
    ("il mio pin cie è 12345678", ["password"]),
    ("pin 12345 della carta", ["password"]),
    ("il puk è 1234 5678", ["password"]),
    ("cvv 123", ["password"]),
    ("il codice che mi è arrivato per sms è 482913", ["password"]),
    ("pswd gattino77", ["password"]),
    ("carta d'identità n. AX 1234567", ["document"]),
    ("passaporto YA1234567", ["document"]),
    ("la patente di mio marito è U1A12B345C", ["document"]),
    ("my password is Pippo123", ["password"]),
    ("my pin is 4321", ["password"]),
    ("passport number 123456789", ["document"]),
    ("parola mea de la SPID este Pippo123", ["password"]),
    ("codul pin este 4321", ["password"]),
    ("buletin seria XT nr 123456", ["document"]),
    ("كلمة السر هي Pippo123", ["password"]),
    ("رقمي السري هو ١٢٣٤٥", ["password"]),
    ("جواز سفري رقم AB1234567", ["document"]),
)
"""Messages that hold a secret under its name."""
NAMED_ONLY = (
    "ho dimenticato la password dello spid",
    "il pin non funziona",
    "il pin della cie ha 8 cifre?",
    "la password scade nel 2026",
    "il pin è del 2024",
    "la password è mario@example.com?",
    "password https://www.spid.gov.it/2026",
    "il mio pin è bloccato, tel 0377 94425",
    "pin 333 1234567",
    "carta d'identità elettronica quanto costa",
    "rinnovo carta d'identità 26863 Orio Litta",
    "passaporto per due minori, 116 euro",
    "patente B dal 2020",
    "i forgot my password",
    "my pin is blocked",
    "identity card: how much is it?",
    "am uitat parola",
    "pin-ul nu merge",
    "cât costă pașaportul",
    "نسيت كلمة السر",
    "جواز السفر كم سعره؟",
)
"""Messages that name a secret and hold none."""
PERSONAL = (
    "sono musulmano, cosa c'è in mensa?",
    "mia moglie è di religione ebraica",
    "siamo testimoni di geova",
    "sono gay",
    "mio fratello Marco è in carcere",
    "sono stata agli arresti domiciliari",
    "ho precedenti penali",
    "mio marito è stato arrestato",
    "my son is muslim",
    "i'm gay",
    "i was in prison",
    "my brother was convicted",
    "sunt musulmană",
    "fiul meu e gay",
    "soțul meu e în pușcărie",
    "انا مسلم",
    "زوجي في السجن",
)
"""Messages that tell what somebody believes, loves or was convicted of."""
NOT_PERSONAL = (
    "sono aperte le scuole cattoliche?",
    "ci sono musulmani a Orio?",
    "sono volontaria in carcere",
    "certificato penale, come si chiede?",
    "sono Cristiano Rossi",
    "I am Christian Rossi",
    "sunt Cristian Popescu",
    "sono di Cattolica",
    "insegnante di religione cattolica",
    "مقبرة للمسلمين",
    "انا سني ثلاثون سنة",
    "quando apre la chiesa ortodossa",
    "i am looking for a catholic school",
    "gay pride in Lodi?",
    "am nevoie de cazier judiciar",
    "caut o biserică ortodoxă",
    "ابحث عن مسجد للمسلمين",
)
"""Messages that speak of belief or prison and of nobody."""


@pytest.mark.parametrize(
    "row", ["pin ", "password di ", "password" + " " * 500, "carta d'identita' ", "pin 1 2 "]
)
def test_names_in_rows_are_looked_at_in_time(row: str) -> None:
    """A full message of nothing but names takes two milliseconds, and never ten times as long."""
    _, private = guardfiles.load([KNOWLEDGE / "guards.it.yaml"])
    text = row * (LONGEST // len(row))
    assert private.kinds(text) == ()
    assert timeit(lambda: private.kinds(text), timer=process_time, number=1) < 0.02


@pytest.mark.parametrize(("text", "kinds"), GIVEN_AWAY)
def test_a_secret_under_its_name_is_seen(reader: Reader, text: str, kinds: list[str]) -> None:
    """Passwords, PINs, codes of cards and numbers of documents, in four languages."""
    assert list(reader.sensitive(text)) == kinds


@pytest.mark.parametrize("text", NAMED_ONLY)
def test_the_name_of_a_secret_is_let_pass(reader: Reader, text: str) -> None:
    """Whoever forgot a password or asks what a card costs gives nothing away."""
    assert reader.sensitive(text) == ()


@pytest.mark.parametrize("text", PERSONAL)
def test_belief_love_and_convictions_are_private(reader: Reader, text: str) -> None:
    """Of oneself or somebody near."""
    assert reader.sensitive(text) == ("personal",)


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_belief_and_prison_in_general_are_let_pass(reader: Reader, text: str) -> None:
    """Schools, certificates, voluntary work."""
    assert reader.sensitive(text) == ()


def test_a_question_without_secrets_is_not_fenced(reader: Reader) -> None:
    """The common case: nothing to delete."""
    assert reader.read("quanto costa il nido?").sensitive == ()
