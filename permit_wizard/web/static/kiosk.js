// One visitor after the other: after some minutes without a sign of anybody, a countdown; then everything is erased.
import { countdown, end, parsed } from "./app.js";

const QUIET = 180, LEFT = 60; // seconds, as at the terminal's kiosk
const app = document.getElementById("app");
let seen = Date.now(), asking = null; // the clock of the day: it goes on while the machine sleeps

for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchmove"])
  addEventListener(sign, (event) => { if (!event.repeat && !asking) seen = Date.now(); }, { passive: true, capture: true });

setInterval(async () => {
  const quiet = (Date.now() - seen) / 1000, place = app.dataset.place;
  if (!place || place === "ended" || quiet < QUIET) return;
  if (quiet >= QUIET + LEFT) return end();
  asking ??= open();
  const { dialog, seconds, words } = await asking;
  words.textContent = "";
  words.append(parsed(seconds[Math.max(0, Math.ceil(QUIET + LEFT - quiet))]));
  if (!dialog.open) dialog.showModal();
}, 500);

async function open() {
  const { html, seconds } = await countdown();
  const dialog = document.createElement("dialog");
  dialog.append(parsed(html));
  dialog.addEventListener("click", ({ target }) => { if (target.closest("button")) stay(dialog); });
  dialog.addEventListener("cancel", () => stay(dialog));
  document.body.append(dialog);
  return { dialog, seconds, words: dialog.querySelector("[data-seconds]") };
}

function stay(dialog) { seen = Date.now(); asking = null; dialog.remove(); }
