"""Words of people's sheets that can mean something else as well: they are asked about, and never taken silently."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.contact_columns import telephone_column
from permit_wizard.caseload.columns.header_phrases import meaning
from permit_wizard.caseload.columns.mapping import columns_of, key_of

NO_COLUMN = {
    "شماره": "a number: of a person, a telephone or a row",
    "کد": "a code: of a person, or of an address",
    "مراجع": "a client in Iran, the authorities in Afghanistan",
    "فامیل": "a surname in Iran, a family in Afghanistan",
    "ختم": "the end of a card, or of a file",
    "درخواست": "an application, or what somebody asks for",
    "تاریخ رسیدن": "the day on which the IND received it, or of the arrival in the Netherlands",
}
NO_VALUE = [
    ("permit", "موقت", "temporary: asylum, or any other permit"),
    ("applied", "رد", "refused in Persian, a reply in Arabic"),
    ("digid", "برنامه", "an app, or a plan"),
]


@pytest.mark.parametrize(("header", "_meanings"), NO_COLUMN.items())
def test_a_header_with_two_meanings_names_no_column(header: str, _meanings: str) -> None:
    assert key_of(vocabulary.normalize(header), {}) == ""


@pytest.mark.parametrize(("key", "cell", "_meanings"), NO_VALUE)
def test_a_cell_with_two_meanings_is_no_answer(key: str, cell: str, _meanings: str) -> None:
    assert vocabulary.normalize(cell) not in vocabulary.values(key)


@pytest.mark.parametrize("cell", ["ندارد", "لازم نیست"])
def test_having_none_and_needing_none_are_answers_and_not_beside_the_question(cell: str) -> None:
    assert vocabulary.normalize(cell) not in vocabulary.not_applicable()


@pytest.mark.parametrize("header", ["همراه", "تماس"])
def test_a_companion_or_a_contact_is_no_telephone(header: str) -> None:
    assert telephone_column([header]) is None
    assert telephone_column([f"تلفن {header}", f"شماره {header}"]) is not None


@pytest.mark.parametrize("header", ["تاریخ ختم دوسیه", "پایان پرونده", "ختم پرونده"])
def test_the_end_of_a_file_is_not_that_of_a_card(header: str) -> None:
    assert meaning(vocabulary.normalize(header)) != "expires_on"


@pytest.mark.parametrize("header", ["تاریخ ختم", "ختم کارت", "پایان اجازه اقامت", "تاریخ پایان اعتبار کارت"])
def test_the_end_of_a_card_is_one(header: str) -> None:
    name = vocabulary.normalize(header)
    assert (key_of(name, {}) or meaning(name)) == "expires_on"


@pytest.mark.parametrize(
    "names",
    [("نام", "نام خانوادگی"), ("نام", "تخلص"), ("Ad", "Soyad"), ("Nom", "Prénom"), ("Voornaam", "Achternaam")],
)
def test_a_first_name_beside_a_surname_is_half_a_name(names: tuple[str, str]) -> None:
    """Two people called Ahmad are two."""
    header: Mapping[str, int] = dict.fromkeys((*names, "expires_on"), 0)
    assert [column.name for column in columns_of(list(header), {}).refs] == list(names)


def test_a_first_name_alone_is_a_name() -> None:
    assert [column.name for column in columns_of(["نام", "expires_on"], {}).refs] == ["نام"]
