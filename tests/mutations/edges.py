"""Streams, dates that people write, and what the screens do at midnight and with the keys that they name."""

from tests.mutations import Edit, Mutation

STREAMS, ENDING, FILES, CONSOLE = (
    "permit_wizard/terminal/streams.py",
    "permit_wizard/terminal_ui/driver/hangup.py",
    "permit_wizard/outputs/delivery/atomic_write.py",
    "permit_wizard/command_line/console.py",
)
LAYOUT, PARSE, MEMORY, KEYS = (
    f"permit_wizard/{name}.py"
    for name in ("caseload/write/layout", "plain/parse", "terminal/memory", "terminal_ui/driver/keyboard")
)
DATES, TOKENS, APP, RESULT, PAGE, LOOP, JSON, STATE, STEPS, FIRST = (
    f"permit_wizard/{name}.py"
    for name in ("core/dates/reading", "core/dates/tokens", "terminal_ui/visit_app", "terminal_ui/result_view",
                 "terminal_ui/screens/fitted", "plain/loop", "outputs/json_object", "visit/state", "visit/steps", "visit/first_pages")
)  # fmt: skip
SINCE, CALENDAR, READ_ALOUD, TICK, READABILITY, HOOKS, REPLACE, BIDI = (
    f"permit_wizard/{name}.py"
    for name in ("caseload/triage/previous_list", "outputs/calendar", "plain/render", "web/render/pages",
                 "review/readability", "rtl/textual/hooks", "outputs/delivery/replace", "plain/bidi_notice")
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
UNKNOWN_DATE, LENGTHS, SAME_STATE, BIDI_NOTICE = (
    "web/test_engine.py::test_that_a_date_cannot_be_found_is_ticked_only_where_that_was_answered",
    "language/test_readability.py::test_a_sentence_and_a_word_of_just_the_greatest_length_are_not_too_long",
    "outputs/test_replace.py::test_a_file_is_the_same_until_its_size_its_time_or_the_file_itself_is_another",
    "plain/test_bidi_notice.py::test_an_example_how_to_choose_and_advice_only_where_there_is_some",
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
             (DATES, 'if any(token.kind == "W" and day.weekday() not in token.weekdays for token in beside):', "if False:")),
    mutation("dates", "two dates are one", PRINTED + "test_what_is_no_date_is_refused_and_the_reason_is_the_right_one",
             (DATES, "if left_over or len(days) > 1:", "if left_over:")),
    mutation("dates", "a month before the day is turned round in silence",
             PRINTED + "test_an_unknown_month_is_named_and_a_month_first_turned_round",
             (DATES, "return NoDate(Why.DAY_FIRST, day=day_first) if day_first else", "return day_first if day_first else")),
    mutation("dates", "Hijri years are ours", PRINTED + "test_what_is_no_date_is_refused_and_the_reason_is_the_right_one",
             (DATES, "    if (calendar := calendar_of_year(year)) is not None:\n        return NoDate(Why.CALENDAR, calendar=calendar)\n", "")),
    mutation("dates", "Ethiopic numerals are letters", WRITTEN + "test_a_date_is_read_as_it_is_written",
             (TOKENS, "if parts is None:", "if True:")),
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
             (STEPS, "    if place in OVER and not", "    if place == 'again':\n        return _handle_restart(visit, events.Restart())\n    if place in OVER and not")),
    mutation("keys", "a typed date is lost by Esc", INSTRUCTED + "test_what_was_typed_and_not_confirmed_is_there_after_esc_and_back",
             (STATE, "kept = (*kept, (self.place, self.typed, self.chosen))", "pass")),
    mutation("keys", "leaving does not offer to take the result along", INSTRUCTED + "test_leaving_the_result_offers_to_take_it_along_until_that_was_done",
             (FIRST, "if visit.below == RESULT and not visit.exported:", "if False:")),
    mutation("keys", "what has the keys may be out of sight", "terminal_ui/test_beside.py::test_the_option_under_the_cursor_is_in_sight_in_the_lowest_window",
             (PAGE, "        column.scroll_to_region(", "        (lambda *_, **__: None)(")),
    mutation("since", "who comes into this week did not become urgent",
             "caseload/test_since.py::test_a_person_who_comes_into_this_week_became_urgent",
             (SINCE, "now.urgency <= _SOON", "now.urgency < _SOON")),
    mutation("formats", "a day in exactly a week alarms on the day itself",
             "outputs/test_calendar.py::test_a_day_in_exactly_a_week_alarms_today",
             (CALENDAR, "entry.day - today >= WEEK", "entry.day - today > WEEK")),
    mutation("plain", "the check page promises a result while answers are missing",
             "plain/test_small_rules.py::test_the_check_page_goes_on_with_the_questions_until_all_are_answered",
             (READ_ALOUD, " if missing else _(", " if False else _(")),
    mutation("pages", "that a date cannot be found is not ticked again", UNKNOWN_DATE,
             (TICK, "chosen=block.unknown_chosen", "chosen=False")),
    mutation("pages", "that a date cannot be found is always ticked", UNKNOWN_DATE,
             (TICK, "chosen=block.unknown_chosen", "chosen=True")),
    mutation("review", "a sentence of just the greatest length is too long", LENGTHS,
             (READABILITY, "each.words > limits.longest_sentence]", "each.words >= limits.longest_sentence]")),
    mutation("review", "a word of just the greatest length is long", LENGTHS,
             (READABILITY, "len(word) > longest", "len(word) >= longest")),
    mutation("rtl", "a tooltip is mirrored away from its place",
             "rtl/test_hooks.py::test_what_is_placed_by_coordinates_of_the_screen_is_not_mirrored",
             (HOOKS, "if place.widget.absolute_offset is not None:", "if False:")),
    mutation("files", "a file that was written meanwhile is replaced",
             "outputs/test_replace.py::test_a_file_that_is_the_same_is_replaced_and_one_that_was_written_is_not",
             (REPLACE, "if not is_same_state(target, read):", "if False:")),
    mutation("files", "a file that was written again, as long as before, is the same", SAME_STATE,
             (REPLACE, "now.st_size, now.st_mtime_ns)", "now.st_size, read.st_mtime_ns)")),
    mutation("files", "a longer file with its old time is the same", SAME_STATE,
             (REPLACE, "now.st_size, now.st_mtime_ns)", "read.st_size, now.st_mtime_ns)")),
    mutation("files", "another file of the same time is the same", SAME_STATE,
             (REPLACE, "now.st_ino, now.st_size", "read.st_ino, now.st_size")),
    mutation("plain", "advice for a terminal is left out", BIDI_NOTICE, (BIDI, " if advice else ()", " if False else ()")),
    mutation("formats", "an incomplete case does not name the next question",
             "command_line/test_check.py::test_while_answers_are_missing_the_next_question_is_named",
             (JSON, '"next": missing,', "")),
    mutation("formats", "no days are left on the last day, which is not said to be the last", "core/test_states.py::test_days_left_are_counted_to_the_last_safe_day",
             ("permit_wizard/language/wording.py", "    if days > 0:", "    if days >= 0:")),
    mutation("pages", "an expired card is counted as if all was well",
             "web/test_result_page.py::test_the_days_left_warn_when_there_are_none",
             ("permit_wizard/web/render/timeline.py", '"warn" if urgent else "good"', '"warn" if False else "good"')),
]  # fmt: skip
