"""The use cases: begin, open, save, list, import and export assessments, and try an example.

Knows the order of things and who is asked for what. Knows no database, no file format but JSON, no screen.
"""

from dataclasses import dataclass, field

from assessment.core.assessment import Assessment, new_assessment
from assessment.core.assessment_file import from_plain, parse
from assessment.core.case import Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.changes import Path, changes
from assessment.core.diagnostics import Diagnostic
from assessment.core.flow import Flow
from assessment.core.language import spoken
from assessment.core.people import LOCAL, Deed, Person
from assessment.core.result import Result
from assessment.core.stages import FROZEN, StageRefused, copy_as_start, moved, new_version, trusted
from assessment.core.summary import Summary
from assessment.core.vocabulary import Stage
from assessment.service.after_erasing import AfterErasing
from assessment.service.consequences import Consequences
from assessment.service.disposing import Disposing
from assessment.service.errors import AssessmentNotFound, BrokenFile, ServiceError, StepRefused
from assessment.service.following_up import FollowingUp
from assessment.service.from_draft import FromDraft
from assessment.service.handing_over import HandingOver
from assessment.service.kept_editions import KeptChecklists
from assessment.service.newer_editions import NewerEditions
from assessment.service.outcome import Outcome, Outcomes
from assessment.service.ports import Cursor, Event, Example, Page, Ports, Saved
from assessment.service.recounting import Recounting
from assessment.service.visiting import Visiting
from assessment.service.workshop import Workshop, WorkshopClosed
from assessment.service.writing import Writing
from assessment.service.year_report import YearReporting

PAGE = 50
"""Assessments on one page of a list."""


_REVIEW = "granskning"
"""Where in the file a reviewer writes."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What everybody's use cases remember together."""

    kept_checklists: KeptChecklists
    outcomes: Outcomes = field(default_factory=Outcomes)
    kept: set[str] = field(default_factory=set)


class Service(
    AfterErasing,
    HandingOver,
    Disposing,
    FromDraft,
    FollowingUp,
    Visiting,
    YearReporting,
    Recounting,
    NewerEditions,
    Consequences,
):
    """The use cases, as one person may use them. It keeps no assessment of its own.

    What somebody may not read is not found, whoever asks and however; what they may read and not do is
    `NotAllowed`. Without a person it is the one user's of an own computer, who may do everything.
    """

    def __init__(self, ports: Ports, person: Person = LOCAL, shared: _Shared | None = None) -> None:
        self._ports = ports
        self.person = person
        self._shared = shared or _Shared(KeptChecklists(ports.store.edition))
        self._outcomes = self._shared.outcomes
        self._kept_checklists = self._shared.kept_checklists
        self._writing = Writing(ports, self._outcomes, self._own_checklists, person, self._shared.kept)

    def of(self, person: Person) -> "Service":
        """Return the same use cases as another person may use them."""
        return self if person == self.person else Service(self._ports, person, self._shared)

    # Begin and open

    def start_new(self) -> Saved:
        """Store an empty assessment and return it.

        Raises:
            NotAdmitted: when the person has no role here.
        """
        self._require_a_role()
        case = Case(organisation=self._organisation())
        return self._writing.add(
            lambda new_id: self._writing.stamped(new_assessment(new_id).model_copy(update={"case": case}))
        )

    def start_example(self, name: str) -> Saved:
        """Store a copy of an example and return it; the example itself never changes.

        Raises:
            ExampleNotFound: when there is no example of that name.
            BrokenFile: when the example cannot be read.
            NotAdmitted: when the person has no role here.
        """
        self._require_a_role()
        example = self.read_file(self._ports.examples.read(name), name)
        return self._writing.add(lambda new_id: example.model_copy(update={"id": new_id}))

    def open(self, assessment_id: str) -> Saved:
        """Return an assessment.

        Raises:
            AssessmentNotFound: when there is none with this id for this person, or it lies in the trash.
            BrokenFile: when what is stored is not an assessment that this version can read.
        """
        self._require(Deed.READ, assessment_id)
        return self._writing.open(assessment_id)

    def import_file(self, data: bytes, name: str) -> Saved:
        """Store what a file holds as an assessment of its own and return it; nothing that is stored changes.

        A file whose id is taken becomes a copy with a new id. ``name`` tells YAML and Word from JSON.

        Raises:
            BrokenFile: when the file is not an assessment; nothing is stored.
            NotAdmitted: when the person has no role here.
        """
        self._require_a_role()
        assessment = self.read_file(data, name)
        found = self._writing.keep(assessment)
        return found or self._writing.add(lambda new_id: assessment.model_copy(update={"id": new_id}))

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

    def save(self, assessment: Assessment, made_in: Saved | int) -> Saved:
        """Store a changed assessment; when this returns, the change is committed.

        What others have changed in other answers meanwhile is kept: two people in different questions never
        disturb each other. The day and the editions of the checklists are stamped as well, so go on with the
        assessment that is returned.

        Args:
            assessment: the whole assessment with its change.
            made_in: what the change was made in; with its revision alone nothing may have been saved since.

        Raises:
            NotAllowed: when the person may not change it; a reviewer may comment.
            AssessmentFrozen: when it is klar för nämnden or makulerad.
            EditConflict: when others have changed the same answers meanwhile; nothing is overwritten, and
                both versions are in its clashes.
            AssessmentNotFound: when it is gone or lies in the trash.
            StoreUnavailable: when it could not be saved.
        """
        self._require_to_save(assessment, made_in)
        return self._writing.save(assessment, made_in)

    def _require_to_save(self, assessment: Assessment, made_in: Saved | int) -> None:
        if self._may(Deed.CHANGE, assessment.id):
            return
        base = made_in.assessment if isinstance(made_in, Saved) else self.open(assessment.id).assessment
        comments_only = all(change.path[0] == _REVIEW for change in changes(base, assessment))
        self._require(Deed.COMMENT if comments_only else Deed.CHANGE, assessment.id)

    def move(self, saved: Saved, to: Stage, reason: str = "") -> Saved:
        """Store an assessment in another stage and return it: to granskning, granskad, klar or makulerad.

        Args:
            saved: the assessment as it is stored.
            to: the stage to go to.
            reason: why it is made void.

        Raises:
            NotAllowed: when the person may not take it there.
            StepRefused: when the step cannot be taken; the message says what is lacking.
            EditConflict: when it was saved by someone else in between; nothing is overwritten.
            AssessmentNotFound: when it is gone or lies in the trash.
            StoreUnavailable: when it could not be saved.
        """
        assessment = saved.assessment
        self._require(Deed.REVIEW if to is Stage.REVIEWED else Deed.CHANGE, assessment.id)
        if assessment.stage not in FROZEN:
            assessment = self._writing.stamped(assessment)
        try:
            step = moved(assessment, to, self.result(assessment), self._ports.clock().date(), reason)
        except StageRefused as refused:
            raise StepRefused(str(refused)) from refused
        return self._writing.replace(step, saved)

    def new_version(self, assessment: Assessment) -> Saved:
        """Store a draft that follows this assessment and return it; this one stays as it is.

        Raises:
            NotAllowed: when the person may not change it.
        """
        self._require(Deed.CHANGE, assessment.id)
        return self._writing.add(lambda new_id: new_version(assessment, new_id))

    def copy(self, assessment: Assessment) -> Saved:
        """Store a draft for another case that starts from this assessment, and return it.

        Raises:
            NotAdmitted: when the person has no role here.
        """
        self._require_a_role()
        self._require(Deed.READ, assessment.id)
        return self._writing.add(lambda new_id: copy_as_start(assessment, new_id))

    def delete(self, assessment_id: str) -> None:
        """Put an assessment in the trash.

        Raises:
            AssessmentNotFound: when it is not there.
            NotAllowed: when the person may not throw it.
        """
        self._require(Deed.DISCARD, assessment_id)
        if not self._ports.store.trash(assessment_id, self._now(), self.person.id):
            raise AssessmentNotFound(assessment_id)

    def undelete(self, assessment_id: str) -> Saved:
        """Take an assessment out of the trash and return it.

        Raises:
            AssessmentNotFound: when it does not lie there.
        """
        self._require(Deed.DISCARD, assessment_id)
        if not self._ports.store.restore(assessment_id, self._now(), self.person.id):
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

        Raises:
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.READ, assessment_id)
        return self._ports.store.events(assessment_id, path, before, limit)

    def put_back(self, saved: Saved, number: int) -> Saved:
        """Store one answer as it was before an event, and return the assessment.

        Args:
            saved: the assessment as it is stored.
            number: the event.

        Raises:
            NothingToPutBack: when the event changed no answer, or what stood there is rensat.
            ServiceError: as `save`.
        """
        self._require(Deed.CHANGE, saved.assessment.id)
        return self.save(self._writing.put_back(saved, number), saved)

    def erase(self, assessment_id: str, words: str) -> Saved:
        """Take words out of an assessment and its history for good, and return it.

        Every answer that has them, or has had them, loses what stood in its history, whole: words that were
        typed wrong first are as personal. That something was changed, when and by whom, stays.

        Args:
            assessment_id: the assessment, whatever its stage.
            words: what is to go, such as a personnummer; case and spacing do not matter.

        Raises:
            NotAllowed: when the person is no registrator of the nämnd.
            NothingErased: when the words are too short, stand nowhere, or are part of a date.
            AssessmentNotFound: when it is not there, or lies in the trash.
        """
        self._require(Deed.ERASE, assessment_id)
        return self._writing.erase(assessment_id, words)

    # Lists

    def list_mine(self, after: Cursor | None = None, limit: int = PAGE) -> Page:
        """Return a page of my assessments, the last changed first. No document is read."""
        return self._ports.store.lines(limit, after, scope=self._scope(own=True))

    def list_trash(self, after: Cursor | None = None, limit: int = PAGE) -> Page:
        """Return a page of what lies in the trash, the last changed first."""
        return self._ports.store.lines(limit, after, trashed=True, scope=self._scope(own=True))

    def examples(self) -> tuple[Example, ...]:
        """Return the examples to try."""
        return tuple(self._ports.examples.examples())

    # Checklists and results

    def workshop(self) -> Workshop:
        """Return the checklist workshop.

        Raises:
            NotStrategist: when the person has not the role strateg.
            WorkshopClosed: where checklists cannot be changed, as in a trial of a draft.
        """
        if self._ports.bench is None:
            raise WorkshopClosed
        return Workshop(self._ports, self._ports.bench, self.person)

    def checklists(self) -> ChecklistSet:
        """Return the checklists as they are now.

        Raises:
            ChecklistsUnavailable: when they cannot be read.
        """
        return _told(self._ports.checklists.current())

    def checklists_of(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment is read with: in the editions that it was made with.

        They are told in the language that is spoken.

        Raises:
            ChecklistsUnavailable: when today's cannot be read.
        """
        return _told(self._own_checklists(assessment))

    def _own_checklists(self, assessment: Assessment) -> ChecklistSet:
        """Return them as they are written, which is what is stored."""
        return self._kept_checklists.of(assessment, self._ports.checklists.current(assessment.case.board))

    def checklists_for(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment of the same nämnd is begun with today.

        Raises:
            ChecklistsUnavailable: when they cannot be read.
        """
        return _told(self._ports.checklists.current(assessment.case.board))

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
        today = self._ports.clock().date()
        return self._outcomes.summary(assessment, self.checklists_of(assessment), today)

    def _organisation(self) -> str:
        try:
            return self._ports.documents.organisation().name
        except ServiceError:
            # It is told where a document is made; beginning to answer does not wait for it.
            return ""


def _told(checklists: ChecklistSet) -> ChecklistSet:
    return checklists.told_in(spoken().tag)
