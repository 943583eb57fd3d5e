"""Så räknar vi: the method's own text, its contents, and the words and figures of the scale in use."""

import re
import shutil
from pathlib import Path

from assessment import bootstrap
from assessment.settings import Settings
from tests.ui.window import ROOT, Window


def method(window: Window) -> str:
    window.app.switch_page("assessment/ui/pages/metod.py").run()
    assert not window.app.exception
    return window.said


def test_the_page_is_the_text_of_the_method(window: Window) -> None:
    said = method(window)
    headings = re.findall(
        r"^## (.+)$", (ROOT / "docs" / "metod.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert [h.value.replace("\\", "") for h in window.app.header] == [*headings, "Ord för ord"]
    assert "Blandat – kan bli Allvarlig risk (före åtgärder: Allvarlig risk)" in said
    assert "**Inget här visar att ett beslut följer lagen.**" in said
    assert "<!--" not in said


def test_every_chapter_is_reached_from_the_contents(window: Window) -> None:
    said = method(window)
    led_to = re.findall(r"\]\(#([^)]+)\)", said)

    assert led_to == [h.proto.anchor for h in window.app.header]
    assert len(led_to) == len(set(led_to))


def test_the_figures_are_those_of_the_checklists_in_use(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "checklists"
    shutil.copytree(ROOT / "checklists", folder)
    scale = folder / "skala.yaml"
    text = scale.read_text(encoding="utf-8")
    edition = re.search(r"^utgåva: \S+$", text, re.MULTILINE)
    assert edition is not None
    scale.write_text(text.replace(edition[0], 'utgåva: "2031-7"'), encoding="utf-8")
    bootstrap.configure(settings.model_copy(update={"checklists": folder}))

    assert "Skalans utgåva: 2031-7." in method(Window())


def test_an_installation_without_the_text_still_explains_the_words(
    settings: Settings, tmp_path: Path
) -> None:
    bootstrap.configure(settings.model_copy(update={"docs": tmp_path}))
    said = method(Window())

    assert "saknas i den här installationen" in said
    assert "**Allvarlig risk.**" in said
