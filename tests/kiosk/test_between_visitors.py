"""What a visitor leaves to the next: nothing, in no memory, no file, no screen, no environment."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Direction, visual_line
from tests.kiosk.terminal import LANGUAGES, is_welcome, memory_holds, resident
from tests.kiosk.visitors import (
    END,
    PATTERN,
    choose_english,
    nothing_left,
    title,
    type_pattern,
    wait_chosen,
    wait_words,
)

KIOSK = [str(Path(sys.executable).with_name("permit-wizard")), "--kiosk"]
SUPERVISOR = """
import sys
from permit_wizard.kiosk.settings import Settings
from permit_wizard.kiosk.supervisor import Supervisor
sys.exit(Supervisor(Settings(), {}, sys.argv[1:]).run())
"""
ALL_IS_WELL = {  # not applied yet, and no journey
    "applied": "1", "main_residence": "1", "abroad_over_3_months": "2", "reason_applies": "1",
    "information_correct": "1", "convictions": "2", "digid": "1", "travel": "2",
}  # fmt: skip
WRITING = re.compile(
    r'(?:open|openat|openat2|creat)\((?:AT_FDCWD, )?"([^"]+)", [^)\n]*O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)'
)
OTHER_WRITING = re.compile(
    r"\b(?:rename\w*|link\w*|symlink\w*|mkdir\w*|mknod\w*|truncate|unlink\w*)\(.*= 0$", re.MULTILINE
)


def test_memory_of_the_next_visitor_and_of_the_supervisor_holds_nothing_typed(hall):
    terminal = hall(KIOSK)
    first = type_pattern(terminal)
    assert memory_holds(first, PATTERN.encode()), "the search itself must find what is there"
    terminal.send(END)
    terminal.wait_welcome(before=first)
    second = type_pattern(terminal, "Zzyx-0815-Mnwtr")
    for pid in (terminal.process.pid, *terminal.processes()):
        assert not memory_holds(pid, PATTERN.encode())
    assert second != first


def test_end_key_wipes_screen_scrollback_and_title_without_asking(hall):
    terminal = hall(KIOSK)
    first = type_pattern(terminal)
    terminal.send(END)
    terminal.wait_welcome(before=first)
    assert nothing_left(terminal, PATTERN)
    assert b"\x1b[3J" in terminal.last
    assert b"\x1b]52;cps;!" in terminal.last


def test_what_scrolled_away_is_wiped_too(hall):
    terminal = hall(KIOSK)
    first = type_pattern(terminal)
    with terminal._changed:  # as a terminal does that keeps what left its screen, with a smaller window for example
        terminal._stream.feed(b"\r\n" * 60 + PATTERN.encode() + b"\r\n" * 60)
    assert PATTERN in terminal.everything()
    terminal.send(END)
    terminal.wait_welcome(before=first)
    assert nothing_left(terminal, PATTERN)


def test_keys_typed_between_visitors_reach_nobody(hall):
    terminal = hall(KIOSK)
    first = type_pattern(terminal)
    terminal.send(END + "2\r\r1\r" * 20)
    terminal.wait_welcome(before=first)
    assert nothing_left(terminal, PATTERN, LANGUAGES, "\r")
    choose_english(terminal)


def test_a_whole_visit_opens_no_file_for_writing(start, tmp_path):
    log = tmp_path / "strace"
    terminal = start(["strace", "-f", "-q", "-e", "trace=file", "-o", str(log), *KIOSK])
    terminal.wait_welcome()
    type_pattern(terminal)
    terminal.send("\x15")  # ctrl+u
    terminal.wait(lambda: PATTERN not in terminal.text(), "an empty line")
    terminal.send("15052027")
    terminal.wait("15 May 2027")
    terminal.send("\r")
    terminal.wait("Is this the date on your card?")
    terminal.send("\r")
    for key, digit in ALL_IS_WELL.items():
        wait_words(terminal, title(key))
        terminal.send(digit)
        wait_chosen(terminal, f" {digit} ")
        terminal.send("\r")
    terminal.wait("Check your answers")
    terminal.send("\r")
    terminal.wait("Free help")
    terminal.send(END)
    terminal.wait(lambda: is_welcome(terminal.text()), "the welcome")
    terminal.process.send_signal(signal.SIGKILL)  # strace; what it ran goes on, and is closed with its terminal
    traced = log.read_text(errors="replace")
    assert "permit_wizard" in traced
    written = {path for path in WRITING.findall(traced) if not path.startswith("/dev/")}
    assert not written
    assert not OTHER_WRITING.findall(traced)


def test_environment_of_a_visit_is_an_allow_list(start, tmp_path):
    log = tmp_path / "textual.log"
    hostile = {
        "TEXTUAL_LOG": str(log), "TEXTUAL_DEBUG": "1", "TEXTUAL_DRIVER": "os:system", "TEXTUAL_PRESS": "1,2,3",
        "TEXTUAL": "debug,devtools", "PYTHONSTARTUP": "/etc/passwd", "COLUMNS": "200", "LINES": "70",
        "COLORTERM": "truecolor", "BROWSER": "w3m", "HOME": str(tmp_path),
    }  # fmt: skip
    terminal = start(KIOSK, environ=hostile)
    terminal.wait_welcome()
    type_pattern(terminal)
    for pid in terminal.processes():
        names = {line.partition(b"=")[0] for line in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0") if line}
        assert names == {b"TERM", b"COLORTERM"}
    assert not list(tmp_path.iterdir())


def test_command_line_of_a_visit_tells_nothing(hall):
    terminal = hall(KIOSK)
    type_pattern(terminal)
    arguments = Path(f"/proc/{terminal.visit()}/cmdline").read_bytes().split(b"\0")
    assert b"-I" in arguments
    assert not any(PATTERN.encode() in argument or b"idle" in argument for argument in arguments)


def test_visits_keep_their_memory_to_themselves(hall):
    terminal = hall(KIOSK)
    terminal.wait_welcome()
    for pid in terminal.processes()[:1]:
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0", limits)
        assert re.search(r"Max data size\s+268435456", limits)
        assert Path(f"/proc/{pid}").stat().st_uid == 0  # undumpable: it belongs to root, whichever user runs it
        if os.geteuid() == 0:
            assert int(re.search(r"VmLck:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) > 0


def test_no_process_of_the_same_user_reads_what_a_visit_keeps(start):
    # root may read everything by its capabilities: nobody here has any
    alone = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    terminal = start([*alone, *KIOSK])
    terminal.wait_welcome()
    mine = subprocess.Popen([*alone, "sleep", "100"])
    terminal.wait(lambda: Path(f"/proc/{mine.pid}/comm").read_text() == "sleep\n", "a process that may be read")

    def may_be_read(pid):
        return subprocess.run([*alone, "cat", f"/proc/{pid}/environ"], capture_output=True, check=False).returncode == 0

    readable = [pid for pid in (mine.pid, terminal.process.pid, *terminal.processes()) if may_be_read(pid)]
    mine.kill()
    mine.wait()
    assert readable == [mine.pid]


def test_keys_typed_while_nobody_reads_reach_no_visit(start, tmp_path):
    visit = [sys.executable, str(Path(__file__).with_name("reading_visit.py")), str(tmp_path / "read")]
    terminal = start([sys.executable, "-c", SUPERVISOR, *visit])
    terminal.wait(lambda: b"a visit" in terminal.last, "a visit")
    os.kill(terminal.process.pid, signal.SIGSTOP)
    os.kill(terminal.visit(), signal.SIGKILL)
    terminal.send("typed ahead")
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait(lambda: terminal.last.count(b"a visit") == 2, "the next visit")
    terminal.send("7")
    terminal.wait((tmp_path / "read").exists, "what it read")
    assert (tmp_path / "read").read_text() == "7"


def test_many_visitors_in_a_row_leave_the_supervisor_as_it_was(hall):
    terminal = hall(KIOSK)
    terminal.wait_welcome()
    sizes, seen = [], set()
    for number in range(6):
        visit = terminal.visit()
        seen.add(visit)
        terminal.send("\r")
        terminal.wait(LANGUAGES)
        terminal.send(END)
        terminal.wait_welcome(before=visit)
        assert LANGUAGES not in terminal.everything()
        if number > 1:
            sizes.append(resident(terminal.process.pid))
    assert len(seen) == 6
    assert len(terminal.processes()) <= 2
    assert max(sizes) - min(sizes) < 1024  # kB


@pytest.mark.parametrize(("key", "language", "begins"), [("3", "fr", "Commencer"), ("٤", "ar", None)])
def test_a_digit_on_the_welcome_chooses_its_language(hall, key, language, begins):
    localizer = Localizer(language)
    terminal = hall()
    terminal.wait_welcome()
    terminal.wait("3 Français")
    terminal.send(key)
    terminal.wait(begins or visual_line(localizer(_("Start now")), Direction.RTL).strip())
    assert LANGUAGES not in terminal.text()


def test_every_digit_of_the_welcome_is_beside_its_language_also_where_words_run_from_the_right(start):
    localizer = Localizer("ar")
    terminal = start(settings={"sorry": "ar", "bidi": "visual"})
    terminal.wait(visual_line(localizer.language.press, Direction.RTL).strip())
    terminal.wait("1 Nederlands   2 English   3 Français   4 ")
