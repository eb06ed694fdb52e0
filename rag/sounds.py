"""How a word sounds, in Arabic or Latin letters, as a string with one character a sound.

The skeleton drops the vowels and merges sounds that transliterators swap (Erdogan, أردوغان: artkn); the
distance keeps all sounds and prices each difference.
"""

import re
import unicodedata
from functools import lru_cache
from math import inf

# C ch, S sh, X kh, G gh, T th, D dh, J zh; A, W, Y long a, u, i; ' a hamza or ain.
_LETTERS = str.maketrans("بپتثجچحخدذرزژسشصضطظغفڤقكکگلمنهةاآىويیعءأإٱؤئ", "bptTjChXdDrzJsSsdtDGfvqkkglmnhaAAAWYY'''''''")
_JOINED = (("تش", "C"), ("قج", "j"))
_ACCENTS = str.maketrans("čćçšşșžğıłøđðþßæœ", "CCCSSSJGilodDTsee")
# In this order: what one spelling leaves, the next ones read.
_SPELLINGS = r"""
tsch|tch=C sch|sh=S ch(?=[rln])|ck|qu|c(?![eiyh])|q=k ch=C igh(?=t)=ay ij(?=[dklnst])=ay (?<=\w\w[lnr])z$=tz zh=J
kh=X gh=G th=T dh=D ph=f c=s x=ks oo|ou|w=W ee|y=Y ng(?=[td])=n
"""
_SPELLED = [spelling.rsplit("=", 1) for spelling in _SPELLINGS.split()]
_VOWELS = "AWYaeiou'"
_MERGED = str.maketrans("pvTdDgGqjXJzC", "bftttkkkkkssS")

# The price of reading one sound for another, tuned on pairs of names; any other two vowels cost 0.5, two consonants 1.
_PRICES = {
    0.05: "bp fv kq gG gj jJ tT 'a 'e 'i 'o 'u 'A Aa",
    0.1: "iY eY ie oW uW ou ae dD tD Dz CS",
    0.2: "'W gq vW jY eA oa oA zD zJ zs Tt dt fW",
    0.3: "gk Xk Xh CX Ck Cj Cs jX sT JS jh aY oY WY",
}
_PRICE = {frozenset(pair): price for price, pairs in _PRICES.items() for pair in pairs.split()}

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # vowel signs and the stretching stroke
_DIGIT = re.compile(r"[^\D0-9]")
_FIRST_VOWEL = re.compile("^[اأإ]([وي])(?=.)")
_ARTICLE = re.compile("^ال(?=..)")
_CLITICS = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل|[وفبكل])(?=...)")
_LATIN_ARTICLE = re.compile(r"^(?:a[ldnrstz]|el|ash)['’-](?=\w\w)")


def is_arabic(word: str) -> bool:
    """Whether a word has Arabic letters."""
    return bool(_ARABIC.search(word))


def plain(text: str) -> str:
    """Text in compatibility form, without vowel signs, its digits 0-9."""
    if text.isascii():
        return text
    text = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return _DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)


@lru_cache(20_000)
def sounds(word: str) -> str:
    """The sounds of one word, doubled ones once."""
    if is_arabic(word):
        word = _FIRST_VOWEL.sub(lambda first: "o" if first[1] == "و" else "i", word)
        for letters, sound in _JOINED:
            word = word.replace(letters, sound)
        heard = word.translate(_LETTERS)
    else:
        heard = unicodedata.normalize("NFKD", word.lower().translate(_ACCENTS))
        for spelling, sound in _SPELLED:
            heard = re.sub(spelling, sound, heard)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-zA-Z']", "", heard))


@lru_cache(20_000)
def skeleton(word: str) -> str:
    """One key for a word in either script; '' when it has no sounds."""
    word = plain(word)
    heard = sounds(_ARTICLE.sub("", word) if is_arabic(word) else _LATIN_ARTICLE.sub("", word.lower()))
    if not heard:
        return ""
    start = "a" if heard[0] in _VOWELS else heard[0]
    rest = "".join(sound for sound in heard[1:] if sound not in _VOWELS + "h")
    return re.sub(r"(.)\1+", r"\1", (start + rest).translate(_MERGED))


def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _PRICE.get(frozenset(one + other), 0.5 if one in _VOWELS and other in _VOWELS else 1.0)


def _drop(sound: str) -> float:
    if sound in "WY":
        return 0.3
    if sound in "Ah":
        return 0.25
    return 0.1 if sound in _VOWELS else 1.0


@lru_cache(20_000)
def distance(one: str, other: str, limit: float = inf) -> float:
    """The cheapest way from one string of sounds to another (weighted Levenshtein); beyond the limit, infinity."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _drop(sound))
    for left in one:
        above, row = row, [row[0] + _drop(left)]
        for i, right in enumerate(other):
            row.append(min(above[i] + _swap(left, right), above[i + 1] + _drop(left), row[i] + _drop(right)))
        if min(row) > limit:
            return inf
    return row[-1]


@lru_cache(20_000)
def readings(word: str) -> tuple[str, ...]:
    """The word as it stands and, if it differs, without the clitics or article it may begin with."""
    word = plain(word)
    bare = _CLITICS.sub("", word) if is_arabic(word) else _LATIN_ARTICLE.sub("", word.lower())
    return tuple(dict.fromkeys((word, bare)))
