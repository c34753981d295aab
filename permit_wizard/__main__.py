"""`permit-wizard` and `python -m permit_wizard`: where the program begins, before anything costs time to import."""

import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it


def main() -> int:
    """Import the command line and run it; an interrupt meanwhile ends it at once, without a traceback: nothing is lost yet."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from permit_wizard import cli

    signal.signal(signal.SIGINT, before)
    return cli.main()


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
