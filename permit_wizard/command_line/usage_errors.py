"""argparse's own errors in the reader's language.

argparse has no codes for its errors, only English sentences. They are the same from Python 3.11 on, but for the quotes
around choices; a test sees to it that each has its place here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _, listed

_LONGEST = 200  # cells of what was typed
_CHOICE = re.compile("'([^']*)'|([^', ]+)")


def usage_error(name: str | None, message: str) -> Text | None:
    """Return an error of argparse as a text; None where the message is one of ours, already in the reader's language.

    Args:
        name: the option or argument that is wrong, if argparse names one.
        message: argparse's message.
    """
    for pattern, text in _TEXTS:
        found = pattern.fullmatch(message)
        if found is not None:
            return text(name or "", printable(found["what"] or "", _LONGEST))
    return None


def _unknown(_name: str, what: str) -> Text:
    return _("{given} is not known here. {option} shows what can be used.", given=what, option="--help")


def _missing(_name: str, what: str) -> Text:
    return _("{names} is missing. {option} shows what is needed.", names=what, option="--help")


def _without_value(name: str, _what: str) -> Text:
    return _("{option} needs a value", option=name)


def _with_value(name: str, _what: str) -> Text:
    return _("{option} takes no value", option=name)


def _not_together(name: str, what: str) -> Text:
    return _("{option} cannot be used together with {other}", option=name, other=what)


def _bad_choice(_name: str, what: str) -> Text:
    value, _between, choices = what.partition(" (choose from ")
    allowed = listed(quoted or plain for quoted, plain in _CHOICE.findall(choices.removesuffix(")")))
    return _("invalid value {value}. Use one of: {allowed}", value=value.strip("'"), allowed=allowed)


def _bad_value(name: str, what: str) -> Text:
    return _("{option}: {value} is not a valid value", option=name, value=what.strip("'"))


_TEXTS: tuple[tuple[re.Pattern[str], Callable[[str, str], Text]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), text)
    for pattern, text in (
        ("unrecognized arguments: (?P<what>.*)", _unknown),
        ("the following arguments are required: (?P<what>.*)", _missing),
        ("expected (?P<what>.*arguments?)", _without_value),
        ("ignored explicit argument (?P<what>.*)", _with_value),
        ("not allowed with argument (?P<what>.*)", _not_together),
        ("invalid choice: (?P<what>.*)", _bad_choice),
        (r"invalid \w+ value: (?P<what>.*)", _bad_value),
    )
)
