"""The one way in which the append-only records give up what names a person: beside an act that says so."""

from django.db import migrations

# A row is changed only in a transaction that has itself recorded the deletion: whoever strikes something out of the
# records leaves the record that they did. ``target`` is a table of row history or the acts; ``columns`` are set as
# given, and in ``texts`` every match of ``pattern`` is struck out.
CREATE = """
CREATE FUNCTION audit_redact(
    target regclass, key text, object_id bigint, columns jsonb, texts text[], pattern text, act_id bigint
) RETURNS bigint LANGUAGE plpgsql SET "pgtrigger.ignore" = '{}' AS $$
DECLARE
    told boolean;
    triggers text[];
    sets text;
    changed bigint;
BEGIN
    SELECT true INTO told FROM audit_act AS act
    WHERE act.id = act_id AND act.verb IN ('privacy.erase', 'privacy.expire')
        AND pg_xact_status(
            (((pg_current_xact_id()::text::bigint >> 32) << 32) | act.xmin::text::bigint)::text::xid8
        ) = 'in progress';
    IF told IS NOT TRUE THEN
        RAISE EXCEPTION 'the record is redacted only in the transaction that records the deletion';
    END IF;
    IF NOT (key = 'id' AND target = 'audit_act'::regclass) AND NOT (key = 'pgh_obj_id' AND EXISTS (
        SELECT 1 FROM pg_attribute WHERE attrelid = target AND attname = 'pgh_obj_id'
    )) THEN
        RAISE EXCEPTION 'audit_redact: % is no table of the record', target;
    END IF;
    SELECT array_agg(tgname::text) INTO triggers FROM pg_trigger WHERE tgrelid = target AND NOT tgisinternal;
    SELECT string_agg(format(
        CASE WHEN attname = ANY (texts)
            THEN '%1$I = regexp_replace(%1$I::text, $2, ''…'', ''gi'')::%2$s'
            ELSE '%1$I = ($1->>%1$L)::%2$s' END,
        attname, format_type(atttypid, atttypmod)
    ), ', ') INTO sets
    FROM pg_attribute
    WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attname NOT LIKE 'pgh\\_%'
        AND (columns ? attname::text OR (attname = ANY (texts) AND pattern <> ''));
    IF sets IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM set_config('pgtrigger.ignore', triggers::text, true);
    EXECUTE format('UPDATE %s SET %s WHERE %I = $3', target, sets, key) USING columns, pattern, object_id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(
            CREATE,
            "DROP FUNCTION audit_redact(regclass, text, bigint, jsonb, text[], text, bigint)",
        )
    ]
