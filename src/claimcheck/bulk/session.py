"""How is Spark started, so that it is quiet, reaches no network that it was not told of, and computes what DuckDB would?"""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.load.yaml import clipped

# What a finding may depend on: not to be changed by whoever runs it.
FIXED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # what does not fit is an error, as it is to DuckDB, and never another number
    "spark.sql.caseSensitive": "false",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.mergeSchema": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
}
USUAL = {
    "spark.app.name": "claimcheck",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.maxResultSize": "0",
    "spark.sql.catalogImplementation": "in-memory",
}
LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "2g",
}
LOG = "spark.log"


@dataclass(frozen=True)
class Started:
    """A session, and the process that was started for it, if any was."""

    session: Any
    process: Any = None

    def close(self) -> None:
        """Stop what was started for this session alone."""
        if self.process is not None:
            self.session.stop()
            self.session.sparkContext._gateway.shutdown()  # noqa: SLF001  # PySpark has no word for it
            self.process.stdin.close()
            self.process.wait()


@contextmanager
def unwarned() -> Iterator[None]:
    """While PySpark is used: it warns of any pandas that is newer than itself, and none is used here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet", FutureWarning)
        yield


def started(scratch: str, master: str, conf: Mapping[str, str]) -> Started:
    """A session of its own: on the Spark that runs in this process, if one does, else on one that is started, whose words go to a file."""
    if importlib.util.find_spec("pyspark") is None:
        raise UsageError("--engine spark needs PySpark, which is not installed; install claimcheck-ledger[spark]")
    with unwarned():
        from py4j.protocol import Py4JError  # type: ignore[import-untyped]  # it ships no types
        from pyspark import SparkContext
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        running = SparkSession.getActiveSession()
        try:
            if running is not None:
                return Started(_set(running.newSession(), {**conf, **FIXED}))
            context, process = _launched(scratch, master, conf)
            return Started(_set(SparkSession(context), FIXED), process)
        except (PySparkException, Py4JError, OSError) as error:
            SparkContext._active_spark_context = None  # noqa: SLF001  # half made
            raise UsageError(f"Spark did not start: {_reason(error, os.path.join(scratch, LOG))}") from error


def _set(session: Any, settings: Mapping[str, str]) -> Any:
    for key, value in settings.items():
        if session.conf.isModifiable(key):
            session.conf.set(key, value)
    return session


def _launched(scratch: str, master: str, conf: Mapping[str, str]) -> tuple[Any, Any]:
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    here = {"spark.sql.warehouse.dir": os.path.join(scratch, "warehouse")}
    if master.startswith("local"):
        here |= {**LOCAL, "spark.local.dir": os.path.join(scratch, "spilled"), "spark.sql.shuffle.partitions": "16"}
    settings = SparkConf(loadDefaults=False)
    settings.setAll([*{**USUAL, **here, **conf, **FIXED, "spark.master": master}.items()])
    with open(os.path.join(scratch, LOG), "ab") as log:
        gateway = launch_gateway(settings, {"stdout": log, "stderr": log})  # type: ignore[no-untyped-call]
    context = SparkContext(gateway=gateway, conf=settings)
    if "PYSPARK_PYTHON" not in os.environ and "spark.pyspark.python" not in conf:
        context.pythonExec = sys.executable
    return context, gateway.proc


def _reason(error: Exception, log: str) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    with suppress(OSError), open(log, encoding="utf-8", errors="replace") as said:
        lines = [line for line in lines if "JAVA_GATEWAY_EXITED" not in line] or [line for line in said.read().splitlines() if line.strip()][-1:]
    return clipped(lines[0] if lines else type(error).__name__, 200)
