"""The command line: one file per command; the only room that prints, exits, or reads the environment and the clock."""

from __future__ import annotations

TYPE_CHECKING = False  # that of `typing`, whose import takes its time, and whoever interrupts that would see a traceback
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line. Whoever interrupts it while it is still being loaded gets the same status 130 as later."""
    try:
        import signal

        ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # where it is ignored it stays so
        if ours:
            signal.signal(signal.SIGINT, _leave)
        from claimcheck.cli.main import main as run

        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _leave(_number: int, _frame: FrameType | None) -> None:
    # Nothing is open yet; an exception raised in the middle of an import may be swallowed there, or told as another one.
    import os

    os._exit(130)
