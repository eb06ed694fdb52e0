import pytest

from evals.hnsw import Setting, _recall, hnsw
from rag.settings import Settings


def test_each_setting_is_measured_over_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_ARTICLES": 12, "_WIRE": 2, "_OUTLETS": 5, "_QUESTIONS": 5, "_OWN": 20}.items():
        monkeypatch.setattr(f"evals.hnsw.{name}", value)
    said: list[str] = []
    figures = hnsw(Settings(), said.append, [Setting("as used"), Setting("wide", {"max_neighbors": 48}, 50)], 120)
    assert figures["vectors"] == 120
    for name in ("as used", "wide"):
        assert figures[name]["recall_10"] == 1.0
        assert figures[name]["own_missed"] == 0.0
        assert figures[name]["build_cpu_s_per_1000"] > 0
    assert len(said) == 2


def test_of_equal_ones_any_will_do() -> None:
    cosines = [0.9] * 30 + [0.5] * 70
    assert _recall(cosines, [0.9] * 10) == 1.0
    assert _recall(cosines, [0.9] * 4 + [0.5] * 6) == 0.4
