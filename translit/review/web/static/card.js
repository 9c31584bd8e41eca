// The card of the chosen finding: why, what instead, how a name was read, and the answers.

import { inline, make, shown, status } from "./text.js";

const HOW = {
  listed: "a spelling that the glossary lists",
  derived: "derived from the native form in the glossary",
  restored: "in no glossary; restored letter by letter",
  near: "nearly the spelling of a listed name",
  rule: "found by a rule",
};

/** A table for each word, its letters above one another: as written, in the native script, in English. */
function picture(words) {
  const tables = words.map(({ written, native, english, rows }, place) => {
    const table = make("table", "letters", { "aria-label": `${written}, ${native}, ${english}` });
    ["as written", "native", "English"].forEach((name, row) => {
      const cell = (text, changed, attributes = {}) => make("td", changed ? "changed" : "", attributes, text);
      const byUsage = row === 2 && rows.length && rows.every((letters) => !letters[2]);
      const cells = !rows.length ? [cell([written, native, english][row], false)]
        : byUsage ? [cell(english, true, { colspan: rows.length })]
        : rows.map((letters) => cell(letters[row] || "·", letters[2] && letters[0] !== letters[2]));
      table.append(make("tr", `row-${row}`, {}, make("th", place ? "hidden" : "", { scope: "row" }, name), ...cells));
    });
    return table;
  });
  const usage = words.some(({ rows }) => rows.length && rows.every((letters) => !letters[2]));
  return [make("h3", "", {}, "How it was read"), make("div", "words", {}, ...tables),
    ...(usage ? [make("p", "quiet small", {}, "Where the English letters stand together, usage decided, not letters.")] : [])];
}

export class Card {
  /** `act` has accept(choice), reject(), replace(text), learn(), rule(verdict) and again(): the same answer with a new comment. */
  constructor(root, act) {
    this.root = root;
    this.act = act;
  }

  show(finding, place, total) {
    this.finding = finding;
    if (!finding) {
      this.root.replaceChildren(make("p", "nothing", {}, total ? "Choose a finding." : "Nothing to review: this article has no findings."));
      return;
    }
    this.note = make("input", "", { id: "note", type: "text", maxlength: "2000", autocomplete: "off" });
    this.note.value = finding.note;
    this.note.addEventListener("change", () => finding.state !== "open" && this.act.again());
    this.editing = make("div", "editing", { hidden: true });
    this.letters = make("div", "letters-place");
    this.root.replaceChildren(
      this.head(finding, place, total),
      make("p", "why", {}, shown(finding.message)),
      this.choices(finding),
      this.editing,
      this.answers(finding),
      this.letters,
      this.facts(finding),
      make("label", "note", {}, "Comment, kept with the answer", this.note),
    );
  }

  head(finding, place, total) {
    const state = status(finding);
    const by = finding.who ? ` by ${finding.who}` : "";
    return make("header", "", {},
      make("p", "place", { "aria-live": "polite" }, make("span", "", {}, `${place} of ${total} · line ${finding.line}`), make("span", `state is-${state}`, {}, state + by)),
      make("h2", "", {}, make("span", `mark kind-${finding.kind}`, {}, inline(finding.text))),
      make("p", "tags", {}, ...[finding.kind, finding.tier, finding.severity].map((tag) => make("span", "tag", {}, tag)), make("span", "rule", {}, finding.rule)));
  }

  choices(finding) {
    if (!finding.suggestions.length) return make("p", "quiet", {}, "No replacement is known: type one, or reject the finding.");
    const chosen = finding.now;
    const items = finding.suggestions.slice(0, 9).map((text, i) => {
      const button = make("button", `choice${i ? "" : " first"}`, { type: "button", "aria-pressed": String(text === chosen && finding.state !== "typed") },
        make("kbd", "", { "aria-hidden": "true" }, String(i + 1)), make("span", "new", {}, inline(text)), make("span", "sure", {}));
      button.addEventListener("click", () => this.act.accept(i));
      return make("li", "", { "data-choice": text }, button);
    });
    if (finding.state === "typed") items.push(make("li", "typed", {}, make("span", "quiet", {}, "typed "), make("span", "new", {}, inline(finding.now))));
    return make("ol", "choices", { "aria-label": "Replacements" }, ...items);
  }

  answers(finding) {
    const button = (name, key, does, className = "", enabled = true) => {
      const made = make("button", className, { type: "button", disabled: !enabled }, name, " ", make("kbd", "", { "aria-hidden": "true" }, key));
      made.addEventListener("click", does);
      return made;
    };
    const has = finding.suggestions.length > 0;
    return make("div", "answers", {},
      make("div", "main", {},
        button("Accept", "y", () => this.act.accept(0), "primary", has),
        button("Reject", "n", () => this.act.reject()),
        button("Edit", "e", () => this.edit())),
      make("details", "more", {}, make("summary", "", {}, "More answers"),
        button("Accept and propose for the glossary", "g", () => this.act.learn(), "", has),
        button("Accept this rule from here on", "a", () => this.act.rule("accept"), "", has),
        button("Decline this rule from here on", "d", () => this.act.rule("reject"))));
  }

  facts(finding) {
    const rows = [["Found", HOW[finding.how]], ["Category", finding.category.replaceAll("-", " ")], ["Native form", finding.native], ["Also in line", finding.places.join(", ")]];
    return make("dl", "facts", {},
      make("dt", "", {}, "Confidence"), make("dd", "", {}, make("meter", "", { min: 0, max: 1, value: finding.confidence, "aria-hidden": "true" }), ` ${finding.confidence.toFixed(2)}`),
      ...rows.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", "", {}, name), make("dd", "", {}, shown(value))]));
  }

  /** How the name was read, when the server has told. */
  read(id, { words, confidence }) {
    if (id !== this.finding?.id) return;
    for (const item of this.root.querySelectorAll("[data-choice]")) {
      const sure = confidence[item.dataset.choice];
      if (sure !== undefined) item.querySelector(".sure").textContent = sure.toFixed(2);
    }
    if (words.length) this.letters.replaceChildren(...picture(words));
  }

  edit() {
    if (!this.finding || !this.editing.hidden) return;
    const { finding } = this;
    const field = make("textarea", "", { rows: "1", maxlength: "10000", "aria-label": "New text", spellcheck: "true" });
    field.value = finding.now ?? finding.suggestions[0] ?? finding.text;
    const close = () => { this.editing.hidden = true; this.editing.replaceChildren(); this.root.focus({ preventScroll: true }); };
    const keep = () => this.act.replace(field.value);
    const button = (name, does, className = "") => {
      const made = make("button", className, { type: "button" }, name);
      made.addEventListener("click", does);
      return made;
    };
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); keep(); }
      if (event.key === "Escape") { event.preventDefault(); close(); }
    });
    this.editing.replaceChildren(field, make("div", "main", {}, button("Keep", keep, "primary"), button("Cancel", close)));
    this.editing.hidden = false;
    field.focus();
    field.select();
  }
}
