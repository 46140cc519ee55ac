"""What the register holds of a person."""

from django.utils.translation import gettext_lazy as _

from core.holdings import register_holding
from enterprises.models import Consent, Enterprise, Owner, Registration, StepRecord, YearlyFigure

register_holding(name="1 owner", title=_("About you"), rows_of=lambda user_id: Owner.objects.filter(user_id=user_id))
register_holding(
    name="2 registrations",
    title=_("Registrations"),
    rows_of=lambda user_id: Registration.objects.filter(applicant_id=user_id).select_related("village", "kbli_section"),
)
register_holding(
    name="3 enterprises",
    title=_("Enterprises"),
    rows_of=lambda user_id: Enterprise.objects.filter(owner__user_id=user_id).select_related(
        "village", "kbli_section", "registration", "owner", "facilitator", "programme", "class_rule"
    ),
    without=("search_text",),
)
register_holding(
    name="4 figures",
    title=_("Yearly figures"),
    rows_of=lambda user_id: YearlyFigure.objects.filter(enterprise__owner__user_id=user_id).select_related(
        "enterprise"
    ),
)
register_holding(
    name="5 steps",
    title=_("Steps"),
    rows_of=lambda user_id: StepRecord.objects.filter(enterprise__owner__user_id=user_id).select_related("enterprise"),
)
register_holding(
    name="6 consents",
    title=_("Consents"),
    rows_of=lambda user_id: Consent.objects.of(user_id).select_related("person", "owner", "registration", "text"),
)
