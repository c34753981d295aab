"""Words of people's sheets that can mean something else as well: they are asked about, and never taken silently."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from permit_wizard.caseload.columns import cell_words, header_phrases, vocabulary
from permit_wizard.caseload.columns.contact_columns import telephone_column
from permit_wizard.caseload.columns.header_phrases import meaning
from permit_wizard.caseload.columns.mapping import columns_of, key_of
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.signs import items
from tests.caseload.centre_sheets import Read, book, due

NO_COLUMN = {
    "شماره": "a number: of a person, a telephone or a row",
    "کد": "a code: of a person, or of an address",
    "مراجع": "a client in Iran, the authorities in Afghanistan",
    "فامیل": "a surname in Iran, a family in Afghanistan",
    "ختم": "the end of a card, or of a file",
    "درخواست": "an application, or what somebody asks for",
    "تاریخ رسیدن": "the day on which the IND received it, or of the arrival in the Netherlands",
    "information": "what was told to the IND, or whatever else there is to tell",
    "informatie": "the same",
    "inlichtingen": "the same",
    "informations": "the same",
    "المعلومات": "the same",
    "ሓበሬታ": "the same",
    "bilgi": "the same",
    "اطلاعات": "the same",
}
NO_VALUE = [
    ("permit", "موقت", "temporary: asylum, or any other permit"),
    ("applied", "رد", "refused in Persian, a reply in Arabic"),
    ("digid", "برنامه", "an app, or a plan"),
]


UNCERTAIN = {
    "en": ["pending", "in progress", "ongoing", "done", "waiting", "extended", "granted"],
    "nl": ["gedaan", "loopt", "lopend", "mee bezig", "wacht", "klaar", "verlengd", "akkoord"],
    "fr": ["en cours", "en attente", "fait", "terminé", "prolongé", "accordé"],
    "ar": ["تم", "في الانتظار", "جاري", "منجز", "تم التمديد", "تمت الموافقة"],
    "ti": ["ይጽበ ኣሎ", "ኣብ መስርሕ", "ተገይሩ", "ተወዲኡ", "ተናዊሑ"],
    "tr": ["beklemede", "bekliyor", "işlemde", "tamam", "uzatıldı", "verildi"],
    "fa": ["منتظر", "در جریان", "در انتظار", "انجام شد", "تمدید شد"],
}
"""What people write under "applied" for somebody who may still have to apply, or whose card was given already."""

SURE = {
    "en": "waiting for the IND", "nl": "in behandeling", "fr": "en attente de l’IND", "ar": "بانتظار دائرة IND",
    "ti": "ንIND ይጽበ", "tr": "IND kararı bekleniyor", "fa": "منتظر جواب IND",
}  # fmt: skip


@pytest.mark.parametrize("code", languages())
def test_a_word_that_may_mean_that_nobody_applied_is_asked_about_in_every_language(code: str) -> None:
    """Somebody who has not applied and is read as waiting for the IND misses the last day."""
    said = items(Localizer(code, isolate=False)(cell_words._UNCERTAIN), languages()[code])
    assert {*UNCERTAIN[code]} <= {*said}
    words = [*said, *(f"{word}?" for word in (*vocabulary.yes_words(), SURE[code]))]
    rows = "".join(f"{at};4-12-2026;{word}\n" for at, word in enumerate([*words, SURE[code]]))
    read = Read(f"naam;geldig tot;aangevraagd\n{rows}".encode())
    assert not read.complete
    days = {entry.ref: entry for entry in read.entries}
    sure = days.pop(str(len(words)))
    assert sure.triage.urgency is Urgency.WAITING
    assert not sure.notes
    assert {words[int(ref)]: entry.triage.due for ref, entry in days.items()} == dict.fromkeys(words, due(2026, 12, 4))
    assert all("does not tell whether" in " ".join(entry.notes) for entry in days.values())


@pytest.mark.parametrize(
    "header",
    ["Paspoort aangevraagd", "Huurtoeslag aangevraagd", "Aangevraagd: DigiD", "Woning aangevraagd", "Fiets aangevraagd",
     "Verlenging paspoort aangevraagd", "Applied for housing", "Visa: applied"],
)  # fmt: skip
def test_an_application_for_something_else_is_none_to_the_ind(header: str) -> None:
    read = Read(f"naam;geldig tot;{header}\nBo;4-12-2026;ja\nCas;5-12-2026;nee\n".encode())
    assert read.days == {"Bo": due(2026, 12, 4), "Cas": due(2026, 12, 5)}
    assert read.entries[0].triage.urgency is not Urgency.WAITING
    assert any(header in line for line in read.said)


def test_an_application_that_is_known_by_a_longer_header_is_said() -> None:
    read = Read(b"naam;geldig tot;Hebt u al verlenging aangevraagd?\nBo;4-12-2026;ja\n")
    assert read.entries[0].triage.urgency is Urgency.WAITING
    assert "“Hebt u al verlenging aangevraagd?” was read as the application to the IND." in read.said


def test_a_longer_header_above_doubtful_words_alone_is_asked_about_as_well() -> None:
    read = Read(b"naam;geldig tot;Verlenging bij IND aangevraagd?\nBo;4-12-2026;loopt\nCas;5-12-2026;ja?\n")
    assert [len(entry.notes) for entry in read.entries] == [1, 1]
    assert read.days == {"Bo": due(2026, 12, 4), "Cas": due(2026, 12, 5)}


WORK_PERMITS = {
    "en": "Work permit valid until", "nl": "Werkvergunning geldig tot", "fr": "Permis de travail valable jusqu’au",
    "ar": "تصريح العمل صالح حتى", "ti": "ናይ ስራሕ ፍቓድ ክሳብ መዓስ ይሰርሕ", "tr": "İş izni bitiş tarihi",
    "fa": "مجوز کار معتبر تا",
}  # fmt: skip
BANK_CARDS = {
    "en": "Bank card valid until", "nl": "Bankpas geldig tot", "fr": "Carte bancaire valable jusqu’au",
    "ar": "البطاقة البنكية صالحة حتى", "ti": "ናይ ባንክ ካርድ ክሳብ መዓስ ይሰርሕ", "tr": "Banka kartı bitiş tarihi",
    "fa": "کارت بانکی معتبر تا",
}  # fmt: skip


@pytest.mark.parametrize("code", languages())
def test_the_end_of_another_permit_or_card_is_not_that_of_the_card(code: str) -> None:
    for header in (WORK_PERMITS[code], BANK_CARDS[code]):
        read = Read(f"naam;{header}\nBo;4-3-2027\n".encode())
        assert read.days == {"Bo": None}
        assert header_phrases.meaning(vocabulary.normalize(header)) not in ("expires_on", "permit")


def test_a_work_permit_that_nobody_has_is_no_other_permit() -> None:
    read = Read(b"name,valid until,work permit\nBo,2026-12-04,none\n")
    assert read.days == {"Bo": due(2026, 12, 4)}


OLD = {"en": "Old", "nl": "Oud", "fr": "Anciens", "ar": "قديم", "ti": "ኣረጊት", "tr": "Eski", "fa": "قدیمی"}


def _with_tab(title: str) -> Read:
    people = [["Naam", "Verloopt"], ["Cas", "4-12-2026"]]
    return Read(book(("Lijst", [["Naam", "Verloopt"], ["Bo", "5-12-2026"]]), (title, people)))


@pytest.mark.parametrize("code", languages())
def test_a_tab_that_is_called_old_is_closed_and_that_is_said(code: str) -> None:
    for title in (OLD[code], f"{OLD[code]} 2024"):
        read = _with_tab(title)
        assert read.closed == {"Cas"}
        assert any(f"on the tab “{title}” are listed as closed, because of its title" in line for line in read.said)
    read = _with_tab(f"Bergen {OLD[code]}")
    assert read.closed == set()
    assert read.days["Cas"] == due(2026, 12, 4)


@pytest.mark.parametrize("title", ["Oud Gastel", "Oude IJsselstreek", "Old Town", "Niet afgesloten", "Not closed"])
def test_a_town_or_what_is_not_closed_is_no_archive(title: str) -> None:
    assert _with_tab(title).closed == set()


def test_a_person_called_old_closes_nobodys_file() -> None:
    read = Read(b"Naam;Verloopt\nBo;5-12-2026\n\nOud;\nCas;4-12-2026\n")
    assert read.closed == set()
    assert set(read.days) == {"Bo", "Oud", "Cas"}


@pytest.mark.parametrize("status", ["closed?", "dicht?", "teruggekeerd", "teruggekeerd van reis", "uitgeschreven"])
def test_a_status_with_two_meanings_closes_no_file(status: str) -> None:
    assert Read(f"naam;geldig tot;status\nBo;4-12-2026;{status}\n".encode()).closed == set()


@pytest.mark.parametrize(("header", "_meanings"), NO_COLUMN.items())
def test_a_header_with_two_meanings_names_no_column(header: str, _meanings: str) -> None:
    assert key_of(vocabulary.normalize(header), {}) == ""


@pytest.mark.parametrize(("key", "cell", "_meanings"), NO_VALUE)
def test_a_cell_with_two_meanings_is_no_answer(key: str, cell: str, _meanings: str) -> None:
    assert vocabulary.normalize(cell) not in vocabulary.values(key)


@pytest.mark.parametrize("cell", ["ندارد", "لازم نیست"])
def test_having_none_and_needing_none_are_answers_and_not_beside_the_question(cell: str) -> None:
    assert vocabulary.normalize(cell) not in cell_words.not_applicable()


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
    [
        ("نام", "نام خانوادگی"),
        ("نام", "تخلص"),
        ("Ad", "Soyad"),
        ("Nom", "Prénom"),
        ("Voornaam", "Achternaam"),
        ("Name", "Surname"),
        ("Naam", "Achternaam"),
        ("Nom de famille", "Prénom"),
        ("الاسم", "الكنية"),
        ("اسم", "اللقب"),
        ("ስም", "ስም ኣቦ"),
        ("Voornaam cliënt", "Achternaam cliënt"),
        ("Nom client", "Prénom client"),
        ("Client first name", "Client surname"),
        ("Naam", "Achternaam cliënt"),
    ],
)
def test_a_first_name_beside_a_surname_is_half_a_name(names: tuple[str, str]) -> None:
    """Two people called Ahmad are two."""
    header: Mapping[str, int] = dict.fromkeys((*names, "expires_on"), 0)
    rows = [["Ali", "Haddad", "4-12-2026"], ["Ali", "Noor", "5-12-2026"], ["Ali", "Aziz", "6-12-2026"]]
    found = columns_of(list(header), {}, rows, lambda _key, _cell: True)
    assert [column.name for column in found.refs] == list(names)


@pytest.mark.parametrize("other", ["Voornaam begeleider", "Achternaam contactpersoon", "Prénom du bénévole"])
def test_the_name_of_somebody_else_is_no_part_of_a_name(other: str) -> None:
    rows = [["Ali", "Els", "4-12-2026"]]
    found = columns_of(["Naam", other, "expires_on"], {}, rows, lambda _key, _cell: True)
    assert [column.name for column in found.refs] == ["Naam"]


def test_a_first_name_alone_is_a_name() -> None:
    assert [column.name for column in columns_of(["نام", "expires_on"], {}).refs] == ["نام"]


_STATUS_OF_APPLICATION = {
    "en": ("Application status", "submitted", "refused"),
    "nl": ("Status aanvraag", "ingediend", "afgewezen"),
    "fr": ("Statut de la demande", "déposée", "refusée"),
    "ar": ("حالة الطلب", "قيد الدراسة", "مرفوض"),
    "ti": ("ኩነታት ምልክታ", "ተላኢኹ", "ተነጺጉ"),
    "tr": ("Başvuru Durumu", "gönderildi", "reddedildi"),
    "fa": ("وضعیت درخواست", "ارسال شد", "رد شد"),
}


@pytest.mark.parametrize("code", languages())
def test_a_column_that_may_be_the_application_is_named_and_a_refusal_asked_about(code: str) -> None:
    """It may be another application, so nobody is taken to have applied; a refusal by the IND is urgent."""
    header, sent, refused = _STATUS_OF_APPLICATION[code]
    row = "naam;geldig tot;{};Notitie\nAda;4-12-2026;{};\nBo;14-5-2027;{};belt terug\n"
    read = Read(row.format(header, sent, refused).encode())
    assert any(f'--map "{header}=applied"' in line and "may be the application" in line for line in read.said)
    assert not any("Notitie=applied" in line for line in read.said)
    notes = {entry.ref: " ".join(entry.notes) for entry in read.entries}
    assert "did the IND refuse" not in notes["Ada"]
    assert f"“{refused}” in “{header}”: did the IND refuse a new card?" in notes["Bo"].translate(_ISOLATES)
    mapped = Read(row.format("aangevraagd", sent, refused).encode())
    assert not any("=applied" in line or "did the IND refuse" in line for line in mapped.said)
    for word in items(Localizer(code, isolate=False)(header_phrases._APPLICATION), languages()[code]):
        assert header_phrases.may_be_application(vocabulary.normalize(word))


_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@pytest.mark.parametrize(
    ("rest", "asked"),
    [("aangevraagd;Beslissing\n{};ja;afgewezen op 3-11-2026", True), ("aangevraagd;Besluit\n{};nee;Geweigerd?", True),
     ("aangevraagd;Besluit\n{};afgewezen;afgewezen", False), ("aangevraagd;Huurtoeslag\n{};ja;afgewezen", False),
     ("aangevraagd;Status\n{};ja;niet afgewezen", False), ("Dossierstatus;Besluit\n{};overleden;afgewezen", False)],
)  # fmt: skip
def test_a_refusal_in_another_column_is_asked_about(rest: str, asked: bool) -> None:
    read = Read(("naam;geldig tot;" + rest.format("Ada;14-5-2027") + "\n").encode())
    assert any("did the IND refuse" in line for line in read.said) is asked


@pytest.mark.parametrize(
    "header",
    ["Aanvraag verlenging ingediend", "Heeft aangevraagd", "Verlenging ingediend", "Application submitted",
     "Has applied", "Demande de renouvellement déposée", "Renouvellement demandé", "هل تم تقديم الطلب؟",
     "ምልክታ ኣቕሪቡ", "Başvuru yaptı mı?", "درخواست ارسال شده", "تمدید درخواست شده"],
)  # fmt: skip
def test_a_header_of_a_whole_question_about_the_application_is_known(header: str) -> None:
    read = Read(f"naam;geldig tot;{header}\nAda;14-5-2027;afgewezen\n".encode())
    assert next(iter(read.entries)).triage.urgency is Urgency.TODAY
