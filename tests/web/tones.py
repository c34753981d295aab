"""Recordings that no person made: a tone for each text."""

from __future__ import annotations

import io
import json
import math
import struct
import wave
from typing import Any

from permit_wizard.core.text import Text
from permit_wizard.language.languages import COMPILED
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import heard
from permit_wizard.web.build.recordings import Recordings, digest


def tone(seconds: float = 0.06) -> bytes:
    """A sound of no voice."""
    target, rate = io.BytesIO(), 8000
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        samples = (math.sin(n * 440 * math.tau / rate) for n in range(int(seconds * rate)))
        sound.writeframes(b"".join(struct.pack("<h", int(8000 * sample)) for sample in samples))
    return target.getvalue()


TONE = tone()


def all_recorded(code: str, *besides: Text) -> Recordings:
    """Every text of a language that can be recorded is the same tone, besides some."""
    say = Localizer(code, isolate=False)
    messages: list[dict[str, Any]] = json.loads((COMPILED / "messages.json").read_text(encoding="utf-8"))
    texts = [Text(one["english"], {}) for one in messages if one["plural"] is None and "{" not in one["english"]]
    words = {heard(say(text)) for text in texts} - {heard(say(text)) for text in besides}
    return Recordings(TONE, {digest(one): (0, len(TONE), "audio/wav") for one in words}, ("Nobody",), ())
