"""Backups, taken of folders at rest and of folders that are written to and asked, and what is restored from them."""

import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.backup import back_up, restore
from index.corpus import Corpus
from rag.errors import CorpusError, InputError
from rag.types import Answer, Searched
from tests.conftest import WordEmbedder, open_corpus, record, store
from tests.intact import intact, told
from tests.test_app import environment, khabar, printed, refused
from tests.test_corpus import find
from web.feedback import Feedback
from web.page.adding import kept

ROOT = Path(__file__).parent.parent
TALKS = "The minister of trade met the envoy in Ankara. They spoke for three hours about the harbour."
QUESTION = "Who met the envoy in Ankara?"


@pytest.fixture
def home(tmp_path: Path, embed: WordEmbedder) -> Path:
    """A data folder with an article, and files of others beside the catalogue."""
    corpus = open_corpus(tmp_path / "home", embed)
    store(corpus, embed, record("talks", TALKS))
    corpus.close()
    own = tmp_path / "home"
    (own / "guard").mkdir()
    (own / "guard" / "keys.json").write_text('{"keys": []}', "utf-8")
    (own / "chroma.name").write_text("a-database-of-its-own", "utf-8")
    with closing(sqlite3.connect(own / "said.db")) as db:
        db.executescript("create table said(word text); insert into said values('yes')")
    return own


def followed(home: Path, embed: WordEmbedder) -> Corpus:
    corpus = open_corpus(home, embed)
    with corpus.writing():
        corpus.follow_all()
    return corpus


@contextmanager
def changed(folder: Path, **more: Any) -> Iterator[Path]:
    path = folder / "backup.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | more), "utf-8")
    yield folder


def test_what_is_restored_holds_and_finds_the_same(home: Path, tmp_path: Path, embed: WordEmbedder) -> None:
    made = back_up(home, tmp_path / "saved")
    assert (made.articles, made.engine) == (1, "word-hashing")
    assert restore(tmp_path / "saved", tmp_path / "again") == made
    corpus = followed(tmp_path / "again", embed)
    intact(corpus, 1)
    assert find(corpus, embed, QUESTION) == ["talks"]
    corpus.close()


def test_all_that_cannot_be_made_again_is_kept_and_what_is_derived_is_not(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "saved")
    assert set(made.files) == {"catalogue.db", "said.db", "guard/keys.json"}
    restore(tmp_path / "saved", tmp_path / "again")
    assert (tmp_path / "again" / "guard" / "keys.json").read_text("utf-8") == '{"keys": []}'
    with closing(sqlite3.connect(tmp_path / "again" / "said.db")) as db:
        assert db.execute("select word from said").fetchall() == [("yes",)]


def test_a_backup_is_for_nobody_else_s_eyes(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "saved")
    assert (tmp_path / "saved").stat().st_mode & 0o077 == 0
    assert (tmp_path / "saved" / "guard" / "keys.json").stat().st_mode & 0o077 == 0


def test_a_folder_without_a_catalogue_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="KHABAR_HOME"):
        back_up(tmp_path, tmp_path.parent / "saved")


def test_a_backup_goes_into_an_empty_folder_elsewhere(home: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="inside"):
        back_up(home, home / "saved")
    with pytest.raises(InputError, match="empty"):
        back_up(home, tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="empty"):
        back_up(home, tmp_path / "file")
    (tmp_path / "saved").mkdir()
    assert back_up(home, tmp_path / "saved").articles == 1


def test_a_home_that_holds_something_is_not_restored_into(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "saved")
    before = (home / "catalogue.db").read_bytes()
    with pytest.raises(InputError, match="empty"):
        restore(tmp_path / "saved", home)
    assert (home / "catalogue.db").read_bytes() == before


def test_a_restore_that_was_broken_off_is_done_anew(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "saved")
    (tmp_path / "again" / ".restoring").mkdir(parents=True)
    (tmp_path / "again" / ".restoring" / "catalogue.db").write_bytes(b"half")
    (tmp_path / "again" / "writer.lock").touch()
    restore(tmp_path / "saved", tmp_path / "again")
    assert not (tmp_path / "again" / ".restoring").exists()


@pytest.mark.parametrize("file", ["catalogue.db", "guard/keys.json"])
def test_a_damaged_backup_is_refused_and_nothing_restored(home: Path, tmp_path: Path, file: str) -> None:
    back_up(home, tmp_path / "saved")
    content = bytearray((tmp_path / "saved" / file).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "saved" / file).write_bytes(content)
    with pytest.raises(CorpusError, match="take another backup"):
        restore(tmp_path / "saved", tmp_path / "again")
    assert not (tmp_path / "again" / "catalogue.db").exists()


def test_a_damaged_catalogue_is_not_backed_up_as_if_it_were_whole(home: Path, tmp_path: Path) -> None:
    with (home / "catalogue.db").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(CorpusError, match="catalogue"):
        back_up(home, tmp_path / "saved")
    assert not (tmp_path / "saved" / "backup.json").exists()


@pytest.mark.parametrize("lost", ["backup.json", "catalogue.db"])
def test_a_backup_that_lacks_something_is_refused(home: Path, tmp_path: Path, lost: str) -> None:
    back_up(home, tmp_path / "saved")
    (tmp_path / "saved" / lost).unlink()
    with pytest.raises((InputError, CorpusError), match="backup"):
        restore(tmp_path / "saved", tmp_path / "again")


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": 3}', '"x"'])
def test_a_folder_that_is_no_backup_is_refused(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "backup.json").write_text(manifest, "utf-8")
    with pytest.raises(InputError, match="python app.py backup"):
        restore(tmp_path, tmp_path / "again")


@pytest.mark.parametrize("name", ["../../outside", "/etc/passwd", "a/../../b"])
def test_a_backup_that_names_files_elsewhere_is_refused(home: Path, tmp_path: Path, name: str) -> None:
    made = back_up(home, tmp_path / "saved")
    with changed(tmp_path / "saved", files={**made.files, name: "0"}), pytest.raises(InputError, match="no backup"):
        restore(tmp_path / "saved", tmp_path / "again")


@pytest.mark.parametrize("newer", ["format", "schema"])
def test_a_newer_version_s_backup_is_refused(home: Path, tmp_path: Path, newer: str) -> None:
    back_up(home, tmp_path / "saved")
    with changed(tmp_path / "saved", **{newer: 99}), pytest.raises(InputError, match="newer version"):
        restore(tmp_path / "saved", tmp_path / "again")


def test_a_backup_that_says_more_than_it_holds_is_refused(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "saved")
    with changed(tmp_path / "saved", articles=2), pytest.raises(CorpusError, match="says it holds"):
        restore(tmp_path / "saved", tmp_path / "again")


def test_a_disk_without_room_is_said_and_leaves_no_backup(home: Path, tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from index.backup import back_up\n"
        "from rag.errors import CorpusError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try: back_up(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except CorpusError as error: print(error)"
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    command = [sys.executable, "-c", code, str(home), str(tmp_path / "saved")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "room" in done.stdout
    assert not (tmp_path / "saved" / "backup.json").exists()


# While others work

WRITER = """
import sys
from pathlib import Path
from tests.conftest import WordEmbedder, open_corpus, store
from tests.intact import told
embed = WordEmbedder()
corpus = open_corpus(Path(sys.argv[1]), embed)
for at in range(0, 100000, 4):
    store(corpus, embed, *map(told, range(at, at + 4)))
    print(at + 4, flush=True)
"""
READER = """
import sys
from pathlib import Path
from tests.conftest import WordEmbedder, open_corpus
from tests.test_corpus import find
from web.feedback import Feedback
from web.page.adding import kept
embed = WordEmbedder()
corpus = open_corpus(Path(sys.argv[1]), embed)
while True:
    print(find(corpus, embed, sys.argv[2])[0], flush=True)
"""


@contextmanager
def running(code: str, *words: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen([sys.executable, "-c", code, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def test_backups_taken_while_one_process_stores_and_another_asks_are_each_whole(
    home: Path, tmp_path: Path, embed: WordEmbedder
) -> None:
    with running(WRITER, str(home)) as writer, running(READER, str(home), QUESTION) as reader:
        made = [back_up(home, tmp_path / f"saved-{n}") for n in range(3)]
        assert reader.stdout
        assert writer.stdout
        assert reader.stdout.readline() == "talks\n"
        assert writer.stdout.readline().strip().isdigit()
        assert writer.poll() is reader.poll() is None
    assert made[0].articles <= made[1].articles <= made[2].articles
    for n, one in enumerate(made):
        assert restore(tmp_path / f"saved-{n}", tmp_path / f"again-{n}") == one
    corpus = followed(tmp_path / "again-2", embed)
    intact(corpus, made[2].articles)
    assert find(corpus, embed, QUESTION)[0] == "talks"
    assert store(corpus, embed, *map(told, range(made[2].articles + 8))).new
    corpus.close()


# The commands


def test_a_home_that_is_backed_up_and_restored_answers_the_same(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text("The harbour council of Lisbon approved a ferry line. Its mayor said 14 boats would sail.", "utf-8")
    printed(khabar(tmp_path / "home", "ingest", str(file), "--json"))
    said = printed(khabar(tmp_path / "home", "backup", str(tmp_path / "saved"), "--json"))
    assert said["articles"] == 1
    assert "not an empty folder" in refused(khabar(tmp_path / "home", "restore", str(tmp_path / "saved")))
    assert printed(khabar(tmp_path / "again", "restore", str(tmp_path / "saved"), "--json")) == said
    first, again = (printed(khabar(tmp_path / name, "ask", "How many boats?", "--json")) for name in ("home", "again"))
    assert {**first, "timings_ms": 0} == {**again, "timings_ms": 0}
    assert printed(khabar(tmp_path / "again", "status", "--json"))["consistent"]


def test_what_is_restored_for_another_engine_is_kept_and_said(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "saved")
    assert "KHABAR_ENGINE" in refused(khabar(tmp_path / "again", "restore", str(tmp_path / "saved")))
    held = subprocess.run(
        [sys.executable, str(ROOT / "app.py"), "article", "none"], env=environment(tmp_path / "again"), check=False
    )
    assert held.returncode == 1
    assert (tmp_path / "again" / "catalogue.db").is_file()


def test_what_readers_said_and_what_was_added_from_the_page_comes_back(home: Path, tmp_path: Path) -> None:
    sent = tmp_path / "notes.txt"
    sent.write_text("Fourteen boats sail daily.", "utf-8")
    added = kept(sent, home / "added")
    answer = Answer("How many boats?", "en", (), (), (), Searched(1, 1))
    Feedback(home).keep("good", answer)
    Feedback(home, full=1).keep("bad", answer)  # so that there is an older file too
    said = list(Feedback(home).read())
    back_up(home, tmp_path / "saved")
    restore(tmp_path / "saved", tmp_path / "again")
    assert [one["verdict"] for one in said] == ["good", "bad"]
    assert list(Feedback(tmp_path / "again").read()) == said
    again = tmp_path / "again" / added.relative_to(home.resolve())
    assert again.read_text("utf-8") == "Fourteen boats sail daily."
