"""The product's settings, in a private folder: a test run touches nothing of the installation beside it.

The first process of a run makes the folder; xdist's workers, its children, inherit it by the environment.
Servers given by ``DATABASE_URL`` and ``REDIS_URL`` (or ``.env``) are used; the others are started below it.
"""

import atexit
import os
import tempfile
from pathlib import Path

from config.embedded import broker_url
from config.embedded.keeping import throw_away

if "HOTLINE_TESTS_VAR" not in os.environ:
    var = Path(tempfile.mkdtemp(prefix="hotline-tests-"))
    var.chmod(0o711)  # as root the servers run as somebody else, who has to walk through
    os.environ["HOTLINE_TESTS_VAR"] = str(var)
    atexit.register(throw_away, var)
os.environ["VAR_DIR"] = os.environ["HOTLINE_TESTS_VAR"]

from config.settings import *  # noqa: F403
from config.settings import CACHES, EMBEDDED_REDIS, REDIS_URL

# One worker's keys are not another one's: a database each in our own Valkey, else a prefix.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
if EMBEDDED_REDIS:
    REDIS_URL = f"{REDIS_URL}?db={int(WORKER) % 16}"
    CACHES["default"]["LOCATION"] = REDIS_URL
    BROKER_URL = broker_url(REDIS_URL)
# Nothing is collected for tests, but whitenoise warns where there is no folder, and warnings are errors.
STATIC_ROOT = Path(os.environ["HOTLINE_TESTS_VAR"]) / "static"
STATIC_ROOT.mkdir(exist_ok=True)
CACHES["default"]["KEY_PREFIX"] = f"tests-{WORKER}"
CACHES["default"]["BACKEND"] = "tests.cache.OwnKeys"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # sign-ins by the hundred
REQUIRE_SECOND_FACTOR: list[str] = []  # sign-ins by the hundred; the tests of the way in ask for it
