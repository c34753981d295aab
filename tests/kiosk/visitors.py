"""What visitors do, key by key."""

from datetime import date

from permit_wizard.core.questions import BY_KEY
from permit_wizard.language.localizer import Localizer
from tests.kiosk.terminal import LANGUAGES

TODAY = date(2026, 11, 23)
PATTERN = "Qwxz-4711-Vrblk"  # typed where a date belongs: nothing else on this machine says it
CHOSEN = "↵"  # on the row of an option that is chosen, at either end: the welcome, which turns, may be in Arabic
END = "\x1b[20~"  # F9
F2, F6, F7, F8, F12 = "\x1bOQ", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[24~"


def choose_english(terminal):
    terminal.wait_welcome()
    terminal.send("\r")
    terminal.wait(LANGUAGES)
    terminal.send("2")
    wait_chosen(terminal, " English ")
    terminal.send("\r")
    terminal.wait("Start now")


def wait_chosen(terminal, words):
    """Wait until the option with these words is the chosen one."""

    def is_chosen():
        return any(words in row and CHOSEN in row for row in terminal.text().split("\n"))

    terminal.wait(is_chosen, f"{words}{CHOSEN}")


def wait_words(terminal, words):
    """Wait for words, in however many lines."""
    terminal.wait(lambda: words in " ".join(terminal.text().split()), words)


def title(key):
    """The title of a question, in English."""
    return Localizer("en")(BY_KEY[key].title)


def type_pattern(terminal, pattern=PATTERN):
    """Come in, choose English, answer a question and type a pattern into the next one."""
    choose_english(terminal)
    type_from_start(terminal, pattern)
    return terminal.visit()


def type_from_start(terminal, pattern=PATTERN):
    """From the start page, answer a question and type a pattern into the next one."""
    terminal.send("\r")
    wait_words(terminal, title("permit"))
    terminal.send("1")
    wait_chosen(terminal, " 1 ")
    terminal.send("\r")
    terminal.wait("Type the date")
    terminal.send(pattern)
    terminal.wait(pattern)


def click(terminal, text):
    """Press and release the mouse on a text that is on the screen."""
    row, line = next((n, line) for n, line in enumerate(terminal.text().split("\n"), 1) if text in line)
    column = line.index(text) + 2
    terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")


def nothing_left(terminal, *patterns):
    """No pattern on either screen, in the scrollback or in the title, and no traceback.

    And nothing at all between two visits.

    The next visitor's welcome hides what was not wiped, so the screen at each start is checked too.
    """
    found = "\n".join([terminal.everything(), *terminal.between])
    return (
        not any(pattern in found for pattern in (*patterns, "Traceback", "Error"))
        and not "".join(terminal.between).strip()
    )
