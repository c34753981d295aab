"""A message looked up in the compiled file is what gettext's own reader finds."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from permit_wizard.language.catalogue import Catalogue, read_catalogue
from permit_wizard.language.languages import COMPILED
from permit_wizard.language.localizer import DOMAIN
from tests.language.test_catalogues import TRANSLATED

NUMBERS = (0, 1, 2, 3, 10, 11, 21, 100, 101, 111)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_found(language: str) -> None:
    content = (COMPILED / language / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes()
    ours, theirs = Catalogue(content), GNUTranslations(BytesIO(content))
    messages: dict[str | tuple[str, int], str] = vars(theirs)["_catalog"]
    assert len(messages) > 1000
    for message, translation in messages.items():
        if isinstance(message, tuple):
            found = [ours.ngettext(message[0], "others", n) for n in NUMBERS]
            assert found == [theirs.ngettext(message[0], "others", n) for n in NUMBERS]
        elif message:
            assert ours.gettext(message) == translation
    assert ours.gettext("no such message") == "no such message"
    assert [ours.ngettext("one thing", "{n} things", n) for n in (1, 2)] == ["one thing", "{n} things"]


def test_a_file_that_is_written_again_while_the_program_runs_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "nl.mo"
    file.write_bytes((COMPILED / "nl" / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes())
    catalogue = read_catalogue(file)
    file.write_bytes(b"")
    assert catalogue.gettext("Back") == "Terug"


def test_what_is_no_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="no compiled catalogue"):
        Catalogue(b"\0" * 40)
