"""What an entrepreneur is told about the support that is recorded for them."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import NoticeKind

MARKETING_RECORDED = NoticeKind(
    name="support.marketing_recorded",
    title=_("A marketing result of “%(enterprise)s” is recorded"),
    body=_(
        "%(agency)s has recorded: %(what)s, on %(day)s. Step 5 of 7 (marketing) rests on it. "
        "If this is not right, tell the officer of %(agency)s."
    ),
)
CAPITAL_RECORDED = NoticeKind(
    name="support.capital_recorded",
    title=_("Capital for “%(enterprise)s” is recorded"),
    body=_(
        "%(agency)s has recorded: %(what)s, on %(day)s. Step 7 of 7 (capital) rests on it. "
        "If you did not receive it, tell the officer of %(agency)s."
    ),
)
VOIDED = NoticeKind(
    name="support.voided",
    title=_("A record of “%(enterprise)s” was voided"),
    body=_("%(agency)s has voided the record “%(what)s” of %(day)s, for this reason:\n\n%(reason)s"),
)
