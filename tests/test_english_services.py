"""What services and adapters say to who reads English: errors, registers, calendars, pictures and reports."""

import ast
import inspect
import io
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from sqlalchemy.exc import OperationalError

from assessment.calendar_file import write_calendar
from assessment.charts import burden_spec, profile_spec
from assessment.checklist_files import read_folder
from assessment.core import assessment_file, event_words
from assessment.core.assessment import Assessment, new_assessment
from assessment.core.burden import Burden
from assessment.core.burden_table import Cell, Side, When, burden_table
from assessment.core.burden_words import NamedLine, cell_name, column_name, columns, picture_text
from assessment.core.diagnostic_codes import CODES, Level
from assessment.core.diagnostics import Diagnostic, tally
from assessment.core.edition_changes import edition_changes
from assessment.core.event_words import EventWords
from assessment.core.expectation import shown_status, told_status
from assessment.core.language import Language, speaking
from assessment.core.people import Deed, Role
from assessment.core.personal_data import Suspicion, suspects
from assessment.core.scoring import score
from assessment.core.summary.model import ProfileLine
from assessment.core.trace import explain
from assessment.core.vocabulary import Rating, Severity, Stage
from assessment.core.year_report import year_report
from assessment.register import write_workbook
from assessment.service import (
    AssessmentFrozen,
    BrokenFile,
    NotAllowed,
    Saved,
    ServiceError,
    StoreUnavailable,
)
from assessment.service.calendar_days import days_of
from assessment.service.checklist_reading import reading_of
from assessment.service.outcome import Outcomes
from assessment.service.register_store import EVERY
from assessment.service.registering import TooManyForExcel
from assessment.service.workshop import DraftNotFound
from assessment.settings import Settings
from assessment.store import on_network_disk
from assessment.store.trouble import told
from assessment.translations import language
from tests.core.test_year_report import YEAR
from tests.factory import assessment_with, checklist, checklist_set, effect, perspective, question
from tests.test_calendar import FOLLOW_UP, MEASURE, promising
from tests.test_charts import line, texts
from tests.test_registering import EVA, stored
from tests.test_service import World

ENGLISH = language("en")
ROOT = Path(__file__).parent.parent
CONVERTED = (
    *sorted(path for path in (ROOT / "assessment" / "service").glob("*.py")),
    *(
        ROOT / "assessment" / name
        for name in (
            *("charts.py", "calendar_file.py", "register.py", "published.py", "bootstrap.py"),
            *("store/trouble.py", "store/engine.py", "store/network_disk.py", "store/migrating.py"),
            *("core/year_report.py", "core/event_words.py", "core/edition_changes.py", "core/stages.py"),
            *("core/burden_words.py", "core/consequences.py", "core/assessment_file.py"),
            *("core/upgrading.py", "core/people.py", "core/progress.py", "core/trace.py"),
        )
    ),
)
UNSEEN = {"behörighet.yaml", "nämnden ”", "” står två gånger; skriv allt om den i en post"}
"""A file's own name, and what is wrong in a file that staff own, which is told in Swedish."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking(ENGLISH):
        yield


def swedish_in(text: str) -> str:
    """Return the first sign of Swedish in a text of ours, or ''; a word in brackets explains another."""
    text = text.replace("(nämnd)", "")
    found = re.search(r"[åäöÅÄÖ]|\b(och|inte|eller|som|till|finns|kan du|gå|skriv)\b", text, re.IGNORECASE)
    return found[0] if found else ""


# Errors


def errors(family: type[ServiceError] = ServiceError) -> Iterator[type[ServiceError]]:
    for kind in family.__subclasses__():
        yield kind
        yield from errors(kind)


def given(kind: type[ServiceError]) -> dict[str, Any]:
    """Return something for each thing that an error needs to be told."""
    saved = Saved(new_assessment("id-1"), 1, datetime(2026, 2, 1, tzinfo=UTC))
    known = {"deed": Deed.ERASE, "latest": saved, "number": 7, "sentences": ("x",)}
    wanted = inspect.signature(kind).parameters.values()
    needed = [p for p in wanted if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    return {p.name: known.get(p.name, "x") for p in needed}


def test_every_error_that_has_its_own_words_says_them_in_english() -> None:
    own = {
        kind
        for kind in errors()
        if kind.__module__.startswith("assessment.service") and "__init__" in vars(kind)
    }
    assert own >= {NotAllowed, AssessmentFrozen, DraftNotFound, TooManyForExcel}
    for kind in own - {BrokenFile}:
        message = str(kind(**given(kind)))
        assert swedish_in(message) == "", kind
        with speaking(Language()):
            assert message != str(kind(**given(kind)))


@pytest.mark.parametrize("deed", list(Deed))
def test_what_one_may_not_do_is_said_as_a_sentence(deed: Deed) -> None:
    assert swedish_in(str(NotAllowed(deed))) == ""
    assert str(NotAllowed(Deed.SHARE)).startswith("You may not invite others here.")


def test_roles_have_english_names() -> None:
    assert [ENGLISH.message(role) for role in Role] == [
        "official",
        "reviewer",
        "strategist",
        "reader",
        "registrar",
    ]


def test_trouble_with_the_database_says_what_to_do() -> None:
    full = sqlite3.OperationalError("full")
    full.sqlite_errorname = "SQLITE_FULL"
    with pytest.raises(StoreUnavailable) as found, told("/tmp/{k}.db"):  # noqa: S108 - a name, and no file
        raise OperationalError("", {}, full)

    assert str(found.value) == (
        "The disk is full, so your latest change is not saved. "
        "Make room on the disk where /tmp/{k}.db is and try again."
    )


def test_a_database_on_a_network_disk_is_warned_of() -> None:
    assert "is on a network disk (shared folder)" in str(on_network_disk("//server/delat/k.db"))


def test_a_step_that_cannot_be_taken_says_why() -> None:
    world = World(checklists=checklist_set(perspective("barn", effect("trygghet"))))
    service = world.service()
    saved = service.start_new()

    with pytest.raises(ServiceError, match=r"^First write who has reviewed it"):
        service.move(saved, Stage.REVIEWED)


def test_a_file_that_is_no_assessment_says_so() -> None:
    assert assessment_file.parse(b"") == ("The file is empty.",)
    assert assessment_file.parse(b"{}") == (
        (
            "The file is not an impact assessment: it lacks format and id. "
            "Choose a file that was saved from Konsekvens with Download as JSON."
        ),
    )
    for data in (b"[]", b'{"a": 1, "a": 2}', b"NaN", b"{", b'{"format": 2, "id": "x"}', b'{"id": "x"}'):
        (sentence,) = assessment_file.parse(data)
        assert swedish_in(str(sentence)) == ""


def test_how_many_things_are_wrong_is_counted_in_english() -> None:
    kinds = {level: next(name for name, code in CODES.items() if code.level is level) for level in Level}
    found = [
        Diagnostic(file="f", code=kinds[level], message="m")
        for level in (Level.ERROR, Level.WARNING, Level.WARNING, Level.ADVICE)
    ]

    assert tally(found) == "1 error, 2 warnings and 1 piece of advice"


# What is handed over


def test_the_register_has_english_headings_and_words() -> None:
    world = World(checklists=checklist_set(perspective("barn", effect("trygghet"))))
    service = world.service().of(EVA)
    stored(service, "Skolan", diary_number="UBN 1")
    assert service.export_register_excel() == b"xlsx av Register of impact assessments"

    assert [sheet.name for sheet in world.sheets] == ["Register", "Status word", "Due"]
    for sheet in world.sheets:
        assert [name for name in sheet.columns if swedish_in(name)] == []
        assert len(set(sheet.columns)) == len(sheet.columns)
    row = dict(zip(world.sheets[0].columns, world.sheets[0].rows[0], strict=True))
    assert (row["Stage"], row["Barn"], row["Case reference"]) == ("Draft", "Not assessed", "UBN 1")
    book = load_workbook(io.BytesIO(write_workbook(world.sheets, "Register")))
    assert book.properties.description == "Written by Konsekvens."


def test_the_calendar_is_in_english_and_keeps_its_days() -> None:
    promised = promising(MEASURE, FOLLOW_UP, title="Skolan", diary_number="UBN 2026/7")
    written = write_calendar(days_of(promised), "Skolan", datetime(2026, 2, 1, tzinfo=UTC))
    calendar = Calendar.from_ical(written)
    days = calendar.walk("VEVENT")

    assert calendar["PRODID"] == "-//Konsekvens//Konsekvens//EN"
    assert str(days[0]["DESCRIPTION"]).split("\n") == [
        "Follow-up from an impact assessment",
        "Responsible: Rektorn",
        "Value today: 81 %",
        "Target: 90 %",
        "Case: Skolan",
        "Case reference: UBN 2026/7",
    ]
    with speaking(Language()):
        again = Calendar.from_ical(
            write_calendar(days_of(promised), "Skolan", datetime(2026, 2, 1, tzinfo=UTC))
        )
    assert [day["UID"] for day in days] == [day["UID"] for day in again.walk("VEVENT")]


def burdened() -> list[NamedLine]:
    burden = Burden(
        "aldre",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=Severity.MINOR,
        improvement=None,
        improvement_after=None,
    )
    (line,) = burden_table([(burden, 2)], 2, ("aldre",))
    return [NamedLine("Older people", line)]


def test_pictures_are_drawn_and_told_in_english() -> None:
    told_so = picture_text(burdened())
    drawn = burden_spec(burdened(), description=told_so)

    assert told_so == (
        "Number of decisions for each group, before and with decided measures. "
        "Older people, assessed in 2 decisions: serious worsening 2 before, 0 with measures; "
        "minor worsening 0 before, 2 with measures."
    )
    assert drawn["description"] == told_so
    for spec in (drawn, profile_spec([profile_line()])):
        assert [text for text in texts(spec) if swedish_in(text)] == []
    assert {"Worsening", "Improvement", "before", "serious"} <= set(texts(drawn))


def profile_line() -> ProfileLine:
    return line("Pupils", (10, 40))


def test_the_picture_of_a_profile_changes_language_with_who_looks() -> None:
    assert "Worsening" in texts(profile_spec([profile_line()]))
    with speaking(Language()):
        assert "Försämring" in texts(profile_spec([profile_line()]))


def test_cells_of_the_burden_are_named_in_english() -> None:
    assert [column_name(Side.WORSE, word) for word in columns(Side.WORSE)] == [
        "Serious",
        "Considerable",
        "Minor",
        "No certain worsening",
    ]
    cell = Cell("aldre", Side.WORSE, When.AFTER, Severity.SEVERE)
    assert cell_name("Older people", cell) == "Older people: serious worsening, with decided measures"


def test_the_yearly_report_is_in_english_throughout() -> None:
    report = year_report(
        replace(YEAR, board="Committee", burdens=burdened(), preparations=(), perspectives=())
    )

    assert report.title == "Impact assessments 2026, Committee"
    for told_in in report.introduction:
        assert swedish_in(told_in) == ""
    names = [section.name for section in report.sections]
    assert len(set(names)) == len(names)
    for section in report.sections:
        assert [
            t for t in (section.name, section.heading, section.text, *section.columns) if swedish_in(t)
        ] == []
        assert len(set(section.columns)) == len(section.columns)
    states = next(s for s in report.sections if s.name == "Promised")
    assert [row[0] for row in states.rows] == ["Done", "Overdue", "Not due yet", "No date"]
    counted = year_report(replace(YEAR, perspectives=(("barn", "Children"), ("halsa", "Health"))))
    found = next(s for s in counted.sections if s.name == "Status word")
    assert [row[1] for row in found.rows] == ["Weakens", "Strengthens", "Not settled"]


# What is told of checklists and answers


def test_what_differs_between_editions_is_told_in_english() -> None:
    before = perspective("barn", effect("trygghet", 1), question("gone"), name="Children")
    after = perspective("barn", effect("trygghet", 3), question("new"), name="Children")
    said = [change.sentence for change in edition_changes(checklist_set(before), checklist_set(after))]

    assert "The question “Hur påverkas trygghet?” weighs 3 instead of 1." in said
    assert [ours for s in said if swedish_in(ours := re.sub("“.*?”", "", s))] == []


def test_every_part_of_an_answer_has_an_english_name() -> None:
    words = EventWords(new_assessment("id-1"), checklist_set())
    told_of = {**event_words._KEYS, **event_words._LABELS, **event_words._WHOLE, **event_words._HEADER}

    assert [text for text in told_of.values() if swedish_in(ENGLISH.message(text))] == []
    assert words.name(("ärende", "diarienummer")) == "Case reference"
    before, after = {"varaktighet": "flera-år"}, {"varaktighet": "bestående", "motivering": "flera-år"}
    assert [
        (one.what, one.before, one.after)
        for one in words.told(("effekter", "barn/lek", "forslaget"), before, after)
    ] == [("Duration", "several years", "lasting"), ("Reason", "nothing", "flera-år")]


def test_a_key_of_the_file_is_shown_as_it_was_before_it_had_a_name() -> None:
    assert {k: v for k, v in event_words._KEYS.items() if v != k.replace("-", " ").capitalize()} == {}


def test_every_condition_of_the_shipped_checklists_is_told_in_english() -> None:
    shipped = read_folder(Settings().checklists, check=False).checklists
    assert shipped is not None
    quoted = re.compile("“.*?”")
    names = sorted((g.name for g in shipped.groups.groups), key=len, reverse=True)
    own = re.compile("|".join(map(re.escape, names)))
    for one in shipped.checklists:
        reading = reading_of(one, shipped)
        for sentence in (*(s for _, s in reading.asked_when), *(f.when.sentence for f in reading.flags)):
            assert swedish_in(own.sub("", quoted.sub("", sentence))) == "", sentence
        assert reading.about.startswith("Edition ")


def test_an_outcome_is_counted_anew_for_another_language() -> None:
    outcomes, assessment = Outcomes(), new_assessment("id-1")
    checklists = checklist_set(perspective("barn", effect("trygghet")))
    first = outcomes.summary(assessment, checklists, date(2026, 2, 1))
    assert outcomes.summary(assessment, checklists, date(2026, 2, 1)) is first

    with speaking(Language()):
        assert outcomes.summary(assessment, checklists, date(2026, 2, 1)) is not first


def test_what_is_written_to_a_scenario_stays_swedish() -> None:
    checklists = checklist_set(perspective("barn", effect("trygghet")))
    assessment = assessment_with({"barn/trygghet": {"elever": -1}}, groups=("elever",))
    (found,) = score(assessment, checklists).perspectives.values()
    with speaking(Language()):
        swedish = told_status(found)

    assert shown_status(found) == swedish


def test_what_is_stored_is_the_same_in_every_language() -> None:
    world = World(checklists=checklist_set(perspective("barn", effect("trygghet")), checklist("arendet")))
    service = world.service()
    saved = stored(service, "Skolan")
    line = service.register(EVERY).lines[0]
    with speaking(Language()):
        again = service.save(saved.assessment.model_copy(update={"case": saved.assessment.case}), saved)
    (after,) = service.register(EVERY).lines

    assert isinstance(again.assessment, Assessment)
    assert after.columns == line.columns


def test_traces_and_what_is_left_are_told_in_english() -> None:
    checklists = checklist_set(perspective("barn", effect("lek", text="Play?"), name="Children"))
    rated: dict[str, dict[str, Rating | None]] = {"barn/lek": {"elever": -1, "pendlare": None}}
    found = Outcomes().of(assessment_with(rated, groups=("elever", "pendlare")), checklists)
    lines = explain(found.flow, found.result)
    ours = {word.word for word in checklists.scale.directions} | {b.name for b in checklists.scale.bands}
    ours |= {group.name for group in found.flow.groups.values()}
    own = re.compile("|".join(sorted(map(re.escape, ours), key=len, reverse=True)))

    assert lines[1].startswith("Assessment: ")
    assert [line for line in lines if swedish_in(own.sub("", line))] == []
    assert [t for t in found.progress.left if swedish_in(own.sub("", t.text))] == []
    assert "Fill in the case reference" in {todo.text for todo in found.progress.left}


def test_personal_data_is_warned_of_in_english() -> None:
    ((kind, words),) = suspects("Skriv till anna@lillmark.se")

    assert Suspicion(kind, words, ()).sentence == (
        "“anna@lillmark.se” looks like an e-mail address. Write nothing that points to a particular person."
    )


# No sentence is left


def strings_outside(file: Path) -> Iterator[str]:
    """Yield the texts of a module that nothing translates: no docstring, key or description among them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tr", "tr_in", "tr_many", "N_"}:
            apart |= {id(part) for given_to in node.args for part in ast.walk(given_to)}
        if isinstance(node, ast.keyword) and node.arg in {"description", "alias"}:
            apart |= {id(part) for part in ast.walk(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.value


@pytest.mark.parametrize("file", CONVERTED, ids=lambda file: str(file.relative_to(ROOT / "assessment")))
def test_no_sentence_of_a_service_is_left_in_swedish(file: Path) -> None:
    sentence = re.compile(r"[åäöÅÄÖ].*[ .]|[ ].*[åäöÅÄÖ]|\b(Skriv|Välj|Gå till) ")

    assert {text for text in strings_outside(file) if sentence.search(text)} - UNSEEN == set()
