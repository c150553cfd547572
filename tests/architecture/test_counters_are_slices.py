"""A counter is deleted by deleting its folder: everything else still starts, links and answers.

Not the case file: the page and the forms of one ticket are what the counters of staff are made of.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "hotline", "tickets", "routing")
COUNTERS = sorted(found.parent.name for found in ROOT.glob("hotline/*/counter.py"))
SLICES = sorted(set(COUNTERS) & {"portal", "desk", "queues", "unit", "supervision", "rulebook", "figures", "insight"})

VISIT = """
import django
django.setup()
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import get_resolver, resolve
from config.celery import app
from hotline.shell.counters import address, counters

assert "{gone}" not in [counter.name for counter in counters()], "the counter is still there"
assert get_resolver().url_patterns
app.loader.import_default_modules()
for name, entry in app.conf.beat_schedule.items():
    assert entry["task"] in app.tasks, name
for counter in counters():
    assert not counter.home or address(counter.home), counter.name
    for template in filter(None, (counter.above, counter.badge)):
        get_template(template)

request = RequestFactory().get("/account/sign-in/", headers={{"host": "localhost"}})
request.user, request.session = AnonymousUser(), {{}}
found = resolve("/account/sign-in/")
answer = found.func(request, *found.args, **found.kwargs)
answer = answer.render() if hasattr(answer, "render") else answer
assert answer.status_code == 200 and b"</html>" in answer.content
"""


@pytest.fixture
def tree(tmp_path):
    """The product's own code, copied, without tests and what was built."""
    skip = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=skip)
    return tmp_path


def run(tree, *arguments):
    """Run Python in the tree; return what it said, and whether it went well."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("PYTEST_CURRENT_TEST", None)
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, (done.stdout + done.stderr)[-3000:]


@pytest.mark.slow
@pytest.mark.parametrize("gone", SLICES)
def test_the_house_stands_without_a_counter(tree, gone):
    shutil.rmtree(tree / "hotline" / gone)
    assert run(tree, "-m", "django", "check") == (0, "System check identified no issues (0 silenced).\n")
    code, said = run(tree, "-c", VISIT.format(gone=gone))
    assert code == 0, said
