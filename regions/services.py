"""Writing regions."""

from pathlib import Path

from core.reference import Loaded, read_rows, write_rows
from regions.models import Region

REFERENCE = Path(__file__).parent / "reference" / "regions.csv"
REGULATION = "Kepmendagri 300.2.2-2430 Tahun 2025"


def load_regions(*, path: Path = REFERENCE) -> Loaded:
    """Bring the table to the state of the reference file; running it again changes nothing.

    The file is the law here, so a name that differs is corrected. Nothing is deleted.
    """
    rows = [
        {
            "code": row["code"],
            "name": row["name"],
            "kind": row["kind"],
            "parent_id": row["parent"] or None,
            "regulation": REGULATION,
        }
        for row in read_rows(path)
    ]
    return write_rows(Region, key=["code"], rows=rows, correct=True)
