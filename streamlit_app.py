"""Where Streamlit starts: the width of the page, which pages there are, and the login before them."""

import streamlit as st

from assessment.ui import language, login, navigation

language.speak()
st.set_page_config(layout="wide")
page = st.navigation(navigation.pages(), position="hidden")
navigation.enter(page)
if login.passed():
    page.run()
    login.shown()
