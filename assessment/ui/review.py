"""Granska och exportera, for now what is left."""

import streamlit as st

from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show what is left."""
    st.markdown("\n".join(f"- {plain(t.text)}" for t in view.progress.left))
