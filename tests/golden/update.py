"""The outputs that are held byte for byte, one file a format and language: `uv run poe snapshots` writes them again.

Run it after a change that is meant to change them (new translations, too), and read the difference before committing
it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BufferedReader, BytesIO
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))  # run as a script, as well as imported by the test

from permit_wizard import review  # noqa: E402
from permit_wizard.caseload import write as caseload_write  # noqa: E402
from permit_wizard.caseload.people.reader import Reading  # noqa: E402
from permit_wizard.caseload.triage import run  # noqa: E402
from permit_wizard.caseload.write.layout import Caseload  # noqa: E402
from permit_wizard.core.editions import EDITIONS  # noqa: E402
from permit_wizard.core.rules import assess  # noqa: E402
from permit_wizard.language.localizer import Localizer  # noqa: E402
from permit_wizard.outputs import Sheet, writer  # noqa: E402
from tests.builders import TODAY, applicant  # noqa: E402

WHOLE = ("en", "ar")
BESIDE = {"ar": "nl"}  # two languages side by side, one of each direction
SINCE_THE_CHANGE = date(2026, 11, 25)
SUFFIX = {"text": "txt", "qr": "ansi.txt", "table": "txt"}
PEOPLE = """ref;permit;expires_on;applied;main_residence;abroad_over_3_months;reason_applies;information_correct;\
convictions;digid;may_work;travel;held_5_years
A-1;temporary_asylum;06-03-2026;no;yes;no;yes;yes;no;with_sms;yes;no;no
=1+2;temporary_asylum;20-03-2026;no;yes;no;yes;yes;no;without_sms;no;no;no
Zaïd;temporary_asylum;2026-08-30;no;yes;no;yes;yes;no;with_sms;yes;no;no
A-4;temporary_asylum;31-02-2027;no;yes;no;yes;yes;no;with_sms;yes;no;no
A-5;temporary_asylum;1-1-2026;no;yes;no;yes;yes;no;with_sms;yes;no;no
A-6;temporary_asylum;1-10-2027;no;yes;no;yes;yes;no;with_sms;yes;no;no
A-7;temporary_asylum;1-10-2027;no;yes;no;yes;yes;no;with_sms;yes;no;no;;one sign too many
A-8;temporary_asylum;1-10-2027;no;;;;;;;;;
A-9;permanent_asylum;;;;;;;;;;;
""".replace("\n", "\r\n")


def _sheet(
    name: str,
    code: str,
    beside: str | None = None,
    *,
    detailed: bool = False,
    why: bool = False,
    today: date = TODAY,
) -> bytes:
    answers = applicant(
        today,
        expires_on=today.replace(month=today.month + 1, day=20),
        digid="without_sms",
        may_work="yes",
        travel="yes",
        return_on=today.replace(day=today.day + 1),
        travel_document="no",
        held_5_years="yes",
        civic_integration="no",
    )
    localizers = tuple(Localizer(language) for language in (code, beside) if language)
    return writer(name)(Sheet(assess(answers, today), localizers, detailed, why=why))


def _caseload(form: str, code: str) -> bytes:
    localizer = Localizer(code, isolate=form in ("table", "html"))
    rows = Reading(BufferedReader(BytesIO(PEOPLE.encode())), TODAY)  # pyright: ignore[reportArgumentType]
    ranked = run.triage_rows(rows, TODAY, localizer)
    return b"".join(caseload_write.writer(form)(Caseload(ranked, TODAY, localizer)))


def made_in(code: str) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file in one language, by the file's name without the language."""
    made: dict[str, Callable[[], bytes]] = {}
    for name in ("text", "json", "html", "ics", "qr"):
        made[SUFFIX.get(name, name)] = partial(_sheet, name, code)
    made["why.txt"] = partial(_sheet, "text", code, why=True, today=SINCE_THE_CHANGE)
    made["why.html"] = partial(_sheet, "html", code, why=True, today=SINCE_THE_CHANGE)
    made["now.txt"] = partial(_sheet, "text", code, today=SINCE_THE_CHANGE)
    made["now.json"] = partial(_sheet, "json", code, today=SINCE_THE_CHANGE)
    made["telling.ics"] = partial(_sheet, "ics", code, detailed=True)
    made["telling.ansi.txt"] = partial(_sheet, "qr", code, detailed=True)
    for name in caseload_write.FORMATS:
        if name == "xlsx":  # compressed, by one zlib so and by another otherwise
            continue
        made[f"caseload.{SUFFIX.get(name, name)}"] = partial(_caseload, name, code)
    return made


def cases() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by the file's name: two languages whole, one for each direction."""
    made = {f"{code}.{name}": make for code in WHOLE for name, make in made_in(code).items()}
    english = [Localizer("en")]
    for edition in EDITIONS:
        made[f"en.{edition.id}.txt"] = partial(review.write, "text", english, edition)
        made[f"en.{edition.id}.mermaid"] = partial(review.write, "mermaid", english, edition)
    made["en.compared.txt"] = partial(review.write, "text", english, *EDITIONS)
    for code, beside in BESIDE.items():
        made[f"{code}-{beside}.html"] = partial(_sheet, "html", code, beside)
        made[f"{code}-{beside}.ics"] = partial(_sheet, "ics", code, beside, detailed=True)
    return made


def main() -> None:
    """Write all files, and remove those that nothing makes any more."""
    for path in HERE.iterdir():
        if path.suffix != ".py" and path.name[0] != "." and path.is_file():
            path.unlink()
    for name, make in cases().items():
        (HERE / name).write_bytes(make())


if __name__ == "__main__":
    main()
