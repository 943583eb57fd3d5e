"""Which places are on a network disk, by the list of mounted disks and by name."""

from pathlib import Path

import pytest

from assessment.store import on_network_disk

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /var tmpfs rw 0 0
filer:/hem /mnt/hem nfs4 rw 0 0
//filer/delad /mnt/delad\\040mapp cifs rw 0 0
anna@filer: /mnt/ssh fuse.sshfs rw 0 0
shared /mnt/vm 9p rw 0 0
/dev/sdb1 /mnt/hem/lokalt ext4 rw 0 0
/dev/sdc1 /mnt/omigen nfs rw 0 0
/dev/sdc1 /mnt/omigen ext4 rw 0 0
gvfs /mnt/gvfs fuse.gvfsd-fuse rw 0 0
ntfs /mnt/usb fuseblk rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/hem/anna/k.db", "nfs4"),
        ("/mnt/delad mapp/k.db", "cifs"),
        ("/mnt/ssh/k.db", "fuse.sshfs"),
        ("/mnt/vm/k.db", "9p"),
        ("/mnt/gvfs/k.db", "fuse.gvfsd-fuse"),
        (r"\\filer\delad\k.db", "utdelad mapp"),
        ("//filer/delad/k.db", "utdelad mapp"),
    ],
)
def test_a_network_disk_is_warned_about(path: str, kind: str, mounts: Path) -> None:
    warning = on_network_disk(path, mounts)

    assert warning is not None
    assert kind in warning
    assert "KONSEKVENS_DB" in warning


@pytest.mark.parametrize(
    "path",
    [
        "/home/anna/k.db",
        "/var/k.db",
        "/mnt/hem/lokalt/k.db",
        "/mnt/hemma/k.db",
        "/mnt/omigen/k.db",
        "/mnt/usb/k.db",
        r"\\?\C:\Users\anna\k.db",
    ],
)
def test_a_local_disk_is_not(path: str, mounts: Path) -> None:
    assert on_network_disk(path, mounts) is None


def test_without_a_list_of_disks_there_is_no_warning(tmp_path: Path) -> None:
    assert on_network_disk("/mnt/hem/k.db", tmp_path / "saknas") is None


def test_the_disk_that_a_link_leads_to_counts(tmp_path: Path, mounts: Path) -> None:
    real = tmp_path / "natet"
    real.mkdir()
    (tmp_path / "lank").symlink_to(real)
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nfiler:/x {real} nfs rw 0 0\n")

    assert on_network_disk(tmp_path / "lank" / "k.db", mounts) is not None
