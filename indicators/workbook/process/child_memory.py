"""How much memory a child uses, for systems that cannot bound it beforehand."""

from __future__ import annotations

import subprocess
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        ]

    def memory_of(child: subprocess.Popen[bytes]) -> int:
        """Return the bytes that a child holds."""
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        ask = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        known = ask(int(child._handle), ctypes.byref(counters), counters.cb)
        return int(counters.PagefileUsage) if known else 0

else:

    def memory_of(_child: subprocess.Popen[bytes]) -> int:
        """Return 0: here the child bounds its own memory before it reads anything."""
        return 0
