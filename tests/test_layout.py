"""Letters that stand on a page, as lines in the order of reading."""

from hypothesis import given
from hypothesis import strategies as st

from index.layout import Glyph, Line, in_order, rows


def glyphs(text: str, left: float, y: float, size: float = 10) -> list[Glyph]:
    """Each letter half as wide as it is high; a space takes room and is not drawn."""
    placed = ((left + n * size / 2, letter) for n, letter in enumerate(text))
    return [(x, x + size / 2, y, size, letter) for x, letter in placed if letter != " "]


def listed(texts: list[str], left: float, top: float = 500) -> list[Glyph]:
    """Lines one below the other."""
    return [glyph for n, text in enumerate(texts) for glyph in glyphs(text, left, top - 12 * n)]


def texts(lines: list[Line]) -> list[str]:
    return [line.text(from_right=False) for line in lines]


def test_a_page_without_letters_has_no_lines() -> None:
    assert in_order(rows([]), from_right=False) == []
    assert rows([(0, 5, 0, 10, " ")]) == []


def test_letters_of_one_height_make_a_line_and_gaps_part_words() -> None:
    raised = [(50.0, 53.0, 502.0, 6.0, "2")]
    page = [*glyphs("below it", 0, 488), *glyphs("ten km", 20, 500), *raised]
    assert texts(in_order(rows(page), from_right=False)) == ["ten km2", "below it"]


def test_a_space_that_is_drawn_parts_words_however_narrow_it_is() -> None:
    page = [*glyphs("ten", 0, 500), (15.0, 16.0, 500.0, 10.0, " "), *glyphs("km", 16, 500)]
    assert texts(rows(page)) == ["ten km"]


def test_marks_stand_with_the_letters_they_are_nearest_to() -> None:
    letters = glyphs("ملع", 0, 500)
    marks = [(12.0, 12.0, 504.0, 10.0, "َ"), (3.0, 3.0, 504.5, 10.0, "ٌ")]
    (line,) = rows([*marks, *letters])
    assert line.text(from_right=True) == "عَلمٌ"


def test_three_columns_are_read_one_after_the_other_and_from_the_right_in_arabic() -> None:
    told = [[f"column{n}line{k}" for k in range(5)] for n in range(3)]
    page = [glyph for n, column in enumerate(told) for glyph in listed(column, 110 * n, 500 - n)]
    assert texts(in_order(rows(page), from_right=False)) == [*told[0], *told[1], *told[2]]
    assert texts(in_order(rows(page), from_right=True)) == [*told[2], *told[1], *told[0]]


def test_what_stands_over_the_columns_and_under_them_is_read_before_and_after() -> None:
    title, note = "a title over all of the columns here", "and a note under both of them"
    sides = [[f"side{n}line{k}xxxx" for k in range(4)] for n in range(2)]
    page = [*glyphs(title, 0, 530), *listed(sides[0], 0), *listed(sides[1], 110), *glyphs(note, 10, 440)]
    assert texts(in_order(rows(page), from_right=False)) == [title, *sides[0], *sides[1], note]


def test_bullets_are_no_column_and_neither_is_what_stands_higher() -> None:
    bullets = [*listed(["•"] * 5, 0), *listed(["a point that is made"] * 5, 15)]
    assert texts(in_order(rows(bullets), from_right=False)) == ["• a point that is made"] * 5
    letter = [*listed(["address"] * 3, 200), *listed(["dear reader"] * 3, 0, 450)]
    assert texts(in_order(rows(letter), from_right=False)) == [*["address"] * 3, *["dear reader"] * 3]


LETTERS = st.sampled_from(["a", "ب", " ", "َ", "لا", "1", "(", "\ufffd"])
PLACED = st.builds(
    lambda x, width, y, size, letter: (x, x + width, y, size, letter),
    st.integers(-300, 300), st.integers(0, 50), st.integers(-300, 300), st.integers(1, 50), LETTERS,
)  # fmt: skip


@given(st.lists(PLACED, max_size=60), st.booleans())
def test_no_letter_is_lost_wherever_it_stands(page: list[Glyph], from_right: bool) -> None:
    read = "".join(line.text(from_right) for line in in_order(rows(page), from_right))
    for letter in "ab1بل":
        assert read.count(letter) == sum(letter in glyph[4] for glyph in page)


def test_a_table_of_very_many_cells_is_read_row_by_row_in_no_time() -> None:
    table: list[Glyph] = [(x * 9.0, x * 9.0 + 3, y * 12.0, 8.0, "x") for y in range(300) for x in range(300)]
    page = rows(table)
    assert len(in_order(page, False)) == 300
