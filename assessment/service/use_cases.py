"""The use cases: begin, open, save, list, import and export assessments, and try an example.

Knows the order of things and who is asked for what. Knows no database, no file format but JSON, no screen.
"""

from datetime import UTC, datetime

from assessment.core.assessment import Assessment, new_assessment
from assessment.core.assessment_file import from_plain, parse
from assessment.core.case import Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.changes import Path
from assessment.core.diagnostics import Diagnostic
from assessment.core.flow import Flow
from assessment.core.result import Result
from assessment.core.stages import FROZEN, StageRefused, copy_as_start, moved, new_version, trusted
from assessment.core.summary import Summary, summarise
from assessment.core.vocabulary import Stage
from assessment.service.errors import AssessmentNotFound, BrokenFile, ServiceError, StepRefused
from assessment.service.handing_over import HandingOver
from assessment.service.kept_editions import KeptChecklists
from assessment.service.outcome import Outcome, Outcomes
from assessment.service.ports import Cursor, Event, Example, Page, Ports, Saved
from assessment.service.writing import Writing

PAGE = 50
"""Assessments on one page of a list."""


class Service(HandingOver):
    """The use cases. One object serves every user of the process, so it keeps no assessment of its own."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._outcomes = Outcomes()
        self._kept_checklists = KeptChecklists(ports.store.edition)
        self._writing = Writing(ports, self._outcomes, self.checklists_of)

    # Begin and open

    def start_new(self, who: str = "") -> Saved:
        """Store an empty assessment and return it; ``who`` begins it, for the journal."""
        case = Case(organisation=self._organisation())
        return self._writing.add(
            lambda new_id: self._writing.stamped(new_assessment(new_id).model_copy(update={"case": case})),
            who,
        )

    def start_example(self, name: str, who: str = "") -> Saved:
        """Store a copy of an example and return it; the example itself never changes.

        Raises:
            ExampleNotFound: when there is no example of that name.
            BrokenFile: when the example cannot be read.
        """
        example = self.read_file(self._ports.examples.read(name), name)
        return self._writing.add(lambda new_id: example.model_copy(update={"id": new_id}), who)

    def open(self, assessment_id: str) -> Saved:
        """Return an assessment.

        Raises:
            AssessmentNotFound: when there is none with this id, or it lies in the trash.
            BrokenFile: when what is stored is not an assessment that this version can read.
        """
        return self._writing.open(assessment_id)

    def import_file(self, data: bytes, name: str, who: str = "") -> Saved:
        """Store what a file holds as an assessment of its own and return it; nothing that is stored changes.

        A file whose id is taken becomes a copy with a new id. ``name`` tells YAML and Word from JSON.

        Raises:
            BrokenFile: when the file is not an assessment; nothing is stored.
        """
        assessment = self.read_file(data, name)
        found = self._writing.keep(assessment, who)
        return found or self._writing.add(lambda new_id: assessment.model_copy(update={"id": new_id}), who)

    def read_file(self, data: bytes, name: str) -> Assessment:
        """Return the assessment that a file holds, storing nothing.

        Raises:
            BrokenFile: when the file is not an assessment; the sentences say what is wrong and where.
        """
        ending = name.lower().rpartition(".")[2]
        if ending in {"yaml", "yml"}:
            read = from_plain(self._ports.read_yaml(data, name))
        else:
            read = parse(self._ports.documents.carried(data).encode() if ending == "docx" else data)
        if isinstance(read, tuple):
            raise BrokenFile(read)
        return trusted(read)

    # Change

    def save(self, assessment: Assessment, made_in: Saved | int, who: str = "") -> Saved:
        """Store a changed assessment; when this returns, the change is committed.

        What others have changed in other answers meanwhile is kept: two people in different questions never
        disturb each other. The day and the editions of the checklists are stamped as well, so go on with the
        assessment that is returned.

        Args:
            assessment: the whole assessment with its change.
            made_in: what the change was made in; with its revision alone nothing may have been saved since.
            who: by whom, for the journal.

        Raises:
            AssessmentFrozen: when it is klar för nämnden or makulerad.
            EditConflict: when others have changed the same answers meanwhile; nothing is overwritten, and
                both versions are in its clashes.
            AssessmentNotFound: when it is gone or lies in the trash.
            StoreUnavailable: when it could not be saved.
        """
        return self._writing.save(assessment, made_in, who)

    def move(self, saved: Saved, to: Stage, reason: str = "", who: str = "") -> Saved:
        """Store an assessment in another stage and return it: to granskning, granskad, klar or makulerad.

        Args:
            saved: the assessment as it is stored.
            to: the stage to go to.
            reason: why it is made void.
            who: by whom, for the journal.

        Raises:
            StepRefused: when the step cannot be taken; the message says what is lacking.
            EditConflict: when it was saved by someone else in between; nothing is overwritten.
            AssessmentNotFound: when it is gone or lies in the trash.
            StoreUnavailable: when it could not be saved.
        """
        assessment = saved.assessment
        if assessment.stage not in FROZEN:
            assessment = self._writing.stamped(assessment)
        try:
            step = moved(assessment, to, self.result(assessment), self._ports.clock().date(), reason)
        except StageRefused as refused:
            raise StepRefused(str(refused)) from refused
        return self._writing.replace(step, saved, who)

    def new_version(self, assessment: Assessment, who: str = "") -> Saved:
        """Store a draft that follows this assessment and return it; this one stays as it is."""
        return self._writing.add(lambda new_id: new_version(assessment, new_id), who)

    def copy(self, assessment: Assessment, who: str = "") -> Saved:
        """Store a draft for another case that starts from this assessment, and return it."""
        return self._writing.add(lambda new_id: copy_as_start(assessment, new_id), who)

    def delete(self, assessment_id: str, who: str = "") -> None:
        """Put an assessment in the trash.

        Raises:
            AssessmentNotFound: when it is not there.
        """
        if not self._ports.store.trash(assessment_id, self._now(), who):
            raise AssessmentNotFound(assessment_id)

    def undelete(self, assessment_id: str, who: str = "") -> Saved:
        """Take an assessment out of the trash and return it.

        Raises:
            AssessmentNotFound: when it does not lie there.
        """
        if not self._ports.store.restore(assessment_id, self._now(), who):
            raise AssessmentNotFound(assessment_id)
        return self.open(assessment_id)

    # What has been

    def history(
        self, assessment_id: str, path: Path | None = None, before: int | None = None, limit: int = PAGE
    ) -> tuple[Event, ...]:
        """Return what has happened to an assessment, or to one answer of it, newest first.

        Args:
            assessment_id: the assessment; one in the trash has its history still.
            path: the answer, as `core.changes` names it.
            before: the number of the last event of the page before.
            limit: at most so many events.
        """
        return self._ports.store.events(assessment_id, path, before, limit)

    def put_back(self, saved: Saved, number: int, who: str = "") -> Saved:
        """Store one answer as it was before an event, and return the assessment.

        Args:
            saved: the assessment as it is stored.
            number: the event.
            who: by whom, for the journal.

        Raises:
            NothingToPutBack: when the event changed no answer, or what stood there is rensat.
            ServiceError: as `save`.
        """
        return self._writing.put_back(saved, number, who)

    def erase(self, assessment_id: str, words: str, who: str) -> Saved:
        """Take words out of an assessment and its history for good, and return it.

        Every answer that has them, or has had them, loses what stood in its history, whole: words that were
        typed wrong first are as personal. That something was changed, when and by whom, stays.

        Args:
            assessment_id: the assessment, whatever its stage.
            words: what is to go, such as a personnummer; case and spacing do not matter.
            who: by whom, for the journal.

        Raises:
            NothingErased: when the words are too short, stand nowhere, or are part of a date.
            AssessmentNotFound: when it is not there, or lies in the trash.
        """
        return self._writing.erase(assessment_id, words, who)

    def _now(self) -> datetime:
        return self._ports.clock().astimezone(UTC)

    # Lists

    def list_mine(self, after: Cursor | None = None, limit: int = PAGE) -> Page:
        """Return a page of my assessments, the last changed first. No document is read."""
        return self._ports.store.lines(limit, after)

    def list_trash(self, after: Cursor | None = None, limit: int = PAGE) -> Page:
        """Return a page of what lies in the trash, the last changed first."""
        return self._ports.store.lines(limit, after, trashed=True)

    def examples(self) -> tuple[Example, ...]:
        """Return the examples to try."""
        return tuple(self._ports.examples.examples())

    # Checklists and results

    def checklists(self) -> ChecklistSet:
        """Return the checklists as they are now.

        Raises:
            ChecklistsUnavailable: when they cannot be read.
        """
        return self._ports.checklists.current()

    def checklists_of(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment is read with: today's, or those it was frozen with.

        Raises:
            ChecklistsUnavailable: when today's cannot be read.
        """
        current = self._ports.checklists.current()
        return self._kept_checklists.of(assessment, current) if assessment.stage in FROZEN else current

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading of the checklists had to say."""
        return self._ports.checklists.diagnostics()

    def outcome(self, assessment: Assessment) -> Outcome:
        """Return what applies now, how far it has come and the result; one object is counted once."""
        return self._outcomes.of(assessment, self.checklists_of(assessment))

    def result(self, assessment: Assessment) -> Result:
        """Return the result of an assessment."""
        return self.outcome(assessment).result

    def flow(self, assessment: Assessment) -> Flow:
        """Return which questions apply to an assessment now."""
        return self.outcome(assessment).flow

    def summary(self, assessment: Assessment) -> Summary:
        """Return the result as finished text."""
        checklists = self.checklists_of(assessment)
        outcome = self._outcomes.of(assessment, checklists)
        return summarise(assessment, checklists, outcome.flow, outcome.result, self._ports.clock().date())

    def _organisation(self) -> str:
        try:
            return self._ports.documents.organisation().name
        except ServiceError:
            # It is told where a document is made; beginning to answer does not wait for it.
            return ""
