"""An assessment as a file: what goes out comes in; what does not fit is told in Swedish with its place."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessment.core.assessment import (
    Answer,
    Assessment,
    Cells,
    Comment,
    Cost,
    DepthChoice,
    Dialogue,
    EditionRef,
    EffectAnswer,
    FollowUp,
    GoalConflict,
    Measure,
    Review,
    RowRef,
    new_assessment,
)
from assessment.core.assessment_file import (
    DEEPEST,
    LARGEST_FILE,
    LONGEST_NUMBER,
    MOST_KEYS,
    MOST_SENTENCES,
    dump,
    from_plain,
    mended,
    parse,
    read_stored,
)
from assessment.core.case import AffectedGroup, Case
from assessment.core.vocabulary import (
    Basis,
    Both,
    Depth,
    Duration,
    Likelihood,
    LongTerm,
    RatingWord,
    Reversibility,
    Stage,
)

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.json"))
LEAST = {"format": 1, "id": "abc"}

ROW: Cells = {"roll": "rektor", "antal": 3, "andel": 0.5}
FULL = new_assessment("abc").model_copy(
    update={
        "case": Case(title='Å & <ä> "ö" {{ }} 🏫', decision_date=date(2027, 2, 16), board="Nämnden"),
        "groups": (
            AffectedGroup(id="elever", count=46),
            AffectedGroup(
                id="egen", name="Egen", belongs_to=("barn",), vulnerable=False, count="färre-än-fem"
            ),
            AffectedGroup(id="elever-x-egen", parts=("elever", "egen"), count="vet-inte"),
        ),
        "depths": {"barn": DepthChoice(depth=Depth.FULL, reason="stor fråga")},
        "answers": {
            "barn/text": Answer(value="rad 1\nrad 2", basis=Basis.B, sources="Enkät"),
            "barn/per": Answer(per={"forslaget": "ja", "forslaget|elever": ("a", "b")}),
            "barn/tabell": Answer(value=(ROW,)),
            "barn/noll": Answer(value=0),
        },
        "effects": {
            "barn/trygghet": {
                "forslaget": EffectAnswer(
                    ratings={"elever": -2, "egen": 0, "elever-x-egen": RatingWord.UNKNOWN},
                    uniform=False,
                    duration=Duration.LASTING,
                    reversibility=Reversibility.HARD,
                    basis=Basis.A,
                    likelihood=Likelihood.HIGH,
                    long_term=LongTerm.WORSE,
                    with_measures={"elever": Both(better=1, worse=-1, worse_text="resa")},
                ),
                "annat": EffectAnswer(same_as_proposal=True),
            }
        },
        "section_basis": {"barn/konsekvenser": Basis.C},
        "measures": (
            Measure(
                id="m1",
                text="Skjuts",
                decided=True,
                due=date(2027, 8, 1),
                rows=(RowRef(question="barn/trygghet", alternative="forslaget", group="elever"),),
            ),
        ),
        "follow_ups": (FollowUp(id="u1", indicator="Trygghet"),),
        "costs": (Cost(id="k1", year=2027, amount=-400_000),),
        "dialogues": (Dialogue(id="d1", who="Elevrådet", voluntary=True),),
        "conflicts": (GoalConflict(id="c1", dismissed=True),),
        "recommended": "forslaget",
        "review": Review(
            comments=(
                Comment(id="g1", text="?", by="Strateg", date=date(2026, 1, 2), answer="!", resolved=True),
            )
        ),
        "stage": Stage.READY,
        "version": 3,
        "dated": date(2026, 11, 22),
        "editions": {"barn": EditionRef(edition="2026-1", fingerprint="f00d")},
    }
)


def read(tree: Any) -> Assessment | tuple[str, ...]:
    return parse(json.dumps(tree).encode())


def refused(tree: Any) -> tuple[str, ...]:
    found = read(tree)
    assert isinstance(found, tuple)
    return found


def told(data: bytes) -> str:
    found = parse(data)
    assert isinstance(found, tuple)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("assessment", [new_assessment("abc"), FULL], ids=["new", "full"])
def test_what_goes_out_comes_in_again(assessment: Assessment, indent: int | None) -> None:
    text = dump(assessment, indent=indent)

    assert parse(text.encode()) == assessment
    assert read_stored(text) == assessment
    assert json.loads(text)["format"] == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_examples_are_assessments(path: Path) -> None:
    found = parse(path.read_bytes())

    assert isinstance(found, Assessment)
    assert parse(dump(found).encode()) == found


def test_a_file_has_swedish_keys_and_only_what_was_filled_in() -> None:
    assert json.loads(dump(new_assessment("abc"))) == {
        "format": 1,
        "id": "abc",
        "alternativ": [
            {"id": "nollalternativ", "namn": "Nollalternativ"},
            {"id": "forslaget", "namn": "Förslaget"},
        ],
    }


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    text = dump(FULL, indent=2).replace("\n", "\r\n")

    assert parse(b"\xef\xbb\xbf" + text.encode()) == FULL


def test_a_key_with_its_ring_and_dots_apart_is_the_same_key() -> None:
    assert isinstance(read(LEAST | {"a\u030atga\u0308rder": [], "a\u0308rende": {}}), Assessment)


def test_control_signs_stay_as_they_were_written() -> None:
    found = read(LEAST | {"svar": {"a/b": {"svar": "a\u0000\u0007b"}}})

    assert isinstance(found, Assessment)
    assert found.answers["a/b"].value == "a\u0000\u0007b"


def test_half_a_sign_is_replaced_where_it_can_be_seen() -> None:
    found = parse(b'{"format":1,"id":"abc","svar":{"a/b":{"svar":"hej \\ud83d p\\u00e5 \\ud83d\\ude00"}}}')

    assert isinstance(found, Assessment)
    assert found.answers["a/b"].value == "hej \ufffd på 😀"


def test_half_a_sign_that_is_already_inside_can_still_be_saved() -> None:
    broken = FULL.model_copy(update={"answers": {"a/b": Answer(value="a\ud800b", reason="\udfff")}})

    found = read_stored(dump(broken))

    assert found == mended(broken)
    assert isinstance(found, Assessment)
    assert found.answers["a/b"] == Answer(value="a\ufffdb", reason="\ufffd")
    assert found.effects == FULL.effects


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Filen är tom."),
        (b" \n", "Filen är tom."),
        (b"\xff\xfe{\x00}\x00", "inte text i UTF-8"),
        (b"PK\x03\x04 en wordfil", "inte JSON: det blir fel på rad 1, tecken 1"),
        (b'{"format": 1,\n  id: 2}', "inte JSON: det blir fel på rad 2, tecken 3"),
        (b"[1, 2]", "ingen konsekvensbedömning"),
        (b'"hej"', "ingen konsekvensbedömning"),
        (b'{"name": "express", "version": "1"}', "den saknar format och id"),
        (b'{"format": 1}', "den saknar id"),
        (b'{"format": 2, "id": "abc"}', "format 2, men den här versionen av Konsekvens läser format 1"),
        (b'{"format": "ett", "id": "abc"}', "I format: ”ett” finns inte"),
        (b'{"format": true, "id": "abc"}', "I format: ”True” finns inte"),
        (b'{"format": 0, "id": "abc"}', "I format: ”0” finns inte"),
        (b'{"format":1,"id":"a","id":"b"}', "Nyckeln ”id” står två gånger"),
        (b'{"format":1,"id":"a","svar":{"a/b":{"svar":"1","svar":"2"}}}', "Nyckeln ”svar” står två gånger"),
        (b'{"format":1,"id":"a","svar":{"a/b":{"svar":NaN}}}', "står NaN där det ska stå ett tal"),
        (b'{"format":1,"id":"a","svar":{"a/b":{"svar":-Infinity}}}', "står -Infinity där"),
        (b'{"format":1,"id":"a","svar":{"a/b":{"svar":1e999}}}', "Talet ”1e999” är för stort"),
        (b'{"format":1,"id":"a","svar":{"a/b":{"svar":-1e999}}}', "Talet ”-1e999” är för stort"),
        (b'{"format":1,"id":"a","version":' + b"9" * 5000 + b"}", "är för stort"),
        (b"[" * 200_000, "för många nivåer"),
        (b'{"a":' * (DEEPEST + 2) + b"1" + b"}" * (DEEPEST + 2), "för många nivåer"),
    ],
)
def test_what_is_no_assessment_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    assert sentence in told(data)


def test_a_number_of_the_longest_length_is_read() -> None:
    assert isinstance(
        read(LEAST | {"kostnader": [{"id": "k", "kronor": -int("9" * LONGEST_NUMBER)}]}), Assessment
    )


def test_a_file_over_the_limit_is_not_even_parsed() -> None:
    assert "är 20 MB" in told(b" " * (LARGEST_FILE + 1))


def test_a_foreign_file_with_a_million_keys_is_refused_at_once() -> None:
    assert "står 2001 saker i rad" in told(json.dumps({str(n): n for n in range(MOST_KEYS + 1)}).encode())
    assert "saker i rad" in told(json.dumps(LEAST | {"grupper": [1] * (MOST_KEYS + 1)}).encode())


@pytest.mark.parametrize(
    ("part", "place", "told"),
    [
        (
            {"svar": {"barnets-rattigheter/trygghet": {"svarr": "ja"}}},
            "I svar → barnets-rattigheter/trygghet → svarr: ",
            "menade du ”svar”?",
        ),
        ({"svar": {"a/b": {"svar": True}}}, "I svar → a/b → svar: ", 'skriv "ja" eller "nej".'),
        (
            {"ärende": {"beslutsdatum": "i går"}},
            "I ärende → beslutsdatum: ”i går” är inget datum",
            "2026-01-31.",
        ),
        ({"grupper": [{"id": "a"}, {"id": "b", "antal": "många"}]}, "I grupper → nr 2 → antal: ", "”många”."),
        ({"alternativ": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, "I alternativ: ”a”", "olika id."),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(part: dict[str, Any], place: str, told: str) -> None:
    (sentence,) = refused(LEAST | part)

    assert sentence.startswith(place)
    assert sentence.endswith(told)


def test_a_rating_outside_the_scale_is_told_with_the_whole_scale() -> None:
    (sentence,) = refused(LEAST | {"effekter": {"a/b": {"forslaget": {"grupper": {"elever": 3}}}}})

    assert sentence.startswith("I effekter → a/b → forslaget → grupper → elever: ")
    assert "-2, -1, 0, 1, 2, vet-inte, inte-relevant" in sentence


def test_everything_that_is_wrong_is_told_at_once() -> None:
    sentences = refused(
        {
            "format": 1,
            "id": "två ord",
            "beslut": 1,
            "läge": "färdig",
            "kostnader": [{"id": "k", "kronor": 1.5}],
        }
    )

    assert sorted(s.split(":")[0] for s in sentences) == [
        "I beslut",
        "I id",
        "I kostnader → nr 1 → kronor",
        "I läge",
    ]


def test_of_very_many_faults_the_first_are_told() -> None:
    sentences = refused(LEAST | {"svar": {f"a/nr-{n}": {"svarr": ""} for n in range(1500)}})

    assert len(sentences) == MOST_SENTENCES + 1
    assert sentences[-1].startswith("… och fler fel")


def test_a_value_that_would_be_bent_to_fit_is_refused() -> None:
    sentences = refused(LEAST | {"version": True, "ärende": {"beslutsdatum": 20_000}})

    assert len(sentences) == 2


def test_plain_data_from_another_reader_is_read_the_same() -> None:
    assert from_plain(json.loads(dump(FULL))) == FULL


def test_a_stored_text_that_someone_has_changed_is_told() -> None:
    found = read_stored(dump(FULL).replace('"utkast"', '"x"').replace('"klar"', '"x"'))

    assert isinstance(found, tuple)
    assert found[0].startswith("I läge: ")
