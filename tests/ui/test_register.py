"""The register: what it shows, that the address keeps the choices, and that words are only words."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest

from assessment.core import editing
from assessment.core.assessment import Measure, Seal
from assessment.core.people import Person, Role
from assessment.core.stages import content_fingerprint
from assessment.core.vocabulary import Stage
from assessment.service import Service
from tests.ui.window import Window


def stored(service: Service, title: str, board: str = "", **fields: Any) -> str:
    saved = service.start_new()
    about = {name: fields.pop(name) for name in ("decision_date", "diary_number") if name in fields}
    changed = editing.set_case(saved.assessment, title=title, board=board, **about)
    saved = service.save(changed.model_copy(update=fields), saved)
    return saved.assessment.id


def sealed(service: Service, assessment_id: str) -> None:
    saved = service.open(assessment_id)
    seal = Seal(day=date(2026, 2, 1), fingerprint=content_fingerprint(saved.assessment))
    frozen = saved.assessment.model_copy(update={"stage": Stage.READY, "seal": seal})
    service._writing.replace(frozen, saved)


@pytest.fixture
def register(window: Window) -> Callable[..., str]:
    """Open the register with these choices in its address, and return what its tables say."""

    def _opened(**choices: str) -> str:
        window.open("", "register", **choices)
        window.app.query_params.pop("bedomning", None)
        window.app.run()
        return table(window)

    return _opened


def table(window: Window) -> str:
    return "\n".join(
        element.proto.body for element in window.app.get("html") if "<table" in element.proto.body
    )


def test_an_empty_register_says_what_to_do(window: Window, register: Callable[..., str]) -> None:
    assert register() == ""
    assert "Registret är tomt än." in window.said
    assert "Börja en ny bedömning på startsidan" in window.links


def test_each_line_tells_the_matter_and_leads_to_it(window: Window, register: Callable[..., str]) -> None:
    draft = stored(window.service, "Skolor <samlas> & *flyttas*", "Utbildningsnämnden", diary_number="UBN 1")
    ready = stored(window.service, "Vård", decision_date=date(2026, 3, 1))
    sealed(window.service, ready)

    shown = register()

    assert "Skolor &lt;samlas&gt; &amp; *flyttas*" in shown
    assert "UBN 1 · Utbildningsnämnden" in shown
    assert f'href="arendet?bedomning={draft}"' in shown
    assert f'href="resultat?bedomning={ready}"' in shown
    assert "2026-03-01" in shown
    assert "Klar för nämnden" in shown
    assert "2 bedömningar i urvalet" in window.said


@pytest.mark.parametrize(
    ("choices", "titles"),
    [
        ({"sok": "byn skolan"}, ["Skolan i byn"]),
        ({"namnd": "utbildningsnämnden"}, ["Skolan i byn"]),
        ({"namnd": "utbildningsnämnden|kultur-, fritids- och idrottsnämnden"}, ["Skolan i byn", "Badet"]),
        ({"fran": "2026-03-01", "till": "2026-03-31"}, ["Skolan i byn"]),
        ({"fran": "2026-01-01", "dag": "klar"}, ["Badet"]),
        ({"lage": "klar"}, ["Badet"]),
        ({"lage": "klar|utkast|finns-inte"}, ["Skolan i byn", "Badet"]),
        ({"perspektiv": "jamlikhet", "bedomd": "Försvagar"}, []),
        ({"bedomd": "Inte bedömt"}, ["Skolan i byn", "Badet"]),
        ({"grupp": "flickor"}, []),
        ({"sok": "<script>", "flagga": "x/y", "flaggan-ar": "öppen", "utgava": "x/1"}, []),
        ({"senast": "2026-08-01"}, ["Skolan i byn"]),
    ],
)
def test_the_address_says_which_lines_are_shown(
    window: Window, register: Callable[..., str], choices: dict[str, str], titles: list[str]
) -> None:
    measure = Measure(id="a", text="Skolskjuts", owner="Skolchefen", due=date(2026, 8, 1), decided=True)
    day = date(2026, 3, 1)
    stored(window.service, "Skolan i byn", "Utbildningsnämnden", decision_date=day, measures=(measure,))
    sealed(window.service, stored(window.service, "Badet", "Kultur-, fritids- och idrottsnämnden"))

    shown = unescape(register(**choices))

    assert {title for title in ("Skolan i byn", "Badet") if title in shown} == set(titles)
    assert not window.app.exception
    if not titles:
        assert "Ingen bedömning passar urvalet." in window.said
        assert window.has_button("Rensa alla val")


def test_what_is_chosen_comes_in_the_address_and_can_be_cleared(
    window: Window, register: Callable[..., str]
) -> None:
    stored(window.service, "Skolan", "Utbildningsnämnden")
    stored(window.service, "Badet")
    register()

    field(window, "val-sok").set_value("skolan")
    field(window, "val-fran").set_value("2020-01-01")
    next(s for s in window.app.selectbox if (s.key or "").endswith("val-dag")).set_value("klar")
    window.press("Visa urvalet")

    assert window.app.query_params["sok"] == "skolan"
    assert window.app.query_params["fran"] == "2020-01-01"
    assert window.app.query_params["dag"] == "klar"
    assert "namnd" not in window.app.query_params

    window.press("Rensa valen")

    assert "sok" not in window.app.query_params
    assert "Skolan" in table(window)
    assert "Badet" in table(window)


def test_a_day_that_cannot_be_read_is_told_and_not_counted(
    window: Window, register: Callable[..., str]
) -> None:
    stored(window.service, "Skolan")

    shown = register(fran="i våras")

    assert "Från och med: skriv år, månad och dag" in window.app.warning[0].value.replace("\\", "")
    assert "Skolan" in shown


def test_more_is_shown_when_it_is_asked_for(
    window: Window, register: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.ui.register.LINES", 2)
    for number in range(3):
        stored(window.service, f"Nr {number}")

    assert "Nr 0" not in register()
    window.press("Visa fler")

    assert "Nr 0" in table(window)
    assert not window.has_button("Visa fler")


def test_what_falls_due_is_told_with_who_and_when_the_late_first(
    window: Window, register: Callable[..., str]
) -> None:
    measures = [
        Measure(id="a", text="Skolskjuts <b>", owner="Skolchefen", due=date(2020, 8, 1), decided=True),
        Measure(id="b", text="Lekplats", owner="", due=date(2999, 1, 1), decided=True),
        Measure(id="c", text="Bara en önskan", due=date(2020, 1, 1)),
    ]
    sealed(window.service, stored(window.service, "Skolan", measures=tuple(measures)))
    stored(window.service, "Utkastet", measures=(measures[0],))

    shown = register(visa="forfaller")

    assert shown.index("Skolskjuts &lt;b&gt;") < shown.index("Lekplats")
    assert shown.count("Försenad") == 1
    assert "Skolchefen" in shown
    assert "Ingen är angiven" in shown
    assert "önskan" not in shown
    assert "Utkastet" not in shown
    assert "Utkastet" in register(visa="forfaller", lage="utkast")
    register(visa="forfaller", sok="zebra")
    assert "Inget i urvalet väntar på att bli gjort." in window.said


def test_somebody_of_another_namnd_sees_only_what_is_klart(
    window: Window, register: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    eva = window.service.of(Person("eva", frozenset({Role.OFFICER}), frozenset({"utbildningsnämnden"})))
    measure = Measure(id="a", text="Skolskjuts", due=date(2020, 8, 1), decided=True)
    stored(eva, "Utkastet", "Utbildningsnämnden", measures=(measure,))
    sealed(eva, stored(eva, "Det klara", "Utbildningsnämnden"))
    ali = window.service.of(Person("ali", frozenset({Role.STRATEGIST}), frozenset({"vårdnämnden"})))
    monkeypatch.setattr("assessment.ui.session.service", lambda: ali)

    shown = register()

    assert "Det klara" in shown
    assert "Utkastet" not in shown
    assert "1 bedömning i urvalet" in window.said
    assert "Här finns din nämnds bedömningar" in window.said
    assert "Utkastet" not in register(sok="utkastet")
    assert "Skolskjuts" not in register(visa="forfaller", lage="utkast|klar")


def field(window: Window, ending: str) -> Any:
    return next(f for f in window.app.text_input if (f.key or "").endswith(ending))
