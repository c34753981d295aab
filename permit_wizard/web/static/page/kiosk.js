// One visitor after the other: after some minutes without a sign of anybody, a countdown; then everything is erased.
import { parsed } from "./trusted.js";

const QUIET = 180, LEFT = 60; // seconds, as at the terminal's kiosk
const ALOUD = [60, 30, 10]; // seconds left at which a screen reader says so; every second would drown all else

// The end of a visit is shown until somebody touches the page, so that what may remain is read. A click, as a touch ends with it: what
// appears under the finger is not pressed. At a keyboard it comes from the button.
export function untilTouched(isEnded, next) {
  addEventListener("click", (event) => {
    if (!isEnded()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    next();
  }, true);
}

export function beginKiosk({ end, place, words, reassure }) {
  let seen = Date.now(), dialog = null; // the clock of the day: it goes on while the machine sleeps
  for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchmove"])
    addEventListener(sign, (event) => { if (!event.repeat && !dialog) seen = Date.now(); }, { passive: true, capture: true });

  setInterval(() => {
    const quiet = (Date.now() - seen) / 1000;
    if (!place() || place() === "ended" || quiet < QUIET) return;
    if (quiet >= QUIET + LEFT) return end();
    dialog ??= open();
    const left = Math.max(0, Math.ceil(QUIET + LEFT - quiet)), { seconds } = words().idle;
    dialog.querySelector("[data-seconds]").replaceChildren(parsed(seconds[left]));
    const aloud = Math.min(...ALOUD.filter((one) => one >= left)), line = dialog.querySelector("[role=status]");
    if (line.dataset.left !== String(aloud)) { line.dataset.left = aloud; line.replaceChildren(parsed(seconds[Math.min(aloud, LEFT)])); }
  }, 500);

  function open() {
    const shown = document.createElement("dialog");
    shown.append(parsed(words().idle.html));
    shown.querySelector("h2").id = "idle-title";
    shown.setAttribute("aria-labelledby", "idle-title");
    shown.querySelector("[data-seconds]").setAttribute("aria-hidden", "true");
    shown.append(Object.assign(document.createElement("p"), { className: "unseen", role: "status" }));
    const stay = () => { seen = Date.now(); dialog = null; shown.remove(); };
    shown.addEventListener("click", ({ target }) => { if (target.closest("button")) stay(); });
    shown.addEventListener("cancel", stay);
    document.body.append(shown);
    reassure();
    shown.showModal();
    return shown;
  }
}
