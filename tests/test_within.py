"""Places and the countries they lie in."""

from rag.places import place_keys
from rag.towns import towns
from rag.within import _COUNTRY, countries


def test_what_lies_nowhere_known_has_no_country() -> None:
    assert countries([]) == countries(["@atlantis", "@egypt"]) == set()


def test_a_town_lies_in_its_country() -> None:
    assert countries(place_keys("fighting in Idlib and Paris")) == {"@syria", "@france"}
    assert countries(place_keys("غرقت أحياء في الإسكندرية")) == {"@egypt"}


def test_all_that_is_listed_is_known_by_that_key() -> None:
    def known(key: str) -> bool:
        spelled = key.removeprefix("@").replace("-", " ")
        said = [spelled, spelled.title(), spelled.upper()]
        return any(key in place_keys(one) or key[1:].replace("-", "_") in {k for _, k in towns(one)} for one in said)

    assert [key for key in _COUNTRY if not known(key)] == []
    assert [country for country in _COUNTRY.values() if not known(country)] == []
