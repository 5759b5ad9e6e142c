
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filter");
  const search = byId("q");
  const shown = byId("shown");
  const FACETS = ["severity", "state", "since", "verdict", "subject", "source"];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // Of many findings, most cards are still text that the browser has not built. What filters need stands at the head of each.
  const HEAD = /<article id="([^"]*)" class="([^"]*)" data-v="([^"]*)" data-d="([^"]*)" data-c="([^"]*)" data-u="([^"]*)" data-o="([^"]*)"/;
  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
  const spoken = (markup) => markup.replace(/<[^>]*>/g, " ").replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]);
  const made = (id, severity, verdict, state, since, subject, sources) => ({
    id, severity, verdict, state, since, subject, source: sources ? sources.split(" ") : [], element: null, markup: "", text: null, on: true,
  });
  const cards = [];
  const chunks = [];
  const byName = new Map();
  const sections = Array.from(document.querySelectorAll("section.found"), (element) => {
    const own = [];
    for (const child of element.children) {
      if (child.matches("article")) {
        const { v, d, c, u, o } = child.dataset;
        const card = made(child.id, child.classList[0], v, d, c, u, o);
        card.element = child;
        own.push(card);
      } else if (child.matches("noscript")) {
        const chunk = { holder: child, own: [] };
        for (const markup of child.textContent.split("</article>")) {
          const head = HEAD.exec(markup);
          if (!head) continue;
          const card = made(...head.slice(1));
          card.markup = markup;
          card.chunk = chunk;
          chunk.own.push(card);
          own.push(card);
        }
        chunks.push(chunk);
      }
    }
    cards.push(...own);
    return { element, own };
  });
  for (const card of cards) byName.set(card.id, card);

  const build = (chunk) => {
    if (!chunk.holder) return;
    const parsed = new DOMParser().parseFromString(chunk.holder.textContent, "text/html");
    const elements = Array.from(parsed.querySelectorAll("article[data-v]"));
    chunk.own.forEach((card, at) => {
      card.element = elements[at];
      card.element.hidden = !card.on;
      card.text ??= plain(spoken(card.markup));
      card.markup = "";
    });
    chunk.holder.replaceWith(...elements);
    for (const element of elements) for (const box of element.querySelectorAll(".scroll")) sight.observe(box);
    chunk.holder = null;
  };
  const wish = (work) => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 500 }) : setTimeout(work, 30));
  let waiting = false;
  const buildLater = () => {
    if (waiting || !chunks.some((chunk) => chunk.holder)) return;
    waiting = true;
    wish((deadline) => {
      waiting = false;
      do {
        const next = chunks.find((chunk) => chunk.holder && chunk.own.some((card) => card.on)) ?? chunks.find((chunk) => chunk.holder);
        if (next) build(next);
        else break;
      } while (deadline?.timeRemaining && deadline.timeRemaining() > 20);
      buildLater();
    });
  };

  // What can be chosen: boxes, of which none means all, and lists, of which one entry or any.
  const boxes = { severity: [], state: [], since: [] };
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
        card.text ??= plain(card.element ? card.element.textContent : spoken(card.markup));
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
      if (card.element && card.element.hidden === card.on) card.element.hidden = !card.on;
    }
    // Enough to fill the window is built at once.
    let near = 0;
    for (const card of cards) {
      if (near === 12) break;
      if (!card.on) continue;
      if (!card.element) build(card.chunk);
      near += 1;
    }
    for (const section of sections) section.element.hidden = !section.own.some((card) => card.on);
    for (const name of FACETS) {
      for (const [value, counter] of counters[name]) {
        const count = (counts[name].get(value) ?? 0).toLocaleString("en");
        if (counter.option) counter.option.textContent = `${counter.label} (${count})`;
        else counter.textContent = count;
      }
    }
    tell(total);
  };
  const tell = (total) => {
    const all = cards.length.toLocaleString("en");
    const narrowed = total < cards.length;
    const noun = cards.length === 1 ? "finding" : "findings";
    shown.textContent = narrowed ? `${total.toLocaleString("en")} of ${all} ${noun} shown` : cards.length === 1 ? "The one finding shown" : `All ${all} findings shown`;
    form.classList.toggle("narrowed", narrowed);
    byId("none").hidden = total > 0;
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
    element.tabIndex = -1;
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
    const card = byName.get(hash.slice(1)) ?? byName.get(`f-${hash.slice(1)}`);
    if (!card) return;
    if (!card.element) build(card.chunk);
    const element = card.element;
    // A link to one finding shows it whatever the filters say.
    element.hidden = false;
    if (element.parentElement) element.parentElement.hidden = false;
    card.on = true;
    tell(cards.filter((one) => one.on).length);
    meet(element);
  };

  const step = (by) => {
    const seen = cards.filter((card) => card.element && !card.element.hidden).map((card) => card.element);
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
    chunks.forEach(build);
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
  byId("all").addEventListener("click", () => {
    form.reset();
    byId("main").focus();
  });
  // What is wider than its box says so, once it comes into sight.
  const measure = (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) target.classList.toggle("wide", target.scrollWidth > target.clientWidth + 4);
    }
  };
  const sight = new IntersectionObserver(measure);
  for (const box of document.querySelectorAll(".scroll")) sight.observe(box);
  addEventListener("resize", () => {
    for (const box of document.querySelectorAll(".scroll")) {
      sight.unobserve(box);
      sight.observe(box);
    }
  });
  if (innerWidth < 1024) byId("narrow").open = false;
  form.hidden = false;
  addEventListener("hashchange", () => {
    follow();
    if (location.hash.startsWith("#?")) byId("main").scrollIntoView();
  });
  apply();
  follow();
  buildLater();
})();
