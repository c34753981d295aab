"""`permit-wizard bidi` where there is nothing to choose: an example, and advice where there is some."""

from __future__ import annotations

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.bidi_notice import bidi_lines
from permit_wizard.terminal.advice import ADVICE


@pytest.mark.parametrize("code", languages())
def test_an_example_how_to_choose_and_advice_only_where_there_is_some(code: str) -> None:
    localizer = Localizer(code)
    plain = bidi_lines(localizer, None)
    assert len(plain) == 3
    assert "IND" in plain[1] and "--bidi" in plain[2] and "permit-wizard bidi" in plain[2] and "--plain" in plain[2]
    for advice in ADVICE:
        advised = bidi_lines(localizer, advice)
        assert advised[:3] == plain
        assert localizer(ADVICE[advice]) in advised[3:]
