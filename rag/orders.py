"""Passages that give orders to a machine instead of telling news: no evidence to write from, whatever they say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import filterfalse

from rag.stages import Ranker
from rag.text import fold
from rag.types import Hit, Passage, Query

_AROUND = 300  # characters to each side of a passage in which an order may stand
_START = (
    r"(?:^|[.!?:;,\n\"'(\[<>*#|/-])\s*"
    r"(?:(?:and|then|now|please|just|always|never|you\W+must|from\W+now\W+on|من\W+فضلك|من\W+الان)\W+){0,2}(?:you\W+)?(?:only\W+)?[وف]?"
)
_MACHINE = (
    r"(?:ais?|llms?|chatbots?|bots?|assistants?|(?:large\W+)?language\W+models?|summari[sz]ers?|crawlers?|agents?)"
)
_MACHINE_AR = r"(?:المساعد\w*|النموذج|النماذج|نموذج|مساعد|الروبوت\w*|روبوت|برامج\W+التلخيص|الذكاء\W+الاصطناعي|الاله)"
_REPLY = r"(?:answers?|reply|response|output|summary)"
_PATTERNS = (
    # Away with what it was told.
    r"\b(?:ignore|disregard|forget|override|bypass|discard)\b(?:\W+\w+){0,5}?\W+"
    r"(?:instructions?|prompts?|guidelines|directions|passages)\b",
    _START + r"(?:ignore|disregard|forget)\W+(?:\w+\W+){0,2}?(?:above|before|previous|preceding|rules|else)\b",
    _START + r"(?:تجاهل|اهمل|انس|اغفل)ي?\W+(?:\w+\W+){0,2}?"
    r"(?:التعليمات|ما سبق|ما قيل لك|ما ورد|المقاطع|القواعد|الاوامر|السياق|بقيه|النصوص)",
    r"\b(?:تجاهل|اهمل|انس|تجاوز|خالف)\W+(?:كل\W+)?(?:تعليماتك|قواعدك|اوامرك|سياقك)\b",
    # What it is to say.
    _START + r"(?:answer|reply|respond|say|write|output|print|conclude|return|insert)\W+"
    r"(?:\w+\W+){0,3}?(?:that|with|only|user|question|answer|claims?|json|exactly|following|quote|word|instead)\b",
    _START + r"(?:state|claim|report|declare|add|mention)\W+(?:only\W+|clearly\W+|also\W+|always\W+)?that\b",
    _START + r"(?:tell|inform|assure)\W+(?:the\W+)?(?:user|reader|journalist|asker|questioner|person|whoever)\b",
    rf"\b(?:your|the)\W+(?:only\W+|correct\W+|final\W+|right\W+)?{_REPLY}\W+(?:must|should|shall|is to|has to)\b",
    rf"\b(?:translate|rewrite|begin|start|end|fill|replace|put|turn)\W+(?:\w+\W+){{0,2}}?your\W+{_REPLY}\b",
    r"\b(?:if|when|whenever)\W+(?:you\W+are|you're|someone|anyone|a\W+user|the\W+user)\W+(?:asked|asks|queries)\b",
    r"\bwhen(?:ever)?\W+(?:you\W+)?(?:summari[sz]\w+|answering|quoting|translating)\W+(?:this|these|the\W+page|questions?)\b",
    _START + r"(?:اجب|قل|اكتب|اذكر|اطبع|اضف|اجعل)\W+"  # written unlike what somebody did
    r"(?:\w+\W+){0,3}?(?:ان|بان|بانه|بانها|انه|انها|السايل|المستخدم|القاري|جوابك|السوال|الجواب|فقط|التالي|دايما)\b",
    _START + r"(?:اخبر|ابلغ|اعلم)\W+(?:السايل|المستخدم|القاري|من يسال)\b",
    r"\b(?:جوابك|اجابتك|ردك|اجابه النموذج|رد النموذج)\b",
    r"\b(?:اذا|متي|كلما|عندما)\W+(?:ما\W+)?(?:سيلت|سالك|سالوك|سالتك)\b",
    r"\bعند\W+(?:تلخيص|الاجابه|ترجمه|اقتباس)\W+(?:\w+\W+)?(?:هذه|هذا|السوال|الاسيله)\b",
    # Who it is.
    r"\byou\W+are\W+(?:now\W+)?(?:an?\W+|the\W+|no\W+longer\W+)?(?:\w+\W+){0,3}?"
    r"(?:assistant|model|chatbot|bot|ai|machine|system|llm)\b",
    r"\bas\W+an?\W+(?:(?:large\W+)?language\W+model|ai\W+(?:model|assistant|language))\b",
    r"\b(?:dear|attention|note\W+(?:to|for)|message\W+(?:to|for)|instructions?\W+(?:to|for)|hey|hello|to)\W+"
    rf"(?:the\W+|any\W+|all\W+|every\W+)?(?:ai\W+)?{_MACHINE}\b(?=\W*[:,;!-]|\W+(?:reading|that))",
    r"\bانت\W+(?:الان\W+)?(?:لست\W+)?(?:\w+\W+){0,2}?(?:مساعد|المساعد|نموذج|النموذج|روبوت|اله|برنامج|نظام)\b",
    r"\b(?:بصفتك|بوصفك|باعتبارك)\W+(?:نموذج|مساعد|روبوت|برنامج|ذكاء)",
    rf"\b(?:ايها|يا)\W+(?:كل\W+)?{_MACHINE_AR}\b",
    rf"(?:^|[.!?:\n(])\s*الي\W+(?:كل\W+|جميع\W+)?{_MACHINE_AR}\b",
    r"\b(?:system|developer|hidden|new|updated|secret)\W+(?:prompt|instructions?|message|override)\b",
    r"(?:تعليمات|اوامر|رساله|موجه)\W+(?:النظام|المطور|سريه|خفيه|للنموذج|للمساعد)\b",
)
_MARKS = (  # of its own protocol
    r"(?:^|[\n>.!?])\W{0,4}(?:system|assistant|developer|instructions?|المساعد|تعليمات)\s*:",
    r"#{2,}\s*(?:instructions?|system|task|تعليمات|مهمه)\b",
    r"</?\s*(?:passages?|system|instructions?|context|documents?|evidence|user|assistant|claims?|answer)\b",
    r"<\||\|>|\[/?(?:inst|system)\]|\"(?:claims|quotes|role|text)\"\s*:",
    r"-{3,}\s*(?:\w+\s+)?(?:end|passage|نهايه|مقطع)\b",
)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _in_arabic(pattern: str) -> bool:
    return bool(_ARABIC.search(pattern.replace(_START, "")))


_ARABIC = re.compile("[\u0621-\u064a]")
# A text is searched for the orders of its own scripts, which is half of the work.
_ORDERS = (
    (re.compile(""), _any(_MARKS)),
    (_ARABIC, _any(filter(_in_arabic, _PATTERNS))),
    (re.compile("[a-z]{2}"), _any(filterfalse(_in_arabic, _PATTERNS))),
)


def gives_orders(text: str) -> bool:
    """True for text that tells a machine what to say, who it is or what to forget, or that forges its protocol.

    A guard by wording: it knows the usual turns in both languages, and no others.
    """
    folded = fold(text)
    return any(orders.search(folded) for script, orders in _ORDERS if script.search(folded))


@dataclass(frozen=True, slots=True)
class WithoutOrders:
    """Ranked hits without those that give orders, or stand beside such."""

    rank: Ranker

    def __call__(self, query: Query, hits: list[Hit]) -> list[Hit]:
        return [hit for hit in self.rank(query, hits) if not gives_orders(_around(hit.passage))]


def _around(passage: Passage) -> str:
    return passage.article.text[max(0, passage.start - _AROUND) : passage.end + _AROUND]
