"""What no code may do: change or delete a step of a review."""

from django.db import migrations

KEPT = """
CREATE FUNCTION supervision_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'steps of reviews are never changed: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER supervision_entry_append_only BEFORE UPDATE OR DELETE ON supervision_reviewentry
FOR EACH ROW EXECUTE FUNCTION supervision_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_reviews")]

    operations = [
        migrations.RunSQL(
            KEPT,
            "DROP TRIGGER supervision_entry_append_only ON supervision_reviewentry;"
            "DROP FUNCTION supervision_refuse_change();",
        )
    ]
