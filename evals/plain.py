"""A plain llama-index: its sentence splitter, its Chroma store and its retriever, all by their defaults."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter

from evals.systems import Chunk, Encode
from index.vectors import Chroma


class Embedding(BaseEmbedding):
    """A function of texts as a llama-index embedding model."""

    encode: Any  # an Encode

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.encode(texts, False).tolist()
        return rows

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        row: list[float] = self.encode([query], True)[0].tolist()
        return row

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class PlainIndex:
    """Documents to chunks of at most 1,024 tokens, to vectors in a Chroma on disk; the nearest are found."""

    def __init__(self, folder: Path, encode: Encode, depth: int) -> None:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._chroma, self._embedding, self._depth = Chroma(folder), Embedding(encode=encode), depth
        self._store = ChromaVectorStore(chroma_collection=self._chroma.client.get_or_create_collection("plain"))

    def add(self, texts: Sequence[str]) -> None:
        index = VectorStoreIndex.from_documents(
            [Document(text=text, id_=str(n)) for n, text in enumerate(texts)],
            StorageContext.from_defaults(vector_store=self._store),
            embed_model=self._embedding,
            transformations=[SentenceSplitter()],
        )
        self._retriever = index.as_retriever(similarity_top_k=self._depth)

    def search(self, question: str) -> list[Chunk]:
        found = self._retriever.retrieve(question)
        return [Chunk(int(each.node.ref_doc_id or -1), each.node.get_content()) for each in found]

    def close(self) -> None:
        self._chroma.close()
