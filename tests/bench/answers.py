# SPDX-License-Identifier: AGPL-3.0-or-later
"""Scores the product's understanding on our own labelled messages, `tests/questions.<language>.jsonl`.

    python -m tests.bench.answers [--knowledge knowledge] [--show]

Prints one line of JSON: for each language and for all of them the share of messages answered right, asked
back right, answered wrong (the figure that matters most), and the rest; false alarms are a share of the
messages that are no emergency. A line of the set is {id, text, outcome, topics, facets, action, kind}; no
facets means that the topic's overview is right.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import click
import numpy as np

from bot.answers import Finding, Reader, load

HERE = Path(__file__).parent.parent
LANGUAGES = ("it", "en", "ro", "ar", "xx")
"""`xx` are languages without sheets: an emergency must be seen, and nothing else answered."""
Row = Mapping[str, Any]


def items(language: str) -> list[Row]:
    """The labelled messages in one language."""
    lines = (HERE / f"questions.{language}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def verdict(row: Row, found: Finding) -> str:
    """`right`, `asked` (the right one among the choices), `wrong` (a wrong answer was given) or `missed`."""
    wanted = row["outcome"]
    if found.outcome == "answer":
        return _answered(row, found)
    if wanted in {"answer", "clarify"}:
        return "asked" if found.outcome == "clarify" and _among(row, found) else "missed"
    if wanted == "polite":
        return "right"
    if found.outcome != wanted or row.get("kind", found.kind) != found.kind:
        return "missed"
    return "right" if row.get("action", found.action) == found.action else "missed"


def _answered(row: Row, found: Finding) -> str:
    if row["outcome"] not in {"answer", "clarify"} or found.topic not in row["topics"]:
        return "wrong"
    facets = row.get("facets", ())
    if not found.facet:
        return "right" if not facets else "asked"
    return "right" if not facets or found.facet in facets else "wrong"


def _among(row: Row, found: Finding) -> bool:
    facets = row.get("facets") or ()
    return any(
        each.topic in row["topics"] and (not facets or not each.facet or each.facet in facets)
        for each in found.candidates
    )


def scored(reader: Reader, rows: Iterable[Row]) -> list[tuple[Row, Finding, str]]:
    """Each message with what it was understood as, and the verdict."""
    found = [(row, reader.read(row["text"])) for row in rows]
    return [(row, finding, verdict(row, finding)) for row, finding in found]


def figures(results: Sequence[tuple[Row, Finding, str]]) -> dict[str, float]:
    """Shares of the messages, by verdict; of questions, of what is out of scope, of emergencies apart."""
    share = _shares(results)
    questions = _shares([each for each in results if each[0]["outcome"] in {"answer", "clarify"}])
    outside = [each for each in results if each[0]["outcome"] == "abstain"]
    alarms = [each for each in results if each[0]["outcome"] == "emergency"]
    harmless = [each for each in results if each[0]["outcome"] != "emergency"]
    return {
        "messages": len(results),
        "wrong_answers": share["wrong"],
        "right_or_asked": questions["right"] + questions["asked"],
        "answered_at_once": questions["right"],
        "outside_not_answered": _part(outside, lambda found: found.outcome != "answer"),
        "outside_said_so": _part(outside, lambda found: found.outcome == "abstain"),
        "emergencies_seen": _part(alarms, lambda found: found.outcome == "emergency"),
        "false_alarms": 1 - _part(harmless, lambda found: found.outcome != "emergency"),
        "rest_right": _shares(
            [each for each in results if each[0]["outcome"] not in {"answer", "clarify", "abstain"}]
        )["right"],
    }


def _shares(results: Sequence[tuple[Row, Finding, str]]) -> Mapping[str, float]:
    counts = Counter(each for _, _, each in results)
    return Counter({each: count / len(results) for each, count in counts.items()})


def _part(results: Sequence[tuple[Row, Finding, str]], holds: Any) -> float:
    return sum(holds(found) for _, found, _ in results) / len(results) if results else 1.0


@click.command()
@click.option("--knowledge", type=click.Path(exists=True, path_type=Path), default=HERE.parent / "knowledge")
@click.option("--show", is_flag=True, help="Print what is not right, one message a line.")
def main(knowledge: Path, *, show: bool) -> None:
    """Print the figures by language, as one line of JSON."""
    start = perf_counter()
    reader = Reader.build(load(knowledge), knowledge)
    report: dict[str, object] = {"build_s": round(perf_counter() - start, 2)}
    everything = []
    for language in LANGUAGES:
        results = scored(reader, items(language))
        everything += results
        report[language] = {key: round(value, 4) for key, value in figures(results).items()}
        if show:
            _print(results)
    report["all"] = {key: round(value, 4) for key, value in figures(everything).items()}
    report["p95_ms"] = round(_p95([row["text"] for row, _, _ in everything], reader), 2)
    click.echo(json.dumps(report))


def _p95(texts: Sequence[str], reader: Reader) -> float:
    took = []
    for text in texts:
        start = perf_counter()
        reader.read(text)
        took.append((perf_counter() - start) * 1000)
    return float(np.quantile(took, 0.95))


def _print(results: Sequence[tuple[Row, Finding, str]]) -> None:
    for row, found, judged in results:
        if judged in {"wrong", "missed"}:
            wanted = f"{row['outcome']} {'/'.join(row.get('topics', ()))} {'/'.join(row.get('facets', ()))}"
            choices = " ".join(f"{each.topic}:{each.facet}={each.score:.2f}" for each in found.candidates)
            got = f"{found.outcome} {found.topic} {found.facet}{found.action}{found.kind} {found.elsewhere}"
            click.echo(
                f"{judged:6} | {row['text']} | {wanted} | {got} {found.score:.2f} | {choices}", err=True
            )


if __name__ == "__main__":
    main()
