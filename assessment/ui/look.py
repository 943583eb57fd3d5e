"""The few rules of style that Streamlit's theme cannot give: measures, contrast, and what stays in view.

Knows class names of Streamlit and of our own keyed containers. Shows nothing that a person wrote.
"""

import streamlit as st

# The saved line lies over what scrolls beneath it, in the theme's own backgrounds (.streamlit/config.toml).
STYLE = """<style>
.block-container {max-width: 78rem; padding: 2.5rem 3rem 6rem;}
[data-testid="stCaptionContainer"] {color: inherit; opacity: .85;}
[data-testid="stMain"] [data-testid="stPageLink"] p {text-decoration: underline;}
[data-testid="stMain"] [data-testid="stPageLink"] a {padding-left: 0; background: none;}
.st-key-filens-text textarea {font-family: monospace; font-size: .9rem;}
[data-testid="stCode"] :is(pre, code, span) {font-family: inherit !important;}
[data-testid="stButtonGroup"] button {padding: .25rem .6rem;}
[role="radio"][aria-checked="true"] {box-shadow: inset 0 -3px 0 currentColor;}
:is(a, button, summary, input, textarea, [role="radio"], [role="spinbutton"], [tabindex="0"]):focus-visible {
  outline: 3px solid light-dark(#0A1216, #EEF3F5) !important; outline-offset: 2px;
}
:is(input, textarea, [role="spinbutton"]):focus-visible {outline-offset: -3px;}
label:has(:is([type="checkbox"], [type="radio"]):focus-visible) {
  outline: 3px solid light-dark(#0A1216, #EEF3F5); outline-offset: 2px;
}
[class*="st-key-fraga-"]:has(h3:focus) {outline: 3px solid currentColor; outline-offset: 3px;}
[data-testid="stColumn"]:has(.st-key-resultat) {position: sticky; top: 4rem; align-self: flex-start;}
[data-testid="stMain"] :is(h2, h3) {scroll-margin-top: 7rem;}
[data-testid="stMarkdownContainer"] pre code {white-space: pre-wrap !important; overflow-wrap: anywhere;}
[data-testid^="stBaseButton-primary"] :is(p, span) {color: light-dark(#FFFFFF, #0A1216);}
[data-testid="stMain"] [data-tag] {background: light-dark(#0B5C7A, #5CB8D9);}
[data-testid="stMain"] [data-tag] * {color: light-dark(#FFFFFF, #101A20);}
[data-testid="stDateInputCalendar"] [data-selected] {
  color: inherit; background: none; box-shadow: inset 0 0 0 2px currentColor; font-weight: 600;
}
[data-testid="stDateInput"] [role="spinbutton"]:focus {color: light-dark(#FFFFFF, #0A1216) !important;}
.bredvid details {margin: 0 0 .25rem;}
.bredvid summary {cursor: pointer; text-decoration: underline; width: fit-content; font-size: .9rem;}
.bredvid ul {margin: .4rem 0 .6rem; padding-left: 1.25rem; max-width: 46rem; font-size: .9rem;}
[data-testid^="stBaseButton-tertiary"]:is([aria-expanded="true"], :active) p {
  color: light-dark(#0B5C7A, #5CB8D9);
}
[class*="-fall-ut"] button[aria-expanded] p::before {
  content: "▶\\FE0E  " / ""; display: inline-block; white-space: pre; font-size: .7em;
}
[class*="-fall-ut"] button[aria-expanded="true"] p::before {content: "▼\\FE0E  " / "";}
[class*="st-key-kommentar-"] {border-left: 4px solid currentColor; padding-left: .9rem;}
[data-testid="stSidebar"] [data-testid="stPageLink"] :is(a, span, p) {white-space: normal; height: auto;}
[data-testid="stMain"] [data-testid="stWidgetLabel"] :is(div, p) {color: light-dark(#0A1216, #EEF3F5);}
[data-testid="stMain"] :is(input, textarea):disabled {
  color: inherit !important; -webkit-text-fill-color: light-dark(#0A1216, #EEF3F5) !important; opacity: 1;
}
[data-testid="stMain"] :is([data-testid="stSelectbox"]:has(:disabled), [role="radio"]:disabled) * {
  color: light-dark(#0A1216, #EEF3F5); opacity: 1;
}
.sprak {margin: 0; font-size: .9rem;}
.sprak a {color: inherit; text-decoration: underline;}
[data-testid="stSidebar"] .sprak {padding-left: .5rem;}
.bredvid p {margin: 0; font-size: .9rem;}
[data-testid="stHtml"] :is(h1, h2, h3) {margin: 0; padding: 0; letter-spacing: -.005em;}
[class*="st-key-fraga-"] [data-testid="stHtml"] h3 {padding: .5rem 0 .75rem;}
.hjalp {margin: 0 0 .6rem; font-size: .875rem; opacity: .85;}
.bredvid a {color: inherit;}
.bredvid small {overflow-wrap: anywhere;}
[data-testid="stMain"] {scroll-padding-top: 5rem;}
[data-testid="stLayoutWrapper"]:has(
  > .st-key-sparat, > [data-testid="stVerticalBlock"] > [data-testid="stLayoutWrapper"] > .st-key-sparat
) {position: sticky; top: 0; z-index: 2;}
.st-key-sparat {padding: .6rem 0 .3rem; background: light-dark(#FFFFFF, #101A20);}
:is([data-testid="stMain"] [data-testid^="stBaseButton-tertiary"], .st-key-matris button) p {
  text-decoration: underline;
}
.st-key-matris :is(.st-key-matris-huvud p, [data-testid="stCaptionContainer"] p) {
  hyphens: auto; word-break: normal; overflow-wrap: break-word;
}
.st-key-matris-huvud p {font-size: .9rem; line-height: 1.35;}
.st-key-matris h3 {padding: .4rem 0 0; font-size: 1rem;}
.st-key-matris [data-testid="stSelectbox"] * {font-size: .85rem;}
.tabell table {border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .9rem;}
.tabell :is(th, td) {
  text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; font-weight: 400;
  border-bottom: 1px solid light-dark(#C5CED3, #4A5963);
}
.tabell thead th {font-weight: 600;}
@media (min-width: 641px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-matris-huvud) {position: sticky; top: 3.1rem; z-index: 1;}
  .st-key-matris-huvud {background: light-dark(#FFFFFF, #101A20); border-bottom: 1px solid currentColor;}
  .st-key-matris [data-testid="stSelectbox"] label {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  }
}
@media (max-width: 640px) {
  .st-key-matris-huvud {display: none;}
  [data-testid="stLayoutWrapper"]:has(
    > .st-key-sparat, > [data-testid="stVerticalBlock"] > [data-testid="stLayoutWrapper"] > .st-key-sparat
  ) {position: static;}
  [data-testid="stMain"] {scroll-padding-top: 0;}
  .block-container {padding: 2.5rem 1rem 6rem;}
  [data-testid="stMain"] h1 {font-size: 1.6rem; hyphens: auto;}
  [data-testid="stMarkdownContainer"] table {table-layout: fixed; width: 100%; font-size: .8rem;}
  [data-testid="stMarkdownContainer"] :is(td, th) {padding: .3rem; hyphens: auto; overflow-wrap: anywhere;}
  [data-testid="stColumn"]:has(.st-key-resultat) {position: static;}
  .rader, .rader > :is(tbody, tfoot), .rader tr, .rader :is(tbody, tfoot) :is(th, td) {display: block;}
  .rader > thead {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}
  .rader tr {padding: .5rem 0; border-bottom: 1px solid light-dark(#C5CED3, #4A5963);}
  .rader.rader :is(tbody, tfoot) :is(th, td) {
    padding: .1rem 0; border: none; min-width: 0; max-width: none; overflow-wrap: anywhere;
  }
  .rader.rader :is(tbody, tfoot) th {font-weight: 600;}
  .rader td::before {content: attr(data-kolumn) ": "; font-weight: 600;}
  .rader td:empty {display: none !important;}
}
</style>"""


def style() -> None:
    """Add the rules to the page."""
    st.html(STYLE)
