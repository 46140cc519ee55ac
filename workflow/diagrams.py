"""Lifecycles drawn as Mermaid state diagrams, for ``docs/lifecycles.md``."""

from workflow.lifecycle import Lifecycle


def mermaid(lifecycle: Lifecycle) -> str:
    """The lifecycle as a Mermaid diagram: states by their values, moves by their names."""
    lines = ["stateDiagram-v2", f"    [*] --> {lifecycle.initial}"]
    lines += [f"    {source} --> {move.target}: {move.name}" for move in lifecycle.moves for source in move.sources]
    targets = {source for move in lifecycle.moves for source in move.sources}
    lines += [f"    {state} --> [*]" for state in lifecycle.states.values if state not in targets]
    return "\n".join(lines)
