"""The rows of a Parquet file, a few at a time. Only this file knows pyarrow."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from index.decode import decode
from index.fields import NAMES
from index.limits import LARGEST, Row
from rag.errors import InputError

_AT_ONCE = 16  # rows; a text that many rows share may be long, and is held once for each
_UNPACKED = 16 * LARGEST  # bytes of one column in one group of rows


def parquet_rows(file: IO[bytes], mapping: Mapping[str, str]) -> Iterator[Row]:
    """Of the columns, only those that a record is made of; InputError where the file is damaged or pyarrow absent."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError('Parquet needs pyarrow: run `pip install -e ".[parquet]"`') from error
    n = 0
    try:
        with ParquetFile(file, memory_map=False) as table:
            wanted = {*mapping.values(), *(field for names in NAMES.values() for field in names)}
            for group in range(table.num_row_groups):
                _weigh(table.metadata.row_group(group), wanted)
            columns = [name for name in table.schema_arrow.names if name in wanted]
            for batch in table.iter_batches(_AT_ONCE, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    n += 1
                    yield f"row {n}", _read(row)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"damaged after row {n}, and read up to there ({reason})") from error


def _read(row: dict[str, Any]) -> dict[str, Any] | InputError:
    """The row with text for bytes: some writers do not say which columns are text."""
    try:
        return {name: decode(value) if isinstance(value, bytes) else value for name, value in row.items()}
    except InputError as error:
        return error


def _weigh(group: Any, wanted: set[str]) -> None:
    for at in range(group.num_columns):
        column = group.column(at)
        if column.path_in_schema.partition(".")[0] in wanted and column.total_uncompressed_size > _UNPACKED:
            raise InputError(f"more than {_UNPACKED // 2**20} MB in one group of rows: write it with smaller groups")
