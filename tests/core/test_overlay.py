"""Local changes laid over a base: what the merge keeps, what it changes, and where its findings stand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, LocalChange
from assessment.core.checklist import Checklist, Question
from assessment.core.diagnostics import Finding
from assessment.core.editions import fingerprints
from assessment.core.flow import flow_of
from assessment.core.overlay import Overlay, lost_targets, merge, told_locally
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise
from tests.core.summaries import EQUALITY, RIGHTS, TODAY, checklists
from tests.factory import assessment_with
from tests.shipped import shipped_checklists

FILE = "lillmark/lokalt.yaml"
SHIPPED = shipped_checklists()
BASE = checklists()
BASE = BASE.model_copy(update={"fingerprints": fingerprints(BASE)})


def overlay(changes: dict[str, Any] | None = None, **keys: Any) -> Overlay:
    return Overlay.model_validate(
        {
            "format": 1,
            "bygger-på": "../checklists",
            "namn": "Lillmark",
            "utgåva": "2026-1",
            "förvaltas-av": "Strateg",
            "checklistor": changes or {},
            **keys,
        }
    )


def rights(**change: Any) -> ChecklistSet:
    """The set after one change of children's rights."""
    return merge(BASE, overlay({RIGHTS: {k.replace("_", "-"): v for k, v in change.items()}})).checklists


def the_checklist(found: ChecklistSet, name: str = RIGHTS) -> Checklist:
    checklist = found.checklist(name)
    assert checklist is not None
    return checklist


def the_question(found: ChecklistSet, name: str) -> Question:
    asked = found.question(f"{RIGHTS}/{name}")
    assert asked is not None
    return asked[1]


@pytest.mark.parametrize("base", [BASE, SHIPPED], ids=["small", "shipped"])
@pytest.mark.parametrize("empty", ["nothing", "every checklist"])
def test_changes_that_change_nothing_give_the_base(base: ChecklistSet, empty: str) -> None:
    changes: dict[str, Any] = {} if empty == "nothing" else {c.id: {} for c in base.checklists}

    found = merge(base, overlay(changes)).checklists

    assert found.checklists == base.checklists
    assert found.fingerprints == base.fingerprints
    assert (found.groups, found.scale, found.sources) == (base.groups, base.scale, base.sources)
    assert found.local == {}


@given(st.data())
@settings(deadline=None)
def test_what_is_switched_off_is_not_asked_and_the_rest_is_as_it_was(data: st.DataObject) -> None:
    checklist = data.draw(st.sampled_from(SHIPPED.checklists))
    off = data.draw(st.sets(st.sampled_from([q.id for q in checklist.questions()])))

    found = merge(SHIPPED, overlay({checklist.id: {"utgår": sorted(off)}})).checklists

    after = the_checklist(found, checklist.id)
    assert [q.id for q in after.effects()] == [q.id for q in checklist.effects() if q.id not in off]
    assert [q for q in after.questions() if q.id not in off] == [
        q for q in checklist.questions() if q.id not in off
    ]
    assert [c for c in found.checklists if c.id != checklist.id] == [
        c for c in SHIPPED.checklists if c.id != checklist.id
    ]
    differs = found.fingerprints[checklist.id] != SHIPPED.fingerprints[checklist.id]
    asked = {q.id for q in checklist.questions() if not q.retired}
    assert differs == bool(off & asked)


def test_flags_and_lines_of_sufficiency_can_be_switched_off() -> None:
    name = next(c.id for c in SHIPPED.checklists if c.sufficiency)
    line = the_checklist(SHIPPED, name).sufficiency

    found = merge(SHIPPED, overlay({name: {"utgår": line[0].id}, RIGHTS: {"utgår": ["F3"]}})).checklists

    assert the_checklist(found, name).sufficiency == line[1:]
    assert "F3" not in [f.id for f in the_checklist(found).stop_flags]


def test_other_words_keep_the_fingerprint_and_another_weight_does_not() -> None:
    reworded = rights(ändrar={"trygghet": {"fråga": "Hur trygga blir barnen?", "hjälp": "Tänk på isen."}})
    reweighed = rights(ändrar={"trygghet": {"vikt": 1}})

    assert the_question(reworded, "trygghet").text == "Hur trygga blir barnen?"
    assert reworded.fingerprints == BASE.fingerprints
    assert reworded.local == {f"{RIGHTS}/trygghet": (LocalChange.CHANGED,)}
    assert the_question(reweighed, "trygghet").weight == 1
    assert reweighed.fingerprints[RIGHTS] != BASE.fingerprints[RIGHTS]
    assert reweighed.fingerprints[EQUALITY] == BASE.fingerprints[EQUALITY]
    assert reweighed.local == {f"{RIGHTS}/trygghet": (LocalChange.WEIGHTED,)}


def test_the_reason_for_the_old_weight_does_not_stand_beside_the_new() -> None:
    base = rights(ändrar={"trygghet": {"vikt-skäl": "Grundens skäl."}})
    change = overlay({RIGHTS: {"ändrar": {"trygghet": {"vikt": 1}}}})
    reasoned = overlay({RIGHTS: {"ändrar": {"trygghet": {"vikt": 1, "vikt-skäl": "Vårt."}}}})

    assert the_question(merge(base, change).checklists, "trygghet").weight_reason == ""
    assert the_question(merge(base, reasoned).checklists, "trygghet").weight_reason == "Vårt."


def test_answers_get_other_words_and_company() -> None:
    found = rights(
        ändrar={"barnets-basta-stammer": {"svarsalternativ": {"delvis": {"text": "Till en del"}}}},
        lägger_till={
            "svarsalternativ": {
                "barn-horda": [{"id": "pagar", "text": "Pågår"}],
                "barnets-basta-stammer": [{"id": "oklart", "text": "Oklart"}],
            }
        },
    )

    fits = the_question(found, "barnets-basta-stammer")
    assert [(o.id, o.text) for o in fits.options] == [
        ("ja", "Ja"),
        ("delvis", "Till en del"),
        ("nej", "Nej"),
        ("oklart", "Oklart"),
    ]
    assert [o.id for o in the_question(found, "barn-horda").all_options] == ["ja", "nej", "vet-inte", "pagar"]
    assert found.local_note(f"{RIGHTS}/barn-horda") == "lokalt ändrad"


NEW = {"id": "skolvag", "fråga": "Hur påverkas skolvägen?", "svarstyp": "effekt", "vikt": 2}
FLAG = {"id": "L1", "namn": "Vägen", "när": {"fråga": "barn-horda", "är": "nej"}, "kräver": ["barn-horda"]}


def test_new_questions_sections_and_flags_come_last_and_are_local() -> None:
    section = the_checklist(BASE).sections[0]
    found = rights(
        lägger_till={
            "frågor": {section.id: [NEW]},
            "avsnitt": [{"id": "egna", "namn": "Egna", "frågor": [NEW | {"id": "is", "svarstyp": "text"}]}],
            "stoppflaggor": [FLAG],
        },
        ändrar_flaggor={"F3": {"namn": "Ingen har frågat barnen"}},
    )

    after = the_checklist(found)
    assert [q.id for q in after.sections[0].questions] == [*(q.id for q in section.questions), "skolvag"]
    assert [s.id for s in after.sections] == [*(s.id for s in the_checklist(BASE).sections), "egna"]
    assert [f.id for f in after.stop_flags] == ["F3", "F2", "L1"]
    assert after.stop_flags[0].name == "Ingen har frågat barnen"
    assert found.local_note(f"{RIGHTS}/is") == found.local_note(f"{RIGHTS}/skolvag") == "lokal fråga"
    assert found.local_note(f"{RIGHTS}/trygghet") == ""


def summary_of(assessment: Assessment, found: ChecklistSet) -> Summary:
    flow = flow_of(assessment, found)
    return summarise(assessment, found, flow, score(assessment, found, flow), TODAY)


def questions_in(summary: Summary) -> list[str]:
    """Every question of Bilaga A, those without rows first."""
    plain = [a.question for s in summary.answers for a in s.answers]
    return plain + [b.question for s in summary.answers for b in s.blocks]


def test_a_reader_sees_which_questions_are_local_and_whose_edition_it_is() -> None:
    found = rights(ändrar={"trygghet": {"hjälp": "Tänk på isen."}, "barn-horda": {"hjälp": "Räkna möten."}})
    assessment = assessment_with({f"{RIGHTS}/trygghet": {"barn": -1}}, groups=("barn",))

    summary = summary_of(assessment, found)
    plain = summary_of(assessment, BASE)

    texts, before = questions_in(summary), questions_in(plain)
    local = [t for t in texts if t.endswith(" (lokalt ändrad)")]
    assert len(local) == 2
    assert [t.removesuffix(" (lokalt ändrad)") for t in texts] == before
    notes = {line.name: line.note for line in summary.editions}
    assert notes["Barnets rättigheter"] == "Lokal anpassning, Lillmark 2026-1 (förvaltas av Strateg)."
    assert set(notes.values()) == {"", notes["Barnets rättigheter"]}


def lost(changes: dict[str, Any], base: ChecklistSet = BASE) -> list[tuple[str, tuple[str, ...]]]:
    found = list(lost_targets(base, overlay(changes), FILE))
    assert {(f.code, f.document) for f in found} <= {("överlagring-saknar-mål", FILE)}
    return [(f.message, f.tips) for f in found]


def test_a_question_that_a_new_base_has_retired_names_its_heir() -> None:
    old = {"id": "gammal", "fråga": "Hur?", "svarstyp": "text", "utgår": "ja"}
    heir = {"id": "ny", "fråga": "Hur då?", "svarstyp": "text", "ersätter": "gammal"}
    alone = {"id": "ensam", "fråga": "Var?", "svarstyp": "text", "utgår": "ja"}
    section = the_checklist(BASE).sections[0].id
    renewed = rights(lägger_till={"frågor": {section: [old, heir, alone]}})

    changes = {
        RIGHTS: {"ändrar": {"gammal": {"hjälp": "A."}, "ny": {"hjälp": "B."}, "ensam": {"hjälp": "C."}}}
    }
    assert lost(changes, renewed) == [
        ("frågan ”gammal” ställs inte längre i grunden", ("den är ersatt av ”ny”",)),
        ("frågan ”ensam” ställs inte längre i grunden", ("ta bort ändringen",)),
    ]


def test_a_change_without_its_target_is_told_and_leaves_the_rest_alone() -> None:
    changes = {
        "barnets-rattighet": {"utgår": "trygghet"},
        RIGHTS: {
            "ändrar": {"tryghet": {"vikt": 1}, "barn-horda": {"svarsalternativ": {"nja": {"text": "Nja"}}}},
            "utgår": ["F99"],
        },
    }

    assert lost(changes) == [
        ("grunden har ingen checklista som heter ”barnets-rattighet”", ("menade du ”barnets-rattigheter”?",)),
        (
            "grunden har ingen fråga eller stoppflagga som heter ”F99”",
            ("ta bort ändringen, eller rätta id:t",),
        ),
        ("grunden har ingen fråga som heter ”tryghet”", ("menade du ”trygghet”?",)),
        ("grunden har inget svar som heter ”nja”", ("menade du ”ja”?",)),
    ]
    assert merge(BASE, overlay(changes)).checklists.checklists == BASE.checklists
    assert lost({RIGHTS: {"ändrar": {"barn-horda": {"svarsalternativ": {"ja": {"text": "Jo"}}}}}}) == []


def told(changes: dict[str, Any], home: str, path: tuple[str | int, ...], message: str = "fel") -> Finding:
    """Where one finding in the merged checklist is told."""
    laid = overlay(changes, källor=[{"id": "egen", "titel": "Egen riktlinje"}])
    finding = Finding(code="saknar-källa", document=home, path=path, message=message, words="x")
    homes = {RIGHTS: RIGHTS, EQUALITY: EQUALITY, "kallor": "källor"}
    (found,) = told_locally([finding], [], merge(BASE, laid), laid, FILE, homes)
    assert found.document == FILE
    return found


SECTION = the_checklist(BASE).sections[0]
PLACE = [q.id for q in SECTION.questions].index("trygghet")
TRYGGHET = ("avsnitt", 0, "frågor", PLACE)


def test_a_finding_stands_where_the_change_is_written() -> None:
    root = ("checklistor", RIGHTS)
    new = {"lägger-till": {"frågor": {SECTION.id: [NEW]}}}
    last = ("avsnitt", 0, "frågor", len(SECTION.questions))

    changed = {RIGHTS: {"ändrar": {"trygghet": {"vikt": 1}}}}
    assert told(changed, RIGHTS, (*TRYGGHET, "vikt")).path == (*root, "ändrar", "trygghet", "vikt")
    assert told(changed, RIGHTS, TRYGGHET).path == (*root, "ändrar", "trygghet")
    assert told({RIGHTS: new}, RIGHTS, (*last, "fråga")).path == (
        *root,
        "lägger-till",
        "frågor",
        SECTION.id,
        0,
        "fråga",
    )
    sources = len(BASE.sources.sources)
    assert told({}, "kallor", ("källor", sources, "titel")).path == ("källor", 0, "titel")


def test_what_the_base_says_because_of_a_change_is_told_at_the_change() -> None:
    off = {RIGHTS: {"utgår": ["skola", "trygghet"]}}
    named = told(off, EQUALITY, ("stoppflaggor", 0), f"frågan ”{RIGHTS}/trygghet” ställs inte längre")
    assert named.path == ("checklistor", RIGHTS, "utgår", 1)
    assert named.tips == ("det är grunden som säger så, i jamlikhet",)

    whole = told(off, RIGHTS, TRYGGHET)
    assert whole.path == ("checklistor", RIGHTS)
    assert whole.tips == ("det är grunden som säger så, i frågan ”trygghet”",)

    other = told(off, EQUALITY, ("avsnitt", 0, "frågor", 0))
    assert other.path == ("checklistor",)


def test_what_the_base_says_by_itself_is_not_told_again() -> None:
    laid = overlay({RIGHTS: {"utgår": "F3"}})
    before = Finding(code="saknar-källa", document=RIGHTS, path=("stoppflaggor", 1), message="m")
    after = Finding(code="saknar-källa", document=RIGHTS, path=("stoppflaggor", 0), message="m")

    assert not list(told_locally([after], [before], merge(BASE, laid), laid, FILE, {RIGHTS: RIGHTS}))
