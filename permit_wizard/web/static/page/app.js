// The page: sends what is pressed to the engine, shows what comes back, and keeps the way that was gone. What a person answers is
// in `visit` and `presses` alone, in memory; the browser's history holds numbers of steps and nothing else.
import { isAble } from "./able.js";
import { earlyPage, endedPage, leaveEarlyPages, wordsOf } from "./early.js";
import { asked, engine, isStarted, startAnother, startEngine, stopEngine, warm } from "./engine.js";
import { beginKiosk, untilTouched } from "./kiosk.js";
import { offerListening, stopListening } from "./listen.js";
import { handOn, offerHandingOn } from "./outside.js";
import { fill, parsed, scriptURL, serviceWorker } from "./trusted.js";

const root = document.documentElement, app = document.getElementById("app"), told = document.getElementById("told"), site = document.body.dataset;
const isKiosk = "kiosk" in site, brand = document.title;
const asSent = { lang: root.lang, dir: root.dir, html: app.innerHTML };
const starts = new Map([...document.querySelectorAll("template[data-start-page]")].map((page) => [page.dataset.startPage, page.innerHTML]));
if (site.first === "start") starts.set(root.lang, app.innerHTML);
let visit = null, steps = [site.first], at = 0, isBusy = false, drawn = "", progress = null;
let presses = []; // not yet taken by the engine: { form, pushing, hand, place }; a place that is null is for the engine to find

const request = (form, more) => ({
  visit: visit ?? { language: root.lang }, form, now: Date.now(), today: site.today || null, rules: site.rules, kiosk: isKiosk,
  printing: "printing" in site, contact: site.contact ?? "", ...more,
});
const asking = (form) => asked(request(form, { whole: "take" in form || "go" in form }));

function ask(form, { pushing = true, hand = "" } = {}) {
  stopListening();
  visit ??= { language: root.lang };
  if (presses.at(-1)?.place === null) presses.pop(); // the last press counts
  const asksNothing = app.querySelector("form [data-after]:not([hidden])"); // rules too old to ask by: the pages drawn beforehand ask
  const page = engine.ready || isBusy || asksNothing ? null : earlyPage(form, root.lang);
  presses.push({ form, pushing, hand, place: page?.place ?? null });
  reassure();
  if (page) {
    advance(page.place, pushing);
    draw(page);
    if (page.place === "ended") return end();
  }
  if (!isStarted()) startEngine(root.lang); // nothing was to be loaded before it was asked for, or it was stopped meanwhile
  if (engine.ready) take();
  else if (!page) wait();
}

async function take() { // press by press; of those that were shown already, only the last page is looked at
  if (isBusy || !presses.length) return;
  isBusy = true;
  let answer, last;
  while (presses.length) {
    last = presses.shift();
    answer = await asking(last.form);
    if (answer.stopped) { if (visit) presses.unshift(last); isBusy = false; return; } // and taken by the next engine
    if (!answer.html) break;
    visit = answer.visit;
    if (last.place === null) show(answer, last);
    else if (last.place !== answer.place) { presses = []; show(answer, last); } // a page comes between: what was pressed after it was not meant
    else if (!presses.length && drawn !== answer.html) draw(answer, { keeping: true });
  }
  isBusy = false;
  leaveEarlyPages();
  if (!answer.html) { presses = []; stopEngine(); root.dataset.engine = "failed"; }
}

function show(answer, { pushing, hand }) {
  const isHere = answer.place === app.dataset.place;
  unwait();
  advance(answer.place, pushing);
  draw(answer, { keeping: isHere && (!!answer.file || answer.print === true) });
  if (answer.file) handOn(answer.file, hand).then((done) => { told.textContent = done ? wordsOf(root.lang)[done].replace("@file", answer.file.name) : ""; });
  if (answer.print) print();
  if (answer.place === "ended") end();
}

function advance(place, pushing) {
  if (pushing && place !== steps[at]) {
    steps.splice(++at, Infinity, place);
    history.pushState({ step: at }, "");
  } else steps[at] = place;
}

function draw(page, { keeping = false } = {}) {
  stopListening(); // what it reads goes away
  const restore = keeping ? fieldsNow() : null;
  const isNew = page.place !== app.dataset.place || page.lang !== root.lang;
  root.lang = told.lang = page.lang; root.dir = told.dir = page.dir;
  fill(app, (page.place === "start" && !visit?.beside && starts.get(page.lang)) || page.html);
  app.dataset.place = page.place; drawn = page.html;
  document.title = page.title ?? brand;
  told.textContent = "";
  dress();
  if (restore && !isNew) return restore();
  scrollTo(0, 0);
  (app.querySelector("[aria-invalid]") ?? app.querySelector("#problem, #found") ?? app.querySelector("h1"))?.focus();
}

function reassure() { for (const line of document.querySelectorAll("[data-still]")) line.hidden = !isSomethingAnswered(); }

function dress() { // what depends on this browser
  reassure();
  for (const notice of document.querySelectorAll(".stuck")) notice.hidden = app.dataset.place !== undefined && notice.lang !== root.lang;
  for (const cost of app.querySelectorAll("[data-cost]")) cost.hidden = !isThrifty() || isStarted();
  for (const part of app.querySelectorAll("[data-after], [data-until]")) part.hidden = day() <= part.dataset.after || day() > part.dataset.until;
  for (const back of app.querySelectorAll("[data-back]")) back.hidden = at === 0;
  offerHandingOn(app);
  if (!isKiosk) offerListening(app, wordsOf(root.lang));
}

function fieldsNow() { // what is typed, chosen and in sight stays while the page is drawn once more
  const height = scrollY, { name, value: pressed, dataset } = document.activeElement ?? {}, hand = dataset?.hand ? `[data-hand="${dataset.hand}"]` : ":not([data-hand])";
  const line = document.getElementById("typed"), chosen = [...app.querySelectorAll("input:checked")].map((one) => `[name="${one.name}"][value="${one.value}"]`);
  const isTyping = line && document.activeElement === line, [value, from, to] = line ? [line.value, line.selectionStart, line.selectionEnd] : [];
  return () => {
    const now = document.getElementById("typed");
    if (name && pressed) app.querySelector(`button[name="${name}"][value="${pressed}"]${hand}`)?.focus({ preventScroll: true });
    scrollTo(0, height);
    for (const one of chosen) { const field = app.querySelector(one); if (field) field.checked = true; }
    if (!now || value === undefined) return;
    now.value = value;
    if (isTyping) { now.focus(); now.setSelectionRange(from, to); }
    peek(value);
  };
}

function wait() {
  const main = app.querySelector("main");
  if (!main || main.querySelector("[data-wait]")) return;
  const { wait: words, progress: so } = wordsOf(root.lang), line = document.createElement("p");
  line.dataset.wait = ""; line.role = "status";
  line.append(parsed(words), " ", progress ? parsed(so.replace("@n", progress[0]).replace("@of", progress[1])) : "");
  main.prepend(line);
  line.scrollIntoView({ block: "nearest" });
}
function unwait() { app.querySelector("[data-wait]")?.remove(); }
engine.onprogress = (...now) => {
  progress = now;
  if (app.querySelector("[data-wait]")) { unwait(); wait(); }
};
engine.onready = () => {
  progress = null;
  if (presses.length) take(); else unwait();
  warm();
};
engine.onwhole = () => { // once all is here, so that nothing is loaded twice; without a service worker it works, but not offline
  navigator.serviceWorker?.register(scriptURL(serviceWorker), { updateViaCache: "none" }).catch(() => {});
};

export function end() { // nothing is left but words; at a kiosk a new page, with a new engine, that shows them until the next touch
  visit = null; presses = []; steps = [site.first]; at = 0;
  stopEngine();
  leaveEarlyPages();
  if (!isKiosk) return;
  app.replaceChildren();
  history.replaceState({ ended: root.lang }, "");
  location.reload();
}

function showEnded(language) {
  const page = endedPage(language);
  if (page) draw(page);
  untilTouched(() => app.dataset.place === "ended", () => {
    root.lang = asSent.lang; root.dir = asSent.dir;
    delete app.dataset.place;
    fill(app, asSent.html);
    document.title = brand;
    dress();
    scrollTo(0, 0);
    app.querySelector("h1")?.focus();
  });
}

function fields(form, pressed) { return form ? Object.fromEntries(new FormData(form, pressed)) : {}; }
const typedHere = () => fields(document.getElementById("question")); // and chosen: kept when the page is left another way

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = event.submitter;
  if (app.dataset.place === "ended") return location.reload();
  ask({ ...(event.target.id === "question" ? {} : typedHere()), ...fields(event.target, pressed) }, { hand: pressed?.dataset.hand });
});

document.addEventListener("click", (event) => {
  if (event.target === told) told.textContent = ""; // it covers what is under it
  if (event.target.closest("[data-back]")) { event.preventDefault(); return history.back(); } // as the browser's own
  if (event.target.closest(".stuck [href='?kept']") && isSomethingAnswered()) { event.preventDefault(); return startAnother(root.lang); } // another page would begin without answers
  const rules = event.target.closest(".stuck a[href^='rules-']");
  if (rules && isSomethingAnswered() && !isKiosk) rules.target = "_blank"; // beside this page, which keeps the answers
  const link = event.target.closest("a[data-lang]"); // the languages of the first page: links where there is no script
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  visit = { language: link.dataset.lang }; presses = [];
  root.lang = link.dataset.lang;
  ask({ go: "start" });
});

let typing = 0;
async function peek(typed) { // echo a date while it is typed
  if (!engine.ready || isBusy) return;
  const { echo, card } = await asked(request({ typed }, { peek: true }));
  if (echo === undefined) return;
  const line = document.getElementById("echo"), onCard = document.getElementById("on-card");
  if (line) fill(line, echo);
  if (onCard) onCard.textContent = card;
}
document.addEventListener("input", ({ target }) => {
  const unknown = document.querySelector("[name=unknown]"), line = document.getElementById("typed");
  if (target === unknown && unknown.checked) line.value = "";
  else if (target === line && unknown) unknown.checked = false;
  if (!line || ![line, unknown].includes(target)) return;
  clearTimeout(typing);
  typing = setTimeout(() => peek(line.value), 120);
});

addEventListener("popstate", ({ state }) => {
  at = state?.step ?? 0;
  if (steps[at] === undefined) return location.reload();
  ask({ ...(isBusy ? {} : typedHere()), go: steps[at] }, { pushing: false }); // busy: what is shown is not where the engine is
});
const isSomethingAnswered = () => Object.keys(visit?.answers ?? {}).length > 0 || presses.some(({ form }) => form.do === "answer");
addEventListener("beforeunload", (event) => { if (isSomethingAnswered()) event.preventDefault(); });
addEventListener("pagehide", () => { visit = null; presses = []; stopEngine(); app.replaceChildren(); }); // nothing for a cache of pages
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

const day = () => document.body.dataset.today ?? new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" }).format(); // YYYY-MM-DD
const isThrifty = () => navigator.connection?.saveData === true;

if (isAble()) {
  root.dataset.script = "";
  const { ended } = history.state ?? {};
  history.replaceState({ step: 0 }, "", location.pathname); // without "?kept", by which the service worker was told to show what it keeps
  if (!isThrifty()) startEngine(root.lang);
  dress();
  if (isKiosk) beginKiosk({ end, place: () => app.dataset.place, words: () => wordsOf(root.lang), reassure });
  if (isKiosk && ended) showEnded(ended);
}
