"""The words that are recognised in sheets, in every language: none of them means two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from permit_wizard.caseload.columns import cell_words, header_phrases, vocabulary
from permit_wizard.caseload.columns.contact_columns import _LANGUAGE, _TELEPHONE
from permit_wizard.caseload.columns.vocabulary import items, normalize
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.core.answers import KEYS
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import reading

APART: Mapping[str, tuple[Text, ...]] = {
    "answers": tuple(
        vocabulary._VALUES[value] for value in ("yes", "no", "unsure", "refused", "extension", "permanent")
    ),
    "blanks": (vocabulary._VALUES["yes"], vocabulary._VALUES["no"], cell_words._NOT_APPLICABLE),
    "codes": tuple(vocabulary._VALUES[value] for value in ("with_sms", "with_app", "without_sms")),
    "sent": (
        cell_words._SENT,
        cell_words._UNCERTAIN,
        cell_words._NOT_APPLICABLE,
        *(vocabulary._VALUES[value] for value in ("yes", "no", "refused", "extension", "permanent")),
    ),
    "archives": (header_phrases._ARCHIVE, header_phrases._OLD, header_phrases._CURRENT),
    "applications": (header_phrases._TO_IND, header_phrases._OTHER),
    "expired": (cell_words._EXPIRED, vocabulary._VALUES["unsure"], cell_words._CLOSED),
    "dates": (header_phrases._ENDS, header_phrases._OTHER),
    "contact": (_LANGUAGE, _TELEPHONE, *vocabulary._REFS.values()),
    "rows": (cell_words._TOTAL, vocabulary._REFS[vocabulary.NAME]),
}
"""Lists that must have no word in common, in all languages together: a sheet is read with all of them at once."""

EITHER = {normalize(word) for word in ("ad", "isim", "نام", "اسم", "nom")}
"""A whole name, or a part of one where another column has the other part."""


@pytest.mark.parametrize("name", APART)
def test_no_word_is_in_two_opposite_lists_of_any_languages(name: str) -> None:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for text in APART[name]:
        for code in languages():
            for word in items(Localizer(code, isolate=False)(text), languages()[code]):
                found[normalize(word)].add((text.message, code))
    twice = {word: where for word, where in found.items() if len({message for message, _code in where}) > 1}
    assert {word: where for word, where in twice.items() if word not in EITHER} == {}


def meanings(key: str) -> Iterator[tuple[str, str]]:
    for code in languages():
        say = Localizer(code, isolate=False)
        for option in BY_KEY[key].options:
            brief, words = vocabulary.short(option.value), vocabulary._VALUES.get(option.value)
            known = [say(option.label), *([say(brief)] if brief else ())]
            known += items(say(words), say.language) if words else ()
            yield from ((normalize(word), option.value) for word in known)


@pytest.mark.parametrize("key", [key for key in KEYS if BY_KEY[key].options])
def test_no_word_is_two_values_of_a_column(key: str) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for word, value in meanings(key):
        found[word].add(value)
    assert {word: values for word, values in found.items() if len(values) > 1} == {}
    assert all(vocabulary.values(key)[word] in values for word, values in found.items())


TURKISH = (
    "Sıra No;{name};{surname};Telefon;Oturum İzni Türü;Kartın Geçerlilik Tarihi;Başvuru Durumu;DigiD;Seyahat planı;"
    "Suç kaydı;Konuştuğu dil;Notlar\n"
    "1;Mehmet;Yılmaz;0612345678;Geçici iltica;15 Aralık 2026;Başvurmadı;SMS ile;Hayır;Yok;Türkçe;\n"
    "2;Mehmet;Kaya;;SÜRELİ İLTİCA;3.1.2027;Beklemede;SMS yok;Var;H;Kürtçe;kart kayıp\n"
    "3;Ayşe;Işık;;İltica - geçici;31/01/2027;henüz değil;yok;H;E;Farsça;\n"
    "TOPLAM;3;;;;;;;;;;\n"
)
DARI = (
    "{name};{surname};نمبر تلیفون;نوع اقامت;تاریخ ختم کارت;درخواست داده؟;DigiD;سفر;جرم;زبان;ملاحظات\n"
    "احمد;رحیمی;۰۶۱۲۳۴۵۶۷۸;پناهندگی موقت;۱۵ دسمبر ۲۰۲۶;نخیر;با پیامک;نخیر;ندارد;دری;\n"
    "احمد;کریمی;;پناهنده گی موقت;۳/۱/۲۰۲۷;تحت بررسی;بدون پیامک;بلی;نی;پشتو;\n"
    "زهرا;نوری;;پناهنده‌گی موقت;۳۱ جنوری ۲۰۲۷;هنوز نه;ندارد;نی;بلی;فارسی;\n"
    "مجموع;۳;;;;;;;;;\n"
)


@pytest.mark.parametrize(
    ("sheet", "name", "surname", "code", "people"),
    [
        (TURKISH, "Adı", "Soyadı", "tr", ["Mehmet Yılmaz", "Mehmet Kaya", "Ayşe Işık"]),
        (TURKISH, "AD", "SOYAD", "tr", ["Mehmet Yılmaz", "Mehmet Kaya", "Ayşe Işık"]),
        (DARI, "نام", "تخلص", "fa", ["احمد رحیمی", "احمد کریمی", "زهرا نوری"]),
        (DARI, "نام", "نام خانوادگی", "fa", ["احمد رحیمی", "احمد کریمی", "زهرا نوری"]),
        (DARI, "الاسم", "الكنية", "ar", ["احمد رحیمی", "احمد کریمی", "زهرا نوری"]),
    ],
)
def test_a_sheet_of_a_centre_is_read_with_first_names_and_surnames(
    sheet: str, name: str, surname: str, code: str, people: list[str]
) -> None:
    rows = reading(sheet.format(name=name, surname=surname))
    found = list(triage_rows(rows, TODAY, Localizer(code)))
    by_name = {entry.ref: entry for entry in found}
    assert set(by_name) == set(people)
    assert [by_name[person].triage.due is not None or by_name[person].triage.outcome for person in people]
    said = [note for entry in found for note in entry.notes]
    assert said == [], said
