"""The use cases on a store in memory, a clock that stands still and ids in order."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

import pytest

from assessment.core.assessment import Assessment, EditionRef, new_assessment
from assessment.core.assessment_file import dump
from assessment.core.burden_words import NamedLine
from assessment.core.case import Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic
from assessment.core.draft_reading import Paragraph
from assessment.core.form import Form
from assessment.core.summary import Sheet, Summary
from assessment.core.summary.model import ProfileLine
from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.core.year_report import YearReport
from assessment.service import (
    AssessmentNotFound,
    BrokenFile,
    ChecklistNotFound,
    EditConflict,
    Example,
    ExampleNotFound,
    Ports,
    Saved,
    Service,
    StoreUnavailable,
)
from assessment.service.calendar_days import CalendarDay
from assessment.service.checklist_reading import ReadChecklist
from assessment.service.document_maker import Finding
from assessment.service.organisation import Organisation
from assessment.service.ports import Columns, Document
from assessment.store import MemoryStore
from tests.factory import assessment_with, checklist, checklist_set, effect, perspective

EVENING = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class Mended:
    """One finding."""

    place: str
    tag: str = ""
    problem: str = ""
    suggestion: str = ""


@dataclass
class World:
    """Everything outside, in the hands of the test."""

    now: datetime = EVENING
    checklists: ChecklistSet = field(default_factory=checklist_set)
    store: MemoryStore = field(default_factory=MemoryStore)
    ids: Iterator[str] = field(default_factory=lambda: (f"id-{n}" for n in count(1)))
    files: dict[str, bytes] = field(default_factory=dict)
    yaml: object = None
    written: list[Summary] = field(default_factory=list)
    sheets: Sequence[Sheet] = ()
    days: Sequence[CalendarDay] = ()
    told: Organisation | None = field(default_factory=Organisation)
    used: list[str | None] = field(default_factory=list)

    def current(self, board: str = "") -> ChecklistSet:
        assert board is not None
        return self.checklists

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return ()

    def examples(self) -> list[Example]:
        return [Example(name, name.capitalize()) for name in self.files]

    def read(self, name: str) -> bytes:
        if name not in self.files:
            raise ExampleNotFound(name)
        return self.files[name]

    def read_yaml(self, data: bytes, name: str) -> object:
        assert data
        assert name
        return self.yaml

    def organisation(self) -> Organisation:
        if self.told is None:
            raise StoreUnavailable("organisation.yaml behöver rättas.")
        return self.told

    def templates(self) -> list[str]:
        return ["vanlig.docx", "egen.docx"]

    def template_trouble(self, name: str) -> str:
        return "" if name == "vanlig.docx" else f"{name} går inte att använda."

    def template_for(self, board: str) -> str:
        return "egen.docx" if board else "vanlig.docx"

    def word(self, summary: Summary, template: str | None = None) -> bytes:
        self.written.append(summary)
        self.used.append(template)
        return b"docx"

    def paragraphs(self, document: bytes) -> Sequence[Paragraph]:
        return [Paragraph(line) for line in document.decode().splitlines()]

    def statement(self, summary: Summary) -> bytes:
        self.written.append(summary)
        return b"utlatande"

    def carry(self, document: bytes, text: str) -> bytes:
        return document + text.encode()

    def carried(self, document: bytes) -> str:
        return document.removeprefix(b"docx").decode()

    def form(self, form: Form) -> bytes:
        return form.title.encode()

    def year_report(self, report: YearReport) -> bytes:
        return report.title.encode()

    def checklist_document(self, readings: Sequence[ReadChecklist], title: str, about: str) -> bytes:
        assert about is not None
        return f"{title}: {len(readings)}".encode()

    def check_template(self, template: bytes, name: str, example: Summary | None) -> Sequence[Finding]:
        assert name == "egen.docx"
        self.written += [example] if example else []
        return [Mended(template.decode())]

    def pdf(self, document: bytes) -> bytes:
        return b"pdf av " + document

    def excel(self, sheets: Sequence[Sheet], title: str) -> bytes:
        self.sheets = sheets
        return b"xlsx av " + title.encode()

    def csv(self, sheet: Sheet) -> bytes:
        self.sheets = (sheet,)
        return b"csv av " + sheet.name.encode()

    def calendar(self, days: Sequence[CalendarDay], name: str, made: datetime) -> bytes:
        assert made == self.now
        self.days = days
        return b"ics av " + name.encode()

    def picture(
        self, lines: Sequence[ProfileLine], *, dark: bool, narrow: bool, description: str
    ) -> dict[str, Any]:
        return {"groups": len(lines), "dark": dark, "narrow": narrow, "description": description}

    def burden_picture(self, lines: Sequence[NamedLine], *, dark: bool, description: str) -> dict[str, Any]:
        return {"lines": len(lines), "dark": dark, "description": description}

    def pdf_lacks(self) -> str:
        return "PDF kräver LibreOffice."

    def service(self) -> Service:
        return Service(
            Ports(
                store=self.store,
                checklists=self,
                examples=self,
                read_yaml=self.read_yaml,
                documents=self,
                clock=lambda: self.now,
                new_id=lambda: next(self.ids),
            )
        )


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


def titled(saved: Saved, title: str) -> Assessment:
    return saved.assessment.model_copy(update={"case": Case(title=title)})


def columns(service: Service) -> Columns:
    return service.list_mine().lines[0].columns


# Begin, save and open


def test_a_new_assessment_is_stored_with_its_day_and_editions(service: Service) -> None:
    saved = service.start_new()

    assert service.open("id-1") == saved
    assert saved.revision == 1
    assert saved.assessment.dated == date(2026, 11, 22)
    assert saved.assessment.editions["barn"] == EditionRef(edition="2026-1")
    assert [a.id for a in saved.assessment.alternatives] == ["nollalternativ", "forslaget"]


def test_a_save_is_there_when_it_returns(service: Service) -> None:
    first = service.start_new()
    second = service.save(titled(first, "Skolan flyttas"), first.revision)

    assert second.revision == 2
    assert service.open("id-1") == second
    assert second.assessment.case.title == "Skolan flyttas"


def test_a_save_tells_when_it_was_in_universal_time(service: Service) -> None:
    assert service.start_new().saved_at == datetime(2026, 11, 22, 22, 30, tzinfo=UTC)


def test_the_day_is_that_of_the_last_change(world: World, service: Service) -> None:
    first = service.start_new()
    world.now += timedelta(days=3)

    assert service.save(titled(first, "Ny"), 1).assessment.dated == date(2026, 11, 25)


def test_of_two_windows_the_second_is_told_and_overwrites_nothing(service: Service) -> None:
    first = service.start_new()
    theirs = service.save(titled(first, "Deras"), first.revision)

    with pytest.raises(EditConflict, match=r"inte sparat.*ladda om sidan") as conflict:
        service.save(titled(first, "Min"), first.revision)

    assert conflict.value.latest == theirs
    assert service.open("id-1") == theirs


def test_an_unknown_address_says_where_to_go(service: Service) -> None:
    with pytest.raises(AssessmentNotFound, match="startsidan"):
        service.open("finns-inte")


def test_an_id_that_is_taken_is_never_given_again(world: World, service: Service) -> None:
    first = service.start_new()
    world.ids = iter(["id-1", "id-1", "ny"])

    assert service.start_new().assessment.id == "ny"
    assert service.open("id-1") == first


def test_a_stored_text_that_no_version_understands_is_told_and_kept(world: World, service: Service) -> None:
    text = '{"format":1,"id":"trasig","läge":"x"}'
    world.store.add(Document("trasig", text, Columns("", "", "", "", Stage.DRAFT, 1)), EVENING)

    with pytest.raises(BrokenFile, match="den är kvar") as broken:
        service.open("trasig")

    assert broken.value.sentences[1].startswith("I läge: ")
    assert world.store.get("trasig") is not None


# The trash


def test_a_deleted_assessment_lies_in_the_trash(service: Service) -> None:
    saved = service.start_new()
    service.delete("id-1")

    with pytest.raises(AssessmentNotFound):
        service.open("id-1")
    with pytest.raises(AssessmentNotFound):
        service.save(titled(saved, "Sent"), saved.revision)
    with pytest.raises(AssessmentNotFound):
        service.delete("id-1")
    assert service.list_mine().lines == ()
    assert [line.id for line in service.list_trash().lines] == ["id-1"]

    assert service.undelete("id-1") == saved
    with pytest.raises(AssessmentNotFound):
        service.undelete("id-1")


# Lists


def test_the_list_is_newest_first_and_comes_in_pages(world: World, service: Service) -> None:
    for _ in range(5):
        world.now += timedelta(minutes=1)
        service.start_new()

    first = service.list_mine(limit=3)
    second = service.list_mine(first.after, limit=3)

    assert [line.id for line in (*first.lines, *second.lines)] == ["id-5", "id-4", "id-3", "id-2", "id-1"]
    assert second.after is None


def test_a_line_shows_the_header_progress_status_and_flags(world: World) -> None:
    world.checklists = checklist_set(perspective("barn", effect("trygghet", 3)), checklist("arendet"))
    service = world.service()
    saved = service.start_new()
    before = columns(service)
    filled = assessment_with(
        {"barn/trygghet": {"alla": -2, "elever": -2}}, groups=["elever"], answers={"arendet/ovrigt": "Ja."}
    )
    case = Case(title="Skolan\nflyttas ", diary_number="UBN 1", organisation="Lillmark", board="Nämnden")
    service.save(filled.model_copy(update={"id": "id-1", "case": case}), saved.revision)

    shown = columns(service)

    assert (shown.title, shown.diary_number) == ("Skolan flyttas", "UBN 1")
    assert (shown.organisation, shown.board) == ("Lillmark", "Nämnden")
    assert 0 <= before.answered < shown.answered <= shown.asked
    assert [s.status for s in before.statuses] == [Status.NOT_ASSESSED]
    assert [(s.perspective, s.alternative) for s in shown.statuses] == [("barn", "forslaget")]
    assert shown.statuses[0].status is not Status.NOT_ASSESSED
    assert all(f.state is not FlagState.SILENT for f in shown.flags)


def test_a_very_long_title_is_cut_in_the_list_only(service: Service) -> None:
    saved = service.start_new()
    service.save(titled(saved, "lång " * 1000), saved.revision)

    assert len(columns(service).title) == 500
    assert len(service.open("id-1").assessment.case.title) == 5000


def test_signs_that_no_database_takes_are_visible_in_the_list(service: Service) -> None:
    saved = service.start_new()
    service.save(titled(saved, "a\0b\ud800c"), saved.revision)

    assert columns(service).title == "a\ufffdb?c"
    assert service.open("id-1").assessment.case.title == "a\0b\ufffdc"


def test_a_fault_in_counting_never_stops_an_answer(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    saved = service.start_new()

    def faulty(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("assessment.service.outcome.score", faulty)
    kept = service.save(titled(saved, "Viktigt"), saved.revision)

    assert service.open("id-1") == kept
    assert columns(service).title == "Viktigt"
    assert columns(service).statuses == ()
    assert "ZeroDivisionError" in caplog.text


# Results


def test_one_object_is_counted_once_however_often_it_is_asked_for(service: Service) -> None:
    saved = service.start_new()
    changed = service.save(titled(saved, "Ny"), saved.revision).assessment

    assert service.result(changed) is service.result(changed)
    assert service.flow(changed) is service.outcome(changed).flow


def test_new_checklists_give_a_new_result(world: World, service: Service) -> None:
    saved = service.start_new()
    before = service.outcome(saved.assessment)
    world.checklists = checklist_set(
        perspective("barn", effect("trygghet")), perspective("halsa", effect("luft"))
    )

    assert set(service.outcome(saved.assessment).result.perspectives) > set(before.result.perspectives)
    assert service.checklists() is world.checklists


def test_only_the_last_results_are_remembered(service: Service) -> None:
    first = new_assessment("forst")
    before = service.outcome(first)
    for n in range(200):
        service.outcome(new_assessment(f"nr-{n}"))

    assert service.outcome(first) is not before
    assert service.outcome(first).result == before.result


# Editions


def test_every_edition_used_is_kept_whole_under_its_fingerprint(world: World) -> None:
    prints = {"barn": "aa", "grupper": "bb", "skala": "cc"}
    world.checklists = world.checklists.model_copy(update={"fingerprints": prints})
    saved = world.service().start_new()

    assert {k: e.fingerprint for k, e in saved.assessment.editions.items()} == prints
    kept = world.store.edition("aa")
    assert kept is not None
    assert (kept.checklist, kept.edition) == ("barn", "2026-1")
    assert json.loads(kept.content)["checklista"] == "barn"
    assert world.store.edition("bb") is not None
    assert world.store.edition("cc") is not None


def test_a_save_with_a_newer_edition_says_so_and_keeps_both(world: World, service: Service) -> None:
    world.checklists = world.checklists.model_copy(update={"fingerprints": {"barn": "aa"}})
    saved = service.start_new()
    newer = perspective("barn", effect("trygghet"), edition="2026-2")
    world.checklists = checklist_set(newer).model_copy(update={"fingerprints": {"barn": "dd"}})

    after = service.save(titled(saved, "Ny"), saved.revision).assessment

    assert after.editions["barn"] == EditionRef(edition="2026-2", fingerprint="dd")
    assert world.store.edition("aa") is not None
    assert world.store.edition("dd") is not None


# Files


def test_what_is_exported_can_be_imported_in_another_place(world: World, service: Service) -> None:
    saved = service.start_new()
    saved = service.save(titled(saved, "Å & 🏫"), saved.revision)
    data = service.export_json(saved.assessment)

    elsewhere = World().service().import_file(data, "bedomning.json")

    assert elsewhere.assessment == saved.assessment
    assert data.decode().startswith('{\n  "format": 1,\n')
    assert world.store.get("id-1") is not None


def test_a_file_whose_id_is_taken_becomes_a_copy(service: Service) -> None:
    saved = service.start_new()
    file = service.export_json(saved.assessment)
    changed = service.save(titled(saved, "Ändrad sedan dess"), saved.revision)

    copy = service.import_file(file, "bedomning.json")

    assert copy.assessment.id == "id-2"
    assert copy.assessment == saved.assessment.model_copy(update={"id": "id-2"})
    assert service.open("id-1") == changed


def test_an_imported_file_keeps_its_day_until_something_is_changed(world: World, service: Service) -> None:
    old = new_assessment("gammal").model_copy(update={"dated": date(2025, 1, 1)})
    saved = service.import_file(dump(old).encode(), "x.json")

    assert saved.assessment.dated == date(2025, 1, 1)
    assert service.save(titled(saved, "Ny"), 1).assessment.dated == world.now.date()


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04", b'{"format":2,"id":"x"}'])
def test_a_broken_or_foreign_file_is_refused_and_nothing_changes(service: Service, data: bytes) -> None:
    saved = service.start_new()

    with pytest.raises(BrokenFile) as broken:
        service.import_file(data, "fil.json")

    assert broken.value.sentences
    assert all(s.endswith((".", "?")) for s in broken.value.sentences)
    assert [line.id for line in service.list_mine().lines] == [saved.assessment.id]


@pytest.mark.parametrize("name", ["fil.yaml", "FIL.YML"])
def test_yaml_is_read_by_the_yaml_reader_and_checked_as_json_is(
    world: World, service: Service, name: str
) -> None:
    world.yaml = json.loads(dump(new_assessment("ur-yaml")))
    assert service.import_file(b"format: 1", name).assessment.id == "ur-yaml"

    world.yaml = {"format": 1, "id": "x", "läge": "färdig"}
    with pytest.raises(BrokenFile, match="I läge"):
        service.import_file(b"format: 1", name)


def test_reading_a_file_stores_nothing(service: Service) -> None:
    assert service.read_file(dump(new_assessment("x")).encode(), "x.json").id == "x"
    assert service.list_mine().lines == ()


def test_an_example_is_copied_each_time_and_never_changes(world: World, service: Service) -> None:
    example = new_assessment("fall-1").model_copy(update={"case": Case(title="Exempel")})
    world.files["fall-1.json"] = dump(example).encode()

    first = service.start_example("fall-1.json")
    service.save(titled(first, "Ändrat"), first.revision)
    second = service.start_example("fall-1.json")

    assert service.examples() == (Example("fall-1.json", "Fall-1.json"),)
    assert first.assessment.id != second.assessment.id != "fall-1"
    assert second.assessment.case.title == "Exempel"


def test_an_example_that_is_not_there_is_told(service: Service) -> None:
    with pytest.raises(ExampleNotFound, match="”borta” finns inte"):
        service.start_example("borta")


def test_word_is_written_from_the_summary_of_today(world: World, service: Service) -> None:
    saved = service.start_new()

    assert service.export_word(saved.assessment) == b"docx"
    assert world.written == [service.summary(saved.assessment)]


def test_the_other_documents_are_made_from_the_same_summary(world: World, service: Service) -> None:
    saved = service.start_new()

    assert service.export_statement(saved.assessment) == b"utlatande"
    assert service.export_pdf(saved.assessment) == b"pdf av docx"
    assert world.written == [service.summary(saved.assessment)] * 2
    assert service.pdf_lacks() == "PDF kräver LibreOffice."


def test_a_word_file_that_carries_the_answers_opens_again(service: Service) -> None:
    saved = service.start_new()
    file = service.export_word(titled(saved, "Skolan"), carrying=True)

    assert service.import_file(file, "Bilaga.DOCX").assessment.case.title == "Skolan"


def test_a_template_is_tried_on_an_example_when_there_is_one(world: World, service: Service) -> None:
    assert service.check_template(b"stycke 1", "egen.docx") == [Mended("stycke 1")]
    assert world.written == []
    world.files["fall-1.json"] = dump(new_assessment("fall-1")).encode()
    service.check_template(b"stycke 1", "egen.docx")
    assert world.written == [service.summary(new_assessment("fall-1"))]


def test_the_template_is_that_of_the_board_or_the_one_that_is_chosen(world: World, service: Service) -> None:
    saved = service.start_new()
    service.export_word(saved.assessment)
    service.export_pdf(saved.assessment, template="egen.docx")

    assert world.used == [None, "egen.docx"]
    assert service.templates() == ["vanlig.docx", "egen.docx"]
    assert service.template_for(saved.assessment) == "vanlig.docx"
    assert service.template_trouble(saved.assessment) == ""
    assert service.template_trouble(saved.assessment, "egen.docx") == "egen.docx går inte att använda."


def test_a_new_assessment_has_the_name_of_the_organisation(world: World, service: Service) -> None:
    world.told = Organisation(name="Lillmarks kommun")
    assert service.start_new().assessment.case.organisation == "Lillmarks kommun"
    world.told = None
    assert service.start_new().assessment.case.organisation == ""


def test_a_form_is_made_with_or_without_an_assessment(service: Service) -> None:
    saved = service.start_new()

    assert service.export_form("barn") == service.export_form("barn", saved.assessment, short=True)
    assert service.export_form("barn").decode().startswith("Blankett: ")
    with pytest.raises(ChecklistNotFound, match="”borta” finns inte"):
        service.export_form("borta")


def test_excel_is_made_from_the_same_material(world: World, service: Service) -> None:
    saved = service.start_new()

    assert service.export_excel(titled(saved, "Skolan")) == b"xlsx av Skolan"
    assert [s.name for s in world.sheets][:3] == ["Ärendet", "Bedömningar", "Resultat"]


def test_many_sessions_share_one_service_without_losing_answers(service: Service) -> None:
    def edit(n: int) -> int:
        saved = service.start_new()
        for step in range(5):
            saved = service.save(titled(saved, f"{n}:{step}"), saved.revision)
        return saved.revision

    with ThreadPoolExecutor(8) as sessions:
        assert set(sessions.map(edit, range(24))) == {6}
    assert {line.columns.title for line in service.list_mine().lines} == {f"{n}:4" for n in range(24)}


def test_the_picture_of_a_profile_is_drawn_by_the_documents(service: Service) -> None:
    drawn = service.profile_picture((), dark=True, narrow=False, description="Ingen grupp.")

    assert drawn == {"groups": 0, "dark": True, "narrow": False, "description": "Ingen grupp."}


def test_a_summary_is_put_into_words_once_and_anew_another_day(world: World, service: Service) -> None:
    saved = service.start_new()

    first = service.summary(saved.assessment)
    assert service.summary(saved.assessment) is first
    assert service.summary(saved.assessment.model_copy()) is not first
    world.now += timedelta(days=1)
    assert service.summary(saved.assessment) is not first
