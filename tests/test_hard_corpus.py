"""A folder as archives are: one row in ten broken, articles of half a megabyte, a file of very many lines."""

import json
import re
from collections import Counter
from pathlib import Path

from index.files import load
from index.ingest import Ingest, cleaned
from tests.conftest import WordEmbedder, open_corpus

ROWS, LONG, LINES = 400, 3, 60_000
BROKEN = ('{"text": "cut off', '["no object"]', '{"title": "No text at all."}', '{"text": 7}', '{"text": "  "}')


def row(n: int) -> str:
    if n % 10 == 9:
        return BROKEN[n // 10 % len(BROKEN)]
    return json.dumps({"id": n, "text": f"Report {n} of the day. The river stood at {n} metres. Nobody was hurt."})


def long(n: int) -> str:
    told = (f"Sentence {n} {m} of the long report names {m * 7} people of town {m % 977}." for m in range(8000))
    return f"The long report {n}\n\n" + " ".join(told)


def filled(folder: Path) -> None:
    (folder / "rows.jsonl").write_text("\n".join(map(row, range(ROWS))), "utf-8")
    for n in range(LONG):
        (folder / f"long{n}.txt").write_text(long(n), "utf-8")
    (folder / "lines.jsonl").write_text("\n\n{\n" * (LINES // 3), "utf-8")
    (folder / "lines.txt").write_text("A table\n\n" + "\n".join(f"row {n % 5000}" for n in range(LINES)), "utf-8")
    (folder / "huge.txt").write_text("word " * 4_000_000, "utf-8")


def test_all_that_can_be_read_is_stored_and_the_rest_is_named_and_counted(tmp_path: Path, embed: WordEmbedder) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    filled(folder)
    corpus = open_corpus(tmp_path / "home", embed)
    for expected in ("new", "unchanged"):
        with corpus.writing():
            report = Ingest(corpus, embed, 60)(cleaned(load([str(folder)], {}, lambda n: None)))
        assert getattr(report, expected) == report.articles == ROWS * 9 // 10 + LONG + 1
        by_file = [re.split("[,#]", Path(rejected.where).name)[0] for rejected in report.rejected]
        assert Counter(by_file) == {
            "rows.jsonl": ROWS // 10,
            "lines.jsonl": LINES // 3,
            "huge.txt": 1,
        }
        assert all(rejected.reason for rejected in report.rejected)
        assert corpus.status().consistent
    whole = corpus.catalogue.article(next(own for own, _, title in corpus.catalogue.versions() if "report 2" in title))
    assert whole is not None and whole.text.endswith(
        "Sentence 2 7999 of the long report names 55993 people of town 183."
    )
    corpus.close()
