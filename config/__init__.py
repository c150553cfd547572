"""The switchboard: settings, Celery, URLs, the embedded servers. It decides nothing about complaints."""
