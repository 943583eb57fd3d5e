"""The wizard in Streamlit: pages, widgets and Swedish texts. Scores and stores nothing itself."""
