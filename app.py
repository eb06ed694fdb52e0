"""Khabar: the wiring of the pipeline, in one place.

Each part is imported where it is made: gradio, chromadb, llama-index and openai only by those who use them.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rag.errors import InputError, ModelError

if TYPE_CHECKING:
    from index.derived import Indexed
    from index.reader import E5Reader
    from rag.aside import Asides
    from rag.settings import Settings
    from rag.stages import Answerer, Embedder, Judge, Ranker, Witness, Writer
    from web.service import Service


def build(
    settings: "Settings | None" = None, answerer: str | None = None, embed: "Embedder | None" = None
) -> "Service":
    """Everything wired for these settings (by default the environment's): the only place where parts meet."""
    from index.corpus import Corpus
    from index.deferred import Deferred
    from index.words import TantivyWords
    from rag.check import Checker
    from rag.orders import WithoutOrders
    from rag.pipeline import Pipeline
    from rag.retrieve import Retrieve
    from rag.settings import load_settings
    from rag.understand import understand
    from rag.verify import Verify
    from web.service import Service

    settings = settings or load_settings()
    make_embed = partial(_embedder, settings)
    embed = embed or make_embed()
    chroma, words = Deferred(partial(_chroma, settings)), TantivyWords(settings.home / "words")
    corpus = Corpus(settings.home, chroma, words, embed)
    corpus.settle()
    retrieve = Retrieve(embed, corpus)
    rank, reader = _ranker(settings), _reader(settings, embed)
    judge, trusting = _judge(settings, embed), settings.judge == "both"
    verify = Verify(corpus.searched, corpus.told, judge if trusting else None)
    witness, evidence = None, WithoutOrders(rank)
    if made := _writer(settings, answerer):
        writer, asides, asked, witness = made
        verify = replace(verify, judge=asked or verify.judge)
        otherwise = None if (answerer or settings.answerer) == "llm" else _extractive(settings, reader)
        pipeline = Pipeline(understand, retrieve, evidence, writer, verify, otherwise, asides)
    else:
        pipeline = Pipeline(understand, retrieve, rank, _extractive(settings, reader), verify)
    note = "" if judge or settings.engine != "e5" or settings.judge == "off" else _UNJUDGED
    check = Checker(understand, retrieve, evidence, judge, trusting, note=note, reader=reader, witness=witness)
    check = replace(check, insists=(answerer or settings.answerer) == "llm")
    return Service(settings, corpus, embed, pipeline, check, make_embed)


def _chroma(settings: "Settings") -> "Indexed":
    from index.vectors import Chroma, ChromaVectors

    return ChromaVectors(Chroma(settings.home / "chroma", settings.chroma_url), "passages")


def _embedder(settings: "Settings") -> "Embedder":
    if settings.engine == "e5":
        from index.e5 import E5Embedder

        return E5Embedder()
    if settings.engine == "openai":
        from rag.endpoint import Endpoint, EndpointEmbedder

        return EndpointEmbedder(Endpoint(settings), settings.embedding_model)
    from rag.llama import load_embedder

    return load_embedder(settings.engine, settings.engine_options)


def _ranker(settings: "Settings") -> "Ranker":
    from rag.rank import Rank

    rank = Rank(settings.evidence)
    if settings.reranker is None:
        return rank
    from rag.llama import load_rank

    return load_rank(settings.reranker, settings.reranker_options, rank)


def _reader(settings: "Settings", embed: "Embedder") -> "E5Reader | None":
    """The reader that shares the embedded engine; none with another engine, or where its file is missing."""
    from index.adapter import FILE

    if settings.engine != "e5" or not settings.reader or not FILE.is_file():
        return None
    from index.e5 import E5Embedder
    from index.reader import E5Reader

    return E5Reader(embed) if isinstance(embed, E5Embedder) else None


def _judge(settings: "Settings", embed: "Embedder") -> "Judge | None":
    """The judge that shares the embedded engine; none with another engine, or where a file of it is missing."""
    from index.adapter import FILE, JUDGE

    if settings.engine != "e5" or settings.judge == "off" or not (FILE.is_file() and JUDGE.is_file()):
        return None
    from index.e5 import E5Embedder
    from index.judge import E5Judge

    return E5Judge(embed) if isinstance(embed, E5Embedder) else None


def _extractive(settings: "Settings", reader: "E5Reader | None") -> "Answerer":
    from rag.extract import LEAST, Extractive

    if settings.engine != "e5":  # its cosines lie elsewhere, and get no floor
        return Extractive()
    note = "" if reader or not settings.reader else _UNREAD
    return Extractive(*_FLOORS, reader, LEAST[settings.caution], note)


def _writer(settings: "Settings", asked: str | None) -> "tuple[Writer, Asides, Judge | None, Witness] | None":
    """What a model does: it answers, is asked short things, judges if it is to, and reads for claims; None without."""
    name = asked or settings.answerer
    if name not in ("auto", "extractive", "llm"):
        raise InputError(f"there is no answerer {name}: use extractive, llm or auto")
    if name == "extractive" or (name == "auto" and not settings.has_endpoint):
        return None
    if not settings.has_endpoint:
        raise ModelError("no endpoint is set: set OPENAI_API_KEY or OPENAI_BASE_URL, or use --answerer extractive")
    from index.tokens import count_tokens
    from rag.aside import Asides
    from rag.endpoint import Endpoint
    from rag.generate import AnswerForm, Generative
    from rag.judging import ModelJudge
    from rag.llm import Model
    from rag.prices import Prices
    from rag.record import Recorded
    from rag.witness import FindingsForm, ModelWitness

    def model(seconds: float, form: type[AnswerForm | FindingsForm] | None, longest: int) -> Model:
        endpoint = Endpoint(settings.model_copy(update={"timeout": min(settings.timeout, seconds)}))
        writes = Recorded(endpoint, settings.record) if settings.record else endpoint
        return Model(writes, settings.model, settings.context, form, prices, longest)

    prices = Prices(settings.price_prompt, settings.price_completion)
    short = model(_ASIDE, None, 4_000)
    judge = ModelJudge(short) if settings.judge_model else None
    writer = Generative(model(settings.timeout, AnswerForm, 32_000), count_tokens)
    witness = ModelWitness(model(settings.timeout, FindingsForm, 16_000), count_tokens)
    return writer, Asides(short, settings.bilingual), judge, witness


_ASIDE = 8.0  # seconds that a short call to the model may take
_FLOORS = (0.73, 0.69)  # measured for e5 on the development questions
_UNREAD = "The passages were not read for the answer: index/reader.safetensors is missing, install Khabar again."
_UNJUDGED = "no judge was asked: index/judge.safetensors is missing, install Khabar again"


def main() -> None:
    """Run the command line."""
    from web.commands import run

    run(build)


if __name__ == "__main__":
    main()
