"""Where a database may lie, and what happens when the disk is nearly full."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indicators.model.errors import Unavailable
from indicators.store.file_system import copy_durably, disk_faults, network_file_system, require_room

MOUNTS = """\
/dev/vda1 / ext4 rw,relatime 0 0
server:/data {0}/nfs nfs4 rw 0 0
//server/share {0}/with\\040blank cifs rw 0 0
/dev/vdb1 {0}/nfs/local xfs rw 0 0
host {0}/wsl 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [("", ""), ("nfs", "nfs4"), ("nfs/deep/er", "nfs4"), ("nfs/local/x", ""), ("with blank", "cifs"), ("wsl", "9p")],
)
def test_a_network_file_system_is_recognised_by_the_nearest_mount(tmp_path: Path, folder: str, found: str) -> None:
    place = tmp_path.resolve()
    assert network_file_system(place / folder, MOUNTS.format(place)) == found


def test_a_later_mount_on_the_same_place_hides_the_earlier(tmp_path: Path) -> None:
    mounts = f"/dev/vdb1 {tmp_path} ext4 rw 0 0\nserver:/x {tmp_path} nfs rw 0 0\n"
    assert network_file_system(tmp_path, mounts) == "nfs"


def test_a_folder_of_a_similar_name_is_not_inside(tmp_path: Path) -> None:
    assert network_file_system(tmp_path / "nfs2", f"server:/x {tmp_path}/nfs nfs rw 0 0\n") == ""


def test_a_disk_without_room_is_refused_with_the_numbers(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as told:
        require_room(tmp_path, 2**60)
    assert told.value.code == "disk_nearly_full"
    assert told.value.params["needed"] == 2**60
    assert 0 < told.value.params["free"] < 2**60


@pytest.mark.parametrize(("number", "code"), [(28, "disk_full"), (5, "database_io"), (13, "database_io")])
def test_an_error_of_the_operating_system_becomes_a_fault_with_a_code(number: int, code: str) -> None:
    with pytest.raises(Unavailable, match=code), disk_faults():
        raise OSError(number, os.strerror(number))


def test_a_copy_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"as before")
    with pytest.raises(FileNotFoundError):
        copy_durably(tmp_path / "absent", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"as before"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
