// Comfort only: keys for reviewing, progress that renews itself, copying. Every page is whole without it.
"use strict";

const KEYS = new Set(["a", "r", "c", "s", "o", "t", "n"]);

function busyWith(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

class Findings {
  constructor(root) {
    this.root = root;
    this.cards = [...root.querySelectorAll("[data-finding]")];
    const named = this.cards.findIndex((card) => "#" + card.id === location.hash || (location.hash.startsWith("#s-") && card.classList.contains("at")));
    const open = this.cards.findIndex((card) => !card.classList.contains("decided"));
    this.at = -1;
    if (named >= 0) this.choose(named);
    this.start = Math.max(open, 0);
  }

  choose(number) {
    if (number < 0 || number >= this.cards.length) return;
    this.at = number;
    const card = this.cards[number];
    for (const other of this.cards) other.classList.toggle("at", other === card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    let first = null;
    for (const mark of this.root.querySelectorAll("[data-marks]")) {
      const ours = mark.dataset.marks.split(" ").includes(card.dataset.finding);
      mark.classList.toggle("at", ours);
      first = first || (ours ? mark : null);
    }
    if (first) first.scrollIntoView({ block: "center" });
  }

  press(key) {
    const here = this.cards.indexOf(document.activeElement.closest("[data-finding]"));
    if (here >= 0) this.at = here;  // a click or the tab key may have gone elsewhere
    if (key === "j") return this.choose(this.at < 0 ? this.start : this.at + 1);
    if (key === "k") return this.choose(this.at < 0 ? this.start : this.at - 1);
    if (!KEYS.has(key)) return;
    const card = this.cards[this.at];
    const within = card ? card.closest(".waiting") || card : null;
    const found = (within && within.querySelector(`[data-key="${key}"]`)) || this.root.querySelector(`[data-key="n"][data-key="${key}"]`);
    if (found) found.click();
  }
}

function keys() {
  const root = document.querySelector("[data-reader]");
  if (!root) return;
  const findings = new Findings(root);
  window.addEventListener("hashchange", () => {
    const number = findings.cards.findIndex((card) => "#" + card.id === location.hash);
    if (number >= 0) findings.choose(number);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || busyWith(event.target)) return;
    findings.press(event.key);
  });
  const words = root.querySelector("[data-exact]");
  if (words) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (!chosen.isCollapsed && root.contains(chosen.anchorNode)) words.value = chosen.toString();
    });
  }
}

async function renew() {
  const busy = document.querySelector("#jobs[data-busy]");
  if (!busy) return;
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
  if (answer.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#jobs");
    if (fresh) busy.replaceWith(fresh);
  }
  setTimeout(renew, 1000);
}

function copying() {
  for (const link of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    const button = document.createElement("button");
    button.textContent = "Copy as Markdown";
    button.addEventListener("click", async () => {
      const answer = await fetch(link.href);
      if (!answer.ok) return;
      await navigator.clipboard.writeText(await answer.text());
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy as Markdown"; }, 2000);
    });
    link.after(button);
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

document.addEventListener("DOMContentLoaded", () => {
  keys();
  copying();
  setTimeout(renew, 700);
  if (document.querySelector("[data-reload]")) setTimeout(() => location.reload(), 2000);
});
