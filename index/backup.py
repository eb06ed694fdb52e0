"""A copy of what a data folder alone holds, taken while others read and write; what is derived is made again."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from index.catalogue import Catalogue
from index.database import VERSION, Database, copy_database, is_database
from index.lock import writer
from rag.errors import CorpusError, InputError

_MANIFEST = "backup.json"
_FORMAT = 1
_CATALOGUE = "catalogue.db"
_DERIVED = {"vectors", "words", "chroma", "chroma.name", "writer.lock", "writer.pid", ".restoring"}
_PASSING = ("-wal", "-shm", "-journal", ".new")  # what ends so is of a moment
_FOREIGN = "name the folder that `python app.py backup` wrote"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds, as its own `backup.json` says."""

    made: str
    schema: int
    engine: str | None
    articles: int
    sections: int
    passages: int
    files: dict[str, str]  # SHA-256 by path
    format: int = _FORMAT


def back_up(home: Path, to: Path) -> Backup:
    """Copy the catalogue as of one moment, and all else in the folder that cannot be made again."""
    if not (home / _CATALOGUE).is_file():
        raise InputError(f"{home} holds no catalogue: set KHABAR_HOME to the folder to back up")
    if to.resolve().is_relative_to(home.resolve()):
        raise InputError(f"{to} is inside the folder to back up: name one elsewhere")
    _require_empty(to, "back up into")
    with _said(to, "see that there is room, and that you may write there"):
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in _lasting(home):
            _copy(home / name, to / name)
        made = replace(_read(to), files={name: _hash(to / name) for name in sorted(_lasting(to))})
        new = to / f"{_MANIFEST}.new"
        new.write_text(json.dumps(asdict(made), indent=1), "utf-8")
        new.replace(to / _MANIFEST)  # without which it is none
    return made


def restore(source: Path, home: Path) -> Backup:
    """Fill an empty data folder from a backup, all of it or nothing; the indexes have then to follow."""
    told = _manifest(source)
    _require_empty(home, "restore into", but={".restoring", "writer.lock"})
    with _said(home, "see that there is room, or set KHABAR_HOME to another folder"), writer(home):
        staged = home / ".restoring"
        shutil.rmtree(staged, ignore_errors=True)
        for name, digest in told.files.items():
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, staged / name)
            if _hash(staged / name) != digest:
                raise CorpusError(f"{source / name} is not as it was backed up: take another backup")
        _require_same(_read(staged), told, source)
        for name in sorted(told.files, key=lambda name: name == _CATALOGUE):  # which says that all is there
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (staged / name).replace(home / name)
        shutil.rmtree(staged)
    return told


def _manifest(source: Path) -> Backup:
    path = source / _MANIFEST
    try:
        told = Backup(**json.loads(path.read_text("utf-8")))
        plain = all(PurePosixPath(name).parts == Path(name).parts and _below(name) for name in told.files)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{source} holds no whole backup of Khabar ({_MANIFEST}: {error}): {_FOREIGN}") from error
    if not plain or _CATALOGUE not in told.files:
        raise InputError(f"{source} holds no backup of Khabar: {_FOREIGN}")
    if told.format > _FORMAT or told.schema > VERSION:
        raise InputError(f"{source} was made by a newer version of Khabar: restore it with that version")
    if missing := [name for name in told.files if not (source / name).is_file()]:
        raise CorpusError(f"{source} lacks {', '.join(missing)}: take another backup")
    return told


def _below(name: str) -> bool:
    return not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts


def _read(folder: Path) -> Backup:
    """What the catalogue in a folder holds, every page of it read; no index is said to have followed it."""
    with closing(Database(folder / _CATALOGUE)) as database:
        database.require_whole()
    with closing(Catalogue(folder)) as catalogue:
        catalogue.forget_followed()
        count = catalogue.count
        counts = (count("articles"), count("sections"), count("passages"))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Backup(now, VERSION, catalogue.meta("engine"), *counts, {})


def _require_same(held: Backup, told: Backup, source: Path) -> None:
    if (held.articles, held.sections, held.passages) != (told.articles, told.sections, told.passages):
        raise CorpusError(f"{source} does not hold what it says it holds: take another backup")


def _require_empty(folder: Path, to_do: str, but: frozenset[str] | set[str] = frozenset()) -> None:
    if folder.exists() and (not folder.is_dir() or {one.name for one in folder.iterdir()} - but):
        raise InputError(f"{folder} is not an empty folder: name one to {to_do} that is empty or not there yet")


def _lasting(folder: Path) -> Iterator[str]:
    """The paths of the files that cannot be made again, those of folders included."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] not in {*_DERIVED, _MANIFEST} and not path.name.endswith(_PASSING):
            yield name.as_posix()


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if is_database(file):
        copy_database(file, to)
    else:
        shutil.copy2(file, to)
    to.chmod(0o600)


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


@contextmanager
def _said(folder: Path, advice: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CorpusError(f"{folder} cannot be written ({error.strerror or error}): {advice}") from error
