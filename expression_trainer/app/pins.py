"""The adult PIN, kept as a hash only."""

from __future__ import annotations


def hash_pin(pin: str) -> str:
    """An argon2id hash of the PIN, with its parameters and salt."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def check_pin(stored: str, pin: str) -> bool:
    """Whether this is the PIN of the stored hash; a damaged hash fits none."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False
