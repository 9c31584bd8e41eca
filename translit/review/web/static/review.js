// The page: which article and which finding is shown, what the keys do, and what an answer changes.

import { Article } from "./article.js";
import { Card } from "./card.js";
import { List } from "./list.js";
import * as server from "./server.js";
import { inline } from "./text.js";

const $ = (id) => document.getElementById(id);
const VIEWS = ["changes", "original", "result", "beside"];
const state = { number: 0, order: [], findings: new Map(), shown: [], current: null, view: "changes", busy: false };

const find = (id) => state.findings.get(id);
const article = new Article($("article"), choose);
const list = new List($("list"), choose, filter);
const card = new Card($("card"), {
  accept: (choice) => answer({ verdict: "accept", choice }),
  reject: () => answer({ verdict: "reject" }),
  replace: (text) => answer({ verdict: "replace", new: text }),
  learn: () => answer({ verdict: "accept", learn: true }),
  rule: (verdict) => answer({ verdict, rest_of_rule: true }),
  again,
});

async function open(number) {
  trouble("");
  busy(true);
  let data;
  try {
    data = await server.article(number);
  } catch (error) {
    trouble(error.message);
    return;
  } finally {
    busy(false);
  }
  Object.assign(state, { number, order: data.findings.map((f) => f.id), findings: new Map(data.findings.map((f) => [f.id, f])), current: null, decisions: data.decisions });
  document.title = `${data.path} · translit review`;
  $("file").value = String(number);
  for (const what of ["text", "decisions", "report"]) $(`get-${what}`).href = `/download/${number}/${what}`;
  article.show(data.blocks, find);
  list.offer(data.findings);
  filter();
  choose(next(null, isOpen) ?? state.shown[0] ?? null);
  if (data.messages.length) trouble(data.messages.join(" "));
}

/** Which findings pass the filters; the others lose their line in the text. */
function filter() {
  state.shown = [];
  const muted = [];
  for (const id of state.order) {
    const finding = find(id);
    const passes = list.wants(finding);
    if (passes) state.shown.push(id);
    if (!passes !== Boolean(finding.muted)) muted.push(id);
    finding.muted = !passes;
  }
  list.show(state.shown.map(find));
  article.refresh(muted);
  $("filtered").textContent = state.shown.length === state.order.length ? "" : `${state.shown.length} of ${state.order.length}`;
  list.point(state.current);
  count();
}

function count() {
  const total = state.order.length;
  const decided = state.order.filter((id) => find(id).state !== "open").length;
  $("progress").max = Math.max(1, total);
  $("progress").value = total ? decided : 1;
  $("counted").textContent = `${decided} of ${total} decided`;
}

function choose(id) {
  const inside = $("card").contains(document.activeElement);
  state.current = id;
  card.show(id ? find(id) : null, state.order.indexOf(id) + 1, state.order.length);
  article.point(id);
  list.point(id);
  if (inside) $("card").focus({ preventScroll: true });
  document.body.classList.remove("listing");
  if (id) {
    const { number } = state;
    server.reading(number, id).then((reading) => state.number === number && card.read(id, reading), () => {});
  }
}

const isOpen = (id) => find(id).state === "open";

/** The next id behind one that passes the filters and a test; it goes round, and is null when there is none. */
function next(after, test = () => true, step = 1) {
  const { order } = state;
  const place = after === null && step < 0 ? 0 : order.indexOf(after);
  for (let i = 1; i <= order.length; i++) {
    const id = order[(place + i * step + order.length * 2) % order.length];
    if (!find(id).muted && test(id)) return id;
  }
  return null;
}

async function change(request, after) {
  if (state.busy) return;
  busy(true);
  try {
    const patch = await request();
    trouble("");
    apply(patch);
    after(patch);
  } catch (error) {
    trouble(error.message);
  } finally {
    busy(false);
  }
}

/** While an answer is on its way no other one is taken: it would fall on a finding nobody has seen. */
function busy(is) {
  state.busy = is;
  if (is) document.documentElement.setAttribute("aria-busy", "true");
  else document.documentElement.removeAttribute("aria-busy");
}

function answer(what) {
  const id = state.current;
  if (!id) return;
  const finding = find(id);
  change(
    () => server.decide(state.number, { finding: id, note: card.note.value, ...what }),
    (patch) => {
      const count = Object.keys(patch.findings).length;
      const done = { accept: "Accepted", reject: "Rejected", replace: "Replaced" }[what.verdict];
      toast(what.rest_of_rule && count > 1 ? `${done}: ${count} of ${finding.rule}. u takes them back together.` : `${done}: ${inline(finding.text)}${what.learn ? ", proposed for the glossary" : ""}`);
      choose(next(id, isOpen) ?? id);
    },
  );
}

/** The answer that was given, with the comment as it is now. */
function again() {
  const id = state.current;
  const { state: was, now, suggestions } = find(id);
  const verdict = { accepted: "accept", rejected: "reject", typed: "replace" }[was];
  const what = { verdict, choice: Math.max(0, suggestions.indexOf(now)), new: verdict === "replace" ? now : null, learn: find(id).learn };
  change(() => server.decide(state.number, { finding: id, note: card.note.value, ...what }), () => toast("Comment kept."));
}

function undo() {
  change(() => server.undo(state.number), (patch) => {
    const ids = Object.keys(patch.findings);
    const again = state.order.find((id) => ids.includes(id));
    toast(ids.length ? `Taken back: ${ids.length > 1 && !patch.order ? `${ids.length} answers` : inline(find(again)?.text ?? "")}` : "There is no answer to take back.");
    if (again) choose(again);
  });
}

function apply(patch) {
  for (const [id, finding] of Object.entries(patch.findings)) {
    if (finding) state.findings.set(id, finding);
    else if (patch.order) state.findings.delete(id);
  }
  if (patch.blocks) article.replace(patch.blocks);
  if (patch.order) {
    state.order = patch.order;
    list.recount(state.order.map(find));
    filter();
    return;
  }
  for (const id of Object.keys(patch.findings)) {
    find(id).muted = !list.wants(find(id)) && !list.rows.has(id);
    list.draw(find(id));
  }
  article.refresh(Object.keys(patch.findings));
  count();
}

function view(name) {
  state.view = name;
  article.view(name);
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  article.point(state.current);
}

/** On a narrow screen the list lies over the article. */
function listing() {
  document.body.classList.toggle("listing");
  list.point(state.current);
}

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("translit-theme", root.dataset.theme);
}

let fading;
function toast(sentence) {
  $("toast").textContent = sentence;
  $("toast").classList.add("on");
  clearTimeout(fading);
  fading = setTimeout(() => $("toast").classList.remove("on"), 4000);
}

function trouble(sentence) {
  $("trouble").textContent = sentence;
  $("trouble").hidden = !sentence;
}

function turn(step) {
  const number = state.number + step;
  if (number >= 0 && number < $("file").options.length) open(number);
}

const KEYS = {
  j: () => choose(next(state.current)),
  k: () => choose(next(state.current, undefined, -1)),
  o: () => choose(next(state.current, isOpen) ?? state.current),
  y: () => card.act.accept(0),
  n: () => card.act.reject(),
  e: () => card.edit(),
  u: undo,
  g: () => card.act.learn(),
  a: () => card.act.rule("accept"),
  d: () => card.act.rule("reject"),
  c: () => card.note?.focus(),
  v: () => view(VIEWS[(VIEWS.indexOf(state.view) + 1) % VIEWS.length]),
  t: theme,
  l: listing,
  "/": () => { document.body.classList.add("listing"); $("filters").open = true; list.search.focus(); },
  "?": () => $("keys").showModal(),
  "[": () => turn(-1),
  "]": () => turn(1),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("keys").open) return;
  const typing = event.target.closest("input, textarea, select");
  if (typing) {
    if (typing.id === "note" && ["Enter", "Escape"].includes(event.key)) $("card").focus({ preventScroll: true });
    return;
  }
  const does = /^[1-9]$/.test(event.key) ? () => card.act.accept(Number(event.key) - 1) : Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (!does) return;
  event.preventDefault();
  does();
});

for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => view(button.dataset.view));
$("undo").addEventListener("click", undo);
$("listing").addEventListener("click", listing);
$("theme").addEventListener("click", theme);
$("help").addEventListener("click", () => $("keys").showModal());
$("file").addEventListener("change", () => { $("file").blur(); open(Number($("file").value)); });
$("downloads").addEventListener("click", (event) => { if (event.target.closest("a")) $("downloads").open = false; });

const kept = localStorage.getItem("translit-theme");
if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
// The key has done its work; it need not stay in the address line and the history.
if (location.search) history.replaceState(null, "", "/");
// Where the list shares its column with the card, the filters would fill it.
if (matchMedia("(max-width: 1180px)").matches) $("filters").open = false;
open(0);
