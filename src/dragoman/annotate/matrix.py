"""Makes thinc's matrix products numpy's: the same numbers, 1.35 to 1.45 times the speed.

thinc's NumpyOps multiplies through the BLAS bundled with `blis`; numpy's own is faster on the
machines measured (docs/design/dependencies.md; bench/parse.py shows it again).
"""

from typing import Any

import numpy
from spacy.language import Language
from thinc.api import Model, NumpyOps


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """NumpyOps whose `gemm` is numpy's."""

    name = "numpy"
    xp = numpy

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """x @ y with either side transposed, into `out` if given. Two-dimensional float arrays."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is None:
            return numpy.dot(left, right)
        out[:] = numpy.dot(left, right)
        return out


def use_numpy_products(pipeline: Language) -> None:
    """Sets NumpyProducts on every node of every component's model, in place."""
    ops = NumpyProducts()
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if isinstance(node.ops, NumpyOps):
                    node.ops = ops
