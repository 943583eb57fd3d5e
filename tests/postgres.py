"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket, gone with them.

Knows how a server is made and stopped. Knows no table.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Self

import psycopg

OWNER = "postgres"
"""The user that the server runs as when the tests run as root, which PostgreSQL refuses."""

_SETTINGS = (
    # No network and no fixed port: only who sees the folder finds the server.
    "listen_addresses=",
    "max_connections=120",
    "shared_buffers=64MB",
    # The messages are compared with what the store says of them.
    "lc_messages=C",
)
_READY = "ready to accept connections"
_TRIES = 100
_PATIENCE_SECONDS = 60


class Cluster:
    """One server with as many databases as are asked for."""

    def __init__(self, find: Callable[[str], str], *settings: str) -> None:
        """Make and start a server.

        Args:
            find: gives the path of a program.
            settings: settings of the server, beside those that every cluster has, as ``name=value``.
        """
        self._postgres = find("postgres")
        self._settings = (*_SETTINGS, *settings)
        # Not pytest's own folder: only root may look into that one, and a socket's path must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="konsekvens-pg-"))
        self._log = self.folder / "log"
        # A server whose tests have died stops by itself.
        self._guarded: tuple[str, ...] = (find("setpriv"), "--pdeathsig", "INT")
        if os.geteuid() == 0:
            shutil.chown(self.folder, OWNER, OWNER)
            self._guarded += (f"--reuid={OWNER}", f"--regid={OWNER}", "--init-groups")
        self._names = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._run(find("initdb"), "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--no-sync")
            self.start()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the server and wait until it takes connections."""
        options = [word for setting in self._settings for word in ("-c", setting)]
        command = (self._postgres, "-D", str(self._data), "-k", str(self.folder), *options)
        # After a kill the old server's last children still hold its memory for a moment.
        for _ in range(_TRIES):
            with self._log.open("w") as log:
                self._process = subprocess.Popen((*self._guarded, *command), stderr=log)
            end = time.monotonic() + _PATIENCE_SECONDS
            while self._process.poll() is None and time.monotonic() < end:
                if _READY in self._log.read_text(errors="replace"):
                    return
                time.sleep(0.02)
            self.stop(signal.SIGKILL)
        raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text(errors='replace')}")

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop the server: SIGINT lets go of everyone at once, SIGKILL is the power that goes."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=60)

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self) -> str:
        """Return the URL of a new, empty database."""
        name = f"konsekvens_{next(self._names)}"
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://{OWNER}@/{name}?host={self.folder}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _run(self, *command: str) -> None:
        subprocess.run(
            (*self._guarded, *command, "-D", str(self._data)), check=True, capture_output=True, text=True
        )
