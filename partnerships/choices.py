"""Values someone can choose about partners and agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """Third parties after PP 28/2018: a civil-society organisation, a business, a state or regional company."""

    OKOCE = "okoce", _("OK OCE")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association or foundation")
    BANK = "bank", _("Bank or lender")
    STATE_COMPANY = "bumn", _("State or regional company (BUMN/BUMD)")
    OTHER = "other", _("Other")


class AgreementKind(models.TextChoices):
    """Documents of cooperation with a third party (PP 28/2018, Permendagri 22/2020)."""

    KB = "kb", _("Kesepakatan Bersama")
    PKS = "pks", _("Perjanjian Kerja Sama (PKS)")
    NK = "nk", _("Nota Kesepakatan")
    ADDENDUM = "addendum", _("Addendum")


class AgreementStatus(models.TextChoices):
    """From preparation to the end. Which of the law's ten stages a state belongs to, ``stages.py`` says."""

    DRAFT = "draft", _("Preparation")
    OFFERED = "offered", _("Offer")
    REVIEW = "review", _("Review by TKKSD")
    INPUT = "input", _("Input of agencies")
    REVISION = "revision", _("Revision")
    FINAL = "final", _("Ready to sign")
    ACTIVE = "active", _("In force")
    EXPIRED = "expired", _("Expired")
    EXTENDED = "extended", _("Extended")
    TERMINATED = "terminated", _("Ended early")
    CANCELLED = "cancelled", _("Cancelled")


#: Not yet in force and not given up.
DRAFTING = frozenset({"draft", "offered", "review", "input", "revision", "final"})


class FileKind(models.TextChoices):
    """Documents of cooperation; which of them a stage needs is kept by administrators (``DocumentRule``)."""

    SIGNED = "signed", _("Signed original")
    DRAFT = "draft", _("Draft text")
    OFFER = "offer", _("Letter of offer (surat penawaran)")
    TERMS = "kak", _("Terms of reference (KAK)")
    STUDY = "study", _("Feasibility study")
    LEGAL = "legal", _("Legal papers of the partner")
    ATTORNEY = "attorney", _("Power of attorney (surat kuasa)")
    COUNCIL = "council", _("Approval of the DPRD")
    INITIALS = "initials", _("Draft with initials (paraf)")
    MINUTES = "minutes", _("Minutes (berita acara)")
    OTHER = "other", _("Other document")


class DocumentMove(models.TextChoices):
    """The moves of an agreement that ask for documents, by the names they have in its lifecycle."""

    OFFER = "offer", _("Offer")
    REVIEW = "review", _("Review by TKKSD")
    FINALISE = "finalise", _("Ready to sign")
    SIGN = "sign", _("Signing")


class TerminationGround(models.TextChoices):
    """Why a cooperation may end before its term; list as commonly given after PP 28/2018, not read in its text."""

    PURPOSE_REACHED = "purpose", _("The purpose is reached")
    MUTUAL = "mutual", _("Both parties agree")
    FUNDAMENTAL_CHANGE = "change", _("A fundamental change of circumstances")
    BREACH = "breach", _("A party does not keep the agreement")
    REPLACED = "replaced", _("Replaced by a new agreement")
    NEW_NORM = "norm", _("A new norm of law")
    OBJECT_LOST = "object", _("The object is lost")
    NATIONAL_INTEREST = "national", _("It harms the national interest")


class ArticleKind(models.TextChoices):
    """What an article is about. UU 23/2014 art. 366 names the least a contract holds; the rest is usual practice."""

    PARTIES = "parties", _("Parties")
    PURPOSE = "purpose", _("Purpose and aim")
    OBJECT = "object", _("Object")
    SCOPE = "scope", _("Scope")
    IMPLEMENTATION = "implementation", _("Implementation")
    RIGHTS = "rights", _("Rights and duties")
    TERM = "term", _("Term")
    FUNDING = "funding", _("Funding")
    CORRESPONDENCE = "correspondence", _("Correspondence")
    FORCE_MAJEURE = "force_majeure", _("Force majeure")
    DISPUTES = "disputes", _("Settlement of disputes")
    SANCTIONS = "sanctions", _("Sanctions")
    TERMINATION = "termination", _("Ending early")
    MONITORING = "monitoring", _("Monitoring and evaluation")
    ADDENDUM = "addendum", _("Changes (addendum)")
    OTHER = "other", _("Other provisions")
    CLOSING = "closing", _("Closing")


class RoundStatus(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class AnswerStatus(models.TextChoices):
    """Where the answer of one agency stands."""

    SILENT = "silent", _("No answer yet")
    PREPARED = "prepared", _("Waiting for the head's confirmation")
    CONFIRMED = "confirmed", _("Confirmed")
    WAIVED = "waived", _("Waived by the Sekda")


class Verdict(models.TextChoices):
    """What an agency says of a draft as a whole."""

    NO_OBJECTION = "no_objection", _("No objection")
    INPUT = "input", _("Input")
    OBJECTION = "objection", _("Objection")


class ResponseStatus(models.TextChoices):
    """What the drafter did with an input."""

    OPEN = "open", _("Not answered yet")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Not accepted")


class MeetingStatus(models.TextChoices):
    INVITED = "invited", _("Invited")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class DecisionStatus(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class CallStatus(models.TextChoices):
    """The life of a call for partner companies."""

    DRAFT = "draft", _("Being prepared")
    SCORING = "scoring", _("Being scored")
    DECIDED = "decided", _("Decided")
    CANCELLED = "cancelled", _("Cancelled")


class Offer(models.TextChoices):
    """What a company can offer to UMKM."""

    OFFTAKE = "offtake", _("Buys products (off-taker)")
    MATERIAL = "material", _("Supplies raw material")
    TRAINING = "training", _("Trains")
    CSR = "csr", _("Gives CSR funds")
    PLACE = "place", _("Gives a place to sell")


class ReportStatus(models.TextChoices):
    """Where something stands that officers write and their head confirms: a quarterly report, an evaluation."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Waiting for confirmation")
    CONFIRMED = "confirmed", _("Confirmed")


class Recommendation(models.TextChoices):
    """What an evaluation before the end recommends."""

    EXTEND = "extend", _("Extend")
    EXTEND_CHANGED = "extend_changed", _("Extend with changes")
    STOP = "stop", _("Let it end")


class FundingSource(models.TextChoices):
    APBD = "apbd", "APBD"
    APBN = "apbn", "APBN"
    CSR = "csr", "CSR"
    PARTNER = "partner", _("The partner's own funds")
    DAK = "dak", "DAK"
    OTHER = "other", _("Other lawful source")
