"""What no code may do: change or delete a step of a claim, a published month, or a correction note."""

from django.db import migrations

TABLES = ("claimentry", "month", "correction")

KEPT = """
CREATE FUNCTION figures_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was published is never changed: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER figures_{table}_append_only BEFORE UPDATE OR DELETE ON figures_{table}"
    " FOR EACH ROW EXECUTE FUNCTION figures_refuse_change();\n"
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_claims_and_months")]

    operations = [
        migrations.RunSQL(
            KEPT,
            "".join(f"DROP TRIGGER figures_{table}_append_only ON figures_{table};" for table in TABLES)
            + "DROP FUNCTION figures_refuse_change();",
        )
    ]
