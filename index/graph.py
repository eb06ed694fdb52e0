"""A network as an ONNX model in memory: the few messages of onnx.proto that are needed, without the onnx package.

Field numbers are those of onnx.proto3 (ONNX 1.17). Written here because the onnx package would be installed for this
alone, and its models would be files that go stale.
"""

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

MICROSOFT = "com.microsoft"  # the domain of onnxruntime's own operators
_OPSET, _MICROSOFT_OPSET, _IR = 21, 1, 10
_FLOAT, _INT = 1, 2  # AttributeProto.type
_ELEMENT = {"float32": 1, "int8": 3, "int64": 7}  # TensorProto.data_type


class Graph:
    """Nodes and constants in the order they were added; each method returns the names of what it made."""

    def __init__(self) -> None:
        self._body = [_field(2, "khabar")]
        self._made = 0

    def constant(self, values: NDArray[Any]) -> str:
        name = self._name()
        shape = b"".join(_field(1, size) for size in values.shape)
        kind = _field(2, _ELEMENT[values.dtype.name])
        self._body.append(_field(5, shape + kind + _field(8, name) + _field(9, np.ascontiguousarray(values).tobytes())))
        return name

    def node(self, operator: str, inputs: Sequence[str], domain: str = "", **attributes: float) -> str:
        return self.nodes(operator, inputs, 1, domain, **attributes)[0]

    def nodes(
        self, operator: str, inputs: Sequence[str], outputs: int, domain: str = "", **attributes: float
    ) -> list[str]:
        names = [self._name() for _ in range(outputs)]
        ends = b"".join(_field(1, name) for name in inputs) + b"".join(_field(2, name) for name in names)
        settings = b"".join(_field(5, _attribute(name, value)) for name, value in attributes.items())
        self._body.append(_field(1, ends + _field(4, operator) + settings + _field(7, domain)))
        return names

    def input(self, name: str, *shape: int | str) -> str:
        self._body.append(_field(11, _value(name, shape)))
        return name

    def output(self, name: str, *shape: int | str) -> None:
        self._body.append(_field(12, _value(name, shape)))

    def model(self) -> bytes:
        """The whole as a serialised ModelProto."""
        sets = _field(8, _field(1, "") + _field(2, _OPSET)) + _field(
            8, _field(1, MICROSOFT) + _field(2, _MICROSOFT_OPSET)
        )
        return _field(1, _IR) + _field(7, b"".join(self._body)) + sets

    def _name(self) -> str:
        self._made += 1
        return f"v{self._made}"


def _attribute(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return _field(1, name) + _field(3, value) + _field(20, _INT)
    return _field(1, name) + _field(2, value) + _field(20, _FLOAT)


def _value(name: str, shape: Sequence[int | str]) -> bytes:
    """A float tensor; a dimension that is a name may be of any size."""
    sizes = b"".join(_field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape)
    return _field(1, name) + _field(2, _field(1, _field(1, _ELEMENT["float32"]) + _field(2, sizes)))


def _field(number: int, value: float | str | bytes) -> bytes:
    """A field of a protobuf message: a varint, a float, or what has a length."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    if isinstance(value, float):
        return _varint(number << 3 | 5) + struct.pack("<f", value)
    packed = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(packed)) + packed


def _varint(value: int) -> bytes:
    low = bytearray()
    while value > 127:
        low.append(value & 127 | 128)
        value >>= 7
    return bytes(low) + bytes([value])
