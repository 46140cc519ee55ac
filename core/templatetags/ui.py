"""The components of the design system as template tags; ``docs/design-system.md`` lists them, ``/gaya/`` shows them.

Tags take explicit keywords, so a misspelt argument is an error and a missing one has a default: a page can never show
half a component in silence.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core import formats, qr, ui

register = template.Library()

register.simple_tag(ui.icon, name="icon")


@register.simple_tag(name="qr")
def qr_code(text: str, title: str = "") -> SafeString:
    """A QR code of ``text``; ``title`` is read aloud."""
    return qr.svg(text, title=title)


@register.simple_tag
def badge(text: Any, tone: str = "neutral", icon: str = "") -> SafeString:
    return ui.badge(text, tone, icon)


@register.simple_tag
def step_dots(done: Sequence[int], next: int | None = None) -> SafeString:  # noqa: A002 - the word people write
    return ui.step_dots(done, next)


@register.simple_tag
def optional_url(name: str, *args: Any, **kwargs: Any) -> str:
    """The URL of a name, or "" when the project has no such name."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.simple_tag
def crumb(label: Any, name: str = "", *args: Any) -> SafeString:
    """One step of the breadcrumb; without a URL name it is the current page."""
    url = reverse(name, args=args) if name else ""
    return crumb_to(label, url)


@register.simple_tag
def crumb_to(label: Any, url: str = "") -> SafeString:
    """The same as ``crumb``, from a URL that the view already has."""
    if not url:
        return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', label)
    return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', url, label)


@register.simple_block_tag
def card(
    content: str,
    title: Any = "",
    *,
    icon: str = "",
    text: Any = "",
    action_url: str = "",
    action_label: Any = "",
    flush: bool = False,
    level: int = 2,
) -> str:
    return render_to_string(
        "components/card.html",
        {
            "content": content,
            "title": title,
            "icon": icon,
            "text": text,
            "action_url": action_url,
            "action_label": action_label,
            "flush": flush,
            "level": level,
        },
    )


_ALERT_ICONS = {
    "neutral": "info",
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "octagon-alert",
}


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: Any = "") -> str:
    return render_to_string(
        "components/alert.html",
        {"content": content, "tone": ui.tone_or_error(tone), "title": title, "icon": _ALERT_ICONS[tone]},
    )


@register.inclusion_tag("components/stat.html")
def stat(
    label: Any, value: Any, url: str = "", hint: Any = "", icon: str = "", tone: str = "neutral"
) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "url": url,
        "hint": hint,
        "icon": icon,
        "tone": ui.tone_or_error(tone),
    }


@register.inclusion_tag("components/progress.html")
def progress(label: Any, value: int, total: int, text: Any = "") -> dict[str, Any]:
    """How far something is. More than the total is shown as full; the text tells the true figures."""
    figures = {"value": formats.number(value), "total": formats.number(total)}
    return {
        "label": label,
        "value": max(0, min(value, total)),
        "total": max(total, 1),
        "text": text or gettext("%(value)s of %(total)s") % figures,
        "done": total > 0 and value >= total,
    }


@register.inclusion_tag("components/empty_state.html")
def empty_state(
    title: Any, text: Any = "", icon: str = "inbox", action_url: str = "", action_label: Any = ""
) -> dict[str, Any]:
    return {"title": title, "text": text, "icon": icon, "action_url": action_url, "action_label": action_label}


@register.simple_block_tag
def fact(content: str, label: Any, *, wide: bool = False) -> SafeString:
    """One row of ``<dl class="facts">``."""
    return format_html(
        '<div class="fact{}"><dt>{}</dt><dd>{}</dd></div>',
        " fact-wide" if wide else "",
        label,
        content if content.strip() else formats.NOTHING,
    )


@register.inclusion_tag("components/facts.html")
def facts(rows: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """A whole description list. Empty values show a dash, so nobody wonders whether something is missing."""
    return {"rows": [(label, formats.NOTHING if value in (None, "") else value) for label, value in rows]}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any], empty: Any = "", unfolded: bool = False) -> dict[str, Any]:
    """``unfolded``: the changes are in sight at once, for paper."""
    return {"entries": list(entries), "empty": empty, "unfolded": unfolded}


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Iterable[Any]) -> dict[str, Any]:
    return {"steps": list(steps)}


@register.inclusion_tag("components/task_list.html")
def task_list(items: Iterable[Any]) -> dict[str, Any]:
    return {"items": list(items)}


@register.inclusion_tag("components/moves.html")
def moves(choices: Iterable[Any], action: str) -> dict[str, Any]:
    """The moves of a lifecycle. ``choices`` are those the actor's role allows; unmet checks come as ``refusals``."""
    return {"choices": list(choices), "action": action}


@register.inclusion_tag("components/file_link.html")
def file_link(url: str, label: Any, size: int | None = None, kind: str = "", expires: Any = None) -> dict[str, Any]:
    return {"url": url, "label": label, "size": size, "kind": kind, "expires": expires}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Any], label: Any = "") -> dict[str, Any]:
    return {"items": list(items), "label": label or gettext("Views of this page")}


@register.inclusion_tag("components/pager.html")
def pager(pager: Any) -> dict[str, Any]:
    return {"pager": pager}


@register.inclusion_tag("components/table.html")
def table(headers: Iterable[Any], rows: Iterable[Iterable[Any]], caption: Any = "") -> dict[str, Any]:
    """A small plain table. A header is a text, or ``(text, "end")`` for figures, which are aligned to the right."""
    columns = [header if isinstance(header, tuple) else (header, "start") for header in headers]
    aligns = [align for _, align in columns]
    # Lazily translated texts are fine as cells; None is a dash.
    body = [[(formats.NOTHING if c is None else c, a) for c, a in zip(row, aligns, strict=True)] for row in rows]
    return {"columns": columns, "rows": body, "caption": caption}


@register.simple_tag(takes_context=True)
def panel(context: template.Context, drawn: dict[str, Any]) -> SafeString:
    """One panel of a ``core.panels.Place``: the template of its app with the context that app gave."""
    return render_to_string(drawn["template"], drawn["context"], request=context.get("request"))


# Forms ---------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: Any, also: Iterable[Any] = ()) -> dict[str, Any]:
    """All errors of a form above it, each a link to its box. Gets the focus when the page opens.

    ``also``: further forms of the same page, such as the blocks of a form set.
    """
    general, fields = [], []
    for part in (form, *also):
        general += list(part.non_field_errors())
        for bound in part:
            if bound.is_hidden:
                general += [f"{bound.label}: {error}" for error in bound.errors]
            elif bound.errors:
                # A group of boxes has no box of its own to go to: the first one stands for it.
                target = f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.id_for_label
                label = str(bound.label).rstrip(".:?")
                fields += [{"target": target, "label": label, "text": error} for error in bound.errors]
    return {"general": general, "fields": fields}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: Any, names: str, legend: Any = "", text: Any = "", columns: int = 1) -> dict[str, Any]:
    """Some fields of a form, by their names; a fieldset when a legend is given."""
    fields = [form[name] for name in names.split()]
    return {"fields": fields, "legend": legend, "text": text, "columns": columns}


@register.inclusion_tag("components/form_actions.html")
def form_actions(
    submit: Any = "",
    cancel_url: str = "",
    second: tuple[str, str, Any] | None = None,
    icon: str = "",
    tone: str = "primary",
) -> dict[str, Any]:
    """The buttons of a form; on a phone they stay at the bottom of the screen."""
    return {"submit": submit, "cancel_url": cancel_url, "second": second, "icon": icon, "tone": tone}


# Language and theme --------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def here(context: template.Context) -> str:
    """The path of this page with its query, to come back to; "/" where there is no request."""
    request = context.get("request")
    return request.get_full_path() if request and request.method == "GET" else "/"
