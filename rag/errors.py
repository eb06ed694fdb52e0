"""Everything that can go wrong, by who can mend it. Each message says what to do next.

KhabarError
├── InputError    the question, a file or a setting; the person changes it
├── CorpusError   the data folder: full, damaged, made by another engine
│   └── LockedError   another process is writing to it
└── ModelError    an endpoint that writes or embeds: refused, silent, nonsensical
"""


class KhabarError(Exception):
    """Shown to the person as it is."""


class InputError(KhabarError):
    pass


class CorpusError(KhabarError):
    pass


class LockedError(CorpusError):
    pass


class ModelError(KhabarError):
    """Knows the HTTP status (0: none), whether the endpoint is `down`, and the seconds it asked to be left alone."""

    def __init__(self, message: str, *, status: int = 0, down: bool = False, after: float = 0.0) -> None:
        super().__init__(message)
        self.status, self.down, self.after = status, down, after
