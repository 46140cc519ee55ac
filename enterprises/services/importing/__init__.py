"""A spreadsheet of enterprises: handed in, checked, imported, undone. What is long is a job; see ``tasks.py``."""

from enterprises.services.importing.checking import check
from enterprises.services.importing.ordering import hand_in, order_check, order_run, order_undo
from enterprises.services.importing.purging import purge_imports
from enterprises.services.importing.running import run
from enterprises.services.importing.telling import tell
from enterprises.services.importing.undoing import undo

__all__ = ["check", "hand_in", "order_check", "order_run", "order_undo", "purge_imports", "run", "tell", "undo"]
