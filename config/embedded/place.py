"""Where the embedded servers live: pure questions about folders, asked before anything runs."""

import hashlib
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

# A unix socket's address is 108 bytes with its closing zero on Linux, 104 on the BSDs and macOS.
LONGEST_SOCKET_PATH = 103
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
NOBODY = "nobody"


class Unavailable(Exception):
    """An embedded server cannot be had here; the text says what the person can do."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The system account that the servers run as; ``None`` ids mean “whoever I am”."""

    name: str
    uid: int | None
    gid: int | None

    def takes(self, path: Path) -> None:
        """Make ``path`` theirs (only root can, and only root needs to)."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def as_popen(self) -> dict[str, object]:
        """The arguments with which ``subprocess`` drops its privileges to this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


@dataclass(frozen=True, slots=True)
class Place:
    """Folders of one installation's embedded servers."""

    var: Path
    home: Path  # data, logs, locks
    sockets: Path
    reason: str = ""  # why home is not below var; "" when it is

    @property
    def postgres(self) -> Path:
        return self.home / "postgres"

    @property
    def valkey(self) -> Path:
        return self.home / "valkey"

    @property
    def logs(self) -> Path:
        return self.home / "log"

    @property
    def programs(self) -> Path:
        return self.home / "programs"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / VALKEY_SOCKET

    def prepare(self) -> None:
        """Make the folders that are mine. Raises ``Unavailable`` when one of them is somebody else's."""
        for folder in dict.fromkeys((self.home, self.sockets.parent)):
            _make(folder)

    def furnish(self) -> None:
        """Make the folders that are the servers' own. The caller holds the start lock."""
        who = self.owner()
        for folder in (self.sockets, self.logs):
            if not folder.exists():
                folder.mkdir(mode=0o700)
                who.takes(folder)

    def owner(self) -> Owner:
        """Who runs the servers: I myself, or, where I am root, whom the data belongs to, else ``nobody``.

        PostgreSQL refuses to run as root, rightly.
        """
        if os.geteuid() != 0:
            return Owner("", None, None)
        if self.postgres.exists() and (held := self.postgres.stat()).st_uid != 0:
            return Owner(str(held.st_uid), held.st_uid, held.st_gid)
        try:
            account = pwd.getpwnam(NOBODY)
        except KeyError:
            raise Unavailable(
                f"PostgreSQL does not run as root, and this system has no account “{NOBODY}”. "
                "Run this as an ordinary user, or set DATABASE_URL and REDIS_URL."
            ) from None
        return Owner(NOBODY, account.pw_uid, account.pw_gid)


def where(var: Path) -> Place:
    """Return the place of the installation whose folder is ``var``. Looks, changes nothing.

    Normally ``var/embedded``. As root, when the unprivileged account cannot walk to ``var``, a folder below
    the system's temporary-files place instead; the same for sockets whose path would be too long.
    """
    var = Path(os.path.realpath(var))
    home, reason = var / "embedded", ""
    if os.geteuid() == 0 and (closed := _closed_to_others(var)):
        home, reason = _elsewhere(var), f"“{NOBODY}” may not enter {closed}"
    sockets = home / "run"
    if len(os.fsencode(sockets / POSTGRES_SOCKET)) > LONGEST_SOCKET_PATH:
        sockets = _elsewhere(var) / "run"
    if len(os.fsencode(sockets / POSTGRES_SOCKET)) > LONGEST_SOCKET_PATH:  # a long TMPDIR
        sockets = Path("/tmp") / _elsewhere(var).name / "run"
    return Place(var, home, sockets, reason)


def readable_to_others(path: Path) -> bool:
    """Whether an account that owns nothing may read ``path``, judged by permission bits alone."""
    return not _closed_to_others(path.parent) and bool(path.stat().st_mode & stat.S_IROTH)


def _closed_to_others(path: Path) -> Path | None:
    """The outermost existing folder on the way to ``path`` that others may not walk through."""
    for folder in [*reversed(path.parents), path]:
        if folder.exists() and not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None


def _elsewhere(var: Path) -> Path:
    mark = hashlib.sha256(os.fsencode(var)).hexdigest()[:10]
    return Path(os.path.realpath(tempfile.gettempdir())) / f"hotline-{os.geteuid()}-{mark}"


def _make(folder: Path) -> None:
    """Make ``folder`` and what leads to it; others may walk through it (not list it) where I am root.

    A folder with a known name in a place where all may write could be somebody's trap: it has to be mine.
    """
    passage = 0o711 if os.geteuid() == 0 else 0o700
    if not folder.exists():
        for missing in reversed([each for each in folder.parents if not each.exists()]):
            missing.mkdir(mode=0o755, exist_ok=True)
        folder.mkdir(mode=passage, exist_ok=True)
        folder.chmod(passage)  # whatever the umask says
    found = folder.lstat()
    mine = found.st_uid == os.geteuid() or (os.geteuid() == 0 and _belongs_to_the_data(folder, found.st_uid))
    if not stat.S_ISDIR(found.st_mode) or not mine or found.st_mode & stat.S_IWOTH:
        raise Unavailable(
            f"{folder} should be a folder of your own that others may not write to. "
            "Remove it, or set VAR_DIR to another folder."
        )


def _belongs_to_the_data(folder: Path, uid: int) -> bool:
    data = folder / "postgres"
    return data.exists() and data.stat().st_uid == uid
