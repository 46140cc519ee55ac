"""The ten stages of cooperation with a third party, as PP 28/2018 and Permendagri 22/2020 order them.

Names and order are those commonly given after these regulations, and used in the guides of other regions; the wording
of their articles was not read, so nothing is refused because of what stands here. What a move needs is in
``lifecycle.py``, and which documents, in the table of required documents.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.text import Words


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: who does it, and what is left of it to be shown."""

    number: int
    name: Words
    who: Words
    evidence: Words


STAGES: tuple[Stage, ...] = (
    Stage(
        1,
        _("Preparation"),
        _("The agency that begins it, with TKKSD"),
        _("Inventory of objects, feasibility study, terms of reference (KAK), named liaison officer (PPKSD)"),
    ),
    Stage(
        2,
        _("Offer"),
        _("Governor to the third party, or the third party to the Governor"),
        _("Letter of offer with the terms of reference, or a proposal with legal papers"),
    ),
    Stage(
        3,
        _("Making the Kesepakatan Bersama"),
        _("TKKSD with the agencies and the legal bureau"),
        _("Versions of the text, the input of every agency, initials"),
    ),
    Stage(
        4,
        _("Signing the Kesepakatan Bersama"),
        _("Governor, or by power of attorney, and the head of the third party"),
        _("Signed original with both numbers"),
    ),
    Stage(
        5,
        _("Approval of the DPRD"),
        _("DPRD"),
        _("The approval, or why it is not needed: nothing burdens the region beyond its budget"),
    ),
    Stage(6, _("Making the PKS"), _("The agency, reviewed by TKKSD"), _("Text with targets, reviewed")),
    Stage(
        7,
        _("Signing the PKS"),
        _("Head of the agency for the Governor, and the partner"),
        _("Signed original with both numbers, power of attorney"),
    ),
    Stage(
        8,
        _("Carrying it out"),
        _("The agency and the partner"),
        _("Trainings, mentoring, marketing and capital recorded under the PKS"),
    ),
    Stage(
        9,
        _("Keeping the records"),
        _("The bureau for cooperation and the archive"),
        _("Register, place of the original, copies with both parties"),
    ),
    Stage(
        10,
        _("Reporting"),
        _("The agency to TKKSD, TKKSD to the Governor"),
        _("Quarterly reports, confirmed by the head of the agency"),
    ),
)
