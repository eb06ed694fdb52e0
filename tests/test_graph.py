import numpy as np
import pytest

from index.e5 import ready
from index.graph import MICROSOFT, Graph


def test_an_empty_graph_that_hands_on_its_input() -> None:
    graph = Graph()
    graph.output(graph.node("Identity", [graph.input("x", 2)]), 2)
    (out,) = ready(graph.model())(np.array([1, 2], np.float32), None)
    assert out.tolist() == [1, 2]


def test_constants_of_every_kind_attributes_and_a_dimension_of_any_size() -> None:
    graph = Graph()
    x = graph.input("x", "rows", 2)
    total = graph.node("ReduceSum", [x, graph.constant(np.array([1]))], keepdims=0)
    graph.output(graph.node("Mul", [total, graph.constant(np.array(2, np.float32))]), "rows")
    run = ready(graph.model())
    assert run(np.array([[1, 2]], np.float32), None)[0].tolist() == [6]
    assert run(np.array([[1, 2], [3, 4], [0, 0]], np.float32), None)[0].tolist() == [6, 14, 0]


def test_a_node_of_several_outputs_and_outputs_chosen_by_name() -> None:
    graph = Graph()
    parts = graph.nodes("Split", [graph.input("x", 4)], 2, axis=0, num_outputs=2)
    for part in parts:
        graph.output(part, 2)
    run = ready(graph.model())
    x = np.arange(4, dtype=np.float32)
    assert [part.tolist() for part in run(x, None)] == [[0, 1], [2, 3]]
    assert [part.tolist() for part in run(x, parts[1:])] == [[2, 3]]


def test_operators_of_onnxruntime_and_whole_numbers() -> None:
    graph = Graph()
    matrix = graph.constant(np.array([[1, -2], [3, 127]], np.int8))
    scale = graph.constant(np.array([0.5, 1], np.float32))
    graph.output(graph.node("DynamicQuantizeMatMul", [graph.input("x", 1, 2), matrix, scale], MICROSOFT), 1, 2)
    (out,) = ready(graph.model())(np.array([[1, 1]], np.float32), None)
    assert out[0] == pytest.approx([2, 125], rel=0.01)


@pytest.mark.parametrize("size", [1, 127, 128, 300, 20_000])
def test_sizes_of_any_length_are_written_right(size: int) -> None:
    graph = Graph()
    graph.output(graph.node("Add", [graph.input("x", size), graph.constant(np.ones(size, np.float32))]), size)
    (out,) = ready(graph.model())(np.zeros(size, np.float32), None)
    assert out.shape == (size,)
    assert (out == 1).all()
