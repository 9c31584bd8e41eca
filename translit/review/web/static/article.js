// The article: one paragraph for each block, a mark for each finding, and both told when an answer changes them.

import { make, shown, status } from "./text.js";

const PART = 20;

export class Article {
  constructor(root, choose) {
    this.root = root;
    this.blocks = [];
    this.marks = new Map();
    root.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-id]");
      if (mark) choose(mark.dataset.id);
    });
  }

  /** Show an article anew. `find` gives a finding by its id. */
  show(blocks, find) {
    this.find = find;
    this.marks.clear();
    this.beside = this.root.classList.contains("view-beside");
    this.blocks = blocks.map((segments) => this.block(segments));
    this.root.replaceChildren(...this.parts());
  }

  /** The paragraphs in parts of some twenty, so that the browser lays out only the part that changed and those in sight. */
  parts() {
    const parts = [];
    for (let from = 0; from < this.blocks.length; from += PART) {
      const blocks = this.blocks.slice(from, from + PART);
      const part = make("div", "part", {}, ...blocks.map(({ row }) => row));
      const lines = blocks.reduce((sum, { segments }) => sum + 1 + segments.reduce((n, s) => n + (typeof s === "string" ? s : s[1]).length, 0) / 80, 0);
      part.style.containIntrinsicBlockSize = `auto ${Math.round(lines * 31)}px`;
      parts.push(part);
    }
    return parts;
  }

  block(segments) {
    const row = make("div", "block");
    const block = { row, segments };
    this.fill(block);
    return block;
  }

  fill({ row, segments }) {
    row.classList.toggle("blank", segments.every((s) => typeof s === "string" && !s.trim()));
    row.replaceChildren(this.paragraph(segments, "read"), ...(this.beside ? [this.paragraph(segments, "made")] : []));
  }

  paragraph(segments, className) {
    const pieces = segments.map((segment) => (typeof segment === "string" ? shown(segment) : this.mark(segment)));
    return make("p", className, {}, ...pieces);
  }

  mark([id, text]) {
    const mark = make("span", "", { "data-id": id });
    mark.words = text;
    this.draw(mark);
    if (!this.marks.has(id)) this.marks.set(id, []);
    this.marks.get(id).push(mark);
    return mark;
  }

  draw(mark) {
    const finding = this.find(mark.dataset.id);
    const current = mark.classList.contains("current");
    const changed = finding.now !== null && finding.now !== mark.words;
    mark.className = `mark kind-${finding.kind} tier-${finding.tier} is-${status(finding)}${finding.muted ? " muted" : ""}${changed ? " changed" : ""}${current ? " current" : ""}`;
    const [, words, lineEnd] = shown(mark.words).match(/^([^]*?)(\n*)$/);
    mark.replaceChildren(...(changed ? [make("del", "", {}, words), make("ins", "", {}, shown(finding.now))] : [words]), lineEnd);
  }

  /** Draw some findings again. */
  refresh(ids) {
    for (const id of ids) for (const mark of this.marks.get(id) ?? []) this.draw(mark);
  }

  /** Put new segments into some blocks. */
  replace(blocks) {
    for (const [place, segments] of Object.entries(blocks)) {
      const block = this.blocks[place];
      for (const segment of block.segments) if (typeof segment !== "string") this.marks.delete(segment[0]);
      block.segments = segments;
      this.fill(block);
    }
  }

  point(id) {
    for (const mark of this.root.querySelectorAll(".current")) mark.classList.remove("current");
    const marks = this.marks.get(id) ?? [];
    for (const mark of marks) mark.classList.add("current");
    // A note may stand on words that another finding has marked: then its paragraph is shown.
    const place = marks[0] ?? this.blocks[this.find(id)?.block]?.row;
    if (place && !marks.length) place.classList.add("current");
    const show = () => place?.scrollIntoView({ block: "center", behavior: "instant" });
    show();
    // Paragraphs out of sight have guessed heights; once they are drawn the place is another.
    requestAnimationFrame(() => requestAnimationFrame(show));
  }

  /** changes, original, result or beside. The second column is only made when it is first asked for. */
  view(name) {
    this.root.className = `article view-${name}`;
    const beside = name === "beside";
    if (beside === this.beside) return;
    this.beside = beside;
    this.marks.clear();
    for (const block of this.blocks) this.fill(block);
  }
}
