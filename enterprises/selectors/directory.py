"""What anyone may know of the businesses whose owners agreed to it: the business, never the person."""

from django.conf import settings
from django.urls import reverse

from enterprises.choices import ConsentPurpose, FileKind
from enterprises.models import Consent, Enterprise, RegistrationFile
from enterprises.models.enterprise import EnterpriseQuerySet
from enterprises.selectors.finding import survivors

#: The version of the consent since which its text names the photo of the product.
_PHOTOS_SINCE = "2026-11-25"


def listed_enterprises() -> EnterpriseQuerySet:
    """Those whose owner agrees at this very moment: asked anew each time, so that a withdrawal holds at once."""
    rows = Enterprise.objects.consented_to(ConsentPurpose.DIRECTORY)
    return rows.select_related("village__parent__parent", "kbli_section")


def listed_enterprise(number: str) -> Enterprise | None:
    """The business of a register number, or of one that was merged into it; None for one that does not exist and
    for one that does not want to be found: nobody can tell the two apart.
    """
    rows = listed_enterprises().select_related("owner")
    return rows.filter(number=number).first() or rows.filter(pk__in=survivors(number)).first()


def whatsapp_link(enterprise: Enterprise) -> str:
    """Where buyers write to; empty unless the owner agreed to that too."""
    phone = enterprise.owner.phone
    agreed = Consent.objects.standing(ConsentPurpose.WHATSAPP).filter(owner_id=enterprise.owner_id)
    return f"https://wa.me/{phone.removeprefix('+')}" if phone and agreed.exists() else ""


def product_photo(enterprise: Enterprise) -> RegistrationFile | None:
    """The photo of the product, where the owner agreed to a text that speaks of it; earlier texts did not."""
    agreed = Consent.objects.standing(ConsentPurpose.DIRECTORY).filter(
        owner_id=enterprise.owner_id, text_version__gte=_PHOTOS_SINCE
    )
    if not agreed.exists():
        return None
    photos = RegistrationFile.objects.filter(registration__enterprise=enterprise, kind=FileKind.PRODUCT)
    return photos.exclude(small="").first()


def directory_url(enterprise: Enterprise) -> str:
    """The whole address of its page, which never changes."""
    return f"{settings.SITE_URL}{reverse('enterprises:directory-entry', args=[enterprise.number])}"
