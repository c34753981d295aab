"""A language of a script that this program does not know is a folder and a table in scripts.toml.

Georgian, made of the Dutch folder: every edge has it, with its letters, fonts, digits, months, keys and words.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from locales.hatch_build import compile_catalogues
from locales.language_toml import BadLanguage
from permit_wizard.caseload.columns.contact_columns import language_code
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.command_line.doctor import check_fonts
from permit_wizard.core.dates import month_words
from permit_wizard.core.dates.calendars import Calendar
from permit_wizard.core.dates.reading import NoDate, Why, read_day
from permit_wizard.core.rules import assess
from permit_wizard.language import languages as compiled_languages
from permit_wizard.language import localizer
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.scripts import font_families, script_of
from permit_wizard.language.signs import items
from permit_wizard.outputs import Sheet, html, plain_text
from permit_wizard.outputs.delivery import print_out
from permit_wizard.plain.commands import Command, command_in
from permit_wizard.visit.blocks import Languages
from permit_wizard.visit.first_pages import language_page, welcome_page
from permit_wizard.visit.places import CHECK, RESULT
from permit_wizard.visit.state import Visit
from permit_wizard.web.build import documents, poster, site
from tests.builders import ROOT, TODAY, applicant
from tests.caseload.people import reading
from tests.terminal_ui.visiting import EVERYTHING, NARROW, visit

CODE, NAME = "ka", "ქართული"
TRANSLATED = {
    "Choose your language": "აირჩიეთ ენა",
    "name, full name, client, person": "სახელი· გვარი",
    "expires on, expires, expiry date, expiration date, end date, valid until, valid to, permit expires on": "ვადა",
    "language, spoken language, mother tongue, speaks": "ენა",
    "may work, work allowed": "სამუშაო",
    "yes, true": "დიახ· კი",
    "no, false": "არა",
    "b, back": "უ· უკან",
}
"""Some messages in it; its commas are middle dots."""

SCRIPT = """
[Geor]
fonts = ["Noto Sans Georgian", "Sylfaen"]
line_height = 1.7
paper = [80, 50]
half_paper = [40, 70]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build English, Dutch, Persian and Georgian, and let the program use them."""
    root = tmp_path_factory.mktemp("eighth")
    make(root)
    compile_catalogues(root)
    compiled = root / "permit_wizard" / "locales"
    with pytest.MonkeyPatch.context() as patch:
        for module in (compiled_languages, localizer):
            patch.setattr(module, "COMPILED", compiled)
        patch.setattr(month_words, "COMPILED", compiled / "date_words.json")
        forget()
        yield root
    forget()


def make(root: Path) -> None:
    for code in ("en", "nl", "fa"):
        shutil.copytree(ROOT / "locales" / code, root / "locales" / code)
    shutil.copytree(ROOT / "locales" / "nl", root / "locales" / CODE)
    shutil.copy(ROOT / "locales" / "permit_wizard.pot", root / "locales")
    scripts = (ROOT / "locales" / "scripts.toml").read_text(encoding="utf-8")
    (root / "locales" / "scripts.toml").write_text(scripts + SCRIPT, encoding="utf-8")
    data = root / "locales" / CODE / "language.toml"
    text = (
        data.read_text(encoding="utf-8")
        .replace("order = 1\n", "order = 8\ncompare_with_dutch = true\nvoice = false\n")
        .replace('script = "Latn"', 'script = "Geor"')
        .replace('list = ", "', 'list = "· "')
    )
    data.write_text(
        text + '\n[dates.other_calendars]\npersian = "მიზანი"\n\n[keyboard]\nletters = ["ა", "ბ", "გ"]\n',
        encoding="utf-8",
    )
    catalogue = root / "locales" / CODE / "LC_MESSAGES" / "permit_wizard.po"
    said = catalogue.read_text(encoding="utf-8").replace("X-Language-Name: Nederlands", f"X-Language-Name: {NAME}")
    catalogue.write_text(said.replace('"Language: nl\\n"', f'"Language: {CODE}\\n"'), encoding="utf-8")
    with catalogue.open("rb") as stream:
        messages = read_po(stream, locale=CODE)
    for english, own in TRANSLATED.items():
        message = messages.get(english)
        assert message is not None, english
        message.string = own
    with catalogue.open("wb") as stream:
        write_po(stream, messages)


def forget() -> None:
    """Empty every cache of the program: what it knows of its languages."""
    for name, module in list(sys.modules.items()):
        if name.startswith("permit_wizard."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.mark.usefixtures("root")
def test_it_is_offered_wherever_readers_choose() -> None:
    assert list(languages()) == ["nl", "en", "fa", CODE]
    for page in (language_page(Visit(TODAY)), welcome_page()):
        assert [block.codes for block in page.blocks if isinstance(block, Languages)] == [tuple(languages())]
    pages: Mapping[str, str] = dict(documents.documents(documents.Site("code-0", tuple(languages()))))
    assert f"{CODE}.html" in pages
    assert all(NAME in page and TRANSLATED["Choose your language"] in page for page in (pages["index.html"],))
    assert Localizer("nl").language_name(CODE) == "Georgisch"
    assert Localizer(CODE).language_name("nl") == "ნიდერლანდური"  # as CLDR has it


@pytest.mark.usefixtures("root")
def test_pages_and_paper_have_its_fonts_and_the_room_it_needs() -> None:
    assert '"Noto Sans Georgian", Sylfaen' in font_families()
    say = Localizer(CODE)
    sheet = Sheet(assess(applicant(), TODAY), (say,))
    for css in (site.scripts_css(), poster.style(), html.write(sheet).decode()):
        assert font_families() in css
    assert f":lang({CODE}) {{ line-height: 1.7 }}" in site.scripts_css()
    assert f":lang({CODE})" in poster.style()
    assert ":lang(nl)" not in site.scripts_css() + poster.style()
    assert f'<section lang="{CODE}" dir="ltr">' in poster.poster("https://example.org", tuple(languages()), 6)
    assert script_of(say.language).paper == (80, 50)
    assert plain_text.write(sheet)
    assert print_out.why_not((say,)) is not None
    assert any(TRANSLATED["Choose your language"] in str(check.found.values) for check in check_fonts({"PATH": "/no"}))


@pytest.mark.usefixtures("root")
def test_what_is_typed_in_it_is_understood() -> None:
    say = Localizer(CODE)
    november = languages()[CODE].months[10]
    assert november.startswith("ნოემბერ")
    assert read_day(f"23 {november} 2026") == date(2026, 11, 23)
    assert say.date(date(2026, 11, 23)) == f"23 {november} 2026"
    assert read_day("9 მიზანი 05") == NoDate(Why.CALENDAR, calendar=Calendar.PERSIAN)
    assert items("ერთი· ორი, სამი", languages()[CODE]) == ["ერთი", "ორი", "სამი"]
    assert command_in("უკან", say) is command_in("უ", say) is Command.BACK


@pytest.mark.usefixtures("root")
def test_a_sheet_in_it_is_read_and_judged() -> None:
    sheet = f"სახელი;ვადა;ენა;სამუშაო\nნინო;06.03.2026;{NAME};კი\nგია;9 მიზანი 1405;ქართული/ru;არა\n"
    found = list(triage_rows(reading(sheet), TODAY, Localizer(CODE)))
    assert [entry.ref for entry in found] == ["ნინო", "გია"]
    assert found[0].triage.urgency is not Urgency.BAD
    assert found[0].triage.due is not None
    assert "Perzische kalender" in str(found[1].notes)
    assert language_code(NAME) == language_code("ru / georgisch") == CODE


@pytest.mark.usefixtures("root")
async def test_the_screen_shows_it_and_takes_its_keys() -> None:
    async with visit(CODE, size=NARROW) as person:
        await person.go_to(RESULT, EVERYTHING)
        await person.press("ბ")
        assert person.place == CHECK


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("line_height = 1.7", "line_height = 2", "Geor.line_height must be a number such as 1.5"),
        ("[80, 50]", "[80]", "Geor.paper must be 2 whole numbers"),
        ('fonts = ["Noto Sans Georgian", "Sylfaen"]', "fonts = [1]", "Geor.fonts must be texts"),
        ('fonts = ["Noto Sans Georgian", "Sylfaen"]', "", "Geor.fonts is missing"),
        ("[Geor]", "[Geor", "scripts.toml"),
    ],
)
def test_what_is_wrong_in_the_table_of_scripts_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    shutil.copytree(ROOT / "locales" / "en", tmp_path / "locales" / "en")
    shutil.copy(ROOT / "locales" / "permit_wizard.pot", tmp_path / "locales")
    assert before in SCRIPT
    (tmp_path / "locales" / "scripts.toml").write_text(SCRIPT.replace(before, after), encoding="utf-8")
    with pytest.raises(BadLanguage, match=said):
        compile_catalogues(tmp_path)
    (tmp_path / "locales" / "scripts.toml").unlink()
    with pytest.raises(BadLanguage, match="missing"):
        compile_catalogues(tmp_path)


def test_a_script_without_a_table_gets_the_most_room() -> None:
    strange = languages()["nl"]._replace(typography=languages()["nl"].typography._replace(script="Geor"))
    found = script_of(strange)
    assert not found.everywhere
    assert found.paper <= min(script_of(each).paper for each in languages().values())
    assert found.line_height >= max(script_of(each).line_height for each in languages().values())
