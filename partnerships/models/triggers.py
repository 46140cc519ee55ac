"""What the database itself keeps unchanged once an agreement is no longer a draft, whoever writes."""

from typing import Any

import pgtrigger

from partnerships.choices import DRAFTING, AgreementStatus, ReportStatus


class SealedOnceSigned(pgtrigger.ReadOnly):
    """The named fields of an agreement stay as they are from the moment it leaves the draft."""

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        return super().get_condition(model) & ~pgtrigger.Q(old__status__in=sorted(DRAFTING))


class SealedOnceFrozen(pgtrigger.ReadOnly):
    """The named fields of a version stay as they are from the moment it is frozen."""

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        return super().get_condition(model) & pgtrigger.Q(old__frozen_at__isnull=False)


class SealedOnceEnded(pgtrigger.ReadOnly):
    """The named fields of an agreement stay as they are once it was ended early."""

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        return super().get_condition(model) & pgtrigger.Q(old__status=AgreementStatus.TERMINATED.value)


class SealedOnceConfirmed(pgtrigger.ReadOnly):
    """The named fields of a report or an evaluation stay as they are once it was confirmed."""

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        return super().get_condition(model) & pgtrigger.Q(old__status=ReportStatus.CONFIRMED.value)


class SealedWithAgreement(pgtrigger.Trigger):
    """Rows that belong to an agreement come, change and go only while it is a draft.

    They are part of what is signed: the parties with their numbers, the targets.
    """

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return """
            IF EXISTS (
                SELECT 1 FROM partnerships_agreement AS agreement
                WHERE agreement.status NOT IN ('draft', 'offered', 'review', 'input', 'revision', 'final')
                AND agreement.id IN (
                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.agreement_id END,
                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.agreement_id END
                )
            ) THEN
                RAISE EXCEPTION 'pgtrigger: the agreement is no longer a draft, so rows of % stay as they are',
                    TG_TABLE_NAME;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class FrozenWithVersion(pgtrigger.Trigger):
    """Articles come, change and go only while their version is not frozen: what others were shown stays as it was."""

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return """
            IF EXISTS (
                SELECT 1 FROM partnerships_draftversion AS version
                WHERE version.frozen_at IS NOT NULL
                AND version.id IN (
                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END,
                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END
                )
            ) THEN
                RAISE EXCEPTION 'pgtrigger: the version is frozen, so its articles stay as they are';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """
