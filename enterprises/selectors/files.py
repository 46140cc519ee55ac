"""Who may open which file of a registration."""

from core.scope import Actor, may_on
from enterprises.choices import FileKind
from enterprises.models import Registration, RegistrationFile

#: Papers that name a NIK: for the writer, and for who verifies there.
_IDENTITY = frozenset({FileKind.KTP, FileKind.NIB, FileKind.CONSENT})


def file_for(actor: Actor, pk: int) -> RegistrationFile | None:
    """The file, if the actor may open it: the person and the officer who fills it in always; of what was handed in,
    photos of the business everyone who sees the registration, papers only who verifies or assists there.
    """
    found = RegistrationFile.objects.filter(pk=pk).select_related("registration").first()
    if found is None:
        return None
    row = found.registration
    if Registration.objects.held_by(actor.user_id).filter(pk=row.pk).exists():
        return found
    if not Registration.objects.filed().visible_to(actor).filter(pk=row.pk).exists():
        return None
    permissions = ("registration.verify", "registration.assist") if found.kind in _IDENTITY else ("registration.view",)
    return found if any(may_on(actor, permission, row) for permission in permissions) else None
