"""What the process has freed, given back to the system."""

import ctypes
import sys


def give_back() -> bool:
    """Where the C library keeps what threads have freed (glibc), have it given back; True if there was any.

    After a long run that is a hundred megabytes and more, which Chroma would need a second time.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform.startswith("linux") else None
    return bool(trim(0)) if trim else False
