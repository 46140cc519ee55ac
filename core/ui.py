"""Small pieces of interface as safe HTML, for the cells of lists and for templates. Everything given is escaped."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from lucide.templatetags.lucide import lucide

#: What a colour means. Never the only sign: text or an icon says the same.
TONES = ("neutral", "info", "success", "warning", "danger")
STEPS = 7


def tone_or_error(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"unknown tone {tone!r}: one of {', '.join(TONES)}")
    return tone


@lru_cache(maxsize=512)
def _icon(name: str, size: int, css: str) -> str:
    attributes: dict[str, Any] = {"class": f"icon {css}".strip(), "stroke_width": "1.75"}
    return lucide(name, size=size, aria_hidden="true", focusable="false", **attributes)


def icon(name: str, size: int = 20, label: str = "", css: str = "") -> SafeString:
    """A Lucide icon as inline SVG in the colour of the text; read aloud only when it has a ``label``.

    Raises ``lucide.IconDoesNotExist`` for a name that is not there.
    """
    # The name may come from a template as a SafeString, which lucide would trust; a plain str is escaped.
    svg = mark_safe(_icon(name + "", size, css + ""))  # noqa: S308 - made by the library from escaped parts
    if label:
        return format_html('{}<span class="visually-hidden">{}</span>', svg, label)
    return svg


def badge(text: Any, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A status in a word or two."""
    mark = icon(icon_name, 14) if icon_name else mark_safe('<span class="badge-dot" aria-hidden="true"></span>')
    return format_html('<span class="badge badge-{}">{}{}</span>', tone_or_error(tone), mark, text)


def link(url: str, text: Any) -> SafeString:
    """A plain link; the text alone when there is nowhere to go."""
    return format_html('<a href="{}">{}</a>', url, text) if url else format_html("{}", text)


def muted(text: Any) -> SafeString:
    """A second, quieter line inside a cell."""
    return format_html('<span class="cell-note">{}</span>', text)


def unbroken(text: Any) -> SafeString:
    """A number or a date that stays on one line."""
    return format_html('<span class="text-nowrap">{}</span>', text)


def step_dots(done: Collection[int], next_step: int | None = None) -> SafeString:
    """The seven steps as seven peppercorns: done, next, waiting. ``done`` holds numbers from 1 to 7."""
    states = tuple("done" if n in done else "next" if n == next_step else "wait" for n in range(1, STEPS + 1))
    count = states.count("done")
    label = gettext("%(done)d of %(total)d steps done") % {"done": count, "total": STEPS}
    return format_html(
        '<span class="dots">{}<span class="dots-count" aria-hidden="true">{}/{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        _dots(states),
        count,
        STEPS,
        label,
    )


@lru_cache(maxsize=256)
def _dots(states: tuple[str, ...]) -> SafeString:
    circles = "".join(
        f'<circle class="dot-{state}" cx="{7 + 13 * n}" cy="7" r="{4.25 if state != "done" else 5}"/>'
        for n, state in enumerate(states)
    )
    return mark_safe(  # noqa: S308 - numbers and known words only
        f'<svg class="dots-svg" width="92" height="14" viewBox="0 0 92 14" aria-hidden="true">{circles}</svg>'
    )
