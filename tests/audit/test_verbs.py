"""Every act that the program records has a name for its readers."""

import ast
from collections.abc import Iterator
from pathlib import Path

from audit.verbs import named_verbs, verb_named

ROOT = Path(__file__).resolve().parents[2]
APPS = [path.parent for path in ROOT.glob("*/apps.py")]


def recorded() -> Iterator[tuple[str, Path]]:
    """The verb of every call of ``record_act`` in our code that names it outright."""
    for app in APPS:
        for path in app.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record_act":
                    for keyword in node.keywords:
                        if keyword.arg == "verb" and isinstance(keyword.value, ast.Constant):
                            yield keyword.value.value, path.relative_to(ROOT)


def test_every_recorded_act_is_named():
    found = list(recorded())
    assert len(found) > 5
    nameless = {verb: str(path) for verb, path in found if verb not in named_verbs()}
    assert not nameless, "name them in acts.py of their app"


def test_an_act_of_an_older_version_keeps_its_own_word():
    assert verb_named("gone.long.ago").label == "gone.long.ago"
