"""Heads: one digest over the last digests of all relationships, a Merkle tree.

The tree is ordered by the digests of the relationships' names. So it does not depend on the order
in which they came, and what changes with a recording is one path.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

EMPTY = "0" * 64
"""The head of a ledger that holds nothing."""


class _Leaf(NamedTuple):
    key: int
    digest: str


class _Node(NamedTuple):
    key: int
    """One of those below it; they are alike in all bits before the one by which they part."""
    bit: int
    """The bit by which they part, counted from the last."""
    low: _Tree
    high: _Tree
    digest: str


_Tree = _Leaf | _Node


class Heads:
    """The last digests of relationships, and the one over all of them."""

    def __init__(self) -> None:
        self._root: _Tree | None = None

    def put(self, relationship: str, digest: str) -> None:
        """Note the last digest of a relationship, in place of the one before it."""
        key = int.from_bytes(sha256(relationship.encode()).digest(), "big")
        leaf = _Leaf(key, _hashed("leaf", relationship, digest))
        self._root = leaf if self._root is None else _with(self._root, leaf)

    @property
    def root(self) -> str:
        """The digest over all of them."""
        return EMPTY if self._root is None else self._root.digest


def _with(tree: _Tree, leaf: _Leaf) -> _Tree:
    """The tree with a leaf, which takes the place of the one of its key."""
    if isinstance(tree, _Leaf) and tree.key == leaf.key:
        return leaf
    parting = (tree.key ^ leaf.key).bit_length() - 1
    if isinstance(tree, _Leaf) or parting > tree.bit:
        return _node(parting, *((tree, leaf) if leaf.key >> parting & 1 else (leaf, tree)))
    if leaf.key >> tree.bit & 1:
        return _node(tree.bit, tree.low, _with(tree.high, leaf))
    return _node(tree.bit, _with(tree.low, leaf), tree.high)


def _node(bit: int, low: _Tree, high: _Tree) -> _Node:
    return _Node(low.key, bit, low, high, _hashed("node", low.digest, high.digest))


def _hashed(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
