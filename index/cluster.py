"""Articles by way of a Ray cluster: one task reads the files, an actor a processor cleans, cuts and embeds.

Who asks for the articles stores them, and nothing is written elsewhere: a worker that dies leaves nothing half done.
Ray gives what it held to another, and every article comes back once, in the order of the files.
"""

import logging
import os
import pickle
import socket
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, redirect_stdout
from typing import Any

from index.files import find, load, size
from index.ingest import Cleaned
from index.worker import Row, Version, Worker, marks, unpacked
from rag.errors import CorpusError, InputError
from rag.stages import Embedder
from rag.types import Rejection

LOCAL = "local"  # the address of a cluster that is started here, and stopped at the end
_BATCH = 2**16  # bytes of records that an actor takes at once; a worker that dies costs two batches
_FILES = 32  # files of one reading task, which is begun again if its worker dies
Rows = Generator[Row, None, None]


def cleaned_on_ray(
    address: str,
    targets: Sequence[str],
    mapping: Mapping[str, str],
    tokens: int,
    make_embed: Callable[[], Embedder],
    known: Iterable[Version] = (),
    read_so_far: Callable[[int], None] = lambda _: None,
) -> Generator[Cleaned | Rejection, None, None]:
    """What `load` yields, cleaned and with the vectors of its text; an article that is `known` comes without."""
    files: list[Row] = []
    behind = 0
    for found in find(targets):
        if isinstance(found, Rejection):
            yield found
        else:
            files.append({"packed": pickle.dumps((str(found.absolute()), behind))})
            behind += size([str(found)])
    if not files:
        return
    worker = tokens, make_embed, marks(known)
    # Closed before Ray is, which a pipeline that still runs would take down with it.
    with connected(address) as ray, _errors(ray, address), closing(_rows(ray, files, dict(mapping), worker)) as rows:
        for row in rows:
            read_so_far(row["behind"])
            yield unpacked(row["packed"])


@contextmanager
def connected(address: str, processors: int | None = None) -> Iterator[Any]:
    """Ray, connected to the cluster until the end; a local one that this process runs already is used, and left."""
    ray = _ray(address)
    if address == LOCAL and ray.is_initialized():
        yield ray
        return
    # Ray prints to standard output what befalls its workers, and that of the command line may be JSON.
    with redirect_stdout(sys.stderr):
        try:
            _connect(ray, address, processors)
            yield ray
        finally:
            ray.shutdown()


def _connect(ray: Any, address: str, processors: int | None) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    try:
        if address == LOCAL:
            ray.init(LOCAL, num_cpus=processors, include_dashboard=False, **quiet)
        else:
            _reach(address)
            ray.init(address, **quiet)
    except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
        raise InputError(
            f"no Ray cluster can be used at {address} ({_reason(error)}): give the HOST:PORT that `ray start` printed, "
            f"from a machine of that cluster, or `{LOCAL}`; set RAY_AUTH_MODE=token where the cluster asks for a token"
        ) from error


def _ray(address: str) -> Any:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    if address == LOCAL:
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # else Ray listens to every network; read on import
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise InputError('ray is not installed: run `pip install -e ".[scale]"`') from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    return ray


def _reach(address: str) -> None:
    """An error in seconds where nobody answers; Ray itself tries for two minutes."""
    host, _, port = address.rpartition(":")
    if "/" in host or not (host and port.isdecimal()):
        raise ValueError("not a HOST:PORT")
    socket.create_connection((host, int(port)), timeout=5).close()


@contextmanager
def _errors(ray: Any, address: str) -> Iterator[None]:
    try:
        yield
    except (ray.exceptions.RayError, ray.data.exceptions.ExecutionTimeoutError) as error:
        reason = _reason(getattr(error, "cause", None) or error)
        raise CorpusError(
            f"the Ray cluster at {address} could not go on ({reason}): see that all its machines have this version of "
            "Khabar. What was stored is kept, and the same command goes on from there"
        ) from error


def _reason(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _rows(ray: Any, files: list[Row], mapping: dict[str, str], worker: tuple[object, ...]) -> Rows:
    data = ray.data
    context = data.DataContext.get_current().copy()
    context.enable_progress_bars = context.print_on_execution_start = False
    context.raise_original_map_exception = True
    context.target_max_block_size = _BATCH
    context.execution_options.preserve_order = True
    processors = max(1, int(ray.cluster_resources().get("CPU", 1)))
    with data.DataContext.current(context):
        # Reading is cheap. It stays on this machine, where the paths mean what the person meant.
        records = data.from_items(files, override_num_blocks=-(-len(files) // _FILES)).flat_map(
            _read,
            fn_kwargs={"mapping": mapping},
            num_cpus=0,
            label_selector={"ray.io/node-id": ray.get_runtime_context().get_node_id()},
            compute=data.TaskPoolStrategy(size=1),
        )
        pool = data.ActorPoolStrategy(min_size=1, initial_size=processors, max_size=processors)
        made = records.map_batches(Worker, fn_constructor_args=worker, num_cpus=1, compute=pool)
    yield from made.iter_rows()


def _read(row: Row, mapping: dict[str, str]) -> Iterator[Row]:
    """The records of one file, each with how many bytes of all the files are behind it."""
    path, before = pickle.loads(row["packed"])
    behind = before

    def told(here: int) -> None:
        nonlocal behind
        behind = before + here

    for record in load([path], mapping, told):
        yield {"packed": pickle.dumps(record), "behind": behind}
