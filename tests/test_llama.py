"""Khabar in llama-index and llama-index in Khabar, over a small corpus."""

import asyncio
from datetime import date
from typing import Any

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import Response
from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import MetadataMode, NodeWithScore, QueryBundle

from index.corpus import Corpus
from rag.errors import InputError
from rag.extract import Extractive
from rag.llama import KhabarQueryEngine, KhabarRetriever, LlamaRank, load_embedder, load_rank
from rag.pipeline import Pipeline
from rag.rank import Rank
from rag.retrieve import Retrieve
from rag.stages import Ranker
from rag.types import EVERYTHING, Hit, Query, Scope
from rag.understand import understand
from rag.verify import Verify
from tests.conftest import WordEmbedder, hit, record, store

QUERY = understand("What happened?", EVERYTHING)
HITS = [hit("The river rose.", 1, 30.0), hit("Rain is forecast.", 2, 20.0), hit("Houses are gone.", 3, 10.0)]
RANK = Rank(5)


class Letters(BaseEmbedding):
    """Counts the a's and b's of a text; in a question, the other way round."""

    weight: float = 1.0

    def _get_text_embedding(self, text: str) -> list[float]:
        return [self.weight * text.count("a"), float(text.count("b"))]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)[::-1]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class Reverse(BaseNodePostprocessor):
    """The last first, and only so many; remembers what it was asked."""

    most: int = 10
    asked: list[str] = []

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        self.asked.append(query_bundle.query_str if query_bundle else "")
        turned = [NodeWithScore(node=n.node, score=float(at)) for at, n in enumerate(nodes, 1)]
        return turned[::-1][: self.most]


class Stranger(Reverse):
    """Puts a node of its own among them, and forgets a score."""

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        own = nodes[0].model_copy(deep=True)
        own.node.id_ = "stranger"
        return [own, NodeWithScore(node=nodes[1].node), nodes[0]]


class Neither:
    """Not of llama-index."""


@pytest.fixture
def pipeline(corpus: Corpus, embed: WordEmbedder) -> Pipeline:
    store(
        corpus,
        embed,
        record(
            "flood",
            "The river rose over its banks. Forty houses of Derna were destroyed by the flood. Rain is forecast again.",
            title="High water",
            source="Post",
            published=date(2023, 9, 10),
        ),
        record(
            "talks", "Twelve papers were signed in Ankara. Nobody spoke to the press about the border.", source="Eye"
        ),
    )
    return Pipeline(
        understand,
        Retrieve(embed, corpus),
        Rank(5),
        Extractive(),
        Verify(corpus.searched, corpus.told),
    )


def asked(engine: KhabarQueryEngine, question: str) -> Response:
    response = engine.query(question)
    assert isinstance(response, Response)
    return response


def test_a_retriever_gives_nothing_from_an_empty_corpus(corpus: Corpus, embed: WordEmbedder) -> None:
    empty = Pipeline(
        understand,
        Retrieve(embed, corpus),
        Rank(5),
        Extractive(),
        Verify(corpus.searched, corpus.told),
    )
    assert KhabarRetriever(empty).retrieve("Which houses were destroyed?") == []


def test_a_retriever_gives_the_evidence_in_order(pipeline: Pipeline) -> None:
    question = "How many houses of Derna were destroyed by the flood?"
    query = understand(question, EVERYTHING)
    hits = pipeline.rank(query, pipeline.retrieve(query))
    nodes = KhabarRetriever(pipeline).retrieve(question)
    assert [(n.node.node_id, n.score) for n in nodes] == [(h.passage.id, h.score) for h in hits]
    assert nodes[0].metadata["uri"] == "flood"


def test_a_node_reproduces_its_passage_from_its_offsets(pipeline: Pipeline, corpus: Corpus) -> None:
    nodes = KhabarRetriever(pipeline).retrieve("Which houses of Derna were destroyed?")
    assert nodes
    for found in nodes:
        node: Any = found.node
        stored = corpus.catalogue.article(node.metadata["article_id"], node.metadata["revision"])
        assert stored is not None
        assert stored.text[node.start_char_idx : node.end_char_idx] == node.get_content(MetadataMode.NONE)


def test_a_node_says_where_it_comes_from(pipeline: Pipeline, corpus: Corpus) -> None:
    nodes = {n.metadata["uri"]: n.metadata for n in KhabarRetriever(pipeline).retrieve("river papers signed in Derna")}
    assert set(nodes) == {"flood", "talks"}
    stored = corpus.catalogue.article(nodes["flood"]["article_id"])
    assert stored is not None
    assert nodes["flood"] == {
        "article_id": stored.id,
        "revision": stored.revision,
        "title": "High water",
        "source": "Post",
        "published": "2023-09-10",
        "uri": "flood",
        "language": "en",
    }
    assert nodes["talks"]["published"] == ""


def test_a_retriever_keeps_to_its_scope(pipeline: Pipeline) -> None:
    narrow = KhabarRetriever(pipeline, Scope(sources=("Eye",)))
    nodes = narrow.retrieve("Which houses of Derna were destroyed?")
    assert {n.metadata["uri"] for n in nodes} == {"talks"}


def test_a_retriever_turns_away_what_is_not_a_question(pipeline: Pipeline) -> None:
    with pytest.raises(InputError, match="no words"):
        KhabarRetriever(pipeline).retrieve("???")


def test_an_engine_answers_with_quotes_that_stand_in_the_articles(pipeline: Pipeline, corpus: Corpus) -> None:
    response = asked(KhabarQueryEngine(pipeline), "Which houses of Derna were destroyed by the flood?")
    assert response.source_nodes
    for found in response.source_nodes:
        node: Any = found.node
        stored = corpus.catalogue.article(node.metadata["article_id"], node.metadata["revision"])
        assert stored is not None
        quote = stored.text[node.start_char_idx : node.end_char_idx]
        assert quote == node.get_content(MetadataMode.NONE)
        assert quote in str(response)


def test_an_engines_nodes_are_the_citations_of_its_answer(pipeline: Pipeline) -> None:
    response = asked(KhabarQueryEngine(pipeline), "Which houses of Derna were destroyed by the flood?")
    assert response.metadata is not None
    answer = response.metadata["answer"]
    assert (answer["question"], answer["answerer"]) == (
        "Which houses of Derna were destroyed by the flood?",
        "extractive",
    )
    assert not answer["refused"]
    cited = [(c["article_id"], c["start"], c["end"], c["quote"]) for c in answer["citations"]]
    nodes: list[Any] = [n.node for n in response.source_nodes]
    assert [(n.metadata["article_id"], n.start_char_idx, n.end_char_idx, n.text) for n in nodes] == cited
    assert str(response).splitlines()[0] == f"{answer['claims'][0]['text']} [1]"


def test_an_engine_that_refuses_says_so_and_quotes_nothing(pipeline: Pipeline) -> None:
    response = asked(KhabarQueryEngine(pipeline), "What was agreed in Helsinki?")
    assert response.source_nodes == []
    assert response.metadata is not None and response.metadata["answer"]["refused"]
    assert str(response) == "Nothing in the corpus answers this."


def test_an_engine_can_be_awaited(pipeline: Pipeline) -> None:
    engine = KhabarQueryEngine(pipeline)
    question = "Which houses of Derna were destroyed by the flood?"
    assert str(asyncio.run(engine.aquery(question))) == str(engine.query(question))


def test_an_engine_keeps_to_its_scope(pipeline: Pipeline) -> None:
    response = asked(KhabarQueryEngine(pipeline, Scope(since=date(2024, 1, 1))), "Which houses were destroyed?")
    assert response.metadata is not None
    assert (response.metadata["answer"]["refused"], response.metadata["answer"]["searched"]["articles"]) == (True, 0)


def test_an_embedding_class_is_plugged_in_by_its_path() -> None:
    embed = load_embedder("tests.test_llama.Letters", {"weight": 2.0})
    assert embed.name.startswith("tests.test_llama.Letters/")
    made = embed(["a", "bbb", "aab"])
    assert (made.dtype, made.shape) == (np.float32, (3, 2))
    np.testing.assert_allclose(made, [[1.0, 0.0], [0.0, 1.0], np.array([4.0, 1.0]) / np.sqrt(17)], rtol=1e-6)


def test_a_question_is_embedded_as_the_class_embeds_questions() -> None:
    embed = load_embedder("tests.test_llama.Letters", {})
    np.testing.assert_array_equal(embed(["a"], question=True), [[0.0, 1.0]])


def test_a_model_name_among_the_options_is_part_of_the_engines_name() -> None:
    assert load_embedder("tests.test_llama.Letters", {"model_name": "ab"}).name == "tests.test_llama.Letters/ab"


def reversing(then: Ranker = RANK, **options: Any) -> LlamaRank:
    return load_rank("tests.test_llama.Reverse", options, then)


def test_a_postprocessor_is_plugged_in_by_its_path_and_orders_the_hits() -> None:
    ranked = reversing()(QUERY, HITS)
    assert [h.passage for h in ranked] == [h.passage for h in HITS[::-1]]
    assert [(h.rank, h.score) for h in ranked] == [(1, 3.0), (2, 2.0), (3, 1.0)]
    assert [h.found for h in ranked] == [h.found for h in HITS]


def test_a_postprocessor_is_asked_the_standalone_question() -> None:
    rank = reversing(asked=[])
    rank(Query("and then?", "en", "What happened then?"), HITS)
    postprocessor: Any = rank.postprocessor
    assert postprocessor.asked == ["What happened then?"]


def test_what_a_postprocessor_leaves_out_is_out() -> None:
    assert [h.passage for h in reversing(most=1)(QUERY, HITS)] == [HITS[2].passage]
    assert reversing(most=0)(QUERY, HITS) == []


def test_a_postprocessor_over_no_hits_gives_none() -> None:
    assert reversing()(QUERY, []) == []


def test_the_ranking_goes_on_as_ever_after_a_postprocessor() -> None:
    handed: list[list[Hit]] = []

    def then(query: Query, hits: list[Hit]) -> list[Hit]:
        handed.append(hits)
        return hits[:1]

    assert [h.passage for h in reversing(then)(QUERY, HITS)] == [HITS[2].passage]
    assert [h.rank for h in handed[0]] == [1, 2, 3]


def test_a_node_that_is_none_of_the_hits_is_left_out_and_a_missing_score_is_nothing() -> None:
    ranked = load_rank("tests.test_llama.Stranger", {}, Rank(5))(QUERY, HITS)
    assert [(h.passage, h.rank, h.score) for h in ranked] == [
        (HITS[1].passage, 1, 0.0),
        (HITS[0].passage, 2, 30.0),
    ]


@pytest.mark.parametrize(
    ("path", "options", "message"),
    [
        ("", {}, "cannot be imported"),
        ("Letters", {}, "cannot be imported"),
        (".Letters", {}, "cannot be imported"),
        ("no.such.module", {}, "no.such.module cannot be imported.*install its package"),
        ("tests.test_llama.Nobody", {}, "tests.test_llama.Nobody cannot be imported"),
        ("tests.test_llama.Neither", {}, "Neither is not a llama-index Base"),
        ("tests.test_llama.reversing", {}, "reversing is not a llama-index Base"),
        ("tests.test_llama.HITS", {}, "HITS is not a llama-index Base"),
    ],
)
def test_a_bad_path_is_said_with_what_to_do(path: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_embedder(path, options)
    with pytest.raises(InputError, match=message):
        load_rank(path, options, Rank(5))


def test_a_class_of_the_other_kind_is_said() -> None:
    with pytest.raises(InputError, match="Reverse is not a llama-index BaseEmbedding: name such a class"):
        load_embedder("tests.test_llama.Reverse", {})
    with pytest.raises(InputError, match="Letters is not a llama-index BaseNodePostprocessor: name such a class"):
        load_rank("tests.test_llama.Letters", {}, Rank(5))


@pytest.mark.parametrize("options", [{"weight": "heavy"}, {"weight": None}, {"embed_batch_size": -1}])
def test_bad_options_of_an_embedding_class_are_said(options: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="Letters cannot be made with these options"):
        load_embedder("tests.test_llama.Letters", options)


def test_bad_options_of_a_postprocessor_are_said() -> None:
    with pytest.raises(InputError, match="Reverse cannot be made with these options"):
        load_rank("tests.test_llama.Reverse", {"most": "all"}, Rank(5))
