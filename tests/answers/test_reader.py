# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages as residents write them, and what they are understood as."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Library, Reader
from bot.answers.deciding.finding import OUTCOMES, Finding
from bot.answers.learning.textbook import Textbook

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.mark.parametrize(
    ("text", "topic", "facet"),
    [
        ("quanto costa il nido?", "nidi-0-3", "costi"),
        ("qnt costa il nidoo", "nidi-0-3", "costi"),
        ("entro quando si fa la domanda per il grest", "centri-estivi", "tempi"),
        ("dov'è la biblioteca", "biblioteca-lettura", "dove"),
        ("how much is the nursery per month", "nidi-0-3", "costi"),
        ("cât costă creșa", "nidi-0-3", "costi"),
        ("كم تكلفة الحضانة", "nidi-0-3", "costi"),
        ("grestul cat costa pe saptamana", "centri-estivi", "costi"),
        ("بشحال لاكريش عندكم فالشهر", "nidi-0-3", "costi"),
        ("spuneti-mi unde e biblioteca din sat", "biblioteca-lettura", "dove"),
        ("عافاك فين كاينة المكتبة", "biblioteca-lettura", "dove"),
    ],
)
def test_plain_questions(reader: Reader, text: str, topic: str, facet: str) -> None:
    """A plain question gets its section, in four languages, with typing errors and SMS spelling."""
    finding = reader.read(text)
    assert (finding.outcome, finding.topic, finding.facet) == ("answer", topic, facet)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("voglio fare domanda per il grest", "apply"),
        ("a che punto è la mia pratica", "status"),
        ("la casetta dell'acqua non funziona", "report"),
        ("voglio parlare con qualcuno", "human"),
        ("cancellate i miei dati", "delete-data"),
        ("mandatemi le notizie", "subscribe-news"),
        ("annulla", "cancel"),
        ("I want to talk to a real person", "human"),
        ("il distributore dell'acqua perde", "report"),
    ],
)
def test_actions_in_free_text(reader: Reader, text: str, action: str) -> None:
    """What somebody wants to do starts the right path."""
    finding = reader.read(text)
    assert (finding.outcome, finding.action) == ("action", action)


@pytest.mark.parametrize(
    "text",
    ["ho trovato un nido di vespe", "trasporto mobili", "contributo affitto", "che tempo fa domani", "pizza"],
)
def test_what_is_not_ours_is_not_answered(reader: Reader, text: str) -> None:
    """Words of ours in another matter get no answer of ours."""
    assert reader.read(text).outcome in {"abstain", "clarify"}


TIMED = """
from pathlib import Path
from time import process_time
from bot import answers
from bot.answers.learning.textbook import Textbook

folder = Path("knowledge")
library = answers.load(folder)
reader = answers.Reader.build(library, folder, answers.Memory(Path(".pytest_cache/sportello")))
asked = [each.text for each in Textbook.load(folder).labelled["it"] if each.facet]
known = sorted({word for text in asked for word in text.split() if len(word) > 5})
TEXTS = {
    "questions": "quanto costa il nido? " * 190,
    "letters": "a" * 4096,
    "marks": "? " * 2048,
    "arabic": chr(0x627) * 4096,
    "tags": "<b>" * 1400,
    "hello": "ciao " * 900,
    "slips": " ".join(word[:3] + "x" + word[4:] for word in known),
    "endless": "abcdefghij" * 410,
    "joined": chr(0x3300) * 4096,
    "phrases": chr(0xFDFA) * 4096,
    "joints": "x e quando apre. " * 240,
    "blanks": "a" + " " * 4090 + "b",
    "secrets": "psw:@@@@:" * 455,
}
for kind, text in TEXTS.items():
    took = []
    for _ in range(5):
        start = process_time()
        reader.read(text[:4096])
        took.append(process_time() - start)
    print(kind, min(took))
"""


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("pacco alimentare", "sociali"),
        ("tutela minori", "sociali"),
        ("testamento biologico dat", "demografico"),
        ("dossi", "tecnico"),
        ("deiezioni canine", "comune"),
        ("cila per ristrutturare bagno", "tecnico"),
        ("affido familiare", "sociali"),
        ("licenza per aprire un bar", "comune"),
        ("assistente domiciliare per mio padre anziano", "sociali"),
        ("orari del comune", "comune"),
        ("orari del cimitero", "tecnico"),
        ("buche in via roma", "tecnico"),
        ("voglio sposarmi", "demografico"),
        ("è morto mio padre, che documenti servono?", "demografico"),
        ("vorrei mettere un fiore sulla tomba di mia mamma, quando apre il cimitero?", "tecnico"),
        ("when is the town hall open", "comune"),
        ("vreau să mă căsătoresc", "demografico"),
        ("متى تفتح المقبرة", "tecnico"),
    ],
)
def test_the_towns_other_work_is_of_its_own_offices(reader: Reader, text: str, offices: str) -> None:
    """Cemetery, dogs, weddings: no sheet knows them, but nobody hears that they are not the town's."""
    finding = reader.read(text)

    assert (finding.outcome, finding.elsewhere) == ("abstain", offices)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("menu", "who-are-you"),
        ("info", "who-are-you"),
        ("come ti chiami?", "who-are-you"),
        ("ho una domanda", "greeting"),
        ("no", "bye"),
        ("meniu", "who-are-you"),
        ("I have a question", "greeting"),
        ("لا", "bye"),
    ],
)
def test_small_talk(reader: Reader, text: str, kind: str) -> None:
    """A word that only opens or ends a talk starts no form, and cancels none."""
    finding = reader.read(text)

    assert (finding.outcome, finding.kind) == ("smalltalk", kind)


@pytest.mark.parametrize(
    "text", ["accesso al wifi", "trasparenza dei vetri", "trasporto in ambulanza per dialisi"]
)
def test_a_word_of_a_sheet_in_another_sense(reader: Reader, text: str) -> None:
    """Glass is not what the town publishes, and an ambulance is not the minibus."""
    assert reader.read(text).outcome == "abstain"


def test_the_body_in_charge_is_named(reader: Reader) -> None:
    """Where another body is in charge, the finding says which."""
    assert reader.read("quando pagano la pensione").elsewhere == "inps"
    assert reader.read("residenza fiscale all'estero").elsewhere == "entrate"


@pytest.mark.parametrize(
    ("text", "body"),
    [("asilo", "scuola"), ("bolletta", "sal"), ("am o factura", "sal"), ("عندي فاتورة", "sal")],
)
def test_ambiguous_words_are_asked_back(reader: Reader, text: str, body: str) -> None:
    """A word with two meanings is asked back, with the body in charge of the other one."""
    finding = reader.read(text)
    assert (finding.outcome, finding.elsewhere) == ("clarify", body)


def test_another_word_settles_an_ambiguous_one(reader: Reader) -> None:
    """Who says "asilo nido" is asked nothing."""
    assert reader.read("quanto costa l'asilo nido").topic == "nidi-0-3"


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("quanto costa?", "costi"),
        ("e i documenti?", "documenti"),
        ("e dove?", "dove"),
        ("entro quando?", "tempi"),
    ],
)
def test_follow_up_questions(reader: Reader, text: str, facet: str) -> None:
    """A question that names no topic is about the one just discussed."""
    finding = reader.read(text, topic="centri-estivi")
    assert (finding.outcome, finding.topic, finding.facet) == ("answer", "centri-estivi", facet)


@pytest.mark.parametrize(
    "text",
    [
        "asdfghjkl qwerty",
        "3331234567 o 0377 123",
        "Marco Villa di 8 anni",
        "4 maggio 2019",
        "mi chiamo Maria Bianchi",
    ],
)
def test_names_numbers_and_slips_are_no_follow_up(reader: Reader, text: str) -> None:
    """Nobody who writes them has asked about the topic just discussed."""
    assert reader.read(text, topic="centri-estivi").outcome in ("clarify", "abstain")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("ok", "thanks"), ("va bene", "thanks"), ("arrivederci", "bye"), ("buongiorno", "greeting")],
)
def test_small_talk_after_an_answer_is_small_talk(reader: Reader, text: str, kind: str) -> None:
    """Whoever says «ok» to an answer does not get it once more."""
    finding = reader.read(text, topic="centri-estivi")
    assert (finding.outcome, finding.kind) == ("smalltalk", kind)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("quanto costa la biblioteca?", "biblioteca-lettura"),
        ("che orari fa la casetta dell'acqua?", "casa-acqua"),
        ("entro quando devo fare domanda per il grest", "centri-estivi"),
        ("posso pagare con pagopa?", "pagopa-appio"),
    ],
)
def test_a_named_topic_wins_over_the_last_one(reader: Reader, text: str, topic: str) -> None:
    """Who names another topic has moved on, and is not asked which one is meant."""
    finding = reader.read(text, topic="nidi-0-3")
    assert (finding.outcome, finding.topic) == ("answer", topic)


@pytest.mark.parametrize(
    "text",
    [
        "a Codogno la biblioteca il sabato è aperta?",
        "noi stiamo a Brembio, il nostro comune quando fa pagare la tari?",
        "la palestra di Crema si affitta?",
        "il nido comunale di Viterbo che retta ha",
    ],
)
def test_what_another_town_offers_is_not_ours(reader: Reader, text: str) -> None:
    """However plainly it is about a library, a tax or a nursery."""
    finding = reader.read(text)

    assert (finding.outcome, finding.elsewhere) == ("abstain", "altro-comune")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("abito a Brembio ma ho una casa da voi, vi devo l'imu?", "tributi"),
        ("la nostra squadra è di Piacenza, possiamo affittare il vostro campo?", "impianti-sportivi"),
        ("mi trasferisco da Viterbo a Orio, cosa devo fare?", "residenza-anagrafe"),
    ],
)
def test_whoever_is_from_another_town_may_ask_of_ours(reader: Reader, text: str, topic: str) -> None:
    """To name a town is not to ask of it."""
    finding = reader.read(text)

    assert (finding.outcome, finding.topic) == ("answer", topic)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("nidi-0-3", "è vero che la carta d'identità di carta non vale più?"),
        ("nidi-0-3", "quanto costa fare la carta di identità elettronica"),
        ("nidi-0-3", "quando c'è il prossimo consiglio comunale"),
        ("pagopa-appio", "a orio ce un posto x i picoli di 1 anno o bisogna andar a codogno?"),
        ("trasporto-disabili", "vorrei fare volontariato, come inizio"),
    ],
)
def test_whoever_asks_of_something_else_has_moved_on(reader: Reader, topic: str, text: str) -> None:
    """Though every word of it is said of the topic before as well."""
    alone = reader.read(text)

    assert reader.read(text, topic=topic).topic == alone.topic != topic


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("nidi-0-3", "serve lo spid?"),
        ("centri-estivi", "serve la carta d'identità?"),
        ("centri-estivi", "basta l'app io?"),
        ("nidi-0-3", "do I need an id card?"),
        ("centri-estivi", "am nevoie de spid?"),
        ("nidi-0-3", "هل أحتاج بطاقة الهوية؟"),
    ],
)
def test_what_is_needed_is_needed_for_what_was_talked_about(reader: Reader, topic: str, text: str) -> None:
    """Whatever the thing is that is asked about, with a sheet of its own or none."""
    finding = reader.read(text, topic=topic)

    assert (finding.outcome, finding.topic) == ("answer", topic)


@pytest.mark.parametrize("text", ["bonus", "e il bonus?"])
def test_a_word_of_several_meanings_has_one_where_that_was_talked_about(reader: Reader, text: str) -> None:
    """After the nursery its bonus is meant; after something else it is asked back."""
    here, elsewhere = (reader.read(text, topic=each) for each in ("nidi-0-3", "casa-acqua"))

    assert (here.outcome, here.topic) == ("answer", "nidi-0-3")
    assert elsewhere.outcome == "clarify"


@pytest.mark.parametrize(
    "text",
    [
        "avete dei volontari che fanno compagnia? la sera prego di non arrivare viva a domani",
        "la crèche ouvre à quelle heure ? mon mari vient de me frapper au visage",
    ],
)
def test_a_question_does_not_hide_a_cry(reader: Reader, text: str) -> None:
    """Whoever dares to say it only after an ordinary question is heard."""
    assert reader.read(text).outcome == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "buongiorno, scusi il disturbo, volevo sapere due cose",
        "buonasera scusi se disturbo avrei una domandina",
        "grazie di tutto, siete stati gentili, vi saluto",
    ],
)
def test_who_is_shy_and_polite_is_in_no_danger(reader: Reader, text: str) -> None:
    """Many who cry for help apologise first; who only apologises does not."""
    assert reader.read(text).outcome != "emergency"


def test_several_questions(reader: Reader) -> None:
    """The first is answered, the others are offered."""
    finding = reader.read("Quanto costa il nido? E che documenti servono? Dove porto il modulo?")

    assert finding.facet == "costi"
    assert [(each.topic, each.facet) for each in finding.more] == [
        ("nidi-0-3", "documenti"),
        ("nidi-0-3", "dove"),
    ]


def test_the_whole_message_settles_a_word_of_several_meanings(reader: Reader) -> None:
    """A field is a sports field or a summer camp: who rents it for a match has said which."""
    rented = "Vorremmo festeggiare un compleanno con una partitella: un privato può affittare il campo?"

    assert reader.read(rented).topic == "impianti-sportivi"
    assert reader.read("il campo").outcome == "clarify"


@pytest.mark.parametrize("text", ["carta d'identità", "carta di identità", "la carta identità"])
def test_what_an_apostrophe_leaves_is_no_word_of_a_name(reader: Reader, text: str) -> None:
    """However it is written, it is the same name, and the overview is told."""
    found = reader.read(text)

    assert (found.outcome, found.topic, found.facet) == ("answer", "residenza-anagrafe", "")


def test_numbered_questions_behind_a_greeting(reader: Reader) -> None:
    """As many as there are: what comes before the first is none of them."""
    finding = reader.read(
        "Buongiorno, vorrei sapere: 1) quanto costa il nido 2) quando apre la biblioteca "
        "3) come si cambia residenza"
    )

    assert (finding.topic, finding.facet) == ("nidi-0-3", "costi")
    assert [each.topic for each in finding.more] == ["biblioteca-lettura", "residenza-anagrafe"]


def test_bare_words_of_asking_are_asked_back(reader: Reader) -> None:
    """Nothing was talked about: no service is invented for "how long does it take"."""
    assert reader.read("e quanto tempo ci vuole?").outcome == "clarify"
    assert reader.read("e quanto tempo ci vuole?", topic="tributi").topic == "tributi"


ONE_QUESTION = 20
"""Words of an example that asks one thing; letters often ask two."""


def test_few_single_questions_are_taken_for_several(reader: Reader) -> None:
    """Of the short example questions, each of which is one, fewer than one in a hundred offers another."""
    asked = [each for each in Textbook.load(KNOWLEDGE).labelled["it"] if each.facet]
    examples = [each for each in asked if len(each.text.split()) <= ONE_QUESTION][::10]
    several = [each.text for each in examples if reader.read(each.text).more]

    assert len(several) < len(examples) / 100, several


def test_what_is_told_names_no_other_body(reader: Reader) -> None:
    """A pension told by the way sends nobody to who pays it; a question about it does."""
    told = reader.read("la pensione è quella che è, quando apre la casetta dell'acqua?")
    asked = reader.read("quando apre la casetta dell'acqua? e quando mi pagano la pensione?")

    assert (told.outcome, told.topic, told.elsewhere) == ("answer", "casa-acqua", "")
    assert (asked.outcome, asked.topic, asked.elsewhere) == ("answer", "casa-acqua", "inps")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dov'è la biblioteca", "it"),
        ("hola, quiero inscribir a mi hijo en la guardería", "es"),
        ("bonjour, je voudrais inscrire ma fille à la crèche", "fr"),
        ("përshëndetje, dua të flas me një person", "sq"),
        ("sat sri akal ji mainu bache di nursery lai gal karni hai", "pa"),
        ("salam bghit ndir talab dyal hadana l weldi", "ar"),
        ("sa kushton çerdhja", "sq"),
        ("mama ma katqderch temchi wach kayn transport", "ar"),
        ("bachiyan da camp kinne da hai", "pa"),
        ("ਨਰਸਰੀ ਦੀ ਫੀਸ ਕਿੰਨੀ ਹੈ", "pa"),
        ("नर्सरी की फीस कितनी है", "hi"),
        ("сколько стоит детский сад", "ru"),
        ("скільки коштує дитячий садок", "uk"),
        ("доброго дня, як записати дитину до ясел", "uk"),
        ("幼儿园多少钱", "zh"),
        ("mia moglie Наталья può chiedere il nido?", "it"),
    ],
)
def test_languages_without_sheets_get_a_polite_line(reader: Reader, text: str, language: str) -> None:
    """Nobody gets an Italian answer to a message that is not Italian."""
    finding = reader.read(text)

    assert finding.language == language
    assert finding.kind == ("" if language == "it" else "courtesy")
    assert bool(reader.courtesy(language)) == (language != "it")


def test_letters_that_nobody_reads_are_no_italian(reader: Reader) -> None:
    """There is no line in their language, but whoever answers knows that it is none of ours."""
    finding = reader.read("საბავშვო ბაღი რა ღირს")

    assert (finding.outcome, finding.kind, finding.language) == ("abstain", "courtesy", "und")


def test_what_was_spoken_before_decides_short_words(reader: Reader) -> None:
    """A mere "ok" is no language: the conversation's goes on."""
    assert reader.read("ok", seen="en").language == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tari", "it"),
        ("la tari", "it"),
        ("tari casa", "it"),
        ("tari 2025", "it"),
        ("multe", "it"),
        ("salut!", "ro"),
        ("cât e tari", "ro"),
        ("taxe", "ro"),
        ("library", "en"),
        ("hay un incendio", "es"),
        ("mi marido me pega", "es"),
        ("au feu", "fr"),
        ("ka zjarr në shtëpi", "sq"),
    ],
)
def test_few_words_tell_a_language_only_where_they_are_plainly_of_it(
    reader: Reader, text: str, language: str
) -> None:
    """What the town's texts say often is the town's language, however common elsewhere."""
    assert reader.read(text).language == language


def test_the_app_counts_only_where_nothing_was_said_before(reader: Reader) -> None:
    """Whoever was answered in Italian, in an Italian app, still thanks in Romanian."""
    assert reader.read("mulțumesc", hint="it", seen="it").language == "ro"
    assert [reader.read("ok", hint="en", seen=each).language for each in ("", "ro")] == ["en", "ro"]


@pytest.mark.parametrize("text", ["tari", "grest", "ok", "program"])
def test_one_word_does_not_change_the_language_of_a_conversation(reader: Reader, text: str) -> None:
    """Who spoke Italian, Romanian or Arabic until now goes on in it."""
    assert [reader.read(text, seen=each).language for each in ("it", "ro", "ar")] == ["it", "ro", "ar"]


@pytest.mark.parametrize(
    ("text", "language"), [("quanto costa il nido?", "it"), ("how much is it", "en"), ("Ahmed", "ar")]
)
def test_a_sentence_leaves_arabic_a_name_does_not(reader: Reader, text: str, language: str) -> None:
    """Latin letters are no language yet."""
    assert reader.read(text, seen="ar").language == language


@pytest.mark.parametrize(
    ("framed", "topic"),
    [
        ("buongiorno info grest 2026 grazie", "centri-estivi"),
        ("salve, tari grazie", "tributi"),
        ("ciao, info biblioteca. grazie", "biblioteca-lettura"),
        ("buonasera palestra grazie", "impianti-sportivi"),
        ("ok grazie e il grest?", "centri-estivi"),
        ("vreau informații despre creșă, mulțumesc", "nidi-0-3"),
        (
            "Buongiorno, chiedo gentilmente informazioni riguardo al centro estivo. Cordiali saluti.",
            "centri-estivi",
        ),
        ("Buongiorno, quando apre la biblioteca? Resto in attesa. Grazie", "biblioteca-lettura"),
        ("Richiesta informazioni centro estivo", "centri-estivi"),
        ("I would like to request information about the library. Best regards", "biblioteca-lettura"),
    ],
)
def test_courtesies_say_nothing_of_what_is_asked(reader: Reader, framed: str, topic: str) -> None:
    """Neither a greeting, nor thanks, nor formal style hides the question or turns it into a request."""
    finding = reader.read(framed)

    assert (finding.outcome, finding.topic) == ("answer", topic)


@pytest.mark.parametrize("framed", ["hi, info on nursery, thanks", "معلومات عن الحضانة شكرا"])
def test_courtesies_around_few_words_leave_the_topic(reader: Reader, framed: str) -> None:
    """What is too short to be answered is asked back, and not taken for a greeting."""
    finding = reader.read(framed)

    assert finding.outcome in ("answer", "clarify")
    assert "nidi-0-3" in {finding.topic, *(each.topic for each in finding.candidates)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("grazie mille", "thanks"),
        ("ok grazie", "thanks"),
        ("no grazie", "thanks"),
        ("buongiorno a tutti", "greeting"),
        ("cordiali saluti", "bye"),
        ("grazie, ma non ho capito", "who-are-you"),
        ("thanks, but I did not get it", "who-are-you"),
    ],
)
def test_courtesies_alone_are_courtesies(reader: Reader, text: str, kind: str) -> None:
    """Thanks alone are thanks; who thanks and has not understood is told who answers, and of a person."""
    assert reader.read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "topic", "facet"),
    [
        ("quanto costa il ndio", "nidi-0-3", "costi"),
        ("quanto csta il nidoo", "nidi-0-3", "costi"),
        ("acesso civico", "trasparenza", ""),
        ("centro estvo", "centri-estivi", ""),
        ("cartadidentità", "residenza-anagrafe", ""),
    ],
)
def test_slips_lead_to_what_people_ask_about_here(reader: Reader, text: str, topic: str, facet: str) -> None:
    """The words of our texts are likelier than the commonest words of the language."""
    finding = reader.read(text)

    assert (finding.topic, finding.facet) == (topic, facet)


def test_at_most_three_choices(reader: Reader) -> None:
    """Three choices fit a phone."""
    finding = reader.read("quando aprono le iscrizioni")
    assert finding.outcome == "clarify"
    assert 1 <= len(finding.candidates) <= 3


def test_an_explanation_shows_repairs_and_weights(reader: Reader) -> None:
    """Staff see which words counted, what was repaired, and which rule decided."""
    why = reader.explain("quanto costa la retta del nidoo, bibliotecca")

    assert why.finding == reader.read("quanto costa la retta del nidoo, bibliotecca")
    assert why.repaired == (("nidoo", "nido"), ("bibliotecca", "biblioteca"))
    assert why.unknown == ()
    assert why.words
    assert why.because


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="nidoasl ?'.àxk1 ", max_size=200))
def test_nothing_makes_the_reader_fall_over(reader: Reader, text: str) -> None:
    """Code, emoji, mixed scripts, nothing at all: there is always a finding."""
    finding = reader.read(text, hint="zz-ZZ", seen="xx", topic="nidi-0-3")
    assert finding.outcome in OUTCOMES


def test_full_messages_are_read_in_time() -> None:
    """4,096 characters of any kind take under 50 ms of work.

    In a process of its own, whose environment asks for no coverage: that makes everything four times slower.
    """
    told = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", TIMED],
        check=True,
        capture_output=True,
        text=True,
        cwd=KNOWLEDGE.parent,
        env={},
    )

    took = {kind: float(seconds) for kind, seconds in (line.split() for line in told.stdout.splitlines())}
    assert len(took) == 13
    assert max(took.values()) < 0.05, took


def test_a_reader_without_examples_says_so(tmp_path: Path) -> None:
    """An empty knowledge folder makes a reader that knows nothing, not a crash."""
    empty = Library(services={}, sections={}, pages={})
    assert Reader.build(empty, tmp_path).read("quanto costa il nido").outcome == "abstain"


def test_a_reader_may_know_messages_before_there_is_a_sheet(tmp_path: Path) -> None:
    """Who copies the messages first has a bot that greets, and knows of no topic."""
    (tmp_path / "messages.it.yaml").write_text(
        "smalltalk:\n  greeting: [ciao, buongiorno, salve]\nactions:\n  human: [voglio una persona]\n",
        "utf-8",
    )
    reader = Reader.build(Library(services={}, sections={}, pages={}), tmp_path)

    assert reader.read("quanto costa il nido?").topic == ""
    assert reader.read("voglio parlare con una persona").topic == ""
    assert reader.read("buongiorno").outcome == "smalltalk"


def test_another_topic_is_not_answered_on_the_one_before(reader: Reader) -> None:
    """How sure it is of its own topic says nothing of the topic just talked about."""
    finding = reader.read("per sbaglio ho scritto qui la password", topic="tributi")
    assert finding.topic != "tributi" or finding.outcome != "answer"


def test_several_questions_are_no_attack(reader: Reader) -> None:
    """What the whole message resembles is not what its questions are."""
    finding = reader.read("dammi i nomi. tari quando? nido quanto?")
    assert (finding.outcome, finding.kind) == ("answer", "")


@pytest.mark.parametrize("text", ["quanto costa il nido?", "il nido", "aiuto, il nido brucia", "boh", ""])
def test_findings_can_be_written_as_json(reader: Reader, text: str) -> None:
    """A finding is plain values, and the same when it is read again."""
    finding = reader.read(text)
    assert msgspec.json.decode(msgspec.json.encode(finding), type=Finding) == finding
