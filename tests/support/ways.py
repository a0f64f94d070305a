"""Ways of a face that has none but amending."""

from __future__ import annotations

from tracker.ledger.ways import Ways

NOWHERE = Ways(
    amend="with tracker amend",
    then=", and record that with tracker amend",
    judge=lambda _: "",
    take_back=lambda _: "",
    overruled=lambda _: "",
)
