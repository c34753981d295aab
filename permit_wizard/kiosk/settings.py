"""What staff decide about a kiosk, as the supervisor hands it to each visit.

Through a socket, so that `ps` shows nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, replace

from permit_wizard.core import json_text
from permit_wizard.kiosk.limits import GRACE, IDLE

MISSES, LOCKED = 3, 60.0  # wrong phrases, and the seconds after them in which none is taken
MISSED = b"!"  # what a visit sends its supervisor about a wrong phrase

ENDED, STAFF, CRASHED = 0, 64, 70  # exit codes of a visit; 70 is EX_SOFTWARE of sysexits.h


@dataclass(frozen=True, slots=True)
class Settings:
    """How a visit runs.

    Attributes:
        idle: seconds without a key before the countdown; 0 for never.
        grace: seconds the countdown lasts.
        private: one person at home: no welcome, no countdown unless asked, back to the shell.
        language: a language code, or None to ask.
        theme: dark, light or contrast.
        bidi: a `permit_wizard.rtl.Mode`, or auto.
        staff_key: the key that asks for the phrase, or None.
        staff_salt: hexadecimal.
        staff_digest: what `digest` makes of the phrase.
        rules: the id of the edition of the rules that was asked for by name, or None.
        staff_misses: how many wrong phrases were typed since the kiosk began.
        staff_locked_until: the moment from which phrases are taken again, in seconds since the machine was started.
        first: whether nobody has come yet since the kiosk began.
        sorry: the language of a visitor whose visit broke off just now, or None.
        folder: at home, the folder from which it was started: file names are relative to it; None in a hall.
        home: at home, what `~` means; None in a hall.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
    """

    idle: float = IDLE
    grace: float = GRACE
    private: bool = False
    language: str | None = None
    theme: str = "dark"
    bidi: str = "auto"
    rules: str | None = None
    staff_key: str | None = None
    staff_salt: str = ""
    staff_digest: str = ""
    staff_misses: int = 0
    staff_locked_until: float = 0.0
    first: bool = False
    sorry: str | None = None
    folder: str | None = None
    home: str | None = None
    contact: str = ""

    def with_staff(self, key: str, phrase: str) -> Settings:
        """Let staff leave by a key and a phrase, of which only a digest is kept."""
        salt = os.urandom(16).hex()
        return replace(self, staff_key=key, staff_salt=salt, staff_digest=digest(phrase, salt))

    def is_staff(self, phrase: str) -> bool:
        """Return whether the phrase is the one that staff chose."""
        return bool(self.staff_digest) and hmac.compare_digest(digest(phrase, self.staff_salt), self.staff_digest)

    def after_miss(self, now: float) -> Settings:
        """Count a wrong phrase; after some none is taken for a while.

        Args:
            now: seconds since the machine was started.
        """
        misses = self.staff_misses + 1
        locked_until = now + LOCKED if misses % MISSES == 0 else self.staff_locked_until
        return replace(self, staff_misses=misses, staff_locked_until=locked_until)

    def to_line(self) -> bytes:
        """Return the settings as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Settings:
        """Read the settings back.

        Raises:
            ValueError: no JSON.
            TypeError: not these settings.
        """
        return cls(**json_text.own(line))


def digest(phrase: str, salt: str) -> str:
    """Return the digest of a phrase.

    PBKDF2 (RFC 8018), slow enough that guessing from a stolen digest takes years.
    """
    return hashlib.pbkdf2_hmac("sha256", phrase.strip().encode(), bytes.fromhex(salt), 200_000).hex()
