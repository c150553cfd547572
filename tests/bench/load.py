"""A city to measure in, the product served as `make run` serves it, and eight clients at once: for lists, for pages."""

import gzip
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
LARGE = int(os.environ.get("BENCH_TICKETS", 1_000_000))
SMALL_DAYS = 30
CLIENTS, EACH = 8, int(os.environ.get("BENCH_EACH", 60))
CODE = "12345678"
PORT = 8765
KEPT = Path(os.environ.get("BENCH_VAR", ROOT / "var" / "bench"))
"""Where the secrets of the cities lie: callers sealed in one run are opened in the next."""


def server_url(name):
    """Return the URL of a database on the server that the settings use."""
    known = settings.DATABASES["default"]
    host = known.get("HOST") or known.get("OPTIONS", {}).get("host", "")
    user = known.get("USER") or "postgres"
    if host.startswith("/"):
        return f"postgres://{user}@/{name}?host={host}"
    password = f":{quote(known['PASSWORD'])}" if known.get("PASSWORD") else ""
    port = f":{known['PORT']}" if known.get("PORT") else ""
    return f"postgres://{user}{password}@{quote(host, safe='')}{port}/{name}"


def admin():
    return psycopg.connect(**{**connection.get_connection_params(), "dbname": "postgres"}, autocommit=True)


def exists(name):
    with admin() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def manage(name, *words):
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment(name), check=True)


def city(name, tickets):
    """Make a city of its own, unless it is there: a simulated month, and copies of it up to `tickets`."""
    if exists(name):
        return
    half = f"{name}_unfinished"
    with admin() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{half}"')
        server.execute(f'CREATE DATABASE "{half}"')
    manage(half, "migrate", "-v0")
    manage(half, "seed_city")
    manage(half, "simulate", "--days", str(SMALL_DAYS))
    if tickets:
        manage(half, "grow", "--tickets", str(tickets))
    with admin() as server:
        server.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')


def environment(name):
    """Return the environment of a process that works on a database; behind a proxy, so that clients have addresses."""
    return dict(
        os.environ,
        DATABASE_URL=server_url(name),
        REDIS_URL=settings.REDIS_URL,
        VAR_DIR=str(KEPT),
        DJANGO_SETTINGS_MODULE="config.settings",
        BEHIND_PROXY="1",
    )


def prepared(name, script, *words):
    """Run a script in a process that uses a database as the product does; return the JSON of its last line."""
    done = subprocess.run(
        [sys.executable, "-c", script, *words], cwd=ROOT, env=environment(name), check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout.splitlines()[-1])


class Served:
    """The product on a port, served by granian."""

    def __init__(self, name):
        self.environment = environment(name)

    def __enter__(self):
        command = ["-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
        command += ["--port", str(PORT), "--no-ws", "--log-level", "warning", "config.wsgi:application"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
        )
        for _attempt in range(600):  # a busy machine takes its time
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)) as line:
                    ask(line, "GET", "/health/live")
                return self
            except OSError:
                time.sleep(0.2)
        self.__exit__()
        raise RuntimeError("the server did not come up")

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(20)


def ask(line, method, path, body=None, headers=None):
    """Send one request and read its answer; what is refused is no figure."""
    line.request(method, path, body, headers or {})
    answer = line.getresponse()
    data = answer.read()
    if answer.status >= 400:
        plain = gzip.decompress(data) if answer.headers["Content-Encoding"] == "gzip" else data
        raise AssertionError((path, answer.status, plain.decode()[-3000:]))
    return data


def load(request, each=EACH, skip=0):
    """Return the milliseconds of every request of eight clients at once; `request(n)` is the n-th, from `skip` on."""
    times, errors = [], []

    def client(number):
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        try:
            for turn in range(each):
                begin = time.perf_counter()
                ask(line, *request(skip + number * each + turn))
                times.append((time.perf_counter() - begin) * 1000)
        except Exception as error:
            errors.append(error)
        finally:
            line.close()

    threads = [threading.Thread(target=client, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return times


def timed(request, each=EACH, skip=0):
    """Return p50, p95 and p99 in milliseconds, after a round of the same that does not count."""
    load(request, each, skip)
    cuts = quantiles(load(request, each, skip + CLIENTS * each), n=100)
    return cuts[49], cuts[94], cuts[98]


def told(small, large, counts, wanted):
    """Print two cities' figures side by side."""
    print(f"\np50 / p95 / p99 in ms, {CLIENTS} clients at once; wanted: {wanted}")
    print(f"{'':<34}{counts[0]:>14,} tickets {counts[1]:>14,} tickets   ratio of p95")
    for what in large:
        many = "".join(f"{figure:>7.0f}" for figure in large[what])
        few = "".join(f"{figure:>7.0f}" for figure in small[what]) if what in small else f"{'–':>21}"
        ratio = f"{large[what][1] / small[what][1]:>12.2f}" if what in small else ""
        print(f"{what:<34}{few}  {many}{ratio}")
