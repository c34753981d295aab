"""Reads an audio file of a language's recordings, and checks that every browser can play it."""

from __future__ import annotations

from pathlib import Path

from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.regular_file import read_regular
from permit_wizard.core.text import _, listed
from permit_wizard.language.recordable import FORMATS
from permit_wizard.web.build.recordings_list import LIST, LONGEST_QUOTE, BadRecording

LARGEST = 300_000
"""Bytes of a recording: a minute of MP3 as phones record speech, or seven seconds of plain WAV."""
_M4A = frozenset([b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash"])


def media_type(content: bytes) -> str:
    """Return the type of a recording by its first bytes; "" for one that not every browser plays."""
    if content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] and content[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if content[4:8] == b"ftyp" and content[8:12] in _M4A:
        return "audio/mp4"
    return "audio/wav" if content[:4] == b"RIFF" and content[8:12] == b"WAVE" else ""


def read_audio(name: str, folder: Path) -> bytes:
    """Return the content of a file that the list names.

    Raises:
        BadRecording: it is not in the folder, cannot be read, is too large, or cannot be played everywhere.
    """
    shown = printable(name, LONGEST_QUOTE)
    try:
        if Path(name).name != name:
            raise FileNotFoundError
        content = read_regular(folder / name, LARGEST + 1)
    except (FileNotFoundError, ValueError):
        raise BadRecording(
            _("The recording {file} is not in the folder. Put it there, or take its line out of {list}.",
              file=shown, list=LIST)
        ) from None  # fmt: skip
    except OSError as error:
        raise BadRecording(_("{file} cannot be read: {problem}", file=shown, problem=os_reason(error))) from None
    if len(content) > LARGEST:
        raise BadRecording(
            _("The recording {file} has more than {size} kB. Save it with a lower quality, or speak one text only.",
              file=shown, size=str(LARGEST // 1000))
        )  # fmt: skip
    if not media_type(content):
        raise BadRecording(
            _("{file} is not a recording that every phone can play. Save it as {formats}.",
              file=shown, formats=listed(FORMATS, either=True))
        )  # fmt: skip
    return content
