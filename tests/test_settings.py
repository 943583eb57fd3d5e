"""Every setting: its default, its variable, and the sentence when it cannot be used."""

from pathlib import Path

import platformdirs
import pytest

from assessment import settings
from assessment.settings import Settings, SettingsError


def test_without_variables_everything_has_a_default() -> None:
    found = Settings.read({})

    assert found.database_file == Path(
        platformdirs.user_data_dir("konsekvens", appauthor=False), "konsekvens.db"
    )
    assert (found.checklists / "grupper.yaml").is_file()
    assert (found.templates / "konsekvensbedomning.docx").is_file()
    assert list(found.examples.glob("*.json"))
    assert (found.docs / "metod.md").is_file()
    assert (found.address, found.port, found.allowed_hosts) == ("127.0.0.1", 8501, ())


def test_each_variable_sets_its_setting() -> None:
    found = Settings.read(
        {
            "KONSEKVENS_DB": "postgresql://db/konsekvens",
            "KONSEKVENS_CHECKLISTS": "/egna",
            "KONSEKVENS_TEMPLATES": "/mallar",
            "KONSEKVENS_EXAMPLES": "/exempel",
            "KONSEKVENS_DOCS": "/texter",
            "KONSEKVENS_PORT": " 8600 ",
            "KONSEKVENS_ADDRESS": "192.0.2.1",
            "KONSEKVENS_ALLOWED_HOSTS": "konsekvens.lillmark.se, intra.lillmark.se",
            "KONSEKVENS_LOG": "json",
        }
    )

    assert found == Settings(
        database="postgresql://db/konsekvens",
        checklists=Path("/egna"),
        templates=Path("/mallar"),
        examples=Path("/exempel"),
        docs=Path("/texter"),
        port=8600,
        address="192.0.2.1",
        allowed_hosts=("konsekvens.lillmark.se", "intra.lillmark.se"),
        log="json",
    )
    assert found.database_file is None


@pytest.mark.parametrize(
    ("database", "file"),
    [
        ("/data/k.db", "/data/k.db"),
        ("sqlite:////data/k.db", "/data/k.db"),
        ("~/k.db", str(Path("~/k.db").expanduser())),
        ("k.db", str(Path("k.db").absolute())),
    ],
)
def test_a_path_and_an_sqlite_address_are_the_same_file(database: str, file: str) -> None:
    assert Settings.read({"KONSEKVENS_DB": database}).database_file == Path(file)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.read({"KONSEKVENS_PORT": "  "}).port == 8501


def test_variables_of_others_and_of_the_tests_are_left_alone() -> None:
    assert Settings.read({"PATH": "/bin", "KONSEKVENS_TEST_ALL": "1"}) == Settings.read({})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("KONSEKVENS_PORT", "åtta", "KONSEKVENS_PORT är ”åtta”, men det ska vara ett heltal"),
        ("KONSEKVENS_PORT", "70000", "KONSEKVENS_PORT är ”70000”, men det är för stort"),
        ("KONSEKVENS_PORT", "-1", "KONSEKVENS_PORT är ”-1”, men det är för litet"),
        ("KONSEKVENS_LOG", "xml", "KONSEKVENS_LOG är ”xml”, men det går inte att använda. Hur servern"),
        ("KONSEKVENS_PROT", "8501", "Inställningen KONSEKVENS_PROT finns inte. Menade du KONSEKVENS_PORT?"),
        ("KONSEKVENS_XYZZY", "1", "finns inte. De som finns är KONSEKVENS_DB, "),
        ("KONSEKVENS_DB", "mysql://db/k", "börjar med ”mysql://”"),
        ("KONSEKVENS_DB", "sqlite://", "i minnet"),
        ("KONSEKVENS_DB", "sqlite:///:memory:", "i minnet"),
    ],
)
def test_what_cannot_be_used_is_told_with_what_to_write(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as told:
        Settings.read({name: value})

    assert sentence in str(told.value)


def test_every_setting_has_a_variable_and_says_what_it_is_for() -> None:
    for name, field in Settings.model_fields.items():
        assert str(field.alias).startswith(settings.PREFIX), name
        assert field.description, name


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONSEKVENS_PORT", "8777")

    assert settings.load().port == 8777
