"""Who is here, by Streamlit's login, and the use cases as that person may use them.

Knows the claims of the login. Knows no page and keeps nothing.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from assessment import bootstrap
from assessment.core.language import tr
from assessment.core.people import LOCAL, Role
from assessment.service import LoginNeeded, Service


def service() -> Service:
    """Return the use cases, as the person who is logged in may use them.

    Raises:
        LoginNeeded: when nobody is logged in, or not any more.
        ServiceError: when the login or the store cannot be used.
    """
    identity, every = bootstrap.who(), bootstrap.service()
    person = LOCAL if identity is None else identity.visitor(_claims()).person
    # An assessment in which a draft of the checklists is tried says so in its id.
    tried = bootstrap.trial(st.query_params.get("bedomning", "")) if Role.STRATEGIST in person.roles else None
    return (tried or every).of(person)


def called() -> str:
    """Return what the person who is logged in is called; '' where nobody logs in.

    Raises:
        LoginNeeded: as `service`.
        LoginRefused: when the login does not say who it is in a way that can be trusted.
    """
    identity = bootstrap.who()
    return "" if identity is None else identity.visitor(_claims()).name


def logged_in() -> bool:
    """Return True when a provider has let somebody in, whoever it is."""
    return _claims().get("is_logged_in") is True


def log_in() -> None:
    """Send the browser to the provider.

    Raises:
        LoginNeeded: when the app was not started so that anybody can log in.
    """
    if "is_logged_in" not in _claims():
        raise LoginNeeded(
            tr(
                "Det går inte att logga in här. Be den som sköter Konsekvens att starta den med "
                "konsekvens serve."
            )
        )
    st.login()


def log_out() -> None:
    """Let the login end in every window, and leave the provider."""
    if (identity := bootstrap.who()) is not None:
        identity.end(_claims())
    st.logout()


def only_mine(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return the same maker of a file, which nobody but this login may then fetch."""
    identity = bootstrap.who()
    if identity is None:
        return make
    claims = _claims()

    def made() -> bytes:
        file = make()
        identity.make(claims, file)
        return file

    return made


def _claims() -> dict[str, Any]:
    return st.user.to_dict()
