"""The parts of pydantic_core that the wizard uses."""

from __future__ import annotations

import json


class PydanticCustomError(ValueError):
    """A refusal by a validator.

    Attributes:
        type: its name, as `ValidationError.errors` reports it.
    """

    def __init__(self, type: str, message: str) -> None:  # noqa: A002 - the original's name
        super().__init__(message)
        self.type = type


def to_json(value: object) -> bytes:
    """Return plain values as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
