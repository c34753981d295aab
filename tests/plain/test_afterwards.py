"""After the result: each letter that the page names works, in every language and in its own script."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_wizard.core.finding import Kind
from permit_wizard.core.questions import MAY_WORK
from permit_wizard.core.rules import assess
from permit_wizard.core.text import _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, qr, writer
from permit_wizard.outputs.delivery import print_out
from permit_wizard.plain.commands import Afterwards, Command, afterwards_in, command_in, letter_and_name
from permit_wizard.plain.export import BELOW
from permit_wizard.plain.findings import after_lines, detail_lines, which_reasons
from permit_wizard.plain.parse import SCANNED
from permit_wizard.visit.blocks import Exports
from permit_wizard.visit.page import items_of
from permit_wizard.visit.places import EXPORT, RESULT
from tests.plain.visits import ENTER, LEAVE, ONLINE, TODAY, page_at, result_of, visit, way_to_check
from tests.scanning import scanned

TO_RESULT = [*way_to_check(ONLINE), ENTER]
VERDICT = assess(ONLINE, TODAY)
SAY = Localizer("en")
SHOWN = page_at(RESULT, ONLINE)
WAYS = [option for block in page_at(EXPORT, ONLINE).blocks if isinstance(block, Exports) for option in block.options]


def after_result(*typed: str, language: str = "en", room: tuple[int, int] | None = None) -> str:
    """What is read after the result and its first menu, with these lines typed there."""
    out = visit([*TO_RESULT, *typed, LEAVE], language, room=room).out
    return out.partition("\n".join(after_lines(Localizer(language), SHOWN)))[2]


def test_nothing_is_between_the_advice_and_what_can_be_done() -> None:
    localizer = Localizer("en")
    assert "\n".join([result_of("en", ONLINE), "", *after_lines(localizer, SHOWN)]) in visit(TO_RESULT, "en").out


@pytest.mark.parametrize("language", languages())
def test_the_number_of_whatever_is_read_gives_its_reasons(language: str) -> None:
    localizer, findings = Localizer(language), items_of(SHOWN)
    read = result_of(language, ONLINE)
    for number, finding in enumerate(findings, 1):
        headline = localizer(finding.brief if finding.finding.kind is Kind.INFO else finding.message)
        assert f"\n{number}. {headline}" in read
        out = after_result(str(number), language=language)
        assert out.startswith("\n\n" + "\n".join(detail_lines(localizer, finding)) + "\n")
    refused = after_result(str(len(findings) + 1), language=language)
    assert localizer(which_reasons(SHOWN)) in refused


@pytest.mark.parametrize("language", languages())
def test_each_letter_means_one_thing_the_languages_own_and_the_one_that_works_everywhere(language: str) -> None:
    localizer = Localizer(language)
    for command in (*Command, *Afterwards):
        for letter in (letter_and_name(command, localizer)[0], *command.value):
            assert (command_in(letter, localizer) or afterwards_in(letter, localizer)) is command, (command, letter)


@pytest.mark.parametrize("language", languages())
def test_the_letters_that_the_page_names_do_what_it_says(language: str, tmp_path: Path) -> None:
    localizer = Localizer(language)
    further, take, check, again, leave = (line[0] for line in after_lines(localizer, SHOWN)[1:])
    assert localizer(MAY_WORK.title) in after_result(further, language=language)
    assert localizer(_("Take the result along")) in after_result(take, language=language)
    assert localizer(_("Check your answers")) in after_result(check, language=language)
    assert localizer(_("Start again?")) in after_result(again, language=language)
    assert visit([*TO_RESULT, leave], language).code == 0
    file = tmp_path / "named by the person.html"
    out = after_result(take, "1", str(file), language=language)
    assert localizer(_("Saved: {file}. Only you can open it.", file=str(file))) in out
    assert f'lang="{language}"' in file.read_text(encoding="utf-8")
    assert out.count(localizer(which_reasons(SHOWN))) == 1  # and back at what can be done


def test_each_kind_of_file_is_whole_and_enter_takes_the_name_that_is_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for number, way in enumerate(WAYS, 1):
        if way.file_name:
            (tmp_path / way.file_name).unlink(missing_ok=True)
            assert f"Press Enter to use the name ~/{way.file_name}." in after_result("k", str(number), ENTER)
            assert (tmp_path / way.file_name).read_bytes() == writer(way.format)(
                Sheet(VERDICT, (Localizer("en"),), way.detailed)
            )


def test_a_file_that_is_there_is_replaced_only_after_yes_and_every_question_has_a_way_back(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("theirs")
    out = after_result("k", "2", str(file), "x", "1", str(other))
    assert out.count("exists already") == 1
    assert "“x” cannot be used here." in out
    assert file.read_text() == "theirs"
    assert other.exists()
    after_result("k", "2", str(file), "2")
    assert file.read_text() != "theirs"
    back = after_result("k", "2", "b", "b", "1")
    assert back.count(SAY(_("Take the result along"))) == 2
    assert SAY(items_of(SHOWN)[0].message).split("\n")[0] in back
    assert "There is no folder" in after_result("k", "2", str(tmp_path / "none" / "x"), "q")


def number_of_code(*, detailed: bool) -> str:
    return str(1 + next(i for i, way in enumerate(WAYS) if way.format == "qr" and way.detailed is detailed))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("detailed", [False, True], ids=["address", "result"])
def test_a_code_is_whole_above_the_line_to_type_in_and_its_words_come_first(language: str, detailed: bool) -> None:
    localizer, size = Localizer(language), (80, 30)
    out = after_result("k", number_of_code(detailed=detailed), language=language, room=size)
    asked, _end, _rest = out.partition(localizer(SCANNED))
    payload = qr.summary(Sheet(VERDICT, (localizer,), detailed=True)) if detailed else qr.address(localizer)
    assert scanned(f"{asked}{localizer(SCANNED)}\n".encode(), *size) == [payload]
    assert asked.index(payload) < asked.index("\x1b[")


def test_a_code_that_does_not_fit_is_named_in_the_list_with_what_to_do() -> None:
    room = (60, 14)
    least, high = qr.least_room(qr.address(SAY))
    why = SAY(qr.too_small((least, high + BELOW), room))
    assert "Make it larger" in why
    assert why in after_result("k", room=room)
    out = after_result("k", number_of_code(detailed=False), "b", room=room)
    assert "\x1b" not in out
    assert SAY(SCANNED) not in out
    assert SAY(which_reasons(SHOWN)) in out  # and back at what can be done
    assert why not in after_result("k", room=(80, 40))


def test_where_nothing_can_be_drawn_no_code_is_offered() -> None:
    assert "code for your phone" in after_result("k", room=(80, 40))
    assert "code for your phone" not in after_result("k")


def test_print_now_is_offered_only_where_there_is_a_printer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_out, "why_not", lambda _says: None)
    assert "Print now" in after_result("k")
    monkeypatch.setattr(print_out, "why_not", lambda _says: print_out.NO_PROGRAM)
    assert "Print now" not in after_result("k")


def test_after_a_code_enter_goes_on_and_the_letters_work() -> None:
    code, size = number_of_code(detailed=False), (80, 40)
    assert SAY(which_reasons(SHOWN)) in after_result("k", code, ENTER, room=size).partition(SAY(SCANNED))[2]
    assert SAY(_("Take the result along")) in after_result("k", code, "b", room=size).partition(SAY(SCANNED))[2]
    assert "“x” cannot be used here." in after_result("k", code, "x", room=size)
    assert visit([*TO_RESULT, "k", code, "q"], "en", room=size).code == 0


def test_a_printer_that_is_not_there_is_said_and_the_result_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_printer(*_about: object) -> None:
        raise print_out.CannotPrint(_("No printer was found."))

    monkeypatch.setattr(print_out, "send", no_printer)
    monkeypatch.setattr(print_out, "why_not", lambda _says: None)
    out = after_result("k", str(len(WAYS)), room=(80, 40))
    assert "No printer was found." in out
    assert SAY(which_reasons(SHOWN)) in out


def test_read_again_reads_the_whole_result_and_another_language_too() -> None:
    assert result_of("en", ONLINE) in after_result("r")
    assert result_of("nl", ONLINE) in after_result("l", "1")


def test_further_questions_are_asked_after_the_result_and_lead_back_to_it() -> None:
    answered = ONLINE.answered("may_work", "yes", TODAY).answered("held_5_years", "no", TODAY)
    out = after_result("f", "1", "2")
    assert result_of("en", answered) in out
    assert "2 more questions: work, five years" in result_of("en", ONLINE)
    assert "more question" not in result_of("en", answered)
    assert "“f” cannot be used here." in after_result("f", "1", "2", "f")  # nothing further is left
    half = after_result("f", "1", "b", "b")  # back, question by question, to the result
    assert SAY(which_reasons(SHOWN)) in half.partition(SAY(MAY_WORK.title))[2]
