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
    pass
