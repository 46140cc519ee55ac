"""What people ask of whoever holds their data, and what went wrong with the data."""

from privacy.models.breaches import Breach
from privacy.models.drafts import DraftWarning
from privacy.models.requests import DataRequest

__all__ = ["Breach", "DataRequest", "DraftWarning"]
