"""What only a server does: it can be away, come back, die, fill up and refuse."""

from collections.abc import Iterator
from signal import SIGINT, SIGKILL

import psycopg
import pytest
from sqlalchemy import event

from assessment import bootstrap
from assessment.service import StoreUnavailable
from assessment.settings import Settings
from assessment.store import DatabaseStore
from tests.conftest import find_tool
from tests.postgres import Cluster
from tests.store.conftest import NOON, document, later

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("postgresql")]


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server that the test may stop."""
    with Cluster(find_tool) as made:
        yield made


@pytest.mark.parametrize("how", [SIGINT, SIGKILL])
def test_a_server_that_goes_away_is_told_and_what_was_saved_is_there_when_it_is_back(
    own_cluster: Cluster, how: int
) -> None:
    store = DatabaseStore.open(own_cluster.url())
    store.add(document(text="kvar"), NOON)

    own_cluster.stop(how)
    with pytest.raises(StoreUnavailable, match=r"svarar inte.*inte sparat.*Försök igen"):
        store.replace(document(text="nytt"), 1, later(1))
    own_cluster.start()

    found = store.get("ett")
    assert found is not None
    assert found.text == "kvar"
    assert store.replace(document(text="nytt"), 1, later(1)) is not None
    store.close()


def test_a_server_that_cannot_be_reached_says_what_to_look_at_without_the_password(tmp_path: object) -> None:
    with pytest.raises(StoreUnavailable, match=r"går inte att nå.*lösenord.*KONSEKVENS_DB") as told:
        DatabaseStore.open(f"postgresql://konsekvens:hemligt@/k?host={tmp_path}")

    assert "hemligt" not in str(told.value)


def test_a_database_that_is_not_there_says_what_to_look_at(cluster: Cluster) -> None:
    with pytest.raises(StoreUnavailable, match="går inte att nå"):
        DatabaseStore.open(f"postgresql://postgres@/finns_inte?host={cluster.folder}")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("53100", r"Disken är full på servern.*inte sparat"),
        ("53300", r"För många använder.*Vänta"),
        ("25006", r"går bara att läsa.*inte på en kopia"),
        ("42501", r"får inte ändra.*Ge den rätt"),
        ("55P03", r"upptagen.*Vänta"),
    ],
)
def test_what_a_server_complains_of_is_told(cluster: Cluster, code: str, sentence: str) -> None:
    store = DatabaseStore.open(cluster.url())
    store.add(document(), NOON)
    complaint = f"DO $$ BEGIN RAISE EXCEPTION 'nej' USING ERRCODE = '{code}'; END $$"
    event.listen(store._engine, "begin", lambda connection: connection.exec_driver_sql(complaint))

    with pytest.raises(StoreUnavailable, match=sentence):
        store.replace(document(text="nytt"), 1, later(1))
    store.close()


def test_a_row_that_someone_holds_is_not_waited_for_without_end(cluster: Cluster) -> None:
    url = cluster.url()
    store = DatabaseStore.open(url)
    store.add(document(), NOON)
    store.close()
    impatient = DatabaseStore.open(f"{url}&options=-c%20lock_timeout%3D50")

    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM assessments FOR UPDATE")
        with pytest.raises(StoreUnavailable, match=r"upptagen.*inte sparat"):
            impatient.replace(document(text="nytt"), 1, later(1))

    assert impatient.replace(document(text="nytt"), 1, later(1)) is not None
    impatient.close()


def test_the_whole_service_runs_on_a_server(cluster: Cluster) -> None:
    service = bootstrap.build(Settings.read({"KONSEKVENS_DB": cluster.url()}))
    saved = service.start_example(service.examples()[0].name)
    theirs = service.save(saved.assessment.model_copy(update={"recommended": None}), saved)

    mine = service.save(saved.assessment.model_copy(update={"no_alternative_reason": "Å\0 ä ö 🏫"}), saved)

    assert mine.assessment.recommended is None
    assert service.open(saved.assessment.id).assessment.no_alternative_reason == "Å\0 ä ö 🏫"
    assert len(service.history(saved.assessment.id)) == 3
    assert service.list_mine().lines[0].columns.statuses
    assert service.result(theirs.assessment).perspectives
    store = service._ports.store
    assert isinstance(store, DatabaseStore)
    store.close()
