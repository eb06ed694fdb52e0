"""A disk that fills while articles are taken in: it is said in one line, and with room again nothing is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WordEmbedder, open_corpus, store
from tests.intact import intact, told

ROOT = Path(__file__).parent.parent
ARTICLES = 80
TAKE_IN = """
import resource
import sys
from pathlib import Path
from rag.errors import CorpusError
from tests.conftest import WordEmbedder, open_corpus, store
from tests.intact import told

home, last, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    embed = WordEmbedder()
    corpus = open_corpus(home, embed)
    for at in range(0, last, 10):
        store(corpus, embed, *map(told, range(at, at + 10)))
        print(at + 10, flush=True)
except CorpusError as error:
    print(error)
"""
ON_A_SMALL_DISK = """
mount -t tmpfs -o size=600k tmpfs "$1" || exit 77
for size in 1000 1600 2300; do
    "$2" -c "$3" "$1/home" "$4" 0 || exit 1
    mount -o "remount,size=${size}k" "$1" || exit 77
done
cp -r "$1/home" "$5"
"""


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def said(output: str) -> tuple[int, list[str]]:
    """How many articles were acknowledged, and what else was said, a line each."""
    lines = output.splitlines()
    return max(map(int, filter(str.isdigit, lines)), default=0), [line for line in lines if not line.isdigit()]


def goes_on(home: Path, acknowledged: int) -> None:
    """With room again, all that was acknowledged is there, and the same articles once more complete it."""
    embed = WordEmbedder()
    corpus = open_corpus(home, embed)
    assert corpus.status().articles >= acknowledged
    report = store(corpus, embed, *map(told, range(ARTICLES)))
    assert report.new + report.unchanged == ARTICLES
    intact(corpus, ARTICLES)
    corpus.close()


@pytest.mark.parametrize("limit", [200_000, 500_000])  # the vectors' file meets the first, the catalogue's the second
def test_a_file_that_cannot_grow_is_said_and_the_same_again_completes_it(tmp_path: Path, limit: int) -> None:
    done = run(sys.executable, "-c", TAKE_IN, str(tmp_path), str(ARTICLES), str(limit))
    assert (done.returncode, done.stderr) == (0, "")
    acknowledged, (error,) = said(done.stdout)
    assert "see that the disk is not full" in error
    goes_on(tmp_path, acknowledged)


def test_a_disk_that_is_full_again_and_again_loses_and_doubles_nothing(tmp_path: Path) -> None:
    if not shutil.which("unshare"):
        pytest.skip("a small disk is mounted with unshare, which is not here")
    disk, home = tmp_path / "disk", tmp_path / "home"
    disk.mkdir()
    words = ("sh", str(disk), sys.executable, TAKE_IN, str(ARTICLES), str(home))
    done = run("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", ON_A_SMALL_DISK, *words)
    if done.returncode == 77 or done.stderr.startswith("unshare"):
        pytest.skip("a small disk may not be mounted here")
    assert (done.returncode, done.stderr) == (0, "")
    acknowledged, errors = said(done.stdout)
    assert errors
    assert all("see that the disk is not full" in error for error in errors)
    goes_on(home, acknowledged)
