"""Placeholder of the embedded servers (being written)."""

from pathlib import Path

DATABASE = "hotline"
USER = "hotline"


def socket_dir(var: Path) -> Path:
    return var / "run"


def redis_url(var: Path) -> str:
    return f"unix://{var / 'run' / 'valkey.sock'}"
