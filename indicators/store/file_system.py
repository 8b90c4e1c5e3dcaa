"""What the store asks of the file system: that it is local, has room, and that what was written stays written."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indicators.model.errors import Unavailable

_NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "lustre", "beegfs"),
        *("gpfs", "glusterfs", "davfs", "vboxsf", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs"),
        *("fuse.rclone", "fuse.davfs", "fuse.smbnetfs", "fuse.gcsfuse", "fuse.juicefs"),
    )
)
_MOUNTS = Path("/proc/mounts")


def network_file_system(folder: Path, mounts: str | None = None) -> str:
    """Return the type of the network file system ``folder`` lies on, or "" for a local one.

    ``mounts`` is the text of /proc/mounts (default: read it); where there is no such file nothing can be told.
    """
    if mounts is None:
        mounts = _MOUNTS.read_text(errors="replace") if _MOUNTS.exists() else ""
    place, best, found = folder.resolve(), -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found if found in _NETWORK else ""


def require_room(folder: Path, free_bytes: int) -> None:
    """Raise Unavailable ("disk_nearly_full") when less than ``free_bytes`` would be free on the disk of ``folder``."""
    free = shutil.disk_usage(folder).free
    if free < free_bytes:
        raise Unavailable("disk_nearly_full", free=free, needed=free_bytes)


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def temporary_in(folder: Path) -> Path:
    """Return a fresh name in ``folder`` for a file that is not complete yet."""
    return folder / f".{secrets.token_hex(8)}{PART}"


PART = ".part"
"""How the names of incomplete files end."""


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file so that ``target`` is either absent, as before, or complete and on disk."""
    temporary = temporary_in(target.parent)
    try:
        shutil.copyfile(source, temporary)
        sync_file(temporary)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turn an operating-system error of reading or writing files into Unavailable."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Unavailable("disk_full" if full else "database_io") from error
