"""Whose retention is over is found by an index; and how many callers joined a master is counted again."""

from django.db import migrations, models

COUNT_JOINED = """
UPDATE tickets_ticket master SET joined = coalesce(found.callers, 0)
FROM tickets_ticket kept LEFT JOIN (
    SELECT master_id, count(*) AS callers FROM tickets_ticket
    WHERE master_id IS NOT NULL AND outcome <> 'withdrawn' GROUP BY 1
) found ON found.master_id = kept.number
WHERE kept.id = master.id AND (kept.joined > 0 OR found.callers > 0) AND kept.joined <> coalesce(found.callers, 0);
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_names")]

    operations = [
        migrations.RunSQL(COUNT_JOINED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("archived_at__isnull", False), ("forgotten_at__isnull", True)),
                fields=["archived_at", "id"],
                name="ticket_to_forget",
            ),
        ),
    ]
