"""Every widget of Streamlit's that a page may come to use, in the states that say something of their own."""

import datetime as dt

import streamlit as st

DAY = dt.date(2026, 5, 3)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

st.set_page_config(page_title="Provsida")
st.title("Provsida", anchor="prov")
st.selectbox("Ett val", ["röd", "grön"], index=None)
st.selectbox("Ett eget val", ["röd", "grön"], index=None, accept_new_options=True)
st.multiselect("Flera val", ["röd", "grön", "blå"], default=["röd", "grön"], max_selections=2)
st.multiselect("Egna val", ["röd", "grön"], accept_new_options=True)
st.multiselect("Inga val", [])
st.date_input("En dag", value=DAY)
st.date_input("Ingen dag", value=None)
st.date_input("Två dagar", value=(DAY, DAY + dt.timedelta(days=6)))
st.time_input("En tid", value=dt.time(9, 30))
st.number_input("Ett tal", min_value=1, max_value=5, help="Hjälp om talet")
st.number_input("Bara nedåt", max_value=5, value=3)
st.number_input("Bara uppåt", min_value=1, value=3)
st.text_input("En rad", max_chars=20)
st.text_input("Hemligt", type="password")
st.text_area("Flera rader")
st.file_uploader("En fil", type=["json", "yaml"], max_upload_size=1)
st.file_uploader("Flera filer", accept_multiple_files=True)
st.segmented_control("Delar", ["a", "b"])
st.slider("Reglage", 0, 10)
st.code("kod = 1", language=None)
st.dataframe({"Kolumn": [1, 2]})
st.image(PICTURE, caption="Bild")
st.popover("Ruta").write("Inuti")
st.tabs(["Flik ett", "Flik två"])
with st.form("formular"):
    st.text_input("I formulär")
    st.form_submit_button("Skicka")
st.sidebar.markdown("Sidofält")


def broken() -> bytes:
    """Fail, as a file may that is made first when it is asked for."""
    raise RuntimeError


st.download_button("Hämta", broken, file_name="fil.txt")


@st.dialog("Fråga")
def ask() -> None:
    """Ask something in a dialog."""
    st.write("Vill du?")


if st.button("Öppna fråga"):
    ask()
if st.button("Kasta fel"):
    raise RuntimeError
