"""The two letters about a breach (UU 27/2022 art. 46), always in Indonesian, as documents of the province.

They hold what the law asks for: which data, when and how they were exposed, and what is done about it.
"""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core import formats
from core.letters import Letter
from privacy.models import Breach


def letter_of(breach: Breach, to: str) -> Letter:
    """The draft ``to`` the persons or to the authority; number and signature are the secretariat's."""
    with translation.override("id"):
        is_authority = to == "authority"
        return Letter(
            head=_("Government of the Province of Kepulauan Bangka Belitung"),
            dated=_("Pangkal Pinang, %(day)s") % {"day": formats.day(timezone.localdate())},
            subject=_("Notice of a failure to protect personal data"),
            marks=(
                (_("Number"), ": …………………………"),
                (_("Subject"), ": " + _("Notice of a failure to protect personal data")),
            ),
            to=_addressed(is_authority),
            opening=_opening(breach, is_authority),
            facts=[(label, text) for label, text in _facts(breach, is_authority) if text],
            closing=_closing(breach, is_authority),
            signer=_("Signed for the controller of personal data,"),
        )


def _addressed(is_authority: bool) -> list[str]:
    if is_authority:
        return [_("To"), settings.DATA_AUTHORITY, _("in Jakarta")]
    return [_("To"), _("Bapak/Ibu …………………………"), _("at your address")]


def _opening(breach: Breach, is_authority: bool) -> list[str]:
    law = _("Under article 46 of Law 27 of 2022 on the protection of personal data")
    if is_authority:
        return [_("%(law)s we report the following failure to protect personal data.") % {"law": law}]
    return [
        _("%(law)s we must tell you that personal data of yours may have become known to others.") % {"law": law},
        _("We are sorry for it. This is what happened, and what you can do."),
    ]


def _facts(breach: Breach, is_authority: bool) -> list[tuple[str, str]]:
    return [
        (_("What happened"), f"{breach.title}\n{breach.story}"),
        (_("When it happened"), formats.moment(breach.happened_at) if breach.happened_at else _("Not known yet")),
        (_("Known since"), formats.moment(breach.known_at)),
        (_("Data exposed"), ", ".join(breach.data_labels)),
        (_("Number of persons"), formats.number(breach.persons) if is_authority else ""),
        (_("Cause"), breach.cause),
        (_("What it may mean"), breach.consequences),
        (_("What was done"), breach.measures or _("Still under way")),
        (_("Contact"), breach.contact),
    ]


def _closing(breach: Breach, is_authority: bool) -> list[str]:
    if is_authority:
        return [_("We report further as soon as more is known.")]
    return [
        _(
            "Be careful with calls and messages that name these data and ask for money, a code or a password: nobody of"
            " ours asks for them. Change a password that you use in several places."
        ),
        _("You may ask what is held of you, and have it corrected or deleted, on the page “My data”."),
    ]
