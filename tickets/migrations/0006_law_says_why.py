"""The trigger that keeps law also keeps calendars, which have no status: let it say so in its own words."""

from django.db import migrations

KEEP_LAW = """
CREATE OR REPLACE FUNCTION tickets_keep_law() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.data = OLD.data AND NEW.key = OLD.key AND NEW.version = OLD.version THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) ->> 'status' = 'draft' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '%@% was in force and is never edited: make a new version', OLD.key, OLD.version
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0005_salt")]

    operations = [migrations.RunSQL(KEEP_LAW, migrations.RunSQL.noop)]
