"""What a terminal, or somebody with one, may send.

Bytes by a grammar of terminal sequences, whole, cut and broken (Hypothesis).
"""

from itertools import pairwise

from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

numbers = st.one_of(
    st.integers(0, 300),
    st.sampled_from(
        [200, 201, 2026, 2048, 9999, 20_000, 55_296, 57_358, 65_535, 99_999, 1_114_112, 99_999_999, 10**20]
    ),
).map(str)
parameters = st.lists(st.one_of(numbers, st.just(""), st.tuples(numbers, numbers).map(":".join)), max_size=6).map(
    ";".join
)
controls = st.tuples(
    st.sampled_from(["\x1b[", "\x9b"]), st.sampled_from(["", "", "?", "<", ">", "="]), parameters,
    st.sampled_from(["", "", "", "$", " ", "!"]), st.sampled_from([chr(c) for c in range(0x40, 0x7F)]),
).map("".join)  # fmt: skip
answers = st.one_of(
    st.builds("\x1b[48;{};{};{};{}t".format, numbers, numbers, numbers, numbers),
    st.builds("\x1b[{};{}R".format, numbers, numbers),
    st.builds("\x1b[?{};{}$y".format, numbers, st.integers(0, 9)),
    st.builds("\x1b[{};{};{}u".format, numbers, numbers, numbers),
    st.builds("\x1b[<{};{};{}{}".format, numbers, numbers, numbers, st.sampled_from("Mm")),
)
strings = st.builds(
    "\x1b{}{}{}".format, st.sampled_from("PX]^_"), st.text(max_size=40), st.sampled_from(["", "\x07", "\x1b\\", "\x18"])
)
pastes = st.builds("\x1b[200~{}{}".format, st.text(max_size=300), st.sampled_from(["\x1b[201~", "\x1b[201", ""]))
keys = st.sampled_from([key for key in ANSI_SEQUENCES_KEYS if key.isascii()])
mouse_x10 = st.text(max_size=3).map("\x1b[M{}".format)

pieces = st.one_of(
    keys, controls, answers, strings, pastes, mouse_x10, st.text(max_size=20), st.just("\x1b")
).map(str.encode)  # fmt: skip
streams = st.lists(st.one_of(pieces, pieces, st.binary(max_size=8)), max_size=12).map(b"".join)


def chunks(stream, cuts):
    """Cut a stream at places that lie anywhere in it."""
    places = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    return [stream[start:end] for start, end in pairwise(places)]
