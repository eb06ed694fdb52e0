"""The vectors of sections and passages as the catalogue keeps them, in 16 bits."""

from collections.abc import Sequence

import numpy as np

from index.database import Database
from index.rows import KINDS, Kind, blob, vector
from rag.stages import Vectors
from rag.types import Language


class KeptVectors:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, kind: Kind, ids: Sequence[str]) -> dict[str, Vectors]:
        return {own: vector(b) for own, b in self._db.rows_in(f"select id, vector from {kind} where id in (*)", ids)}

    def known(self, contents: Sequence[str]) -> dict[str, Vectors]:
        """Those already made of the same content, for this or another article or revision."""
        known: dict[str, Vectors] = {}
        for table in (*KINDS, "retired"):
            rows = self._db.rows_in(f"select content, vector from {table} where content in (*)", contents)
            known |= {content: vector(b) for content, b in rows}
        return known

    def cosines(self, kind: Kind, rows: Sequence[int], vector: Vectors) -> list[tuple[str, float]]:
        """The spans at these rows, as (id, cosine to the vector), nearest first; rows that are gone are left out."""
        found = list(self._db.rows_in(f"select id, vector from {kind} where row in (*)", rows))
        cosines = (_stacked([blob for _, blob in found]) @ vector).tolist() if found else []
        near = zip((own for own, _ in found), cosines, strict=True)
        return sorted(near, key=lambda one: (-one[1], one[0]))

    def of_sections(self, ids: Sequence[str]) -> tuple[list[str], list[Language], Vectors]:
        """Ids, languages and vectors of the sections, in one order."""
        sql = "select s.id, a.language, s.vector from sections s join articles a on a.id = s.article where s.id in (*)"
        rows = list(self._db.rows_in(sql, ids))
        return [row[0] for row in rows], [row[1] for row in rows], _stacked([row[2] for row in rows])

    def of_passages_in(self, sections: Sequence[str]) -> tuple[list[tuple[str, str]], Vectors]:
        """(section, passage) of all passages in the sections, and their vectors in the same order."""
        rows = list(self._db.rows_in("select section, id, vector from passages where section in (*)", sections))
        return [(row[0], row[1]) for row in rows], _stacked([row[2] for row in rows])

    def replace(self, kind: Kind, vectors: Sequence[tuple[str, Vectors]]) -> None:
        """Give stored spans other vectors: the engine has changed."""
        with self._db.transaction() as db:
            db.execute("delete from retired")
            db.executemany(f"update {kind} set vector = ? where id = ?", [(blob(v), own) for own, v in vectors])


def _stacked(blobs: Sequence[bytes]) -> Vectors:
    flat = np.frombuffer(b"".join(blobs), np.float16).astype(np.float32)
    return flat.reshape(len(blobs), -1) if blobs else flat.reshape(0, 0)
