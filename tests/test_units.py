"""Spans of an article with their days and their setting."""

from datetime import date

from rag.types import Article, Hit, Passage
from rag.units import Unit

TEXT = (
    "GENEVA - Osman Kaya met the envoy of Qatar on Wednesday. Some 40 guards were there.\n\n"
    "He left on 18 June. The envoy did not speak."
)
KAYA = Article("a", "r", "file:a", "Kaya in Geneva", TEXT, published=date(2021, 6, 17), language="en", story="s")


def unit(said: str, article: Article = KAYA) -> Unit:
    start = article.text.index(said)
    return Unit.of(Hit(Passage("a:r:0", article, start, start + len(said), "a:r:s:0"), 1, 1.0))


def test_a_unit_is_quoted_at_its_place() -> None:
    quote = unit("  He left on 18 June.".strip()).quote
    assert KAYA.text[quote.start : quote.end] == quote.text == "He left on 18 June."


def test_its_sentences_are_units_of_the_same_passage() -> None:
    whole = unit("He left on 18 June. The envoy did not speak.")
    first, second = whole.sentences()
    assert (first.text, second.text) == ("He left on 18 June.", "The envoy did not speak.")
    assert first.around == second.around == (whole.start, whole.end)


def test_days_are_written_out() -> None:
    assert "on Wednesday (Wednesday 16 June 2021)" in unit(TEXT.split(" Some")[0]).dated


def test_what_is_dated_in_full_is_left() -> None:
    said = Article("b", "r", "file:b", "", "They met on 16 June 2021.", published=date(2021, 6, 17), language="en")
    assert unit("They met on 16 June 2021.", said).dated == "They met on 16 June 2021."


def test_guards_see_the_names_and_the_day_among_which_a_sentence_stands() -> None:
    guarded = unit("The envoy did not speak.").guarded
    assert guarded.startswith("The envoy did not speak.")
    assert all(name in guarded for name in ("GENEVA", "Osman Kaya", "Qatar", "16 June 2021"))


def test_they_do_not_see_the_days_of_others_where_it_has_its_own() -> None:
    guarded = unit("He left on 18 June.").guarded
    assert "18 June" in guarded
    assert "16 June" not in guarded
    assert "2021" in guarded


def test_they_do_not_see_the_numbers_of_others() -> None:
    text = "Some 40 guards were there. The envoy did not speak."
    counted = Article("c", "r", "file:c", "12 guests", text, language="en")
    guarded = unit("The envoy did not speak.", counted).guarded
    assert "40" not in guarded
    assert "12" not in guarded


def test_an_article_without_a_day_gives_none() -> None:
    undated = Article("d", "r", "file:d", "", "The envoy spoke.", language="en")
    assert (
        unit("The envoy spoke.", undated).guarded.strip(" …")
        == "The envoy spoke. … The envoy spoke. …  … The envoy spoke."
    )


def test_whom_a_passage_means_that_begins_with_she_stands_in_the_sentence_before() -> None:
    text = "Rain fell in Oslo. It was a long day there. Ms. Lund spoke first. She did not smile. Nobody answered."
    own = Article("e", "r", "file:e", "", text, language="en")
    start, end = text.index("She"), text.index(" Nobody")
    assert "Lund" in Unit(own, start, end, (start, end)).guarded
    after = (text.index("Nobody"), len(text))
    assert "She" not in Unit(own, *after, after).guarded
