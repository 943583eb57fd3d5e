"""One short file per page, run by Streamlit from the top at every rerun."""
