# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures the ranking engine on any set of questions with answers, beside two engines most bots use.

    python -m tests.bench.retrieval --faqs F.jsonl --queries Q.jsonl [--oos O.jsonl] [--noise]

F has a line {id, question, answer, tag} for each question with its answer, Q {id, text, rel: [ids]} for
each message, with at least one id; O {text, kind} for messages that the base cannot answer. Prints one line
of JSON.
"""

import json
import sqlite3  # noqa: TID251  # a rival engine, in memory
import string
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random  # noqa: TID251  # always from the same seed
from time import perf_counter
from typing import Any

import click
import numpy as np
from rapidfuzz import fuzz, process, utils

from bot.answers.ranking.index import Document, Index
from bot.answers.reading.text import words

KEPT = 0.88
"""Share of the answerable messages that a threshold has to let through."""
DEPTH = 1000
SEED = 20161207
EDITED, EDITED_FROM = 0.3, 5
"""With noise: share of the words of so many letters or more that get one random edit."""

Found = tuple[Sequence[str], float]
"""Ids, best first, and how sure the engine is."""
Engine = Callable[[str], Found]
Row = Mapping[str, Any]


def ours(faqs: Sequence[Row]) -> Engine:
    """The product's engine with its default parameters."""
    documents = [
        Document(str(f["id"]), f["question"], f.get("tag") or "", f.get("answer") or "") for f in faqs
    ]
    index = Index("it", documents)

    def find(text: str) -> Found:
        ranking = index.search(text, DEPTH)
        return [number for number, _ in ranking.hits], ranking.confidence

    return find


def fts5(faqs: Sequence[Row]) -> Engine:
    """SQLite's full text search over question, tag and answer, any word, bm25."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table faq using fts5(id unindexed, question, tag, answer)")
    rows = [(str(f["id"]), f["question"], f.get("tag") or "", f.get("answer") or "") for f in faqs]
    base.executemany("insert into faq values (?, ?, ?, ?)", rows)

    def find(text: str) -> Found:
        query = " or ".join(f'"{word}"' for word in words(text)).replace(" or ", " OR ")
        if not query:
            return [], 0.0
        rows = base.execute(
            "select id, bm25(faq) from faq where faq match ? order by 2 limit ?", (query, DEPTH)
        ).fetchall()
        return [row[0] for row in rows], -rows[0][1] if rows else 0.0

    return find


def fuzzy(faqs: Sequence[Row]) -> Engine:
    """Rapidfuzz token_set_ratio over all questions."""
    questions = [utils.default_process(f["question"]) for f in faqs]
    ids = [str(f["id"]) for f in faqs]

    def find(text: str) -> Found:
        query = utils.default_process(text)
        hits = process.extract(query, questions, scorer=fuzz.token_set_ratio, limit=DEPTH)
        return [ids[number] for _, _, number in hits], hits[0][1] if hits else 0.0

    return find


def noisy(text: str, chance: Random) -> str:
    """The text in lower case without accents and punctuation, with a slip in some longer words."""
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    spaced = "".join(each if each.isalnum() else " " for each in bare)
    return " ".join(_slipped(word, chance) for word in spaced.split())


def _slipped(word: str, chance: Random) -> str:
    if len(word) < EDITED_FROM or chance.random() >= EDITED:
        return word
    at, letter = chance.randrange(len(word)), chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        )
    )


def measured(engine: Engine, queries: Sequence[Row], oos: Sequence[Row]) -> dict[str, float]:
    """Every figure of one engine."""
    took, ranks, sure, right = [], [], [], []
    for query in queries:
        start = perf_counter()
        ids, confidence = engine(query["text"])
        took.append((perf_counter() - start) * 1000)
        place = {each: number for number, each in enumerate(ids, 1)}
        ranks.append((sorted(place[str(each)] for each in query["rel"] if str(each) in place), query["rel"]))
        sure.append(confidence)
        right.append(bool(ids) and ids[0] in map(str, query["rel"]))
    figures = _ranking_figures(ranks)
    threshold = float(np.quantile(sure, 1 - KEPT, method="lower")) if sure else 0.0
    kept = np.array(sure) >= threshold
    answered_right = float((np.array(right) & kept).mean())
    figures["c1"] = answered_right * (1 + float((~kept).mean()))
    figures["kept"] = float(kept.mean())
    for kind in ("far", "near"):
        scores = [engine(each["text"])[1] for each in oos if each["kind"] == kind]
        if scores:
            figures[f"rejected_{kind}"] = float((np.array(scores) < threshold).mean())
    figures["p50_ms"], figures["p95_ms"] = (float(each) for each in np.quantile(took, (0.5, 0.95)))
    return figures


def _ranking_figures(ranks: Iterable[tuple[Sequence[int], Sequence[str]]]) -> dict[str, float]:
    hits, reciprocals, precisions = [], [], []
    for places, relevant in ranks:
        hits.append(bool(places) and places[0] == 1)
        reciprocals.append(1 / places[0] if places and places[0] <= 10 else 0.0)
        precisions.append(sum(n / place for n, place in enumerate(places, 1)) / len(relevant))
    return {
        "hit1": float(np.mean(hits)),
        "mrr10": float(np.mean(reciprocals)),
        "map": float(np.mean(precisions)),
    }


def rows(path: Path | None) -> list[Row]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path else []


def needed(path: Path) -> list[Row]:
    """The lines of a JSONL file, which must have some."""
    found = rows(path)
    if not found:
        raise click.ClickException(f"{path} has no lines; right is one mapping a line, as in --help")
    return found


def answerable(path: Path) -> list[Row]:
    """The messages of a JSONL file, each with the ids that answer it."""
    found = needed(path)
    for row in found:
        if not row.get("rel"):
            told = f"{path}: 'rel' of message {row.get('id')} has no id; right is at least one"
            raise click.ClickException(f"{told}; what the base cannot answer belongs into --oos")
    return found


@click.command()
@click.option("--faqs", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--queries", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--oos", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--noise", is_flag=True, help="Give the messages accents lost and letters slipped, always the same."
)
def main(faqs: Path, queries: Path, oos: Path | None, *, noise: bool) -> None:
    """Print the figures of our engine, of SQLite's and of rapidfuzz's, as one line of JSON.

    A line of --faqs is {id, question, answer, tag}, of --queries {id, text, rel: [ids]},
    of --oos {text, kind}.
    """
    base, asked, outside = needed(faqs), answerable(queries), rows(oos)
    if noise:
        chance = Random(SEED)  # noqa: S311  # slips of the finger, not secrets
        asked = [{**row, "text": noisy(row["text"], chance)} for row in asked]
        outside = [{**row, "text": noisy(row["text"], chance)} for row in outside]
    report: dict[str, object] = {}
    for name, build in (("ours", ours), ("fts5", fts5), ("token_set_ratio", fuzzy)):
        start = perf_counter()
        engine = build(base)
        build_s = perf_counter() - start
        figures = {"build_s": build_s, **measured(engine, asked, outside)}
        rounded = {key: round(value, 4) for key, value in figures.items()}
        report |= rounded if name == "ours" else {name: rounded}
    click.echo(json.dumps(report))


if __name__ == "__main__":
    main()
