"""Everything that a page says, and which of it is English: Streamlit's own words, or English small words.

Sources beside a question may have English titles, so what stands folded there is not read.
The text of a checklist has its translations in it, and is not read either.

Knows how Streamlit's bundle is shipped. Knows no page of ours.
"""

import json
import re
from functools import cache
from pathlib import Path

import streamlit
from playwright.sync_api import Page

from tests.browser.driving import ROOT

_BUNDLE = Path(streamlit.__file__).parent / "static" / "static" / "js"
_HUGE = 2_000_000
"""Bytes: larger files are maps and charts, which nothing here shows."""
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.){3,200})"|`((?:[^`\\$\n]|\\.){3,200})`')
_SAID = re.compile(r"[A-Z(][A-Za-z'’+&]*(?:[ ,:;/()-]+[A-Za-z0-9'’+()]+)*[.…!?:]{0,3}")
_SMALL_WORDS = re.compile(
    r"\b(the|of|your|please|with|and|this|that|files?|press|choose|select|selected|results?|options?|available|"
    r"cannot|clear|close|loading|running|connecting|drag|drop|browse|upload|delete|remove|required|must|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|may|june|july|august|"
    r"october|today|start date|end date|day|add|mon|tue|wed|thu|fri|sat|sun|"
    r"next|previous|show|view|menu to|months?|years?)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\S*/\S*")
"""Addresses and paths, which are in no language."""
_COLLECT = """() => {
  const found = [], names = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription',
                             'title', 'placeholder', 'alt'];
  const unread = 'script, style, noscript, .bredvid, code, [data-testid="stIconMaterial"], ' +
                 '.st-key-filens-text textarea';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement.closest(unread)) found.push(node.data);
    } else for (const name of names) if (node.hasAttribute(name)) found.push(node.getAttribute(name));
  }
  return [document.title, ...found].map(t => t.trim()).filter(Boolean);
}"""


@cache
def streamlits_own() -> frozenset[str]:
    """Return the phrases in Streamlit's bundle that could be shown, ours in Swedish left out."""
    found: set[str] = set()
    for file in _BUNDLE.glob("*.js"):
        if file.stat().st_size < _HUGE:
            for match in _LITERAL.finditer(file.read_text(encoding="utf-8")):
                text = (match[1] or match[2]).strip()
                if _SAID.fullmatch(text):
                    found.add(text)
    words = json.loads((ROOT / "assessment/server/words.json").read_text(encoding="utf-8"))
    swedish = {*words["texts"].values(), *words["controls"].values()}
    return frozenset(found | set(words["texts"]) | set(words["controls"])) - swedish


def said(page: Page) -> list[str]:
    """Return every text, name, hint and title on the page, hidden ones too."""
    return list(page.evaluate(_COLLECT))


def english(texts: list[str]) -> list[str]:
    """Return what is English among texts: a phrase of Streamlit's own, or one with an English small word."""
    own = streamlits_own()
    return sorted({t for t in texts if t in own or _SMALL_WORDS.search(_PLACES.sub("", t))})
