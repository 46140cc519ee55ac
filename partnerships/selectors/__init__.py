"""Reading partners and agreements and what happens to them, by noun."""

from partnerships.selectors.agreements import (
    Promise,
    files_for,
    kinds_to_draft,
    people_behind,
    possible_agencies,
    possible_parents,
    possible_partners,
    promise_of,
    promises_of,
    realised,
    tree_of,
    works_with,
)

__all__ = [
    "Promise",
    "files_for",
    "kinds_to_draft",
    "people_behind",
    "possible_agencies",
    "possible_parents",
    "possible_partners",
    "promise_of",
    "promises_of",
    "realised",
    "tree_of",
    "works_with",
]
