"""``make screenshots``: a picture of every page of the demo, in both languages, at a desk and on a telephone.

The demo's servers are kept up or started, and a web process of our own answers on a free port; nothing else runs, so
nothing moves while the pictures are taken. Prints what it did; fails when a browser complained.
"""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotline.shell.walk import Stop

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"en": "en", "zh": "zh-hans"}
WAIT = 60.0  # seconds for the web process to answer


def main(arguments: list[str]) -> int:
    """Return 0 when every page was fine."""
    asked = _asked(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DEMO", "1")  # people's matters are photographed in a demo only
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver runs a loop in this thread
    from django.conf import settings

    from config.embedded.keeping import kept

    if not settings.DEMO:
        print("hotline: pictures are taken of a demo only (DEMO=1): pages show what people wrote")
        return 1
    with kept(settings.VAR_DIR, database=settings.EMBEDDED_DATABASE, broker=settings.EMBEDDED_REDIS):
        subprocess.check_call([sys.executable, "-m", "config.prepare"], cwd=ROOT)
        import django

        django.setup()
        with web() as base:
            return _taken(asked, base)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the names of pages (all)")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--large", action="store_true", help="in large type")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="en, zh (both)")
    parser.add_argument("--size", choices=("desk", "phone"), help="desk or phone (both)")
    parser.add_argument("--readme", action="store_true", help="the README's pictures, into docs/pictures")
    return parser.parse_args(arguments)


def _taken(asked: argparse.Namespace, base: str) -> int:
    from django.conf import settings

    from hotline.shell import album
    from hotline.shell.walk import cookies_of, signed_in, stops
    from tickets.progress import progress

    home = ROOT / "docs" / "pictures" if asked.readme else settings.VAR_DIR / "screenshots"
    languages = ["en"] if asked.readme else asked.language or list(LANGUAGES)
    manner = {"theme": "dark" if asked.dark else "light", "type": "large" if asked.large else "usual"}
    suffix = "".join(f"-{each}" for each, on in (("dark", asked.dark), ("large", asked.large)) if on)
    wanted = [stop for stop in stops() if _is_wanted(stop, asked)]
    names = sorted({stop.page.username for stop in wanted} - {""})
    began, count, weight = time.monotonic(), 0, 0
    with album.opened(base) as found, progress("Pictures", _total(wanted, asked, languages), "pictures") as step:
        for language in languages:
            with signed_in(names, LANGUAGES[language]) as keys:
                for stop in wanted:
                    for size in _sizes(stop, asked):
                        file = f"{stop.page.picture if asked.readme else stop.name}.png"
                        to = home / file if asked.readme else home / f"{language}{suffix}" / size / file
                        cookies = cookies_of(stop, keys, LANGUAGES[language], **manner)
                        weight += found.take(stop, size, LANGUAGES[language], cookies, to, whole=not asked.readme)
                        count += 1
                        step(1)
    for complaint in found.complaints:
        print(f"  complaint: {complaint}")
    print(
        f"hotline: {count} pictures of {len(wanted)} pages in {home}, {weight / 1e6:.1f} MB, "
        f"{time.monotonic() - began:.0f} s, {len(found.complaints)} complaints of the browser"
    )
    return 1 if found.complaints else 0


def _is_wanted(stop: "Stop", asked: argparse.Namespace) -> bool:
    if asked.readme and not stop.page.picture:
        return False
    return not asked.names or any(name in stop.name for name in asked.names)


def _sizes(stop: "Stop", asked: argparse.Namespace) -> list[str]:
    from hotline.shell import album

    if asked.readme:
        return [album.PHONE if stop.page.phone else album.DESK]
    return {"desk": [album.DESK], "phone": [album.PHONE]}.get(asked.size, list(album.SIZES))


def _total(wanted: list["Stop"], asked: argparse.Namespace, languages: list[str]) -> int:
    return sum(len(_sizes(stop, asked)) for stop in wanted) * len(languages)


@contextmanager
def web() -> Iterator[str]:
    """Serve the product on a free port of this machine; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["--host", "127.0.0.1", "--port", str(port)]
    size = ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "--no-access-log"]
    served = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", *place, *size, "config.wsgi:application"],
        cwd=ROOT,
        env={**os.environ, "LOG_LEVEL": "ERROR"},
    )
    try:
        until = time.monotonic() + WAIT
        while not _answers(port):
            if time.monotonic() > until or served.poll() is not None:
                raise SystemExit("hotline: the web process did not answer")
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        served.terminate()
        served.wait(20)


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/health/live", headers={"Host": "localhost"})
        return line.getresponse().status < 500
    except OSError:
        return False
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
