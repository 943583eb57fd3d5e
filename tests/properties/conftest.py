"""Every property runs in both ways: on the CI profile's examples, and on many more in ``make soak``.

Coverage is not traced here: the plain tests cover every line, and tracing would double the time.
"""

import os

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under the soak profile the properties are what ``-m soak`` selects."""
    for item in items:
        if "properties" in item.path.parts:
            item.add_marker(pytest.mark.no_cover)
            if os.environ.get("HYPOTHESIS_PROFILE") == "soak":
                item.add_marker(pytest.mark.soak)
