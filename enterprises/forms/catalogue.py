"""The sections of a registration in the order they are asked, for the person and for the officer who helps."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from core.text import Words
from enterprises.forms.details import BackgroundForm, PaperConsentForm, PhotosForm, SellingForm, SupportForm
from enterprises.forms.sections import AddressForm, BusinessForm, ConsentForm, FiguresForm, OwnerForm, SectionForm


@dataclass(frozen=True, slots=True)
class Section:
    """One section as a page shows it. ``may_be_skipped``: nothing in it has to be answered, ever."""

    name: str
    title: Words
    lead: Words
    form: type[SectionForm]
    may_be_skipped: bool = False


SECTIONS: dict[str, Section] = {
    section.name: section
    for section in (
        Section("owner", _("About you"), _("Have your KTP at hand."), OwnerForm),
        Section(
            "background",
            _("A little more about you"),
            _("It helps us to offer what fits you. Answer what you like."),
            BackgroundForm,
            may_be_skipped=True,
        ),
        Section("business", _("Your business"), _("What it is called and what it does."), BusinessForm),
        Section("address", _("Where it is"), _("The place where you make or sell."), AddressForm),
        Section(
            "figures",
            _("Figures of last year"),
            _("They decide whether your business counts as micro, small or medium. Only officers see them."),
            FiguresForm,
        ),
        Section(
            "selling",
            _("How you sell"),
            _("Your buyers, your tools, your books."),
            SellingForm,
            may_be_skipped=True,
        ),
        Section(
            "support",
            _("Capital and help"),
            _("What you began with, and what would bring you further."),
            SupportForm,
            may_be_skipped=True,
        ),
        Section(
            "photos",
            _("Photos and papers"),
            _("From the camera of your phone. The place where a photo was taken is removed from it."),
            PhotosForm,
            may_be_skipped=True,
        ),
        Section("consent", _("Your consent"), _("What we keep about you, what for, and your rights."), ConsentForm),
    )
}

#: The same for an officer who sits beside the person: they agree on paper.
ASSISTED_SECTIONS: dict[str, Section] = SECTIONS | {
    "owner": replace(SECTIONS["owner"], title=_("About the person"), lead=_("Have the KTP at hand.")),
    "background": replace(SECTIONS["background"], title=_("A little more about the person")),
    "business": replace(SECTIONS["business"], title=_("The business")),
    "consent": replace(
        SECTIONS["consent"],
        title=_("Consent on paper"),
        lead=_("Read the form out, let the person tick and sign, then photograph it."),
        form=PaperConsentForm,
    ),
}


def after(name: str) -> str | None:
    """The section that follows; None after the last."""
    names = list(SECTIONS)
    place = names.index(name) + 1
    return names[place] if place < len(names) else None
