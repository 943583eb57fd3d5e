"""Where Streamlit starts: the width of the page and which pages there are, nothing else."""

import streamlit as st

from assessment.ui import navigation

st.set_page_config(layout="wide")
page = st.navigation(navigation.pages(), position="hidden")
navigation.enter(page)
page.run()
