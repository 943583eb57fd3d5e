"""Which language a visitor's window speaks, and the way to another.

The server decides it for the page (`server.spoken`), and the browser tells it here. Knows no other text.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assessment import bootstrap
from assessment.core import language
from assessment.core.language import SWEDISH, Language
from assessment.server.spoken import ADDRESS

_NAMES = {"sv": "På svenska", "en": "In English"}
"""Each in its own language, for who reads no other."""


def speak() -> None:
    """Speak the window's language in this run of the script."""
    language.speak(_window())


def _window() -> Language:
    # Also work beside the pages asks: it belongs to no window.
    tag = st.context.locale if get_script_run_ctx(suppress_warning=True) else None
    return bootstrap.language((tag or SWEDISH).partition("-")[0].lower())


# What a button does is done before the script runs, maybe in a thread of its own.
language.ask(_window)


def choice() -> None:
    """Show the way to this very page in every other language; the browser remembers the choice.

    The link leads out of the app and in again, so the page's script lets it wait for what was just written.
    """
    here = st.query_params.to_dict()
    for tag in bootstrap.languages():
        if tag != language.spoken().tag:
            address = escape(f"?{urlencode({**here, ADDRESS: tag})}")
            about = f'href="{address}" target="_self" lang="{tag}" hreflang="{tag}"'
            st.html(f'<p class="sprak"><a {about}>{_NAMES.get(tag, tag)}</a></p>')
