"""Streams, dates that people write, and what the screens do at midnight and with the keys that they name."""

from tests.mutations import Edit, Mutation

STREAMS, ENDING, FILES, CONSOLE = (
    "permit_wizard/terminal/streams.py",
    "permit_wizard/terminal_ui/driver/hangup.py",
    "permit_wizard/outputs/delivery/files.py",
    "permit_wizard/command_line/console.py",
)
LAYOUT, PARSE, MEMORY, KEYS = (
    f"permit_wizard/{name}.py"
    for name in ("caseload/write/layout", "plain/parse", "terminal/memory", "terminal_ui/driver/keyboard")
)
DATES, APP, RESULT, PAGE, LOOP, JSON, STATE, STEPS, FIRST = (
    f"permit_wizard/{name}.py"
    for name in ("core/dates/reading", "terminal_ui/app", "terminal_ui/result_view", "terminal_ui/screens/fitted",
                 "plain/loop", "outputs/json_object", "visit/state", "visit/steps", "visit/first_pages")
)  # fmt: skip
STREAM_TEST, ENDING_TEST, FILE_TEST = (
    "terminal/test_streams.py::",
    "terminal_ui/test_ending.py::",
    "outputs/test_files.py::",
)
PRINTED, WRITTEN = "dates/test_printed_and_refused.py::", "dates/test_written_forms.py::"
MIDNIGHT, DRAWN, INSTRUCTED = (
    "terminal_ui/test_midnight.py::",
    "terminal_ui/test_drawings.py::",
    "terminal_ui/test_instructions.py::",
)


def mutation(of: str, name: str, test: str, *edits: Edit) -> Mutation:
    """Return a mutation of an edge."""
    return Mutation(name, of, test, edits)


MUTATIONS = [
    mutation("streams", "what a short write leaves over is lost", STREAM_TEST + "test_what_is_cut_off_is_said",
             (STREAMS, "            left = left[done:]", "            break")),
    mutation("streams", "a slow reader is not waited for",
             STREAM_TEST + "test_a_reader_that_is_slower_than_a_pipe_that_does_not_block_gets_every_byte",
             (STREAMS, "            _wait(raw, writing=True)", "            return")),
    mutation("streams", "nothing yet is taken for the end", STREAM_TEST + "test_input_that_has_not_come_yet_is_waited_for",
             (STREAMS, "            _wait(self._raw, writing=False)", "            return 0")),
    mutation("streams", "the places of closed streams are free",
             STREAM_TEST + "test_a_file_that_is_written_does_not_take_the_place_of_a_closed_stream",
             (STREAMS, "            os.open(os.devnull, os.O_RDWR)", "            pass")),
    mutation("streams", "the wizard outlives its terminal", ENDING_TEST + "test_the_wizard_does_not_outlive_its_terminal",
             (ENDING, "                leave(HUNG_UP)", "                pass")),
    mutation("streams", "an interrupt from outside is a success",
             ENDING_TEST + "test_an_interrupt_from_outside_leaves_a_clean_terminal_and_says_so",
             (ENDING, "HUNG_UP, INTERRUPTED = 129, 130", "HUNG_UP, INTERRUPTED = 129, 0")),
    mutation("streams", "others may read what is saved", FILE_TEST + "test_only_the_owner_can_read_it",
             (FILES, "os.fchmod(stream.fileno(), 0o600)", "os.fchmod(stream.fileno(), 0o644)")),
    mutation("dates", "a day of the week that does not fit is believed",
             PRINTED + "test_what_is_no_date_is_refused_and_the_reason_is_the_right_one",
             (DATES, 'if any(piece.kind == "W" and day.weekday() not in piece.weekdays for piece in before):', "if False:")),
    mutation("dates", "two dates are one", PRINTED + "test_what_is_no_date_is_refused_and_the_reason_is_the_right_one",
             (DATES, "if left_over or len(days) > 1:", "if left_over:")),
    mutation("dates", "a month before the day is turned round in silence",
             PRINTED + "test_an_unknown_month_is_named_and_a_month_first_turned_round",
             (DATES, "return NoDate(Why.DAY_FIRST, day=day_first) if day_first else", "return day_first if day_first else")),
    mutation("dates", "Hijri years are ours", PRINTED + "test_what_is_no_date_is_refused_and_the_reason_is_the_right_one",
             (DATES, "    if (calendar := calendar_of_year(year)) is not None:\n        return NoDate(Why.CALENDAR, calendar=calendar)\n", "")),
    mutation("dates", "Ethiopic numerals are letters", WRITTEN + "test_a_date_is_read_as_it_is_written",
             (DATES, "if parts is None:", "if True:")),
    mutation("dates", "an Ethiopian year four years ago", "dates/test_ethiopian_years.py::test_the_years_that_are_doubted",
             (DATES, "5 <= today.year - day.year <= 10", "4 <= today.year - day.year <= 10")),
    mutation("dates", "no Ethiopian year ten years ago", "dates/test_ethiopian_years.py::test_the_years_that_are_doubted",
             (DATES, "5 <= today.year - day.year <= 10", "5 <= today.year - day.year < 10")),
    mutation("caseload", "a note is printed in the row of another",
             "caseload/test_cached_rows.py::test_a_note_is_never_printed_in_the_row_of_another",
             (LAYOUT, "make(entry) if entry.notes or entry.triage.what is None else", "make(entry) if entry.triage.what is None else")),
    mutation("plain", "an empty line gives up a date that is there",
             "plain/test_small_rules.py::test_an_empty_line_keeps_a_date_that_is_there_and_is_asked_about_where_there_is_none",
             (PARSE, "return block.prompt if block.given is None else Keep()", "return block.prompt")),
    mutation("terminals", "what scrolled away stays in GNU screen",
             "terminal/test_memory.py::test_every_row_is_erased_and_the_scrollback_only_after_a_change_of_size",
             (MEMORY, '"\\n" * _MORE_THAN_ANY_SCROLLBACK if kept is Keeps.SCREEN_SESSION else "\\x1b[3J"', '"\\x1b[3J"')),
    mutation("terminals", "a terminal without an alternate screen is trusted", "terminal/test_memory.py::test_what_a_terminal_keeps",
             (MEMORY, "if before == after:", "if True:")),
    mutation("terminals", "a late answer is a key", "terminal_ui/test_late_answers.py::test_an_answer_is_no_key_however_it_is_cut",
             (KEYS, 'r"\\x1b\\[\\d+;\\d+R"', 'r"\\x1b\\[9+;\\d+R"')),
    mutation("midnight", "nobody looks at the clock", MIDNIGHT + "test_a_result_left_open_over_midnight_becomes_that_of_the_new_day_and_says_so",
             (APP, "today = self.visit.today if clock is None else clock()", "today = self.visit.today")),
    mutation("midnight", "a new day is not said", MIDNIGHT + "test_a_result_left_open_over_midnight_becomes_that_of_the_new_day_and_says_so",
             (STATE, "return self.began is not None and self.began != self.today", "return False")),
    mutation("midnight", "a journey that is over is not asked about", MIDNIGHT + "test_a_journey_that_ended_at_midnight_is_asked_about_again_and_nothing_crashes",
             (STEPS, "None if visit.given is None else visit.given.on(event.today)", "visit.given")),
    mutation("midnight", "line by line nobody looks at the clock",
             "plain/test_clock.py::test_after_midnight_the_result_is_for_the_new_day_and_it_is_said",
             (LOOP, "        if today != self.visit.today:", "        if False:")),
    mutation("line of days", "the least time left is not counted",
             "terminal_ui/test_plan.py::test_the_ticket_counts_the_last_days_and_names_the_one_that_counts",
             (RESULT, "    elif left is not None and left > 0:", "    elif left is not None and left > 1:")),
    mutation("line of days", "a day is there that the text does not show",
             DRAWN + "test_no_day_is_on_the_track_that_the_text_does_not_show",
             (RESULT, "        Mark(\n            mark.day,", "        Mark(\n            mark.day.replace(day=1),")),
    mutation("formats", "a step's day is left out of the JSON", "outputs/test_outputs.py::test_json_is_the_verdict_in_one_language_without_isolates",
             (JSON, "    if finding.due is not None:", "    if False:")),
    mutation("keys", "start again does not ask", "terminal_ui/test_visits.py::test_start_again_forgets_every_answer_after_asking",
             (STEPS, "    if place in OVER and not", "    if place == 'again':\n        return _restarted(visit, events.Restart())\n    if place in OVER and not")),
    mutation("keys", "a typed date is lost by Esc", INSTRUCTED + "test_what_was_typed_and_not_confirmed_is_there_after_esc_and_back",
             (STATE, "kept = (*kept, (self.place, self.typed, self.chosen))", "pass")),
    mutation("keys", "leaving does not offer to take the result along", INSTRUCTED + "test_leaving_the_result_offers_to_take_it_along_until_that_was_done",
             (FIRST, "if visit.below == RESULT and not visit.exported:", "if False:")),
    mutation("keys", "what has the keys may be out of sight", "terminal_ui/test_beside.py::test_the_option_under_the_cursor_is_in_sight_in_the_lowest_window",
             (PAGE, "        column.scroll_to_region(", "        (lambda *_, **__: None)(")),
]  # fmt: skip
