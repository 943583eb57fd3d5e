// The page's language for Streamlit's own English words, and focus on the heading when the step changes.
// Touches no text of ours: what people write and what the checklists say stands in places that are skipped.
(() => {
  "use strict";
  // Calendars take the names of days and months, and their sentences, from the browser's language, and Streamlit
  // tells the server of it. It is that of this page in every browser.
  const spoken = Object.freeze(/* LANGUAGE */ []);
  for (const [name, value] of [["language", spoken[0]], ["languages", spoken]]) {
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  }
  // A choice of language is remembered, and is no part of an address that somebody copies.
  const address = new URL(location.href);
  if (address.searchParams.has("sprak")) {
    address.searchParams.delete("sprak");
    history.replaceState(history.state, "", address);
  }
  const words = /* WORDS */ {};
  const texts = new Map(Object.entries(words.texts));
  const controls = new Map(Object.entries(words.controls));
  const patterns = words.patterns.map(([from, to, kind]) => [new RegExp(from), to, kind]);
  // What Streamlit itself says in the place of an option; every other option is ours.
  const inOptions = /^(No results|No options to select\.?|Select all|Select \d+ matches|Add: .+|You can only select up to .+)$/;
  const attributes = ["aria-label", "aria-description", "aria-valuetext", "placeholder", "title", "alt"];
  const ours = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], [data-testid="stCode"], [role="option"], [role="radio"]';
  const skipped = new Set(["SCRIPT", "STYLE", "TEXTAREA", "CODE", "PRE"]);

  // A link leads to its page also for who has to log in on the way: the provider sends everybody back to "/".
  const wantedKey = "konsekvens-till";
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".st-key-logga-in")) return;
    sessionStorage.setItem(wantedKey, location.pathname + location.search);
  }, true);
  const wanted = location.pathname === "/" ? sessionStorage.getItem(wantedKey) : null;
  if (wanted !== null) {
    sessionStorage.removeItem(wantedKey);
    if (wanted !== "/") location.replace(location.origin + wanted);
  }

  const swedish = (english, inControl) => {
    const text = english.trim();
    if (!text || text.length > 200) return null;
    const found = texts.get(text) ?? (inControl ? controls.get(text) : undefined);
    if (found !== undefined) return found;
    for (const [from, to, kind] of patterns) {
      if (!from.test(text)) continue;
      const told = text.replace(from, to).replace(/ • $/, "");
      // Fields for dates are English in Streamlit whatever the browser says: the month's name is a value there.
      return kind === "month" ? told.replace(/[A-Z][a-z]+$|[A-Z][a-z]+(?= \d+$)/, (m) => words.months[m] ?? m) : told;
    }
    return null;
  };

  const translateText = (node) => {
    const parent = node.parentElement;
    // An icon is a word in a font of its own, and says so.
    if (!parent || skipped.has(parent.tagName) || parent.closest('[translate="no"]')) return;
    const found = swedish(node.data, parent.closest("button") !== null);
    if (found === null || found === node.data) return;
    const own = !parent.closest(ours) || parent.closest("button");
    if (own || (parent.closest('[role="option"]') && inOptions.test(node.data.trim()))) node.data = found;
  };

  const translateAttributes = (element) => {
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      // Streamlit reads a label as markdown for the eye, but gives it unread to a screen reader.
      const read = name === "aria-label"
        ? value.replace(/:small\[(.*)\]$/s, "$1").replace(/\\([\\`*_{}[\]()#+\-.!|~$<>&:="'/@^])/g, "$1")
        : value;
      const found = swedish(read, true) ?? (read === value ? null : read);
      if (found !== null && found !== value) element.setAttribute(name, found);
    }
  };

  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.tagName === "SCRIPT" || node.tagName === "STYLE") return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let each = node; each; each = walker.nextNode()) {
      if (each.nodeType === Node.TEXT_NODE) translateText(each);
      else {
        translateAttributes(each);
        // The month in a calendar is no banner of the page.
        if (each.matches('[data-testid="stDateInputCalendar"] header')) each.setAttribute("role", "group");
      }
    }
  };

  // A step is a path of its own; a link may point at one question in it, and a step may have several
  // sections and alternatives.
  // Each has its heading there when the script has stopped running.
  const asked = () => new URLSearchParams(location.search).get("fraga");
  const section = () => {
    const query = new URLSearchParams(location.search);
    return `${query.get("avsnitt") ?? ""}|${query.get("alternativ") ?? ""}`;
  };
  let shown = { path: location.pathname, question: null, section: section() };
  const settled = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.getAttribute("data-test-script-state") === "notRunning";
  };
  // What comes in above a heading later, such as a field that grows to its text, must not push it out of sight.
  let held = null;
  const hold = () => {
    if (!held) return;
    const { heading, block, until } = held;
    if (document.activeElement !== heading || performance.now() > until) held = null;
    else {
      const { top, bottom } = heading.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) heading.scrollIntoView({ block });
    }
  };
  for (const own of ["wheel", "keydown", "pointerdown", "touchmove"]) {
    document.addEventListener(own, () => { held = null; }, { capture: true, passive: true });
  }
  const move = (heading, block) => {
    heading.tabIndex = -1;
    heading.style.outline = "none";
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block });
    held = { heading, block, until: performance.now() + 3000 };
    for (const later of [100, 500, 1500]) setTimeout(hold, later);
  };
  // "Hoppa till nästa obesvarade" leads to the question that the address names already, when it is the only one.
  let pressed = false;
  let ran = false;
  let acted = null;
  document.addEventListener("click", (event) => {
    pressed = event.target.closest !== undefined && event.target.closest('[class*="st-key-nasta-"] button') !== null;
    ran = false;
    // A short run never shows on the page.
    if (pressed) setTimeout(() => { ran = true; focusHeading(); }, 1000);
    const button = event.target.closest?.('[data-testid="stMain"] button');
    // The ways to another place move focus themselves, and the ways back bring nothing to fill in.
    acted = button && !button.closest('[class*="vidare"], .st-key-sparat, [class*="st-key-nasta-"]') ? noted(button) : null;
  }, true);
  // Who presses a button that adds something stands in its first field afterwards. Who presses one that goes
  // away with what it did stands in what came instead, or on the question's heading.
  const keyOf = (element) => {
    const box = element.closest('[class*="st-key-"]');
    return box ? [...box.classList].find((name) => name.startsWith("st-key-")) : "";
  };
  const wholePage = '[data-testid="stMain"]';
  const fieldsIn = (place) => [...document.querySelectorAll(place)].flatMap((each) =>
    [...each.querySelectorAll('input, textarea, [role="radio"]')]);
  const noted = (button) => {
    const key = keyOf(button);
    const opens = key.endsWith("-fall-ut");
    return {
      button,
      adds: opens ? button.getAttribute("aria-expanded") !== "true" : key.endsWith("-ny"),
      place: opens ? `.${CSS.escape(key.replace(/fall-ut$/, "utfallt"))}` : wholePage,
      box: button.closest('[class*="st-key-fraga-"]'),
      path: location.pathname,
      keys: new Set(fieldsIn(wholePage).map(keyOf)),
      until: performance.now() + 10000,
    };
  };
  // What the press led to says that its run is over: a short one never shows, and another may end before it.
  const keepFocus = () => {
    if (!acted || !settled()) return;
    const { button, adds, place, box, path, keys, until } = acted;
    const lost = document.activeElement === document.body && !button.isConnected;
    const waits = performance.now() < until;
    const stays = waits && document.activeElement === button;
    if (path !== location.pathname || !(lost || stays)) {
      acted = null;
      return;
    }
    const come = lost || adds ? fieldsIn(place).find((each) => !keys.has(keyOf(each))) : null;
    if (!come && (!lost || (adds && waits))) return;
    acted = null;
    const heading = box && box.isConnected ? box.querySelector("h3") : null;
    if (come) come.focus();
    else if (heading) move(heading, "nearest");
  };
  const focusHeading = () => {
    const here = { path: location.pathname, question: asked(), section: section() };
    const same = (name) => here[name] === shown[name];
    if (!settled()) ran = true;
    const again = pressed && ran;
    if ((same("path") && same("question") && same("section") && !again) || !settled()) return;
    const main = document.querySelector(wholePage);
    const top = main && main.querySelector("h1");
    if (!top) return;
    const wanted = here.question && (again || !(same("path") && same("question")));
    const name = wanted ? CSS.escape(here.question.replaceAll("/", "-")) : "";
    const place = wanted ? main.querySelector(`.st-key-fraga-${name}`) : null;
    const box = place && place.querySelector("h3");
    // HTML is drawn a little after the rest of what the script has sent.
    if (place && !box) return;
    pressed = false;
    // What stands in the header of a step is a field and no question.
    const lone = wanted && !box ? main.querySelector(`[class*="-arende-${name}"] :is(input, textarea)`) : null;
    const chosen = document.activeElement && document.activeElement.getAttribute("role") === "radio";
    const turned = same("path") && !same("section");
    const changedPath = !same("path");
    shown = here;
    if (box) move(box, "center");
    else if (lone) lone.focus();
    else if (changedPath) {
      move(top, "nearest");
      main.scrollTop = 0;
    // Who walks through the sections with the arrow keys must be able to go on.
    } else if (turned && !chosen) move(main.querySelector("h2") || top, "start");
  };

  // Who does not see the page hears whether a button has opened what belongs to it.
  const tellOpen = () => {
    for (const button of document.querySelectorAll('[class*="-fall-ut"] button')) {
      const within = keyOf(button).replace(/fall-ut$/, "utfallt");
      const open = String(document.getElementsByClassName(within).length > 0);
      if (button.getAttribute("aria-expanded") !== open) button.setAttribute("aria-expanded", open);
    }
  };

  // A link to another page takes no widgets with it: an answer that is still on its way to the server could be
  // left behind, or pull the page back. So the link waits until what was just written has been received.
  // The link to another language does so too, and leads to the part of the page that is shown now.
  const pageLinks = 'a[data-testid="stPageLink-NavLink"]';
  let left = 0;
  let passing = false;
  document.addEventListener("focusout", (event) => {
    if (event.target.matches("input, textarea")) left = performance.now();
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(`${pageLinks}, .sprak a`);
    if (link && !link.matches(pageLinks)) {
      const here = new URL(location.href);
      here.searchParams.set("sprak", link.hreflang);
      link.href = here.search;
    }
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || passing) return;
    if (settled() && performance.now() - left > 300) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const href = link.getAttribute("href");
    let tries = 0;
    const follow = () => {
      if (!settled() && ++tries < 200) return setTimeout(follow, 50);
      const same = [...document.querySelectorAll(pageLinks)];
      const now = link.isConnected ? link : same.find((each) => each.getAttribute("href") === href);
      passing = true;
      if (now) now.click();
      else location.href = href;
      passing = false;
    };
    setTimeout(follow, 100);
  }, true);

  // Words are counted while they are written, without asking the server.
  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    const field = event.target.closest('[data-testid="stElementContainer"]');
    const beneath = field && field.nextElementSibling && field.nextElementSibling.querySelector("p");
    const line = beneath && beneath.firstChild;
    if (!line || line.nodeType !== Node.TEXT_NODE || !/^(\d+ ord|Words: \d+)\. /.test(line.data)) return;
    const count = event.target.value.split(/\s+/).filter(Boolean).length;
    line.data = line.data.replace(/\d+/, String(count));
  });

  const start = () => {
    translate(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "characterData") translateText(change.target);
        else if (change.type === "attributes") {
          if (attributes.includes(change.attributeName)) translateAttributes(change.target);
        } else change.addedNodes.forEach(translate);
      }
      if (settled()) tellOpen();
      focusHeading();
      keepFocus();
      hold();
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...attributes, "data-test-script-state"],
    });
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
