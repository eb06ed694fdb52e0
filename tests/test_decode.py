import pytest

from index.decode import decode
from rag.errors import InputError

ARABIC = "وقال الوزير إن المباحثات ستستمر في العاصمة خلال الأيام المقبلة"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding)) == ARABIC


def test_nothing_decodes_to_nothing() -> None:
    assert decode(b"") == ""


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        "Les députés étaient à Genève où ça fâche".encode("latin-1"),
        "Москва и Анкара продолжили переговоры".encode("cp1251"),
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_cannot_be_told_is_refused_not_garbled(data: bytes) -> None:
    with pytest.raises(InputError, match="UTF-8"):
        decode(data)
