"""Which spans are nearest, whoever is asked."""

from pathlib import Path

import numpy as np
import pytest

from index.catalogue import Catalogue
from index.near import WIDTH, Near
from index.rows import Entry
from index.scan import Scan
from rag.errors import CorpusError
from rag.stages import Vectors, unit
from rag.types import EVERYTHING, Scope
from tests.conftest import passage

COUNT = 400
VECTORS = unit(np.random.default_rng(8).normal(size=(COUNT, 32)).astype(np.float32))
TWINS = "plumless", "buckeroo"  # two outlets with one checksum


class Recorded:
    """Stands for Chroma: hands on what it is given, and remembers how much it was asked for."""

    def __init__(self, ids: list[str]) -> None:
        self.ids, self.asked = ids, list[int]()

    def search(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        self.asked.append(limit)
        return [(own, 1.0 - n / COUNT) for n, own in enumerate(self.ids[:limit])]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    made = Catalogue(tmp_path)
    spans = [passage(f"Report {n}.", f"a{n}", source=TWINS[n % 4 == 0]) for n in range(COUNT)]
    made.put([(s.article, [Entry(s, s.id, v)]) for s, v in zip(spans, VECTORS, strict=True)])
    return made


@pytest.fixture
def ids(catalogue: Catalogue) -> list[str]:
    return [own for part in catalogue.all_ids("passages", 1000) for own in part]


def near(catalogue: Catalogue, tmp_path: Path, chroma: Recorded, compared: int) -> Near:
    scan = Scan(tmp_path, "passages")
    scan.update(catalogue.held("passages", [own for part in catalogue.all_ids("passages", 99) for own in part]), [])
    return Near(catalogue, {"passages": scan}, chroma, compared)


def exact(ids: list[str], vector: Vectors) -> list[str]:
    stored = VECTORS.astype(np.float16).astype(np.float32)
    return [ids[n] for n in np.argsort(-(stored @ vector), kind="stable")[:WIDTH]]


def test_the_nearest_are_those_of_a_full_comparison(catalogue: Catalogue, ids: list[str], tmp_path: Path) -> None:
    chroma = Recorded([])
    search = near(catalogue, tmp_path, chroma, COUNT)
    for vector in VECTORS[:20]:
        found = search("passages", vector, EVERYTHING, True)
        assert [own for own, _ in found] == exact(ids, vector)
        assert found[0][1] == pytest.approx(1, abs=2e-3)
    assert chroma.asked == []


def test_what_is_gone_since_makes_room_for_others(catalogue: Catalogue, ids: list[str], tmp_path: Path) -> None:
    search = near(catalogue, tmp_path, Recorded([]), COUNT)
    first = search("passages", VECTORS[0], EVERYTHING, True)
    more = search("passages", VECTORS[0], Scope(sources=TWINS), True)
    assert [own for own, _ in more] == [own for own, _ in first]
    nearest = np.argsort(-(VECTORS @ VECTORS[0]))[:90]
    catalogue.remove([ids[n].split(":")[0] for n in nearest])
    left = search("passages", VECTORS[0], EVERYTHING, True)
    assert len(left) == WIDTH
    assert {own for own, _ in left}.isdisjoint(ids[n] for n in nearest)


def test_outlets_with_one_checksum_are_told_apart(catalogue: Catalogue, ids: list[str], tmp_path: Path) -> None:
    search = near(catalogue, tmp_path, Recorded([]), COUNT)
    found = search("passages", VECTORS[0], Scope(sources=("buckeroo",)), True)
    assert len(found) == WIDTH
    assert {ids.index(own) % 4 for own, _ in found} == {0}


def test_very_many_are_chroma_s_to_find(catalogue: Catalogue, ids: list[str], tmp_path: Path) -> None:
    chroma = Recorded(ids)
    search = near(catalogue, tmp_path, chroma, 200)
    assert [own for own, _ in search("passages", VECTORS[0], EVERYTHING, True)] == ids[:WIDTH]
    others = search("passages", VECTORS[0], Scope(sources=("plumless",)), True)
    assert [own for own, _ in others] == [own for n, own in enumerate(ids) if n % 4][:WIDTH]
    assert chroma.asked == [WIDTH, 3 * WIDTH]  # both outlets have one checksum: 150 are fetched for all 400


@pytest.mark.parametrize(("level", "scope"), [(False, EVERYTHING), (True, Scope(languages=("ar",)))])
def test_chroma_is_not_asked_while_it_lags_or_for_few(
    catalogue: Catalogue, tmp_path: Path, level: bool, scope: Scope
) -> None:
    chroma = Recorded([])
    found = near(catalogue, tmp_path, chroma, 200)("passages", VECTORS[0], scope, level)
    assert len(found) == (0 if scope.languages else WIDTH)
    assert chroma.asked == []


def test_too_few_of_chroma_s_within_the_scope_are_compared_instead(
    catalogue: Catalogue, ids: list[str], tmp_path: Path
) -> None:
    chroma = Recorded([own for n, own in enumerate(ids) if n % 4 == 0])
    found = near(catalogue, tmp_path, chroma, 200)("passages", VECTORS[0], Scope(sources=("plumless",)), True)
    assert len(found) == WIDTH
    assert chroma.asked


def test_a_chroma_that_has_lost_everything_is_said(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="gone.*rebuild"):
        near(catalogue, tmp_path, Recorded([]), 200)("passages", VECTORS[0], EVERYTHING, True)
