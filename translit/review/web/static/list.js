// The list of findings and its filters.

import { inline, make, status } from "./text.js";

const TIERS = { apply: "Apply", suggest: "Suggest", flag: "Flag" };
const KINDS = { name: "Names", term: "Terms", consistency: "Consistency", artefact: "Artefacts" };
const STATES = { open: "Open", decided: "Decided" };
const PART = 50;

export class List {
  constructor(root, choose, changed) {
    this.root = root;
    this.rows = new Map();
    this.chosen = { kind: new Set(), tier: new Set(), state: new Set() };
    this.changed = changed;
    root.addEventListener("click", (event) => {
      const row = event.target.closest("[data-id]");
      if (row) choose(row.dataset.id);
    });
    this.category = document.getElementById("category");
    this.search = document.getElementById("search");
    this.category.addEventListener("change", () => { this.category.blur(); changed(); });
    this.search.addEventListener("input", () => changed());
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { this.search.value = ""; changed(); }
      if (event.key === "Escape" || event.key === "Enter") this.search.blur();
    });
  }

  /** Offer the kinds, tiers and categories that an article has, nothing chosen. */
  offer(findings) {
    for (const chosen of Object.values(this.chosen)) chosen.clear();
    this.category.value = this.search.value = "";
    this.recount(findings);
  }

  /** The same choice, with the numbers as they are now. */
  recount(findings) {
    this.chips("kinds", "kind", KINDS, findings);
    this.chips("tiers", "tier", TIERS, findings);
    this.chips("states", "state", STATES);
    const counts = new Map();
    for (const { category } of findings) counts.set(category, (counts.get(category) ?? 0) + 1);
    const options = [...counts].sort(([a], [b]) => a.localeCompare(b));
    const before = this.category.value;
    this.category.replaceChildren(
      make("option", "", { value: "" }, `all (${findings.length})`),
      ...options.map(([name, count]) => make("option", "", { value: name }, `${name.replaceAll("-", " ")} (${count})`)),
    );
    this.category.value = counts.has(before) ? before : "";
  }

  chips(id, key, names, findings = null) {
    const chosen = this.chosen[key];
    const chip = ([value, name]) => {
      const count = findings?.filter((f) => f[key] === value).length;
      if (count === 0) return null;
      const button = make("button", `chip ${key}-${value}`, { type: "button", "aria-pressed": String(chosen.has(value)) },
        make("span", "", {}, name), ...(count ? [make("span", "quiet", {}, ` ${count}`)] : []));
      button.addEventListener("click", () => {
        if (!chosen.delete(value)) chosen.add(value);
        button.setAttribute("aria-pressed", String(chosen.has(value)));
        this.changed();
      });
      return button;
    };
    document.getElementById(id).replaceChildren(...Object.entries(names).map(chip).filter(Boolean));
  }

  /** Whether the filters let a finding through. */
  wants(finding) {
    const { kind, tier, state } = this.chosen;
    if (kind.size && !kind.has(finding.kind)) return false;
    if (tier.size && !tier.has(finding.tier)) return false;
    if (state.size && !state.has(finding.state === "open" ? "open" : "decided")) return false;
    if (this.category.value && finding.category !== this.category.value) return false;
    const words = this.search.value.trim().toLowerCase();
    return !words || `${finding.text} ${finding.rule} ${finding.suggestions.join(" ")}`.toLowerCase().includes(words);
  }

  /** Show these findings in parts, of which the browser lays out those in sight; the later ones are made when it has time. */
  show(findings) {
    this.rows.clear();
    this.pointed = null;
    this.root.replaceChildren();
    const token = (this.token = {});
    const more = (from) => {
      if (token !== this.token) return;
      for (const end = Math.min(from + 10 * PART, findings.length); from < end; from += PART) {
        const rows = findings.slice(from, from + PART).map((f) => this.row(f));
        const part = make("div", "part", { role: "presentation" }, ...rows);
        part.style.containIntrinsicBlockSize = `auto ${rows.length * 52}px`;
        this.root.append(part);
      }
      if (from < findings.length) setTimeout(more, 0, from);
      if (!this.pointed) this.point(this.current);
    };
    more(0);
    if (!findings.length) this.root.append(make("p", "nothing quiet", {}, "No finding passes the filter."));
  }

  row(finding) {
    const button = make("button", "row", { type: "button", "data-id": finding.id, tabindex: "-1" });
    const item = make("div", "", { role: "listitem" }, button);
    this.rows.set(finding.id, button);
    this.draw(finding);
    return item;
  }

  draw(finding) {
    const button = this.rows.get(finding.id);
    if (!button) return;
    const state = status(finding);
    const new_ = finding.now ?? (finding.state === "open" ? finding.suggestions[0] : undefined);
    button.className = `row is-${state}${button.classList.contains("current") ? " current" : ""}`;
    button.replaceChildren(
      make("span", "where", {}, `${finding.line}`),
      make("span", "what", {}, make("span", `mark kind-${finding.kind}`, {}, inline(finding.text)),
        ...(new_ === undefined ? [] : [make("span", "arrow", { "aria-label": "becomes" }, " → "), make("span", "new", {}, inline(new_))])),
      make("span", "about", {}, make("span", `kind`, {}, finding.kind), ` · ${finding.tier}`),
      make("span", `state`, {}, state),
    );
  }

  point(id) {
    if (this.pointed) {
      this.pointed.classList.remove("current");
      this.pointed.removeAttribute("aria-current");
      this.pointed.setAttribute("tabindex", "-1");
    }
    this.current = id;
    const row = (this.pointed = this.rows.get(id));
    if (!row) return;
    row.classList.add("current");
    row.setAttribute("aria-current", "true");
    row.setAttribute("tabindex", "0");
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}
