"""Pages as lines: one thought a line, none of which needs a layout to be understood."""

from __future__ import annotations

from collections.abc import Iterable

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, Weekday, _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.commands import Command, letter_and_name
from permit_wizard.plain.findings import finding_lines, spoken_lines
from permit_wizard.visit.blocks import (
    Action,
    Banner,
    Block,
    Choices,
    Countdown,
    DateField,
    Dates,
    Exports,
    Facts,
    FileName,
    Findings,
    Languages,
    NextStep,
    Offer,
    Official,
    Paragraph,
    Promises,
    ReadBack,
    Spoken,
)
from permit_wizard.visit.first_pages import countdown
from permit_wizard.visit.page import Page, read_back_of
from permit_wizard.visit.places import CHECK, FILE, LEAVE, RESULT, START, is_question

LONGEST_NAMED = 30  # characters of a wrong entry that are repeated
DUTCH = "nl"
_LINES_STAY = _("These lines can stay on the screen after you leave. On a shared computer, close the window then.")

Line = Text | str
"""Words of ours, or a line that is in a language already."""


def page_lines(
    localizer: Localizer, page: Page, *, why: bool = False, commands: Iterable[Command] = Command
) -> list[str]:
    """Return a page as lines: its contents from top to bottom, then what can be typed.

    Args:
        localizer: the reader's language.
        page: the page.
        why: whether each finding has its reasons.
        commands: the commands that can be used in this visit; the start page lists them.
    """
    above: list[Line] = [text for text in (page.problem, page.notice) if text is not None]
    read_back = read_back_of(page)
    if read_back is not None:
        return [*rendered(localizer, [*above, *_read_back(read_back)]), *_closing(localizer, page, commands)]
    if page.progress is not None and is_question(page.place):
        above.append(page.progress.text)
    if page.place != RESULT:  # the banner contains it there
        above.append(page.heading)
    lines = rendered(localizer, above)
    for number, block in enumerate(page.blocks):
        ends_list = isinstance(block, Paragraph) and isinstance(page.blocks[number - 1], Findings | Dates | NextStep)
        shown = _block(localizer, block, why=why)
        lines += ["", *shown] if ends_list else shown
    if page.place in (START, LEAVE):
        lines.append(localizer(_LINES_STAY))
    return [*lines, *_closing(localizer, page, commands)]


def _read_back(block: ReadBack) -> list[Text]:
    return [_("{weekday} {day}", weekday=Weekday(block.day), day=block.day), block.ask]


def _block(localizer: Localizer, block: Block, *, why: bool = False) -> list[str]:
    match block:
        case Paragraph(text):
            return rendered(localizer, [text])
        case Official(words):
            return [] if localizer.language.code == DUTCH else [words]
        case Promises(items):
            # Translators: {promise} is, for example, "Nothing is saved", and {detail} "and nothing is sent to anyone"
            return rendered(
                localizer, [_("{promise}, {detail}", promise=head, detail=detail) for head, detail in items]
            )
        case Languages(codes, beside=False):
            return numbered(f"{languages()[code].name}. {languages()[code].choose}" for code in codes)
        case Choices(given=given) | DateField(given=given):
            keep = [] if given is None else [_("Your answer now: {answer}. Press Enter to keep it.", answer=given)]
            return [*numbered(labels_of(block, localizer)), *rendered(localizer, keep)]
        case Facts(rows, heading, change):
            facts = rendered(
                localizer, [_("{question}: {answer}", question=row.label, answer=row.answer) for row in rows]
            )
            return [*rendered(localizer, [heading] if heading else []), *(numbered(facts) if change else facts)]
        case Banner(_sign, title, summary):
            return rendered(localizer, [title, summary])
        case NextStep(heading, action):
            return ["", *rendered(localizer, [heading, *([action] if action else [])])]
        case Dates(heading, _schedule, days, left):
            return ["", *rendered(localizer, [heading, *days, *([left] if left else [])])]
        case Findings(_kind, heading, items):
            return [
                "",
                localizer(heading),
                *(line for item in items for line in finding_lines(localizer, item, why=why)),
            ]
        case Offer(action):
            return ["", *rendered(localizer, [action.label]), ""]
        case Spoken(heading, sentences, phone):
            return [*rendered(localizer, [*([phone] if phone else []), heading]), *spoken_lines(localizer, sentences)]
        case Exports():
            return [line for label in numbered(labels_of(block, localizer)) for line in label.split("\n")]
        case FileName(suggested):
            return rendered(localizer, [_("Press Enter to use the name {file}.", file=suggested)])
        case Countdown(seconds):
            return rendered(localizer, [countdown(seconds)])
        case _:  # reasons have a command of their own, and whether a translation was checked is said when it is chosen
            return []


def labels_of(block: Block, localizer: Localizer) -> list[str]:
    """Return what can be chosen by its number or its words in a block; for a date that is "I cannot find it" alone."""
    match block:
        case Choices(options):
            return rendered(localizer, [option.label for option in options])
        case DateField(unknown=unknown) if unknown is not None:
            return rendered(localizer, [unknown.label])
        case Facts(rows):
            return rendered(localizer, [row.label for row in rows])
        case Languages(codes):
            return [languages()[code].name for code in codes]
        case Exports(options):
            words = [(option.label, *([option.problem] if option.problem else [])) for option in options]
            return ["\n".join(localizer(text) for text in texts) for texts in words]
        case _:
            return []


def action_labels(page: Page, localizer: Localizer) -> list[str]:
    """Return the actions to choose by number; none where Enter takes the only one, nor on the result (`findings`)."""
    otherwise = len(page.actions) == 1 or page.place in (CHECK, FILE, RESULT) or bool(added_to_choices(page))
    return [] if otherwise else rendered(localizer, [action.label for action in page.actions])


def added_to_choices(page: Page) -> tuple[Action, ...]:
    """Return the actions that have the numbers after those of what a page has to choose, fill in or change.

    Of a page on which Enter takes the first action, those are the others.
    """
    if page.place == RESULT or read_back_of(page) is not None:
        return ()
    if page.place in (CHECK, FILE) or is_question(page.place):
        return page.actions[1:]
    return page.actions if count_of_choices(page) else ()


def count_of_choices(page: Page) -> int:
    """Return how many things a page has to choose from by number, its actions left out."""
    for block in page.blocks:
        match block:
            case Choices(options) | Exports(options):
                return len(options)
            case DateField(unknown=unknown):
                return 0 if unknown is None else 1
            case Facts(rows, change=change) if change is not None:
                return len(rows)
            case Languages(codes, beside=False):
                return len(codes)
            case _:
                pass
    return 0


def _closing(localizer: Localizer, page: Page, commands: Iterable[Command]) -> list[str]:
    """Return the actions, and what can be typed."""
    labels, hint = action_labels(page, localizer), prompt(page)
    added = rendered(localizer, [action.label for action in added_to_choices(page)])
    others = [f"{number}. {label}" for number, label in enumerate(added, count_of_choices(page) + 1)]
    lines = [*numbered(labels), *others, *rendered(localizer, [] if hint is None else [hint])]
    if page.place == START:
        lines += ["", *letter_lines(localizer, commands), "", localizer.language.press]
    if page.place == CHECK:
        missing = any(isinstance(block, Facts) and not all(row.answered for row in block.rows) for block in page.blocks)
        lines.append(
            localizer(_("Press Enter to go on with the questions.") if missing else _("Press Enter for the result."))
        )
    return lines


def prompt(page: Page) -> Text | None:
    """Return what can be typed on a page; None where that needs no words of its own."""
    read_back = read_back_of(page)
    if read_back is not None:
        again = _("Press Enter if it is right, or type the date again.")
        return again if read_back.sure else which_number(len(page.actions))
    last = count_of_choices(page) + len(added_to_choices(page))
    for block in page.blocks:
        match block:
            case DateField(prompt=text):
                return text
            case Choices() | Exports():
                return which_number(last)
            case Facts(rows, change=change) if change is not None:
                return how_to_change(len(rows))
            case _:
                pass
    if page.place == RESULT:
        return None
    many = len(page.actions)
    if many == 1 and page.place not in (START, FILE) and not added_to_choices(page):
        # Translators: {action} is what Enter does on this page, such as "Back"
        return _("Press Enter: {action}", action=page.actions[0].label)
    return which_number(many) if many > 1 and not added_to_choices(page) else None


def letter_lines(localizer: Localizer, commands: Iterable[Command]) -> list[str]:
    """Return the commands, and how one is given; people are told once, before the first question."""
    commands = tuple(commands)
    letters = _("Type a letter, then press Enter. These letters work everywhere:")
    if Command.WHY in commands:  # elsewhere nothing is asked that there could be a reason for
        letters = _("Type a letter, then press Enter. These letters work at every question:")
    return [localizer(letters), *command_lines(localizer, commands)]


def command_lines(localizer: Localizer, commands: Iterable[Command] = Command) -> list[str]:
    """Return commands with their letters, one a line."""
    return [localizer(command.named()) for command in commands]


def which_number(last: int) -> Text:
    """Return that one of some numbers is to be typed."""
    if last == 1:
        return _("To choose this, type 1.")
    return _("Type a number from 1 to {last}.", last=last)


def how_to_change(last: int) -> Text:
    """Return how an answer is changed."""
    if last == 1:
        return _("To change the answer, type 1.")
    return _("To change an answer, type its number, from 1 to {last}.", last=last)


def not_understood(localizer: Localizer, typed: str, allowed: Text) -> list[str]:
    """Return what was typed, made harmless for a terminal, and what can be used instead.

    An empty line is not repeated.
    """
    letter = letter_and_name(Command.REPEAT, localizer)[0]
    again = _("To read the page and the commands again, type {letter}.", letter=letter)
    named = [_("“{typed}” cannot be used here.", typed=_nameable(typed))] if typed else []
    return rendered(localizer, [*named, allowed, again])


def _nameable(typed: str) -> str:
    """Return an entry for reading aloud: letters, digits and characters of a keyboard.

    A question mark for anything else.
    """
    return "".join(c if c.isascii() or c.isalnum() else "?" for c in printable(typed, LONGEST_NAMED))


def numbered(lines: Iterable[str]) -> list[str]:
    """Number lines from 1; in a language that runs from right to left the number finds its place by itself."""
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]


def rendered(localizer: Localizer, lines: Iterable[Line]) -> list[str]:
    """Return lines in a language."""
    return [line if isinstance(line, str) else localizer.line(line) for line in lines]


def known_lines(localizer: Localizer, known: Facts) -> list[str]:
    """Return the answers that were there before the first question."""
    return _block(localizer, known)
