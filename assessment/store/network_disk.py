"""Does a file lie on a network disk? SQLite's write-ahead log needs memory that computers cannot share.

Reads the list of mounted disks. Opens no database.
"""

import re
from pathlib import Path

from assessment.core.language import tr

MOUNTS = Path("/proc/mounts")
_NETWORK = re.compile(
    r"^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|ncpfs|gfs2|ocfs2"
    r"|fuse\.(sshfs|rclone|s3fs|glusterfs|ceph|davfs\d?|gvfsd-fuse|mergerfs|curlftpfs))$|^davfs\d?$"
)


def on_network_disk(path: Path | str, mounts: Path = MOUNTS) -> str | None:
    """Return a warning when the file lies on a network disk, or None.

    Args:
        path: the database file; it need not exist.
        mounts: the list of mounted disks, as Linux writes it; without one only Windows shares are seen.
    """
    kind = _share(str(path)) or _mounted(Path(path), mounts)
    if kind is None:
        return None
    return tr(
        "{path} ligger på en nätverksdisk ({kind}). Där kan databasen skadas och svar försvinna. "
        "Välj en plats på den egna datorn med KONSEKVENS_DB, eller använd PostgreSQL om ni är flera.",
        path=path,
        kind=kind,
    )


def _share(path: str) -> str | None:
    return tr("utdelad mapp") if path.startswith(("\\\\", "//")) and not path.startswith("\\\\?\\") else None


def _mounted(path: Path, mounts: Path) -> str | None:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    target = path.expanduser().absolute().resolve()
    best: tuple[int, str] = (-1, "")
    for line in lines:
        _, point, kind, *_ = [*line.split(" "), "", "", ""]
        where = Path(_unescaped(point))
        # The innermost disk counts; of two at the same place the one mounted last.
        if (target == where or where in target.parents) and len(where.parts) >= best[0]:
            best = (len(where.parts), kind)
    return best[1] if _NETWORK.match(best[1]) else None


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), point)
