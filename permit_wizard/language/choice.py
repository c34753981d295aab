"""The language of a command before the reader chooses one: from `--lang`, the environment or the locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from permit_wizard.language.languages import languages

LANGUAGE_VARIABLE = "PERMIT_WIZARD_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it


def typed_language(argv: Sequence[str]) -> str | None:
    """Return the language after `--lang`: help and errors of the arguments are already to be in it."""
    for position, argument in enumerate(argv):
        if argument == "--":
            break
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            following = argv[position + 1] if position + 1 < len(argv) else ""
            return _language_in(value or following)
    return None


def set_language(environ: Mapping[str, str]) -> str | None:
    """Return the language that the environment sets for this program."""
    return _language_in(environ.get(LANGUAGE_VARIABLE, ""))


def language_of_locale(environ: Mapping[str, str], system: str = "") -> str | None:
    """Return the language of the locale; unlike the other two, it is a guess, and the wizard asks all the same.

    Args:
        environ: the environment.
        system: the locale that the system has for its user, where no variable names one, as on Windows.
    """
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), system)
    name = _first_part(locale)  # `Dutch` of `Dutch_Netherlands.1252`, as the C library of Windows has it
    english = (code for code, language in languages().items() if language.english.lower() == name)
    return _language_in(locale) or next(english, None)


def _language_in(locale: str) -> str | None:
    """Return the language of a locale name such as `nl_NL.UTF-8` or `nl-NL`, if it is supported."""
    code = _first_part(locale)
    return code if code in languages() else None


def _first_part(locale: str) -> str:
    return locale.replace("-", "_").replace(".", "_").replace("@", "_").partition("_")[0].lower()
