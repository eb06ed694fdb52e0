import pytest

from index.recurring import Recurring, recurring, taken_off

PROMISE = "Read this and more in our application, free of charge, wherever you are."
RIGHTS = "حقوق النشر محفوظة لمرفأ برس"


def own(name: str, lines: int = 4) -> list[str]:
    return [f"Line {n} of the report on {name} tells what no other does." for n in range(lines)]


def joined(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize("texts", [[], [""], ["One line"], ["One line", "Another"], [joined(*own("a")), "x\n\ny"]])
def test_nothing_recurs_in_few_texts(texts: list[str]) -> None:
    known = recurring(texts)
    assert known == Recurring()
    assert [known.without(text) for text in texts] == texts


@pytest.mark.parametrize(("articles", "held", "taken"), [(5, 4, 0), (5, 5, 5), (6, 5, 5), (40, 12, 0), (40, 13, 13)])
def test_a_line_in_very_many_articles_is_taken_off_wherever_it_stands(articles: int, held: int, taken: int) -> None:
    texts = []
    for n in range(articles):
        lines = own(str(n))
        if n < held:
            lines.insert(n % 5, PROMISE)
        texts.append(joined(*lines))
    known = recurring(texts)
    assert sum(text.count(PROMISE) for text in map(known.without, texts)) == held - taken
    assert all(line in known.without(text) for n, text in enumerate(texts) for line in own(str(n)))


def test_two_lines_of_a_page_are_both_taken_off() -> None:
    texts = [joined(PROMISE, *own(str(n)), RIGHTS) for n in range(6)]
    assert list(map(recurring(texts).without, texts)) == [joined(*own(str(n))) for n in range(6)]


def test_an_article_is_not_left_without_a_line() -> None:
    texts = [PROMISE, *(joined(*own(str(n)), PROMISE) for n in range(6))]
    assert recurring(texts).without(PROMISE) == PROMISE


def test_background_that_some_reports_repeat_stays() -> None:
    background = "The siege of the town has gone on since 2013, and 400,000 people live within it."
    texts = [joined(*own(str(n)), *([background] if n % 5 == 0 else [])) for n in range(60)]
    assert list(map(recurring(texts).without, texts)) == texts


def teasers(n: int, of: int = 5) -> list[str]:
    """What a template puts below the n-th article: the leads of those before it."""
    return [f"The minister of region {n - back} said on day {n - back} what he had not said." for back in range(of)]


def test_teasers_that_a_template_puts_below_the_articles_are_taken_off() -> None:
    texts = [joined(*own(str(n)), *(teasers(n) if n % 2 else [])) for n in range(60)]
    cleaned = list(map(recurring(texts).without, texts))
    left = [n for n, text in enumerate(cleaned) if text != joined(*own(str(n)))]
    assert len(left) <= 6  # the first and last: of those, some teasers are seen nowhere else
    assert all(cleaned[n] == texts[n] for n in left)


def test_an_article_s_own_lines_stay_above_its_teasers_and_at_the_head_of_what_they_tease() -> None:
    teased = teasers(20)[0]
    texts = [joined(*own(str(n)), *teasers(n)) for n in range(40)]
    texts.append(joined(teased, *own("20 itself")))
    copy = joined(*own("20")[1:], "An update was added.", *teasers(20))
    texts.append(copy)
    known = recurring(texts)
    assert known.without(texts[-2]) == texts[-2]
    assert known.without(copy) == joined(*own("20")[1:], "An update was added.")
    assert known.without(texts[20]) == joined(*own("20"))


def test_updates_of_one_report_keep_the_text_that_they_share() -> None:
    report = own("the storm", 12)
    versions = [joined(f"At {hour} o'clock the storm had reached the coast.", *report) for hour in range(4)]
    texts = [*versions, *(joined(*own(str(n))) for n in range(30))]
    assert list(map(recurring(texts).without, texts)) == texts


def test_ends_that_get_rarer_as_they_get_longer_are_no_template_s() -> None:
    ends = [f"Background {n} of the talks is told again." for n in range(6)]
    texts = [joined(*own(str(n)), *ends[6 - min(n % 9, 6) :]) for n in range(27)]
    known = recurring(texts)
    assert known.blocks == frozenset()


def test_what_was_taken_off_is_told_line_by_line() -> None:
    assert taken_off("a\n\nb\nb\nc", "a\n\nb") == {"b": 1, "c": 1}
    assert taken_off("a\n\n\nb", "a\n\nb") == {}
