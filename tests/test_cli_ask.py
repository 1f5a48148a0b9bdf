# SPDX-License-Identifier: AGPL-3.0-or-later
"""`sportello ask` for staff and for measuring: reasons, and many questions as lines of JSON."""

import json
import re
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.answers.learning.textbook import Textbook
from bot.answers.vote import Vote
from bot.cli import main
from bot.cli_ask import Asking
from bot.cli_batch import batch
from bot.phrases import LANGUAGES
from bot.relay import wall_clock
from bot.wiring import open_store
from tests.townhall import KNOWLEDGE, known

Reply = dict[str, object]


@pytest.fixture
def ask(tmp_path: Path) -> "Ask":
    """The command, far from any database."""
    return Ask(tmp_path / "none.db")


class Ask:
    """Runs `sportello ask` inside this process."""

    def __init__(self, database: Path) -> None:
        self.settings = {"BOT_KNOWLEDGE": str(KNOWLEDGE), "BOT_DATABASE": str(database), "BOT_TOKEN": ""}
        self.database = database

    def __call__(self, *words: str, typed: str | bytes = "") -> Result:
        """Type the words after `sportello ask`."""
        return CliRunner().invoke(main, ("ask", *words), input=typed, env=self.settings)

    def batch(self, *lines: object, lang: str = "") -> list[Reply]:
        """What comes out for these lines."""
        asking = Asking(known(KNOWLEDGE), lang, wall_clock())
        written = (json.dumps(line).encode() for line in lines)
        return [json.loads(each.line) for each in batch(asking, written)]


def test_reasons_name_words_and_rule(ask: Ask) -> None:
    """Outcome, language, the rule, the words with their weights, the runners-up; no answer."""
    told = ask("--explain", "quanto", "csota", "il", "nido?").output.splitlines()

    assert told[0] == "outcome: answer topic=nidi-0-3 facet=costi"
    assert told[1].startswith("language: it   score: 0.")
    assert told[2].startswith("because: topic nidi-0-3 p=")
    assert "repaired: csota -> costa" in told
    assert any(line.startswith("  +") and line.endswith(" w nid") for line in told)
    assert any(line.startswith("runner-up: nidi-0-3 ") for line in told)


def weights(told: list[str], title: str) -> dict[str, float]:
    """The words below that title, with their weights."""
    after = told[told.index(f"{title}:") + 1 :]
    rows = [line.split() for line in takewhile(lambda line: line.startswith("  "), after)]
    return {" ".join(row[1:]): float(row[0]) for row in rows}


def test_reasons_tell_why_the_facet_won(ask: Ask) -> None:
    """Also where it was too unsure to be answered; the words that ask speak for it."""
    told = ask("--explain", "quanto costa il nido?").output.splitlines()

    topic = weights(told, "words for the topic nidi-0-3")
    facet = weights(told, "words for the facet costi")
    assert topic["w nid"] > facet.get("w nid", 0)
    assert facet["w cost"] > topic["w cost"]
    unsure = ask("--explain", "l'imu quando la devo").output.splitlines()
    won = re.search(r"facet (\w+) p=", unsure[2])
    assert won
    assert weights(unsure, f"words for the facet {won[1]}")


def test_reasons_of_one_sentence_are_its_own(ask: Ask) -> None:
    """What is asked beside a cry for help did not make it one."""
    told = ask(
        "--explain", "avete dei volontari che fanno compagnia? la sera prego di non arrivare viva a domani"
    ).output

    words = weights(told.splitlines(), "words that are like cries for help")
    assert "w prego" in words
    assert "w volontari" not in words


def test_reasons_tell_why_it_is_an_emergency(ask: Ask) -> None:
    """The phrase, the rule, the notions with their words, and the words that are like cries for help."""
    told = ask("--explain", "mio padre non respira, aiuto").output.splitlines()

    assert told[0] == "outcome: emergency kind=medical"
    assert "phrase of the guards: non respira" in told
    assert "rule of the dangers: lifeless" in told
    assert "notion: person <- padre" in told
    words = weights(told, "words that are like cries for help")
    assert next(iter(words)) == "w respira"
    assert words["w respira"] > words["w mio"]
    assert list(words.values()) == sorted(words.values(), key=abs, reverse=True)


def test_reasons_of_an_emergency_that_no_rule_knows(ask: Ask) -> None:
    """Only likeness speaks for it: no line of a phrase or a rule."""
    told = ask("--explain", "credo abbia ingoiato qualcosa di brutto, ha la bocca tutta rossa").output

    assert "emergency" in told
    assert "phrase of the guards" not in told
    assert "rule of the dangers" not in told
    assert "notion: swallow <- ingoiato" in told


def test_reasons_as_json(ask: Ask) -> None:
    """The same for scripts, in one line."""
    told = json.loads(ask("--explain", "--json", "avvisami quando apre il grest").output)

    assert told["finding"]["action"] == "subscribe-news"
    assert told["because"].startswith("action subscribe-news p=")


def test_a_batch_answers_line_by_line(ask: Ask) -> None:
    """Each line has exactly the keys of the interface; what there is none of is null."""
    answer, alarm, action = ask.batch(
        {"id": "a", "text": "quanto costa il nido?"},
        {"id": 2, "text": "aiuto non respiro"},
        {"id": None, "text": "voglio parlare con una persona"},
    )

    assert list(answer) == ["id", "outcome", "topic", "facet", "action", "language", "score", "candidates"]
    assert (answer["id"], answer["outcome"], answer["topic"], answer["facet"]) == (
        "a",
        "answer",
        "nidi-0-3",
        "costi",
    )
    candidates = answer["candidates"]
    assert isinstance(candidates, list)
    assert 1 <= len(candidates) <= 3
    assert list(candidates[0]) == ["topic", "facet", "score"]
    assert (alarm["id"], alarm["outcome"], alarm["topic"], alarm["candidates"]) == (2, "emergency", None, [])
    assert (action["id"], action["outcome"], action["action"]) == (None, "action", "human")


def test_a_dialogue_counts_by_its_last_message(ask: Ask) -> None:
    """What was said before gives the topic, the choices and the language; another dialogue starts anew."""
    follow, choice, alone = ask.batch(
        {"id": 1, "dialogue": ["come chiedo il contributo per il centro estivo?", "e i documenti?"]},
        {"id": 2, "dialogue": ["bonus", "2"]},
        {"id": 3, "dialogue": ["e i documenti?"]},
    )

    assert (follow["topic"], follow["facet"]) == ("centri-estivi", "documenti")
    assert (choice["outcome"], choice["topic"], choice["facet"]) == ("answer", "centri-estivi", None)
    assert alone["topic"] != "centri-estivi" or alone["outcome"] != "answer"


def test_choices_typed_in_a_dialogue_count_as_in_the_chat(ask: Ask) -> None:
    """«Nessuna» leads to a person, a number to the form, the alert or the body that it stands for."""
    none, body, form, report, alert, language, over = ask.batch(
        {"id": 1, "dialogue": ["bonus", "nessuna"]},
        {"id": 2, "dialogue": ["bolletta", "2"]},
        {"id": 3, "dialogue": ["/domanda", "la prima"]},
        {"id": 4, "dialogue": ["la casetta dell'acqua non funziona", "1"]},
        {"id": 5, "dialogue": ["avvisami quando apre", "2"]},
        {"id": 6, "dialogue": ["/lingua", "2"]},
        {"id": 7, "dialogue": ["bonus", "ciao", "nessuna"]},
    )

    assert (none["outcome"], none["action"]) == ("action", "human")
    assert (body["outcome"], body["topic"]) == ("abstain", None)
    assert (form["outcome"], form["action"], form["topic"]) == ("action", "apply", "centri-estivi")
    assert (report["outcome"], report["action"], report["topic"]) == ("action", "report", "casa-acqua")
    assert (alert["outcome"], alert["action"], alert["topic"]) == (
        "action",
        "subscribe-news",
        "centri-estivi",
    )
    assert (language["outcome"], language["action"]) == ("smalltalk", None)
    assert over["action"] != "human"


FORM_OPEN = ("voglio fare domanda per il centro estivo", "ho letto")


@pytest.mark.parametrize(
    ("dialogue", "understood"),
    [
        (("quanto costa il nido?", "👎"), ("smalltalk", None, None)),
        (("quanto costa il nido?", "non mi è stato utile"), ("smalltalk", None, None)),
        (("quanto costa il nido?", "👎 mio padre non respira"), ("emergency", None, None)),
        (("mio padre non respira", "è mio padre"), ("emergency", None, None)),
        ((*FORM_OPEN, "genitore"), ("action", "apply", "centri-estivi")),
        ((*FORM_OPEN, "boh"), ("action", "apply", "centri-estivi")),
        ((*FORM_OPEN, "quali documenti servono?"), ("answer", None, "centri-estivi")),
        ((*FORM_OPEN, "mio marito non respira, aiuto"), ("emergency", None, None)),
        ((*FORM_OPEN, "grazie mille"), ("smalltalk", None, None)),
        ((*FORM_OPEN, "annulla"), ("action", "cancel", None)),
        ((*FORM_OPEN, "parla con l'ufficio"), ("action", "human", None)),
        (("/menu",), ("smalltalk", None, None)),
        (("/domanda",), ("action", "apply", None)),
        (("/segnala",), ("action", "report", None)),
        (("/domanda centri estivi",), ("action", "apply", "centri-estivi")),
        (("/stato", "26-0001-G"), ("action", "status", None)),
        (("/aiuto non respiro",), ("emergency", None, None)),
    ],
)
def test_a_dialogue_is_understood_by_what_it_leads_to(
    ask: Ask, dialogue: tuple[str, ...], understood: tuple[str, str | None, str | None]
) -> None:
    """Votes, commands, forms and awaited replies take the last message as they do in the chat."""
    (told,) = ask.batch({"id": 1, "dialogue": dialogue})

    assert (told["outcome"], told["action"], told["topic"]) == understood


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_score_lies_between_0_and_1(ask: Ask, language: str) -> None:
    """Whatever the message is: a question, a wish, a word of thanks, somebody else's matter."""
    taught = [each.text for each in Textbook.load(KNOWLEDGE).labelled[language] if not each.facet]
    told = ask.batch(*({"text": text} for text in ("voglio cancellare la mia domanda", *taught[::5])))
    scores = [each["score"] for each in told]

    assert len(scores) > 50
    assert all(isinstance(score, float) and 0 <= score <= 1 for score in scores)


def test_a_chosen_language_counts_in_a_batch(ask: Ask) -> None:
    """--lang is the language the person chose: words that two languages share are taken for it."""
    (told,) = ask.batch({"id": 1, "text": "summer camp"}, lang="en")

    assert told["language"] == "en"


def test_odd_lines_do_not_stop_a_batch(ask: Ask) -> None:
    """Empty, huge, binary-looking text each get a line; an empty line is passed over."""
    lines = [{"id": 1, "text": ""}, {"id": 2, "text": "a" * 5000}, {"id": 3, "text": "\x00\x01" * 50}]
    told = ask("--jsonl", typed="\n\n".join(json.dumps(line) for line in lines)).output.splitlines()

    assert [json.loads(line)["outcome"] for line in told] == ["abstain", "abstain", "abstain"]


@pytest.mark.parametrize(
    ("broken", "id_", "problem"),
    [
        (b'{"id": 2, "text": 7}', 2, "line 2: Expected `str`, got `int`"),
        (b'{"id": 2, "text": null}', 2, "line 2: Expected `str`, got `null`"),
        (b'{"id": 2, "dialogue": ["ciao", null]}', 2, "line 2: Expected `str`, got `null`"),
        (b'{"id": 2, "text": "perch\xe9"}', 2, "line 2: "),
        (b'{"id": 2, "text": ', None, "line 2: Input data was truncated"),
        (b"[1]", None, "line 2: Expected `object`, got `array`"),
        (b'{"id": 2, "txt": "ciao"}', 2, "line 2: there is neither a text nor a dialogue"),
        (b'{"id": 2, "dialogue": []}', 2, "line 2: there is neither a text nor a dialogue"),
        (b'{"id": [2], "text": "ciao"}', None, "line 2: Expected `int | float | str | null`, got `array`"),
        (b"[" * 200_000, None, "line 2: Expected `object`, got `array`"),
        (b'{"text": "ciao", "more": ' + b"[" * 200_000, None, "line 2: maximum recursion depth exceeded"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_answered(
    ask: Ask, broken: bytes, id_: int | None, problem: str
) -> None:
    """In its place stand its number, what is wrong, what would be right; the exit code tells of it."""
    told = ask(
        "--jsonl",
        typed=b'\xef\xbb\xbf{"id": 1, "text": "ciao"}\n' + broken + b'\n{"id": 3, "text": "ciao"}\n',
    )

    first, second, third = map(json.loads, told.stdout.splitlines())
    assert told.exit_code == 1
    assert "1 of the lines could not be read" in told.stderr
    assert (first["outcome"], third["outcome"], third["id"]) == ("smalltalk", "smalltalk", 3)
    assert second["id"] == id_
    assert second["error"].startswith(problem)
    assert 'right is {"id": 1, "text": "…"}' in second["error"]


@pytest.mark.parametrize("words", [(), ("--jsonl", "ciao")])
def test_a_question_or_a_batch(ask: Ask, words: tuple[str, ...]) -> None:
    """One of the two, not none and not both."""
    told = ask(*words)

    assert told.exit_code == 2
    assert "right is a QUESTION, or --jsonl" in told.output


def test_votes_are_listed_by_answer(ask: Ask) -> None:
    """The least useful first, sums alone; none are no lines."""
    told = CliRunner().invoke(main, ("answers", "stats"), env=ask.settings)
    assert (told.exit_code, told.output) == (0, "")
    ratings = open_store(ask.database).ratings
    today = wall_clock().date()
    for vote, facet in ((Vote.UP, "costi"), (Vote.DOWN, "come"), (Vote.DOWN, "come"), (Vote.UP, "come")):
        ratings.add(vote, "tributi", facet, today)
    ratings.add(Vote.DOWN, "tributi", "dove", today - timedelta(days=40))

    told = CliRunner().invoke(main, ("answers", "stats"), env=ask.settings)

    assert told.output == (
        "tributi              come           1 useful     2 not useful\n"
        "tributi              costi          1 useful     0 not useful\n"
    )


def test_nothing_is_kept(ask: Ask) -> None:
    """No database is made for asking."""
    assert ask("--jsonl", typed='{"id": 1, "text": "ciao"}').exit_code == 0
    assert not ask.database.exists()
