"""What a shared laptop would give away: the routes out of a visit, and items 10 to 17 of the attack on it."""

from tests.mutations import Edit, Mutation

APP, DRIVER, KEYBOARD, SCREENS, LIMITS, SUPERVISOR, VISIT, HARDEN, WIPE, PRESENCE, SEQUENCES = (
    f"permit_wizard/kiosk/{name}.py"
    for name in ("app", "driver", "keyboard", "screens", "limits", "supervisor", "visit", "harden", "wipe", "presence",
                 "sequences")
)  # fmt: skip
COMMAND = "permit_wizard/command_line/kiosk.py"
SETUP = "permit_wizard/kiosk/setup/"
CLOSED, FAULTS, BETWEEN = "kiosk/test_closed_routes.py::", "kiosk/test_faults.py::", "kiosk/test_between_visitors.py::"
KEYS, PARTS, IDLE = (
    "kiosk/test_keyboard.py::",
    "kiosk/test_hardening_and_settings.py::",
    "kiosk/test_idle_staff_private.py::",
)
TYPED, SETUP_TEST = "kiosk/test_command.py::", "kiosk/test_setup.py::"


def mutation(of: str, name: str, test: str, *edits: Edit) -> Mutation:
    """Return a mutation, its name last in the table and first in mind."""
    return Mutation(name, of, test, edits)


ROUTES = [
    mutation("route 1", "a screenshot lands in a file", CLOSED + "test_nothing_is_written_opened_or_copied",
             (APP, "def save_screenshot(", "def save_no_screenshot(")),
    mutation("route 2", "ctrl+q leaves", CLOSED + "test_only_known_actions_run",
             (APP, 'ctrl+backslash", "nothing"', 'ctrl+backslash", "leave"')),
    mutation("route 3", "the process can be suspended", CLOSED + "test_the_driver_is_never_suspended_and_opens_nothing",
             (DRIVER, "            return False", "            return True")),
    mutation("route 3", "SIGTSTP stops a visit", FAULTS + "test_signals_that_must_change_nothing",
             (DRIVER, "for number in (signal.SIGTSTP, signal.SIGTTIN", "for number in (signal.SIGTTIN")),
    mutation("route 3", "any action runs", CLOSED + "test_only_known_actions_run",
             (APP, "return action in ALLOWED", "return True")),
    mutation("route 4", "a signal ends a visit without a wipe", FAULTS + "test_a_visit_wipes_and_ends_when_the_supervisor_is_killed",
             (DRIVER, "for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):", "for number in ():")),
    mutation("route 5", "a vanished terminal goes unnoticed", KEYS + "test_an_empty_read_means_that_the_terminal_is_gone",
             (KEYBOARD, "            self._hung_up()", "            pass")),
    mutation("route 6", "one byte that is no UTF-8 ends a visit", KEYS + "test_a_bad_byte_becomes_a_sign_and_a_cut_letter_is_whole",
             (KEYBOARD, 'errors="replace"', 'errors="strict"')),
    mutation("route 7", "a crash prints answers", CLOSED + "test_every_kind_of_crash_ends_the_process_in_silence",
             (APP, "def _handle_exception(", "def _handle_no_exception(")),
    mutation("route 8", "text of others is markup", CLOSED + "test_text_is_never_markup",
             ("permit_wizard/terminal_ui/drawing/lines.py", "rows = Content(text.replace(", "rows = Content.from_markup(text.replace(")),
    mutation("route 9", "control characters reach a line", CLOSED + "test_what_is_typed_is_never_markup_nor_control",
             ("permit_wizard/terminal_ui/widgets/date_line.py", "super().replace(without_controls(text), start", "super().replace(text, start")),
    mutation("route 10", "a link opens", CLOSED + "test_nothing_is_written_opened_or_copied",
             (APP, "def open_url(", "def open_no_url(")),
    mutation("route 11", "text can be selected and copied", CLOSED + "test_nothing_is_written_opened_or_copied",
             ("permit_wizard/terminal_ui/terminal_app.py", "ALLOW_SELECT = False", "ALLOW_SELECT = True")),
    mutation("route 12", "type-ahead is never flushed", BETWEEN + "test_keys_typed_while_nobody_reads_reach_no_visit",
             (WIPE, "termios.tcflush(descriptor, termios.TCIFLUSH)", "pass")),
    mutation("route 13", "a flood of keys goes through", KEYS + "test_a_flood_never_lets_half_a_sequence_through",
             (KEYBOARD, "if self._allowance < len(text):", "if not text:")),
    mutation("route 14", "every variable reaches a visit", PARTS + "test_environment_keeps_what_is_known_short_and_printable",
             (HARDEN, "        for name in ALLOWED\n", "        for name in environ\n")),
    mutation("route 14", "a visit's Python heeds the environment", BETWEEN + "test_command_line_of_a_visit_tells_nothing",
             (SUPERVISOR, '"-I", "-B"', '"-B"')),
    mutation("route 15", "PR_SET_DUMPABLE is not set", BETWEEN + "test_no_process_of_the_same_user_reads_what_a_visit_keeps",
             (HARDEN, "libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0", "True")),
    mutation("route 15", "a visit does not lock itself down", BETWEEN + "test_visits_keep_their_memory_to_themselves",
             (VISIT, "        harden.lock_down()\n", "")),
    mutation("route 16", "settings stand in the list of processes", BETWEEN + "test_command_line_of_a_visit_tells_nothing",
             (SUPERVISOR, '"utf8", "-m"', '"utf8", "-X", "idle=180", "-m"')),
    mutation("route 17", "who walks away is waited for", IDLE + "test_somebody_who_walked_away_is_forgotten",
             (APP, "            elif self.screen.left <= 0:\n", "            elif self.screen.left <= -1000:\n")),
]  # fmt: skip

ITEMS = [
    mutation("item 10", "a press takes the countdown away first",
             IDLE + "test_what_the_countdown_offers_does_what_it_says[mouse]",
             (APP, "isinstance(event, events.MouseDown) and self._presses_end_key(event)", "False")),
    mutation("item 10", "what shows through a question cannot be pressed",
             IDLE + "test_the_end_key_works_under_whatever_covers_the_page_and_where_it_shows_through",
             (APP, "        if isinstance(top, OverPage):\n            top = below[-1]\n        elif", "        if")),
    mutation("item 11", "the keyboard lets a paste through in a hall", KEYS + "test_in_a_hall_nothing_is_pasted",
             (KEYBOARD, "elif self._pastes and len", "elif len")),
    mutation("item 11", "the app takes a paste in a hall", CLOSED + "test_in_a_hall_nothing_may_be_written_and_nothing_is_pasted",
             (APP, "(not self.settings.private or len(event.text) > LONGEST_PASTE)", "len(event.text) > LONGEST_PASTE")),
    mutation("item 11", "staff are not told of the terminal's selection", "kiosk/test_welcome.py::test_staff_are_told_once_what_the_terminal_can_do",
             (SCREENS, "self.first = first", "self.first = False")),
    mutation("item 12", "the clock stops while the machine sleeps", PARTS + "test_the_clock_goes_on_while_the_machine_sleeps",
             (PRESENCE, "time.clock_gettime(time.CLOCK_BOOTTIME)", "time.clock_gettime(time.CLOCK_MONOTONIC)")),
    mutation("item 12", "a machine that slept shows the answers", CLOSED + "test_a_machine_that_slept_shows_no_answers_to_who_opens_it",
             (APP, "and self.presence.slept()", "and not self.presence")),
    mutation("item 12", "the machine may sleep", SETUP_TEST + "test_the_machine_never_sleeps",
             (SETUP + "README.md", "HandleLidSwitch=ignore", "HandleLidSwitch=suspend")),
    mutation("item 13", "every sequence goes through", KEYS + "test_what_no_key_sends_changes_nothing",
             (SEQUENCES, "return len(sequence) > 2 and sequence in ANSI_SEQUENCES_KEYS", "return True")),
    mutation("item 13", "any number is a letter", KEYS + "test_what_no_key_sends_changes_nothing",
             (SEQUENCES, "return 32 <= codepoint <= 0x10FFFF and not", "return not")),
    mutation("item 13", "a visit may take more memory than the unit has", SETUP_TEST + "test_the_unit_limits_memory_swap_user_and_terminals",
             (HARDEN, "MEMORY = 256 << 20", "MEMORY = 768 << 20")),
    mutation("item 13", "a visit that swells takes the kiosk along", SETUP_TEST + "test_the_unit_limits_memory_swap_user_and_terminals",
             (SETUP + "permit-wizard-kiosk.service", "OOMPolicy=continue", "OOMPolicy=stop")),
    mutation("item 14", "the staff lock is removed", IDLE + "test_three_wrong_phrases_in_one_visit_lock_it_too",
             (APP, "now >= self.settings.staff_locked_until and ", "")),
    mutation("item 14", "the end key makes wrong phrases forgotten", IDLE + "test_three_wrong_phrases_lock_it_for_the_next_visitor",
             (SUPERVISOR, "self.misses += lines.count(MISSED)", "self.misses += 0")),
    mutation("item 14", "a question for staff waits for the next visitor",
             CLOSED + "test_a_question_for_staff_does_not_wait_for_the_next_visitor",
             (APP, "away >= STAFF_WAITS", "away >= 1e9")),
    mutation("item 14", "a phrase is taken that cannot be typed", TYPED + "test_a_phrase_can_be_typed_into_the_line_for_it",
             (COMMAND, " <= LONGEST_PHRASE or", " or")),
    mutation("item 14", "others may read the phrase", TYPED + "test_a_phrase_that_others_can_read_or_change_is_refused_with_what_to_type",
             (COMMAND, "rights & 0o077", "rights & 0")),
    mutation("item 15", "no room for a process ends the kiosk", FAULTS + "test_no_room_for_a_process_means_waiting_and_no_shell",
             (SUPERVISOR, "except (OSError, subprocess.SubprocessError):", "except subprocess.SubprocessError:")),
    mutation("item 15", "eighteen signals end the supervisor", FAULTS + "test_signals_that_must_change_nothing",
             (SUPERVISOR, "signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, *_IGNORED}",
              "{signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP}")),
    mutation("item 15", "a visit leaves the wiping to others", FAULTS + "test_a_visit_wipes_the_terminal_itself_when_the_supervisor_does_not",
             (DRIVER, "        wipe(terminal, wiping, patience", "        orphaned and wipe(terminal, wiping, patience")),
    mutation("item 15", "any streams will do", TYPED + "test_anything_but_one_terminal_to_read_and_write_is_refused",
             (COMMAND, "if not _is_one_terminal():", "if False:")),
    mutation("item 16", "a held key is somebody", IDLE + "test_a_key_that_is_held_down_is_nobody",
             (PRESENCE, "held = what == self._what and", "held = what != what and")),
    mutation("item 16", "a countdown may take a day", TYPED + "test_seconds_are_bounded_on_both_sides",
             (LIMITS, "LONGEST = 1800 ", "LONGEST = 86400 ")),
    mutation("item 16", "who breaks visits delays the next for long", PARTS + "test_somebody_who_breaks_visits_on_purpose_delays_the_next_visitor_by_a_moment",
             (SUPERVISOR, "_LONGEST_PAUSE = 2.0", "_LONGEST_PAUSE = 30.0")),
]  # fmt: skip

BROWSER, TABS = "tools/test_browser_page.py::", "permit_wizard/tools/browser_tabs.py"
ITEMS += [
    mutation("item 17", "a tab may be of any size", BROWSER + "test_a_huge_size_takes_no_more_memory_than_a_screen[at-the-start]",
             (TABS, "return max(1, min(size, most))", "return size + 0 * most")),
    mutation("item 17", "any sequence reaches the wizard of a tab",
             BROWSER + "test_the_wizard_of_a_tab_sees_only_what_a_key_sends",
             ("permit_wizard/tools/browser_page.py", "\n    _guard_keyboard()\n", "\n")),
    mutation("item 17", "there may be any number of tabs", BROWSER + "test_too_many_tabs_are_refused_in_every_language_until_one_is_closed",
             (TABS, "return self.open >= TABS", "return False")),
    mutation("item 17", "a wizard outlives its tab", BROWSER + "test_a_wizard_that_does_not_end_is_ended_with_its_tab",
             (TABS, "                process.kill()\n", "                pass\n")),
]  # fmt: skip

NAMED = [
    mutation("named", "a kiosk may write files", CLOSED + "test_in_a_hall_nothing_may_be_written_and_nothing_is_pasted",
             (APP, "files=settings.private,", "files=True,")),
    mutation("named", "the watchdog is removed", FAULTS + "test_a_visit_that_hangs_is_ended",
             (APP, "        signal.alarm(HANGS)\n", ""), (VISIT, "        signal.alarm(_STARTING)\n", "")),
    mutation("named", "the wipe writes next to nothing", BETWEEN + "test_end_key_wipes_screen_scrollback_and_title_without_asking",
             (WIPE, "    rest = sequence.encode()\n", '    rest = b"\\x1b[?1049l"\n')),
    mutation("named", "the wipe leaves the scrollback", BETWEEN + "test_what_scrolled_away_is_wiped_too",
             (WIPE, "\\x1b[2J\\x1b[3J", "\\x1b[2J"), (WIPE, '_RESET = "\\x1bc"', '_RESET = ""')),
]  # fmt: skip

MUTATIONS = [*ROUTES, *ITEMS, *NAMED]
