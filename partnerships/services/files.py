"""Documents of an agreement."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.services import record_act
from core.decisions import Refusal, Refused, demand
from core.files import CheckedFile
from core.scope import Actor, may_on
from partnerships.choices import AgreementStatus, FileKind
from partnerships.models import Agreement, AgreementFile
from partnerships.selectors.documents import last_moved


def attach_file(*, actor: Actor, agreement: Agreement, kind: FileKind, document: CheckedFile) -> AgreementFile:
    """Keep a document with its agreement, as the next version of its kind. Raises ``Refused``.

    The same content again is the same file: no second copy. The signed original comes with the signing: after that no
    other can take its place.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        _may_attach(actor, row, kind)
        return keep_file(actor=actor, agreement=row, kind=kind, document=document)


def keep_file(*, actor: Actor, agreement: Agreement, kind: FileKind, document: CheckedFile) -> AgreementFile:
    """Write a document of an agreement whose row is locked, for an act that has asked who may: the next version of its
    kind, or the same file when it is there already.
    """
    there = agreement.files.filter(kind=kind, sha256=document.sha256).first()
    if there is not None:
        return there
    newest = agreement.files.filter(kind=kind).aggregate(version=Max("version"))["version"] or 0
    attached = AgreementFile.objects.create(
        agreement=agreement,
        kind=kind,
        version=newest + 1,
        file=document.content,
        name=document.name,
        content_type=document.kind.content_type,
        size=document.size,
        sha256=document.sha256,
        uploaded_by_id=actor.user_id,
    )
    record_act(
        actor=actor,
        verb="agreement.attach_file",
        subject=agreement,
        data={"name": attached.name, "kind": kind, "version": attached.version, "sha256": attached.sha256},
    )
    return attached


def _may_attach(actor: Actor, agreement: Agreement, kind: FileKind) -> None:
    demand(may_on(actor, "agreement.draft", agreement) or may_on(actor, "agreement.sign", agreement))
    if agreement.status == AgreementStatus.CANCELLED:
        raise Refused(_("This draft was cancelled."))
    if kind == FileKind.SIGNED and not agreement.is_draft:
        raise Refused([Refusal(_("The signed original is already there and stays."), field="kind")])


def _keep_proof_of_council(agreement: Agreement, file: AgreementFile) -> None:
    """Refuse to take the last document away on which a recorded approval of the DPRD rests."""
    if file.kind != FileKind.COUNCIL or agreement.council_approved_on is None:
        return
    if not agreement.files.filter(kind=FileKind.COUNCIL).exclude(pk=file.pk).exists():
        raise Refused(
            [
                Refusal(
                    _("The recorded approval of the DPRD rests on this document."),
                    _("Add the right one first, or record the answer about the DPRD anew."),
                )
            ]
        )


def remove_file(*, actor: Actor, file: AgreementFile) -> None:
    """Take a wrongly chosen document away from a draft. Raises ``Refused`` once it has left the draft, or has gone on
    with the document: then a corrected one is the next version, and this one stays.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).get(pk=file.agreement_id)
        demand(may_on(actor, "agreement.draft", row) or may_on(actor, "agreement.sign", row))
        if not row.is_draft:
            raise Refused(_("Documents of an agreement that is no longer a draft stay."))
        if file.uploaded_at < last_moved(row):
            raise Refused(
                [
                    Refusal(
                        _("The agreement has gone on with this document (“%(state)s”), so it stays.")
                        % {"state": row.state_label},
                        _("Add the right one: it becomes the next version."),
                    )
                ]
            )
        _keep_proof_of_council(row, file)
        AgreementFile.objects.filter(pk=file.pk).delete()
        record_act(
            actor=actor,
            verb="agreement.remove_file",
            subject=row,
            data={"name": file.name, "kind": file.kind, "sha256": file.sha256},
        )
        stored = str(file.file.name)
        transaction.on_commit(lambda: default_storage.delete(stored))
