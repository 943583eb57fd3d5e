"""A newer edition of the checklists on the screen: told calmly, taken or left, and taken back."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.vocabulary import AnswerType, Stage
from assessment.service import Service, StoreUnavailable
from assessment.settings import Settings
from tests.ui.window import ROOT, Window

OLD = "barnets-rattigheter/foraldrars-stod"
QUESTION = "      - id: foraldrars-stod\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # Without the examples of the base, and without its list of what is published.
    left_out = ignore_patterns("scenarier", "utgavor.yaml")
    return Path(copytree(ROOT / "checklists", tmp_path / "checklists", ignore=left_out))


@pytest.fixture
def settings(tmp_path: Path, folder: Path) -> Settings:
    return Settings(database=str(tmp_path / "konsekvens.db"), checklists=folder)


def answered(service: Service) -> str:
    saved = service.start_example("fall-1-anpassad-grundskola.json")
    changed = service.save(editing.set_case(saved.assessment, title="Skolan i Lillmark"), saved)
    return changed.assessment.id


def publish(folder: Path, settings: Settings) -> None:
    """Publish a newer edition in the folder, and read it from the start."""
    publish_in(folder)
    bootstrap.configure(settings)


def publish_in(folder: Path) -> None:
    """Replace one question of barnets rättigheter by another."""
    file = folder / "barnets-rattigheter.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(QUESTION) == 1
    start = text.index(QUESTION)
    end = text.index("\n      - id: ", start + 1) + 1
    block = text[start:end]
    newer = block.replace(QUESTION, f"{QUESTION.rstrip()}-2\n        ersätter: foraldrars-stod\n", 1)
    retired = block.rstrip("\n") + "\n        utgår: ja\n"
    text = text[:start] + newer + retired + text[end:]
    file.write_text(text.replace('utgåva: "2026-1"', 'utgåva: "2026-9"', 1), encoding="utf-8")


def shown(window: Window) -> str:
    return "\n".join(m.value for m in window.app.markdown)


def links(window: Window) -> list[str]:
    return [link.proto.label for link in window.app.sidebar.get("page_link")]


def test_with_the_latest_edition_nothing_is_said(window: Window) -> None:
    found = answered(window.service)

    assert "Ny utgåva av checklistorna" not in links(window.open(found, "granska"))
    assert "följer den senaste utgåvan" in shown(window.open(found, "utgava"))
    assert not window.app.exception


def test_what_the_points_come_to_is_told(window: Window, folder: Path, settings: Settings) -> None:
    saved = window.service.start_example("fall-1-anpassad-grundskola.json")
    changed = saved.assessment
    checklist = window.service.checklists().checklist("genomforande")
    assert checklist is not None
    for one in checklist.questions():
        first = one.options[0].id
        answer = (first,) if one.type is AnswerType.MULTIPLE else first
        changed = editing.set_answer(changed, checklist.key(one), answer)
    changed = editing.set_answer(changed, "genomforande/agare", "ingen")
    window.service.save(changed, saved)
    file = folder / "genomforande.yaml"
    text = file.read_text(encoding="utf-8").replace('utgåva: "2026-1"', 'utgåva: "2026-9"', 1)
    file.write_text(
        text.replace("agare, någon-av: [ingen, vet-inte]", "agare, är: vet-inte"), encoding="utf-8"
    )
    bootstrap.configure(settings)

    window.open(saved.assessment.id, "utgava")

    assert not window.app.exception
    assert "Utfallet ”Mycket återstår att ordna” ges av andra skäl\\." in shown(window)
    tables = " ".join(str(part.proto.body) for part in window.app.get("html"))
    row = tables[tables.index("Redo att genomföras?") :]
    assert row.index("Mycket återstår att ordna") < row.index("Det mesta finns på plats")


def test_a_newer_edition_is_told_taken_and_taken_back(
    window: Window, folder: Path, settings: Settings
) -> None:
    found = answered(window.service)
    before = window.service.open(found).assessment
    publish(folder, settings)

    assert "Ny utgåva av checklistorna" in links(window.open(found, "arendet"))
    window.open(found, "granska")
    assert "Det finns en ny utgåva" in shown(window)
    window.open(found, "utgava")
    assert not window.app.exception
    assert "är ersatt av" in shown(window)
    assert "Barnets rättigheter, 2026\\-1 blir 2026\\-9" in "".join(h.value for h in window.app.subheader)
    assert "Ett svar följer med" in shown(window)

    window.app.button(key="utgava-byt").click().run()
    assert not window.app.exception
    assert OLD not in window.stored.effects
    assert window.stored.effects[f"{OLD}-2"] == before.effects[OLD]
    assert window.stored.editions["barnets-rattigheter"].edition == "2026-9"
    assert "följer den senaste utgåvan" in shown(window)
    assert "Ny utgåva av checklistorna" not in links(window)
    events = window.service.history(found)
    assert ("utgåvor",) in [e.path for e in events]

    next(b for b in window.app.button if b.label == "Ångra").click().run()
    assert window.stored.effects == before.effects
    assert window.stored.editions == before.editions
    assert "Ny utgåva av checklistorna" in links(window)


def test_staying_changes_nothing_and_leads_back(window: Window, folder: Path, settings: Settings) -> None:
    found = answered(window.service)
    publish(folder, settings)
    before = window.service.open(found)

    window.open(found, "utgava").app.button(key="utgava-kvar").click().run()

    assert not window.app.exception
    assert window.service.open(found) == before


def test_a_frozen_one_is_told_to_become_a_new_version(
    window: Window, folder: Path, settings: Settings
) -> None:
    service = window.service
    saved = service.open(answered(service))
    void = service.move(saved, Stage.VOID, "Fel ärende.").assessment
    publish(folder, settings)

    assert "Ny utgåva av checklistorna" not in links(window.open(void.id, "arendet"))
    assert "Gör en ny version" in shown(window.open(void.id, "utgava"))
    version = window.service.new_version(void).assessment
    assert "Ny utgåva av checklistorna" in links(window.open(version.id, "arendet"))


def test_a_namnd_that_leaves_a_perspective_out_has_no_step_for_it(
    window: Window, settings: Settings, tmp_path: Path
) -> None:
    templates = Path(copytree(ROOT / "templates", tmp_path / "templates"))
    (templates / "organisation.yaml").write_text(
        "nämnder:\n  - {namn: Utbildningsnämnden, perspektiv: [barnets-rattigheter]}\n", encoding="utf-8"
    )
    bootstrap.configure(settings.model_copy(update={"templates": templates}))
    service = window.service
    new = service.start_new()
    found = new.assessment.id
    steps = links(window.open(found, "arendet"))
    assert any("Jämlikhet" in label for label in steps)

    window.write("arende|board", "utbildningsnämnden")
    assert not window.app.exception
    left = links(window)
    assert any("Barnets rättigheter" in label for label in left)
    assert not any("Jämlikhet" in label for label in left)
    assert "Ny utgåva av checklistorna" not in left
    window.open(found, "granska")
    assert not window.app.exception
    told = {line.question: line.reason for line in service.summary(window.stored).screened_out}
    assert told["Jämlikhet"].startswith("Nämnden har valt")


def test_when_it_cannot_be_saved_the_page_says_which_edition_stands(
    window: Window, folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = answered(window.service)
    publish(folder, settings)
    window.open(found, "utgava")

    def full(*_: object) -> None:
        raise StoreUnavailable("Disken är full. Frigör plats och försök igen.")

    with monkeypatch.context() as patch:
        patch.setattr(Service, "save", full)
        window.app.button(key="utgava-byt").click().run()

    (told,) = window.app.error
    assert "följer fortfarande den gamla utgåvan" in told.value
    assert "Disken är full" in told.value
    assert window.stored.editions["barnets-rattigheter"].edition == "2026-1"
