"""Clauses that stand beside one another in an English sentence, each with its subject.

No grammar is parsed: a clause is known by its verb, and verbs by a list of those that news is made of and by their
ending. Where that leaves a doubt the sentence is not split.
"""

import re

_HELP = frozenset("was were is are has have had did does will would can could".split())
_PAST = frozenset(
    (
        "said told met won lost beat left took gave made went came began sent struck hit cut put rose fell grew led "
        "held kept brought bought sold paid built became ran sank broke fled found saw wrote spoke sought drew flew "
        "threw shot stood withdrew chose arose says cost burst shut tore swept bore"
    ).split()
)
_MOVES = frozenset("sailed moved headed arrived died resigned travelled departed returned collapsed remained".split())
_NO_VERB = frozenset("need united hundred red bed indeed speed feed seed embed exceed proceed".split())
_REPORTS = frozenset("said says told added announced confirmed claimed insisted warned explained reported".split())
_ENDS = _REPORTS | frozenset(
    "found estimated concluded argued ruled stated declared noted revealed showed wrote".split()
)
_OPENERS = frozenset("when if after before although though while as because since until unless once".split())
_NOT_SUBJECT = frozenset(
    (
        "who whom whose which that where when after before including of in on at to for from by with as than because "
        "or nor not also then both either"
    ).split()
)
_DETERMINERS = frozenset(
    "the a an his her its their this that these those he she it they him them us all both no more to in on at by for "
    "from with against into up out off as about over".split()
)
_PRONOUN = re.compile(r"(?:he|she|it|they)\b\s*", re.IGNORECASE)
_JOINT = re.compile(r"(?:,\s+(?:and|but|while|whereas|yet)\s+|\s+(?:and|but|whereas)\s+|,\s+)", re.IGNORECASE)
_THAT = re.compile(r"^.{0,120}?\bthat\s", re.IGNORECASE)
_LONGEST_SUBJECT = 12  # words


def clauses(sentence: str, before: str = "") -> list[str]:
    """The clauses of an English sentence; `before` is the part before it, whose subject its pronoun stands for."""
    found: list[str] = []
    start, left = 0, before
    for joint in (*_JOINT.finditer(sentence), None):
        end = joint.start() if joint else len(sentence)
        clause = sentence[start:end].strip(" ,")
        rest = sentence[joint.end() :] if joint else ""
        if joint and not (finite(clause) and _begins_clause(clause, rest, joint.group())):
            continue
        own = _with_subject(clause, left) if left else clause
        found.append(own)
        start, left = (joint.end() if joint else end), own
    return found


def finite(clause: str) -> tuple[int, str] | None:
    """Where the first finite verb of a clause begins, and the verb; None if none is known."""
    seen = ""
    for match in re.finditer(r"[A-Za-z'’-]+", clause):
        word = match[0].lower()
        if word in _HELP | _PAST or (_ed(match[0]) and seen not in ("the", "a", "an", "of", "its", "their", "his")):
            return match.start(), match[0]
        seen = word
    return None


def _ed(word: str) -> bool:
    return word.islower() and word.endswith("ed") and len(word) > 4 and word not in _NO_VERB


def _begins_clause(left: str, right: str, joint: str) -> bool:
    """Whether a clause of its own begins at the joint, so that it can be told from a list or an aside."""
    words = re.findall(r"[\w'’%$€-]+", right.lower())
    if not words or re.match(r"\W*(\w+)", left.lower())[1] in _OPENERS:  # type: ignore[index]
        return False
    if words[0] == "that":
        return bool(_THAT.match(left))
    found = finite(right)
    if not found or words[0] in _NOT_SUBJECT:
        return False
    subject, verb = right[: found[0]], found[1]
    reporting = any(f" {word} " in f" {left.lower()} " for word in _REPORTS)
    if not subject.strip():
        return "and" in joint and _takes_object(right, verb) and bool(_subject(left)[0])
    if verb.lower() in _ENDS and len(right.split()) <= len(subject.split()) + 2:
        return False  # "…, officials said"
    aside = "," in subject or len(subject.split()) > _LONGEST_SUBJECT or re.search(r"\b(?:who|which|that)\b", subject)
    bare = subject[0].islower() and words[0] not in _DETERMINERS
    return not aside and not bare and not (reporting and "," not in joint)


def _takes_object(right: str, verb: str) -> bool:
    """Not "injured people" in "killed soldiers and injured people": what follows a verb begins with a small word."""
    after = right[len(verb) :].split()
    if not _ed(verb) or verb in _MOVES or not after:
        return True
    return not after[0].isalpha() or after[0].lower() in _DETERMINERS | {after[0].title()}


def _subject(clause: str) -> tuple[str, str]:
    """The words before the verb of a clause, and the verb "to be" that a participle shares."""
    found = finite(clause)
    if not found:
        return "", ""
    subject = clause[: found[0]].strip()
    first, comma, rest = subject.partition(", ")
    if comma and first.split()[0].lower() in _NOT_SUBJECT:
        subject = rest
    passive = re.match(r"(was|were|is|are)\s+\w+(?:ed|en|wn)\b", clause[found[0] :])
    return (subject, passive[1] if passive else "") if len(subject.split()) <= _LONGEST_SUBJECT else ("", "")


def _with_subject(clause: str, left: str) -> str:
    if clause.lower().startswith("that ") and (head := _THAT.match(left)):
        return head[0] + clause[5:]
    found, (subject, passive) = finite(clause), _subject(left)
    if not found or not subject:
        return clause
    if found[0] == 0:
        return " ".join(filter(None, (subject, passive if _ed(found[1]) else "", clause)))
    pronoun = _PRONOUN.match(clause)
    return f"{subject} {clause[pronoun.end() :]}" if pronoun and not _PRONOUN.match(subject) else clause
