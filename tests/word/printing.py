"""Prints Word files as PDF with LibreOffice, and reads the pages back as text."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

Tool = Callable[[str], str]
LIMIT = 180
"""Seconds for one call; a conversion that hangs fails the test instead of the whole run."""


def print_pages(real_tool: Tool, folder: Path, documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the text of every page of each document; all are converted in one run of LibreOffice."""
    soffice, reader = real_tool("soffice"), real_tool("pdftotext")
    paths = []
    for name, data in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    # A profile of its own: two runs at the same time would otherwise refuse each other.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
        check=True,
        capture_output=True,
        timeout=LIMIT,
    )
    return {name: _pages(reader, folder / f"{name}.pdf") for name in documents}


def _pages(reader: str, pdf: Path) -> list[str]:
    told = subprocess.run(
        [reader, "-layout", pdf, "-"], check=True, capture_output=True, text=True, timeout=LIMIT
    )
    return told.stdout.split("\f")[:-1]
