"""What no code may do: change or delete an event, edit law that was in force. And the serial of ticket numbers."""

from django.db import migrations

SERIAL = "CREATE SEQUENCE tickets_serial AS bigint MINVALUE 1 MAXVALUE 999999 CYCLE;"

APPEND_ONLY = """
CREATE FUNCTION tickets_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER tickets_event_append_only BEFORE UPDATE OR DELETE ON tickets_event
FOR EACH ROW EXECUTE FUNCTION tickets_refuse_change();

CREATE TRIGGER tickets_event_no_truncate BEFORE TRUNCATE ON tickets_event
FOR EACH STATEMENT EXECUTE FUNCTION tickets_refuse_change();
"""

KEEP_LAW = """
CREATE FUNCTION tickets_keep_law() RETURNS trigger LANGUAGE plpgsql AS $$
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

WATCH = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION tickets_keep_law();

-- The edition that tells every process to read the law again is the one the catalogue uses.
CREATE TRIGGER {table}_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION routing_new_edition();
"""

LAW_TABLES = ("tickets_policyversion", "tickets_calendarversion")


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_tables"), ("routing", "0002_triggers")]

    operations = [
        migrations.RunSQL(SERIAL, "DROP SEQUENCE tickets_serial;"),
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER tickets_event_no_truncate ON tickets_event;"
            "DROP TRIGGER tickets_event_append_only ON tickets_event;"
            "DROP FUNCTION tickets_refuse_change();",
        ),
        migrations.RunSQL(KEEP_LAW, "DROP FUNCTION tickets_keep_law();"),
        *(
            migrations.RunSQL(
                WATCH.format(table=table),
                f"DROP TRIGGER {table}_edition ON {table}; DROP TRIGGER {table}_kept ON {table};",
            )
            for table in LAW_TABLES
        ),
    ]
