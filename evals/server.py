"""A chat model for measuring, in a process of its own: it speaks OpenAI's protocol and writes as it is told to."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

Write = Callable[[str], Iterator[str]]  # a prompt to the pieces of a reply
_PASSAGE = re.compile(r"^--- \w+ passage (\d+)\n[^\n]*\n(.*?)\n--- \w+ end$", re.DOTALL | re.MULTILINE)


@contextmanager
def served(write: Write) -> Iterator[str]:
    """The address of a server that replies so; `write` is a function of a module, which the process imports."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_serve, args=(write, theirs), daemon=True)
    child.start()
    theirs.close()  # so that a process that dies is not waited for
    try:
        yield f"http://127.0.0.1:{ours.recv()}/v1"
    finally:
        child.terminate()
        child.join()


def passages(prompt: str) -> list[tuple[int, str]]:
    """The numbered passages of a prompt."""
    return [(int(number), text) for number, text in _PASSAGE.findall(prompt)]


def claim(text: str, passage: int, words: str) -> str:
    made = {"text": text, "quotes": [{"passage": passage, "words": words}]}
    return json.dumps(made, ensure_ascii=False) + "\n"


def _serve(write: Write, pipe: Connection) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"  # the end of the stream is the end of the connection

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            for piece in write(body["messages"][0]["content"]):
                for at in range(0, len(piece), 8):  # about two tokens a chunk, as servers send them
                    self._send([{"index": 0, "delta": {"content": piece[at : at + 8]}, "finish_reason": None}])
            self._send([{"index": 0, "delta": {}, "finish_reason": "stop"}])
            self._send([], {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200})
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, choices: list[dict[str, Any]], usage: dict[str, int] | None = None) -> None:
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
            self.wfile.write(f"data: {json.dumps({**chunk, 'usage': usage})}\n\n".encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send(server.server_port)
    server.serve_forever()
