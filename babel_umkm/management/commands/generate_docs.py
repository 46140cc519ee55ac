"""Writes the parts of docs/ that come from the code: the role matrix and the lifecycle diagrams."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from accounts.choices import Role
from accounts.permissions import LEAD_AGENCY_EVERYWHERE, MATRIX, PERMISSIONS, REACH
from workflow.diagrams import mermaid
from workflow.lifecycle import Lifecycle, all_lifecycles

NOTE = "<!-- Generated from the code by `python manage.py generate_docs`. Do not edit. -->"


def roles_page() -> str:
    """The role matrix as a Markdown table."""
    roles = list(Role)
    lines = [
        "# Roles",
        NOTE,
        "",
        "Who may do what. The matrix is `accounts/permissions.py`; on which rows, each app's `policies.py` says.",
        "",
        "| Role | Reach |",
        "|---|---|",
        *[f"| {role.label} | {REACH[role].label} |" for role in roles],
        "",
        "| Permission | " + " | ".join(str(role.label) for role in roles) + " |",
        "|---|" + ":-:|" * len(roles),
    ]
    for name, meaning in PERMISSIONS.items():
        marks = " | ".join("●" if name in MATRIX[role] else "" for role in roles)
        lines.append(f"| `{name}`<br>{meaning} | {marks} |")
    everywhere = ", ".join(f"`{name}`" for name in sorted(LEAD_AGENCY_EVERYWHERE))
    lines += ["", f"The staff of a lead agency hold these for the whole province: {everywhere}.", ""]
    return "\n".join(lines)


def _moves_table(lifecycle: Lifecycle) -> list[str]:
    lines = ["| Move | From | To | Permission | Reason | Checks |", "|---|---|---|---|:-:|---|"]
    for move in lifecycle.moves:
        checks = ", ".join(f"`{check.__name__}`" for check in move.checks)
        reason = "●" if move.needs_reason else ""
        sources = ", ".join(move.sources)
        lines.append(
            f"| {move.label} (`{move.name}`) | {sources} | {move.target} | `{move.permission}` | {reason} | {checks} |"
        )
    return lines


def lifecycles_page() -> str:
    """Every lifecycle as a diagram and a table."""
    lines = ["# Lifecycles", NOTE, "", "States and moves as the database allows them, from each app's `lifecycle.py`."]
    for lifecycle in all_lifecycles():
        lines += ["", f"## {lifecycle.name}", "", "```mermaid", mermaid(lifecycle), "```", "", *_moves_table(lifecycle)]
    return "\n".join([*lines, ""])


class Command(BaseCommand):
    help = "Write docs/roles.md and docs/lifecycles.md from the code; with --check, fail when they are out of date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs"
        with translation.override("en"):
            pages = {folder / "roles.md": roles_page(), folder / "lifecycles.md": lifecycles_page()}
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
        if check and stale:
            names = ", ".join(path.name for path in stale)
            raise CommandError(f"out of date: {names}. Run python manage.py generate_docs")
        for path in stale:
            path.write_text(pages[path])
            self.stdout.write(f"wrote docs/{path.name}")
