"""How much of a claim's wording a sentence has, in the same order: who beat whom is in the order of the words."""

from rag.text import SMALL_WORDS, words


def content(text: str) -> list[str]:
    """The folded words of a text that say something, numbers and small words left out."""
    return [word for word in words(text) if word not in SMALL_WORDS and not word.isdigit()]


def in_order(claim: list[str], text: list[str]) -> float:
    """The part of the claim's words, 0 to 1, that the text has in the claim's order (longest common subsequence)."""
    if not claim:
        return 0.0
    row = [0] * (len(text) + 1)
    for word in claim:
        before = 0
        for at, other in enumerate(text, 1):
            before, row[at] = row[at], before + 1 if _alike(word, other) else max(row[at], row[at - 1])
    return row[-1] / len(claim)


def _alike(a: str, b: str) -> bool:
    """One word under other clitics and endings: half of all their trigrams are shared."""
    if a == b:
        return True
    one, other = _trigrams(a), _trigrams(b)
    return 2 * len(one & other) >= len(one | other) > 1


def _trigrams(word: str) -> set[str]:
    return {word[at : at + 3] for at in range(len(word) - 2)}
