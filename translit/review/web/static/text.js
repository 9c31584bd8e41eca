// Small things about text and nodes. What comes from an article is only ever put into the page as text.

/** Control, direction-changing and other invisible characters, written out. */
export function shown(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (c) =>
    c === "\n" || c === "\t" ? c : `\\u{${c.codePointAt(0).toString(16)}}`);
}

/** On one line, for lists and buttons. */
export function inline(text) {
  return text === "" ? "(delete)" : shown(text).replaceAll("\n", "⏎").replace(/^ | $/g, "␣");
}

/** An element with a class, attributes and children; strings become text. */
export function make(name, className = "", attributes = {}, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

export const STATES = { open: "open", accepted: "accepted", rejected: "rejected", typed: "typed" };

/** What has become of a finding, in a word. */
export function status(finding) {
  if (finding.state === "open") return finding.now !== null ? "applied" : "open";
  return finding.state;
}
