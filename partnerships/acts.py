"""How acts about agreements are called; the moves are named by the lifecycle."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from audit.models import Act
from audit.verbs import name_verb
from core.formats import day


def _file_name(act: Act) -> str:
    return str(act.data.get("name", ""))


def _how_many_agencies(act: Act) -> str:
    count = int(act.data.get("agencies", 0))
    return ngettext("%(n)d agency", "%(n)d agencies", count) % {"n": count}


def _new_deadline(act: Act) -> str:
    return day(date.fromisoformat(act.data["to"]))


name_verb("agreement.attach_file", _("Document added"), icon="file-plus", describe=_file_name)
name_verb("agreement.remove_file", _("Document removed"), icon="file-x", tone="warning", describe=_file_name)


def _version(act: Act) -> str:
    words = gettext("Version %(number)s") % {"number": act.data["version"]}
    note = act.data.get("note", "")
    return f"{words}: {note}" if note else words


name_verb("text.begin", _("Version begun"), icon="file-pen-line", describe=_version)
name_verb("text.import", _("Text taken from a Word file"), icon="file-input", describe=_file_name)
name_verb("text.share", _("Put before the partner"), icon="eye", tone="info", describe=_version)
name_verb("text.unshare", _("Taken back from the partner"), icon="eye-off", tone="warning")
name_verb("text.reply", _("Remark of the partner answered"), icon="message-square-reply")
name_verb("round.open", _("Agencies asked"), icon="messages-square", tone="info", describe=_how_many_agencies)
name_verb("round.extend", _("Deadline changed"), icon="calendar-clock", tone="warning", describe=_new_deadline)
name_verb("round.remind", _("Agency reminded"), icon="bell-ring")
name_verb("input.respond", _("Input answered"), icon="message-square-reply")
name_verb("meeting.call", _("Agencies invited"), icon="calendar-plus", tone="info", describe=_how_many_agencies)
name_verb("meeting.change", _("Invitation changed"), icon="calendar-cog")
name_verb(
    "agreement.share_people",
    _("Persons' data shared with the partner"),
    icon="user-check",
    tone="warning",
    describe=lambda act: str(act.data.get("basis", "")),
)
name_verb("agreement.unshare_people", _("Persons' data no longer shared with the partner"), icon="user-x")
name_verb("agreement.council", _("Question to the DPRD answered"), icon="landmark")
name_verb(
    "agreement.archive", _("Original put away"), icon="archive", describe=lambda act: str(act.data.get("place", ""))
)
name_verb("quarter_report.begin", _("Quarterly report begun"), icon="clipboard-pen")
name_verb("evaluation.begin", _("Evaluation begun"), icon="clipboard-check")
name_verb(
    "agreement.prepare_extension",
    _("Extension prepared"),
    icon="repeat",
    tone="info",
    describe=lambda act: str(act.data.get("title", "")),
)
name_verb("partner.profile", _("Company profile saved"), icon="building-2", tone="info")


def _exchange(act: Act) -> str:
    names = {"out": act.data["out"], "in": act.data["in"]}
    return gettext("%(out)s, replaced by %(in)s") % names if act.data["in"] else str(act.data["out"])


name_verb("call.replace_assessor", _("Assessor taken out"), icon="user-x", tone="warning", describe=_exchange)
