"""The script of the page as one file: on a slow line every request costs more than what it brings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "static" / "page"
ORDER = (
    "trusted.js",
    "able.js",
    "plan.js",
    "pages.js",
    "engine.js",
    "early.js",
    "outside.js",
    "recordings.js",
    "listen.js",
    "kiosk.js",
    "app.js",
)
"""The modules, each after those that it imports; `plan.js` and `pages.js` are made with the site."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_COMMENT = re.compile(r"^//.*\n", re.MULTILINE)


def newest(code: str, version: str, plan: Mapping[str, Any]) -> str:
    """Return what tells an open page of an older version where the newest engine is.

    Args:
        code: the folder of the code.
        version: the digest of the whole site, by which the service worker knows that it belongs to it.
        plan: what the loader brings.
    """
    return f'export const VERSION = "{version}", CODE = "{code}";\n{_constant("PLAN", plan)}'


def script(plan: Mapping[str, Any], pages: Mapping[str, Any]) -> str:
    """Return the modules one after the other, without their imports.

    Args:
        plan: what the loader brings, as `engine.js` reads it.
        pages: the early pages and the words of the page, as `early.js` reads them.
    """
    made = {"plan.js": _constant("PLAN", plan), "pages.js": _constant("PAGES", pages)}
    pieces: list[str] = []
    for position, name in enumerate(ORDER):
        source = made.get(name) or (PAGE / name).read_text(encoding="utf-8")
        later = set(_IMPORT.findall(source)) - set(ORDER[:position])
        if later:
            msg = f"{name} imports {', '.join(sorted(later))}, which comes after it"
            raise ValueError(msg)
        pieces.append(_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", source))))
    return "".join(pieces)


def _constant(name: str, value: Mapping[str, Any]) -> str:
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
