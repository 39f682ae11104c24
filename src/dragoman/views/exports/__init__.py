"""Exports: a StateOfPlay as bytes of a form that other programs read (docs/exports.md)."""
