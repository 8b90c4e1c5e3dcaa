"""A file layer under SQLite that fails, or kills the process, at the N-th thing it is asked to do to the disk.

Made as SQLite's own tests make theirs: a ``sqlite3_vfs`` that hands everything to the ordinary one, and for every file
opened a copy of its methods in which writing, cutting, syncing and deleting go through here first. It lives in the
process of a drill alone; nothing of the product knows of it.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from typing import Any

FULL, IO_WRITE, IO_SYNC, IO_DELETE, IO_TRUNCATE, CANNOT_OPEN = (
    13,
    10 | 3 << 8,
    10 | 4 << 8,
    10 | 10 << 8,
    10 | 6 << 8,
    14,
)
MAIN, JOURNAL, WAL, CREATE = 0x100, 0x800, 0x80000, 0x4


class _Methods(Structure):
    _fields_ = [
        ("version", c_int),
        *((name, c_void_p) for name in ("close", "read", "write", "truncate", "sync", "size", "lock", "unlock")),
        *((name, c_void_p) for name in ("reserved", "control", "sector", "device")),
        *((name, c_void_p) for name in ("shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch")),
    ]


class _File(Structure):
    _fields_ = [("methods", POINTER(_Methods))]


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        *((name, c_void_p) for name in ("open", "delete", "access", "full_path", "dl_open", "dl_error", "dl_sym")),
        *((name, c_void_p) for name in ("dl_close", "random", "sleep", "time", "last_error", "time64")),
        *((name, c_void_p) for name in ("set_call", "get_call", "next_call")),
    ]


_OPEN = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, POINTER(_File), c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_int)
_WRITE = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, POINTER(_File), c_int64)
_SIZE = CFUNCTYPE(c_int, POINTER(_File), POINTER(c_int64))
_SYNC = CFUNCTYPE(c_int, POINTER(_File), c_int)


def library() -> ctypes.CDLL | None:
    """Return the SQLite that Python's own module uses, or None where it cannot be reached."""
    import _sqlite3

    try:
        found = ctypes.CDLL(_sqlite3.__file__)
        found.sqlite3_vfs_find.restype = POINTER(_Vfs)
        found.sqlite3_vfs_find.argtypes = [c_char_p]
        found.sqlite3_vfs_register.argtypes = [POINTER(_Vfs), c_int]
    except (AttributeError, OSError):
        return None
    return found


class FaultyDisk:
    """Installed once in a process, before its first connection; ``at`` says which call is hit and how."""

    def __init__(self) -> None:
        found = library()
        if found is None:
            raise RuntimeError("the SQLite library cannot be reached")
        self.calls = 0
        self.hit = ""
        self._at, self._ever_after, self._how = 0, False, ""
        self._real = found.sqlite3_vfs_find(None)
        self._keep: list[Any] = []
        self._copies: dict[int, Any] = {}
        self._vfs = _Vfs.from_buffer_copy(self._real.contents)
        self._vfs.name, self._vfs.next = b"faulty", None
        self._real_open = cast(self._real.contents.open, _OPEN)
        self._real_delete = cast(self._real.contents.delete, _DELETE)
        self._vfs.open = self._pointer(_OPEN(self._open))
        self._vfs.delete = self._pointer(_DELETE(self._delete))
        if found.sqlite3_vfs_register(ctypes.byref(self._vfs), 1):
            raise RuntimeError("the file layer was refused")

    def at(self, call: int, how: str, *, ever_after: bool = False) -> None:
        """Hit the ``call``-th write, sync, cut, creation or deletion from now on; 0: none, only count.

        ``how``: "io" (an error of the device), "full" (no room, half of the bytes written), "kill" (SIGKILL before
        it), "torn" (SIGKILL with half of the bytes written, or just after a call that writes none). ``ever_after``:
        what follows is hit too; on a full disk only what asks for more room, as bytes there can be written over.
        """
        self.calls, self.hit = 0, ""
        self._at, self._how, self._ever_after = call, how, ever_after

    def _struck(self, what: str, *, needs_room: bool = True) -> bool:
        self.calls += 1
        later = self._ever_after and self.calls > self._at and (needs_room or self._how != "full")
        if not self._at or not (self.calls == self._at or later):
            return False
        self.hit = self.hit or what
        if self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    def _pointer(self, function: Any) -> Any:
        self._keep.append(function)
        return cast(function, c_void_p)

    # -- the file layer -----------------------------------------------------------------------------------------
    def _open(self, _vfs: Any, name: Any, file: Any, flags: int, out: Any) -> int:
        kept = bool(flags & (MAIN | JOURNAL | WAL))
        struck = kept and flags & CREATE and not flags & MAIN and self._struck("create")
        if struck and self._how != "torn":
            return CANNOT_OPEN
        code: int = self._real_open(self._real, name, file, flags, out)
        if struck:
            os.kill(os.getpid(), signal.SIGKILL)
        if code == 0 and kept and file.contents.methods:
            file.contents.methods = ctypes.pointer(self._copy_of(file.contents.methods))
        return code

    def _delete(self, _vfs: Any, name: bytes, sync: int) -> int:
        if self._struck("delete", needs_room=False):
            if self._how == "torn":
                self._real_delete(self._real, name, sync)
                os.kill(os.getpid(), signal.SIGKILL)
            return IO_DELETE
        code: int = self._real_delete(self._real, name, sync)
        return code

    def _copy_of(self, methods: Any) -> Any:
        """Return the methods of a kind of file with ours in the place of those that change the disk."""
        address = ctypes.addressof(methods.contents)
        if address not in self._copies:
            copy = _Methods.from_buffer_copy(methods.contents)
            write, size = cast(copy.write, _WRITE), cast(copy.size, _SIZE)
            copy.write = self._pointer(_WRITE(self._write(write, size)))
            copy.truncate = self._pointer(_TRUNCATE(self._other(cast(copy.truncate, _TRUNCATE), "cut", IO_TRUNCATE)))
            copy.sync = self._pointer(_SYNC(self._other(cast(copy.sync, _SYNC), "sync", IO_SYNC)))
            self._copies[address] = copy
        return self._copies[address]

    def _write(self, real: Any, size_of: Any) -> Callable[..., int]:
        def write(file: Any, data: int, amount: int, offset: int) -> int:
            size = c_int64(0)
            size_of(file, ctypes.byref(size))
            if not self._struck("write", needs_room=offset + amount > size.value):
                return int(real(file, data, amount, offset))
            if self._how == "io":
                return IO_WRITE
            real(file, data, amount // 2, offset)
            if self._how == "torn":
                os.kill(os.getpid(), signal.SIGKILL)
            return FULL

        return write

    def _other(self, real: Any, what: str, failed: int) -> Callable[..., int]:
        def call(file: Any, argument: int) -> int:
            if self._struck(what, needs_room=False):
                if self._how == "torn":
                    real(file, argument)
                    os.kill(os.getpid(), signal.SIGKILL)
                return failed
            return int(real(file, argument))

        return call
