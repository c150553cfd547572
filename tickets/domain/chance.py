"""Samples that everybody can check: drawn from the ticket's number, not from a dice."""

from hashlib import sha256


def drawn(word: str, number: str, purpose: str, turn: int = 1) -> bool:
    """Say whether a ticket is in the sample a policy word asks for.

    ``all`` and ``human`` always draw, ``none`` and ``automatic`` never; ``sample:N`` draws N % of tickets, the
    same ones on every machine and in every replay.
    """
    if word in ("all", "human"):
        return True
    if word in ("none", "automatic"):
        return False
    share = int(word.partition(":")[2])
    return sha256(f"{purpose}:{number}:{turn}".encode()).digest()[0] * 100 < share * 256
