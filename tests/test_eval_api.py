"""The doors against their own documents, in a few hundred requests."""

from pathlib import Path

import pytest

pytest.importorskip("schemathesis")

from evals.api import DOCUMENTS, walked
from tests.doors import FERRY, LIBRARY, doors, service_of


@pytest.mark.parametrize("document", DOCUMENTS)
def test_whatever_is_sent_to_the_doors_they_keep_to_their_document(tmp_path: Path, document: str) -> None:
    service = service_of(tmp_path, FERRY, LIBRARY)
    told: list[str] = []
    figures = walked(doors(service), document, 2, told.append)
    service.corpus.close()
    assert figures["findings"] == [], "\n".join(told)
    assert figures["calls"] >= 100
    assert figures["statuses"]["200"] >= 5
    assert not any(status.startswith("5") for status in figures["statuses"])
