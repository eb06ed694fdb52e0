"""Passages that speak to a machine instead of telling news: no evidence for it to write from, whatever they say."""

import re
from dataclasses import dataclass

from rag.stages import Ranker
from rag.text import fold
from rag.types import Hit, Query

_START = r"(?:^|[.!?:;,\n\"'(\[<>*#|/-])\s*(?:and\s+|then\s+|now\s+|please\s+|just\s+|always\s+|[وف])?"
_PATTERNS = (
    # Away with what it was told.
    r"\b(?:ignore|disregard|forget|override|bypass|discard)\b(?:\W+\w+){0,4}?\W+"
    r"(?:(?:previous|prior|above|earlier|preceding|all|your|system)\b(?:\W+\w+){0,2}?\W+)?"
    r"(?:instructions?|prompts?|guidelines|directions|passages)\b",
    _START + r"(?:ignore|disregard|forget)\W+(?:\w+\W+){0,2}?(?:above|before|previous|preceding|rules|else)\b",
    _START + r"(?:تجاهل|اهمل|انس|اغفل|دع عنك)ي?\W+(?:\w+\W+){0,2}?"
    r"(?:التعليمات|تعليماتك|ما سبق|ما قيل لك|ما ورد|المقاطع|القواعد|الاوامر|السياق|بقيه|النصوص)",
    # What it is to say.
    _START + r"(?:answer|reply|respond|say|write|output|print|conclude|return|insert)\W+"
    r"(?:\w+\W+){0,3}?(?:that|with|only|user|question|answer|claims?|json|exactly|following|quote|word|instead)\b",
    _START + r"(?:state|claim|report|declare|add)\W+(?:only\W+|clearly\W+|also\W+)?that\b",
    _START + r"(?:tell|inform|assure)\W+(?:the\W+)?(?:user|reader|journalist|asker|questioner|person|whoever)\b",
    r"\b(?:your|the)\W+(?:only\W+|correct\W+|final\W+|right\W+)?(?:answer|reply|response|output)\W+"
    r"(?:must|should|shall|is to|has to)\b",
    r"\b(?:if|when|whenever)\W+(?:you\W+are|you're|someone|anyone|a\W+user|the\W+user)\W+(?:asked|asks|queries)\b",
    _START + r"(?:اجب|قل|اكتب|اذكر|اطبع|اضف|اجعل)\W+"  # written unlike what somebody did
    r"(?:\w+\W+){0,3}?(?:ان|بان|بانه|بانها|انه|انها|السايل|المستخدم|القاري|جوابك|السوال|الجواب|فقط|التالي)\b",
    _START + r"(?:اخبر|ابلغ|اعلم)\W+(?:السايل|المستخدم|القاري|من يسال)\b",
    r"\b(?:جوابك|اجابتك|ردك|اجابه النموذج|رد النموذج)\b",
    r"\b(?:اذا|متي|كلما|عندما)\W+(?:ما\W+)?(?:سيلت|سالك|سالوك|سالتك)\b",
    # Who it is.
    r"\byou\W+are\W+(?:now\W+)?(?:an?\W+|the\W+|no\W+longer\W+)?(?:\w+\W+){0,3}?"
    r"(?:assistant|model|chatbot|bot|ai|machine|system|llm)\b",
    r"\b(?:dear|attention|note\W+to|message\W+to|hey|hello|for|to)\W+(?:the\W+|any\W+|all\W+)?"
    r"(?:ai|llms?|chatbots?|assistants?|language\W+models?|summari[sz]ers?|crawlers?)\b(?=\W*[:,;!-]|\W+(?:reading|that))",
    r"\bانت\W+(?:الان\W+)?(?:لست\W+)?(?:\w+\W+){0,2}?(?:مساعد|المساعد|نموذج|النموذج|روبوت|اله|برنامج|نظام)\b",
    r"\b(?:ايها|يا)\W+(?:كل\W+)?(?:المساعد|النموذج|النماذج|الروبوت|الذكاء\W+الاصطناعي|الاله|نموذج|مساعد)\b",
    r"\b(?:system|developer|hidden|new|updated|secret)\W+(?:prompt|instructions?|message|override)\b",
    r"(?:تعليمات|اوامر|رساله|موجه)\W+(?:النظام|المطور|سريه|خفيه|للنموذج|للمساعد)\b",
    # The marks of its own protocol.
    r"(?:^|\n|>)\W{0,4}(?:system|assistant|developer|instructions?|المساعد|النظام|تعليمات)\s*:",
    r"</?\s*(?:passages?|system|instructions?|context|documents?|evidence|user|assistant|claims?|script|answer)\b",
    r"<\||\|>|\[/?(?:inst|system)\]|\"(?:claims|quotes|role|text)\"\s*:",
    r"-{3,}\s*(?:\w+\s+)?(?:end|passage|نهايه|مقطع)\b",
)
_ORDERS = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


def gives_orders(text: str) -> bool:
    """True for text that tells a machine what to say, who it is or what to forget, or that forges its protocol.

    A guard by wording: it knows the usual turns in both languages, and no others.
    """
    return bool(_ORDERS.search(fold(text)))


@dataclass(frozen=True, slots=True)
class WithoutOrders:
    """Hits ranked without those that give orders."""

    rank: Ranker

    def __call__(self, query: Query, hits: list[Hit]) -> list[Hit]:
        return self.rank(query, [hit for hit in hits if not gives_orders(hit.passage.text)])
