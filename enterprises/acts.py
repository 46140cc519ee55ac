"""How the acts of this app are called in the trace."""

from django.utils.translation import gettext_lazy as _

from audit.models import Act
from audit.verbs import name_verb
from enterprises.choices import Asked, FileKind, Step
from enterprises.models import Enterprise, EnterpriseProfile, Owner, Registration


def _step(act: Act) -> str:
    step = Step(act.data["step"])
    return " · ".join(filter(None, [step.value, str(step.label), act.data.get("text", "")]))


def _fields(act: Act) -> str:
    """The names of the numbers that were shown; never the numbers."""
    columns = [column for model in _HOLDERS for column in model._meta.fields if column.name in model.private_fields]
    labels = {column.name: str(column.verbose_name) for column in columns}
    return ", ".join(labels.get(name, name) for name in act.data["fields"])


_HOLDERS = (Enterprise, EnterpriseProfile, Owner, Registration)

name_verb("journey.record", _("Step recorded"), icon="circle-check", tone="success", describe=_step)
name_verb("journey.revoke", _("Step revoked"), icon="undo-2", tone="danger", describe=_step)
name_verb("identity.reveal", _("Private data revealed"), icon="eye", tone="warning", describe=_fields)


def _asked(act: Act) -> str:
    what = Asked(act.data["what"])
    return ": ".join(filter(None, [str(what.label), act.data.get("note", "")]))


name_verb("enterprise.assign", _("Facilitator assigned"), icon="user-round-plus", describe=lambda act: act.data["name"])
name_verb("enterprise.ask", _("Owner asked"), icon="message-circle-question-mark", tone="info", describe=_asked)
name_verb("enterprise.receive", _("Received what was asked for"), icon="inbox", tone="success", describe=_asked)
name_verb("enterprise.give_nib", _("NIB given by the owner"), icon="badge-check", tone="info")
name_verb(
    "enterprise.give_figures",
    _("Figures given by the owner"),
    icon="chart-line",
    tone="info",
    describe=lambda act: str(act.data["year"]),
)
name_verb(
    "enterprise.release", _("No longer served by an agency"), icon="unlink", describe=lambda act: act.data["agency"]
)
name_verb("enterprise.correct", _("Data corrected"), icon="pencil", tone="info")


def _names(act: Act) -> str:
    return act.data["names"]


def _merged(act: Act) -> str:
    return f"{act.data['number']} {act.data['name']}"


name_verb("duplicate.same", _("Decided: the same business"), icon="copy", tone="warning", describe=_names)
name_verb("duplicate.different", _("Decided: two businesses"), icon="split", tone="info", describe=_names)
name_verb("duplicate.reopen", _("To be decided again"), icon="undo-2", tone="warning", describe=_names)
name_verb("enterprise.merge", _("Another record merged into this one"), icon="merge", tone="warning", describe=_merged)
name_verb("enterprise.unmerge", _("Merge undone"), icon="undo-2", tone="warning", describe=_merged)
name_verb(
    "figures.verify",
    _("Figures verified"),
    icon="badge-check",
    tone="success",
    describe=lambda act: str(act.data["year"]),
)
name_verb("licence.give", _("Licence given"), icon="file-badge", tone="info", describe=lambda act: act.data["licence"])
name_verb(
    "enterprise.fill",
    _("Filled from a spreadsheet"),
    icon="file-spreadsheet",
    tone="info",
    describe=lambda act: _("import %(number)d") % {"number": act.data["import"]},
)
name_verb("import.marked_copy", _("Marked copy downloaded"), icon="download")
name_verb("import.hand_in", _("Spreadsheet handed in"), icon="file-up", describe=lambda act: act.data["source"])
name_verb(
    "consent.give", _("Consent given"), icon="circle-check", tone="success", describe=lambda act: act.subject_text
)
name_verb(
    "consent.withdraw", _("Consent withdrawn"), icon="undo-2", tone="warning", describe=lambda act: act.subject_text
)
name_verb(
    "data.download", _("Own data downloaded"), icon="download", tone="info", describe=lambda act: act.data["form"]
)
name_verb("owner.restrict", _("Use of personal data restricted"), icon="lock", tone="warning")
name_verb("owner.release", _("Restriction of personal data lifted"), icon="lock-open", tone="info")


def _kinds(act: Act) -> str:
    return ", ".join(str(FileKind(kind).label) for kind in act.data["kinds"])


name_verb("registration.assist", _("Begun by an officer for the person"), icon="hand-helping", tone="info")
name_verb("registration.attach", _("Photos or papers given"), icon="camera", tone="info", describe=_kinds)
name_verb("registration.claim_code", _("Claim code issued"), icon="key-round", tone="info")
name_verb("registration.claim", _("Claimed by the person with an account"), icon="user-round-check", tone="success")
name_verb("registration.claim_failed", _("Claim refused: the proof was wrong"), icon="circle-x", tone="warning")
