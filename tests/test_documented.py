"""The examples of the documents, run as they stand, but for the address, over the sample articles."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doors import doors, served, service_of

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(python|bash)\n(.*?)^```", re.DOTALL | re.MULTILINE)
EXAMPLES = [
    pytest.param(kind, text, id=f"{page} {n}")
    for page in ("api", "mcp")
    for n, (kind, text) in enumerate(BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text("utf-8")))
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    service = service_of(tmp_path_factory.mktemp("examples"))
    service.ingest([str(ROOT / "samples")], {})
    with served(doors(service)) as address:
        yield address
    service.corpus.close()


def test_the_documents_have_examples() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_runs(url: str, tmp_path: Path, kind: str, text: str) -> None:
    said = text.replace("http://127.0.0.1:7860", url).replace("/tmp/rows.csv", str(tmp_path / "rows.csv"))
    if kind == "bash":
        if not shutil.which("curl"):
            pytest.skip("there is no curl here")
        command = ["bash", "-euc", said.replace("curl ", "curl --fail-with-body ")]
    else:
        command = [sys.executable, "-c", said]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout or "assert" in text
