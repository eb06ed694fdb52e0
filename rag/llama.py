"""Khabar in llama-index, and llama-index in Khabar. Only this file knows llama-index.

Out: `KhabarRetriever` and `KhabarQueryEngine` over a pipeline. In: any `BaseEmbedding` as the engine, any
`BaseNodePostprocessor` in the ranking.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from rag.errors import InputError
from rag.objects import answer_json
from rag.phrases import say
from rag.pipeline import Pipeline
from rag.stages import Ranker, Vectors, unit
from rag.types import EVERYTHING, Article, Citation, Hit, Passage, Query, Scope


class KhabarRetriever(BaseRetriever):
    """The evidence for a question as nodes; each carries its article's id and its own offsets there."""

    def __init__(self, pipeline: Pipeline, scope: Scope = EVERYTHING) -> None:
        super().__init__()
        self._pipeline, self._scope = pipeline, scope

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = self._pipeline.understand(query_bundle.query_str, self._scope)
        return [_node(hit.passage, hit.score) for hit in self._pipeline.rank(query, self._pipeline.retrieve(query))]


class KhabarQueryEngine(BaseQueryEngine):
    """Verified answers: `source_nodes` are the quotes, `metadata["answer"]` the whole answer object."""

    def __init__(self, pipeline: Pipeline, scope: Scope = EVERYTHING) -> None:
        super().__init__(callback_manager=None)
        self._pipeline, self._scope = pipeline, scope

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        answer = self._pipeline.ask(query_bundle.query_str, self._scope)
        numbers = {citation.quote: citation.n for citation in answer.citations}
        lines = [f"{c.text} {''.join(f'[{numbers[quote]}]' for quote in c.quotes)}" for c in answer.claims]
        nodes = [_node(_quoted(citation)) for citation in answer.citations]
        return Response(
            "\n".join(lines) or say("refused", answer.language),
            source_nodes=nodes,
            metadata={"answer": answer_json(answer)},
        )

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


class LlamaEmbedder:
    """A llama-index embedding model as the engine."""

    def __init__(self, model: BaseEmbedding, name: str) -> None:
        self.name = name
        self._model = model

    def __call__(self, texts: Sequence[str], *, question: bool = False) -> Vectors:
        made = (
            [self._model.get_query_embedding(text) for text in texts]
            if question
            else self._model.get_text_embedding_batch(list(texts))
        )
        return unit(np.array(made, np.float32))


@dataclass(frozen=True, slots=True)
class LlamaRank:
    """Hits re-ordered by a llama-index postprocessor, then ranked as ever; one it leaves out is out."""

    postprocessor: BaseNodePostprocessor
    then: Ranker

    def __call__(self, query: Query, hits: list[Hit]) -> list[Hit]:
        nodes = [_node(hit.passage, hit.score) for hit in hits]
        ordered = self.postprocessor.postprocess_nodes(nodes, query_str=query.standalone)
        by_id = {hit.passage.id: hit for hit in hits}
        again = [
            replace(by_id[n.node.node_id], rank=rank, score=float(n.score or 0.0))
            for rank, n in enumerate(ordered, 1)
            if n.node.node_id in by_id
        ]
        return self.then(query, again)


def load_embedder(path: str, options: dict[str, Any]) -> LlamaEmbedder:
    """The embedding class at an import path, made with the options."""
    model = _made(path, options, BaseEmbedding)
    return LlamaEmbedder(model, f"{path}/{model.model_name}")


def load_rank(path: str, options: dict[str, Any], then: Ranker) -> LlamaRank:
    """The postprocessor class at an import path, made with the options, before `then`."""
    return LlamaRank(_made(path, options, BaseNodePostprocessor), then)


def _made(path: str, options: dict[str, Any], kind: type[Any]) -> Any:
    module, _, name = path.rpartition(".")
    try:
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(f"{path} cannot be imported ({error}): install its package, or correct the setting") from error
    if not (isinstance(found, type) and issubclass(found, kind)):
        raise InputError(f"{path} is not a llama-index {kind.__name__}: name such a class")
    try:
        return found(**options)
    except (TypeError, ValueError) as error:
        raise InputError(f"{path} cannot be made with these options: {error}") from error


def _quoted(citation: Citation) -> Passage:
    """A quote as a passage of its own, known by its place in the article."""
    quote = citation.quote
    return Passage(f"{quote.article_id}:{quote.revision}:{quote.start}", citation.article, quote.start, quote.end, "")


def _node(passage: Passage, score: float | None = None) -> NodeWithScore:
    article: Article = passage.article
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "article_id": article.id,
            "revision": article.revision,
            "title": article.title,
            "source": article.source or "",
            "published": article.published.isoformat() if article.published else "",
            "uri": article.uri,
            "language": article.language,
        },
    )
    return NodeWithScore(node=node, score=score)
