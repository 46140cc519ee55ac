"""Who may see which partners and agreements."""

from django.db.models import Q

from core.scope import NOTHING, Reach, Rule, scope_rule
from partnerships.choices import AgreementKind
from partnerships.models import (
    Agreement,
    Answer,
    Article,
    Call,
    Decision,
    DraftVersion,
    Evaluation,
    InputRound,
    Meeting,
    MeetingInvitation,
    Opportunity,
    Partner,
    PartnerComment,
    QuarterReport,
)


def umbrella_rule(reach: Reach) -> Q:
    """The Governor's signed Kesepakatan Bersama, under which any agency may draft, and what stands above an agency's
    own agreements: read, not acted on.
    """
    if not reach.agencies:
        return NOTHING
    own = Agreement.objects.filter(agency_id__in=reach.agencies, parent__isnull=False)
    umbrellas = Agreement.objects.signed().filter(kind=AgreementKind.KB, agency__isnull=True)
    return Q(pk__in=own.values("parent_id")) | Q(pk__in=umbrellas.values("pk"))


@scope_rule(Agreement, view="agreement.view", also_seen=umbrella_rule)
def agreement_rule(reach: Reach) -> Q:
    """The agency's own; for a partner user, what their organisation is party to."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies)
    if reach.party is not None:
        # A draft is the province's own until it is signed, or put before the partner.
        seen = Agreement.objects.signed() | Agreement.objects.filter(shared_at__isnull=False)
        query |= Q(pk__in=seen.filter(parties__partner__users__user_id=reach.party).values("pk"))
    return Q(pk__in=Agreement.objects.filter(query).values("pk"))


def partners_of_all(reach: Reach) -> Q:
    """Partners of the whole province: every agency reads them, the secretariat keeps them."""
    return Q(agency__isnull=True) if reach.agencies else NOTHING


@scope_rule(Partner, view="partner.view", also_seen=partners_of_all)
def partner_rule(reach: Reach) -> Q:
    """Partners of the own agency; for a partner user, their own organisation."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agency_id__in=reach.agencies)
    if reach.party is not None:
        query |= Q(users__user_id=reach.party)
    return Q(pk__in=Partner.objects.filter(query).values("pk"))


def asked_about_rule(reach: Reach) -> Q:
    """The versions an agency is asked about in a round: read, not written."""
    if not reach.agencies:
        return NOTHING
    return Q(pk__in=Answer.objects.filter(agency_id__in=reach.agencies).values("round__version_id"))


@scope_rule(DraftVersion, view="agreement.view", also_seen=asked_about_rule)
def version_rule(reach: Reach) -> Q:
    """The versions of the agency's own agreements; for a partner user, those that were put before them."""
    query = NOTHING
    if reach.agencies:
        query |= Q(agreement__agency_id__in=reach.agencies)
    if reach.party is not None:
        seen = Agreement.objects.filter(agreement_rule(Reach(party=reach.party)))
        query |= Q(shared_at__isnull=False, agreement_id__in=seen.values("pk"))
    return query


def asked_about_article_rule(reach: Reach) -> Q:
    return Q(version_id__in=DraftVersion.objects.filter(asked_about_rule(reach)).values("pk"))


@scope_rule(Article, view="agreement.view", also_seen=asked_about_article_rule)
def article_rule(reach: Reach) -> Q:
    """As the version it stands in."""
    return Q(version_id__in=DraftVersion.objects.filter(version_rule(reach)).values("pk"))


@scope_rule(PartnerComment, view="agreement.view")
def comment_rule(reach: Reach) -> Q:
    """What was said of the agency's own agreements; for a partner user, what their own organisation said."""
    query = NOTHING
    if reach.agencies:
        query |= Q(article__version__agreement__agency_id__in=reach.agencies)
    if reach.party is not None:
        query |= Q(partner_id__in=Partner.objects.filter(users__user_id=reach.party).values("pk"))
    return query


def _own_agreements(path: str) -> Rule:
    """Who answers for an agreement reads what others say about it, without acting on it."""

    def rule(reach: Reach) -> Q:
        return Q(**{f"{path}__agency_id__in": reach.agencies}) if reach.agencies else NOTHING

    return rule


@scope_rule(InputRound, view="round.view", also_seen=_own_agreements("agreement"))
def round_rule(reach: Reach) -> Q:
    """The rounds in which the agency is asked."""
    if not reach.agencies:
        return NOTHING
    return Q(pk__in=Answer.objects.filter(agency_id__in=reach.agencies).values("round_id"))


@scope_rule(Answer, view="round.view", also_seen=_own_agreements("round__agreement"))
def answer_rule(reach: Reach) -> Q:
    """The agency's own answer: others' answers are the secretariat's to read."""
    return Q(agency_id__in=reach.agencies) if reach.agencies else NOTHING


@scope_rule(Opportunity, view="round.view", also_seen=_own_agreements("answer__round__agreement"))
def opportunity_rule(reach: Reach) -> Q:
    """What the agency itself offers."""
    return Q(answer__agency_id__in=reach.agencies) if reach.agencies else NOTHING


@scope_rule(Meeting, view="round.view", also_seen=_own_agreements("agreement"))
def meeting_rule(reach: Reach) -> Q:
    """The meetings to which the agency is invited, or where it was given something to do."""
    if not reach.agencies:
        return NOTHING
    invited = MeetingInvitation.objects.filter(agency_id__in=reach.agencies)
    charged = Decision.objects.filter(owner_id__in=reach.agencies)
    return Q(pk__in=invited.values("meeting_id")) | Q(pk__in=charged.values("meeting_id"))


@scope_rule(Decision, view="round.view")
def decision_rule(reach: Reach) -> Q:
    """The decisions the agency carries out."""
    return Q(owner_id__in=reach.agencies) if reach.agencies else NOTHING


@scope_rule(Call, view="call.view")
def call_rule(reach: Reach) -> Q:
    """The agency's own calls."""
    return Q(agency_id__in=reach.agencies) if reach.agencies else NOTHING


@scope_rule(QuarterReport, view="quarter.view")
@scope_rule(Evaluation, view="quarter.view")
def of_own_agreements(reach: Reach) -> Q:
    """What is reported and judged of the agency's own agreements."""
    return Q(agreement__agency_id__in=reach.agencies) if reach.agencies else NOTHING
