
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filter");
  const search = byId("q");
  const shown = byId("shown");
  const FACETS = ["severity", "state", "verdict", "subject", "source"];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const cards = Array.from(document.querySelectorAll("article[data-v]"), (element) => ({
    element,
    severity: element.classList[0],
    state: element.dataset.d,
    verdict: element.dataset.v,
    subject: element.dataset.u,
    source: element.dataset.o ? element.dataset.o.split(" ") : [],
    text: null,
    on: true,
  }));
  const sections = Array.from(document.querySelectorAll("section.found"), (element) => ({ element, own: [] }));
  const home = new Map(sections.map((section) => [section.element, section]));
  for (const card of cards) home.get(card.element.parentElement)?.own.push(card);

  // What can be chosen: boxes, of which none means all, and lists, of which one entry or any.
  const boxes = { severity: [], state: [] };
  for (const name of Object.keys(boxes)) boxes[name] = Array.from(form.querySelectorAll(`input[name="${name}"]`));
  const lists = { verdict: byId("verdict"), subject: byId("subject"), source: byId("source") };
  const counters = {};
  for (const [name, inputs] of Object.entries(boxes)) counters[name] = new Map(inputs.map((input) => [input.value, input.parentElement.querySelector("i")]));
  for (const [name, list] of Object.entries(lists)) {
    counters[name] = new Map(Array.from(list.options).slice(1, 501).map((option) => [option.dataset.n, { option, label: option.textContent }]));
  }

  const chosen = () => {
    const wanted = {};
    for (const [name, inputs] of Object.entries(boxes)) {
      const values = inputs.filter((input) => input.checked).map((input) => input.value);
      wanted[name] = values.length ? new Set(values) : null;
    }
    for (const [name, list] of Object.entries(lists)) {
      wanted[name] = list.selectedIndex > 0 ? new Set([list.selectedOptions[0].dataset.n]) : null;
    }
    return wanted;
  };
  const fits = (card, name, wanted) => {
    if (!wanted) return true;
    const value = card[name];
    return Array.isArray(value) ? value.some((one) => wanted.has(one)) : wanted.has(value);
  };

  const apply = () => {
    const wanted = chosen();
    const terms = plain(search.value).split(/\s+/).filter(Boolean);
    const counts = {};
    for (const name of FACETS) counts[name] = new Map();
    let total = 0;
    for (const card of cards) {
      let missed = 0;
      let only = "";
      for (const name of FACETS) {
        if (!fits(card, name, wanted[name])) {
          missed += 1;
          only = name;
        }
      }
      if (missed < 2 && terms.length) {
        card.text ??= plain(card.element.textContent);
        if (!terms.every((term) => card.text.includes(term))) missed = 2;
      }
      // Each list tells how many there would be if the choice in it alone were another.
      if (missed < 2) {
        for (const name of missed ? [only] : FACETS) {
          for (const value of Array.isArray(card[name]) ? card[name] : [card[name]]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
        }
      }
      card.on = !missed;
      total += card.on ? 1 : 0;
      if (card.element.hidden === card.on) card.element.hidden = !card.on;
    }
    for (const section of sections) section.element.hidden = !section.own.some((card) => card.on);
    for (const name of FACETS) {
      for (const [value, counter] of counters[name]) {
        const count = (counts[name].get(value) ?? 0).toLocaleString("en");
        if (counter.option) counter.option.textContent = `${counter.label} (${count})`;
        else counter.textContent = count;
      }
    }
    const all = cards.length.toLocaleString("en");
    const narrowed = total < cards.length;
    shown.textContent = narrowed ? `${total.toLocaleString("en")} of ${all} findings shown` : `All ${all} findings shown`;
    form.classList.toggle("narrowed", narrowed);
  };

  const remember = () => {
    const parts = new URLSearchParams();
    for (const [name, inputs] of Object.entries(boxes)) for (const input of inputs) if (input.checked) parts.append(name, input.value);
    for (const [name, list] of Object.entries(lists)) if (list.value) parts.append(name, list.value);
    if (search.value.trim()) parts.append("q", search.value.trim());
    const text = parts.toString();
    history.replaceState(null, "", text ? `#?${text}` : "#");
  };
  const recall = (text) => {
    const parts = new URLSearchParams(text);
    for (const [name, inputs] of Object.entries(boxes)) for (const input of inputs) input.checked = parts.getAll(name).includes(input.value);
    for (const [name, list] of Object.entries(lists)) {
      const at = Array.from(list.options).findIndex((option) => option.value === (parts.get(name) ?? ""));
      list.selectedIndex = Math.max(0, at);
    }
    search.value = parts.get("q") ?? "";
  };

  const meet = (element) => {
    const folds = element.querySelectorAll("details");
    if (folds.length && element.matches("article")) folds[0].open = true;
    element.scrollIntoView({ block: "start" });
    element.focus({ preventScroll: true });
  };
  const follow = () => {
    const hash = location.hash;
    if (hash.startsWith("#?")) {
      recall(hash.slice(2));
      apply();
      return;
    }
    const element = hash.startsWith("#f-") ? byId(decodeURIComponent(hash.slice(1))) : null;
    if (!element) return;
    // A link to one finding shows it whatever the filters say.
    element.hidden = false;
    if (element.parentElement) element.parentElement.hidden = false;
    meet(element);
  };

  const step = (by) => {
    const seen = cards.filter((card) => !card.element.hidden).map((card) => card.element);
    if (!seen.length) return;
    const here = seen.indexOf(document.activeElement?.closest("article"));
    const first = here < 0 ? seen.findIndex((element) => element.getBoundingClientRect().bottom > 0) : here + by;
    meet(seen[Math.min(Math.max(first, 0), seen.length - 1)]);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target === search && event.key === "Escape") {
      search.value = "";
      apply();
      remember();
      return;
    }
    if (event.target.closest("input, select, textarea, button")) return;
    if (event.key === "/") {
      event.preventDefault();
      byId("narrow").open = true;
      search.focus();
      search.select();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
    }
  });

  const unfold = byId("unfold");
  const folds = () => document.querySelectorAll("main details");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    unfold.textContent = open ? "Fold" : "Unfold";
    for (const fold of folds()) fold.open = open;
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(folds()).filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
    closed = [];
  });

  const theme = byId("theme");
  const dark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const label = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    label();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  theme.hidden = false;
  label();

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.addEventListener("input", () => { apply(); remember(); });
  if (innerWidth < 1024) byId("narrow").open = false;
  form.hidden = false;
  addEventListener("hashchange", follow);
  apply();
  follow();
})();
