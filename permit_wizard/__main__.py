"""Entry point of `permit-wizard` and `python -m permit_wizard`. It imports the rest only when it runs."""

import gc
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
_SELDOM = 50_000  # objects made and not yet gone before cycles among them are looked for; Python's own number is 700


def main() -> int:
    """Import the command line and run it.

    An interrupt during the import exits at once, without a traceback.
    """
    gc.set_threshold(_SELDOM)  # importing makes no cycles that go, and looking for them took a fifth of the time
    if sys.argv[1:2] == ["check"] and "--lines" not in sys.argv:
        gc.disable()  # the process ends after one verdict
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from permit_wizard import cli

    signal.signal(signal.SIGINT, before)
    ctrl_break = getattr(signal, "SIGBREAK", None)  # on Windows: ends the process at once, unless somebody takes it
    if ctrl_break is not None and signal.getsignal(ctrl_break) is signal.SIG_DFL:
        signal.signal(ctrl_break, signal.default_int_handler)
    return cli.main()


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
