"""The edition moves with every change of reference data, and rule sets that were in force do not change."""

from django.db import migrations

WATCHED = ("area", "placename", "unit", "duty", "category", "ruleset")

EDITION = """
CREATE SEQUENCE routing_edition_number AS bigint;

CREATE FUNCTION routing_new_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A sequence never gives a number twice, so a rolled-back edition cannot be taken for a later one.
    INSERT INTO routing_edition (id, number) VALUES (1, nextval('routing_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = excluded.number;
    RETURN NULL;
END $$;

INSERT INTO routing_edition (id, number) VALUES (1, nextval('routing_edition_number'));
"""

DROP_EDITION = """
DELETE FROM routing_edition;
DROP FUNCTION routing_new_edition();
DROP SEQUENCE routing_edition_number;
"""

WATCH = """
CREATE TRIGGER routing_{table}_edition
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON routing_{table}
FOR EACH STATEMENT EXECUTE FUNCTION routing_new_edition();
"""

UNWATCH = "DROP TRIGGER routing_{table}_edition ON routing_{table};"

FREEZE = """
CREATE FUNCTION routing_freeze_ruleset() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'draft' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status = 'retired'
        AND (to_jsonb(NEW) - 'status' - 'retired_at') = (to_jsonb(OLD) - 'status' - 'retired_at') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rule set % was in force and cannot be changed', OLD.version
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER routing_ruleset_frozen BEFORE UPDATE OR DELETE ON routing_ruleset
FOR EACH ROW EXECUTE FUNCTION routing_freeze_ruleset();

CREATE FUNCTION routing_freeze_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN touched := ARRAY[NEW.ruleset_id];
    ELSIF TG_OP = 'DELETE' THEN touched := ARRAY[OLD.ruleset_id];
    ELSE touched := ARRAY[OLD.ruleset_id, NEW.ruleset_id];
    END IF;
    -- The lock makes a rule saved during a publication wait for it, and then be refused.
    PERFORM 1 FROM routing_ruleset WHERE id = ANY(touched) AND status = 'draft' FOR SHARE;
    IF EXISTS (SELECT 1 FROM routing_ruleset WHERE id = ANY(touched) AND status <> 'draft') THEN
        RAISE EXCEPTION 'the rules of a rule set that was in force cannot be changed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER routing_rule_frozen BEFORE INSERT OR UPDATE OR DELETE ON routing_rule
FOR EACH ROW EXECUTE FUNCTION routing_freeze_rule();
"""

UNFREEZE = """
DROP TRIGGER routing_rule_frozen ON routing_rule;
DROP FUNCTION routing_freeze_rule();
DROP TRIGGER routing_ruleset_frozen ON routing_ruleset;
DROP FUNCTION routing_freeze_ruleset();
"""


class Migration(migrations.Migration):
    dependencies = [("routing", "0001_tables")]

    operations = [
        migrations.RunSQL(EDITION, DROP_EDITION),
        *(migrations.RunSQL(WATCH.format(table=table), UNWATCH.format(table=table)) for table in WATCHED),
        migrations.RunSQL(FREEZE, UNFREEZE),
    ]
