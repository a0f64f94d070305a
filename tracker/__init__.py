"""Follows diplomatic commitments from readout to readout."""

from typing import TYPE_CHECKING

from tracker.faces import lazily

if TYPE_CHECKING:
    from tracker.library import as_dict, open_record

__all__ = ["__version__", "as_dict", "open_record"]

__version__ = "0.1.0"

__getattr__ = lazily(__name__, dict.fromkeys(("as_dict", "open_record"), "tracker.library"))
