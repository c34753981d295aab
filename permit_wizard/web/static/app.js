// The page: sends what is pressed to the engine, shows what comes back, and keeps the way that was gone. What a person answers stands
// in `visit` alone, in memory; the browser's history holds numbers of steps and nothing else.
const root = document.documentElement, app = document.getElementById("app"), site = document.body.dataset;
const code = (name) => new URL(name, import.meta.url).href;
const known = [code("worker.js"), new URL("sw.js", document.baseURI).href];
const rules = {
  createHTML: (html) => html, // pages come from our own engine, which escapes every value
  createScriptURL: (url) => { if (known.includes(url)) return url; throw new TypeError(url); },
};
const trusted = globalThis.trustedTypes?.createPolicy("permit-wizard", rules) ?? rules;

let worker = null, ready = false, visit = null, waiting = null, steps = [site.first], at = 0, answered = null;

function ask(form, { pushing = true, peek = false, idle = false } = {}) {
  const request = { visit, form, peek, idle, pushing, now: Date.now(), today: site.today || null, rules: site.rules, kiosk: "kiosk" in site };
  if (ready) return worker.postMessage(request);
  if (peek || idle) return;
  waiting = request; // the last press counts
  document.querySelector(`#app [data-wait]`)?.removeAttribute("hidden");
}

function begin() {
  worker = new Worker(trusted.createScriptURL(known[0]), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.ready) { ready = true; root.dataset.engine = "ready"; if (waiting) worker.postMessage(waiting); worker.postMessage({ warm: root.lang }); keep(); }
    else if (data.failed) fail();
    else if ("echo" in data) said(data);
    else if ("seconds" in data) answered?.(data);
    else show(data);
  };
  worker.onerror = fail;
}

function keep() { // once all is here, so that nothing is loaded twice; without a service worker it works, but not offline
  navigator.serviceWorker?.register(trusted.createScriptURL(known[1])).catch(() => {});
}

function fail() {
  root.dataset.engine = "failed";
  for (const words of document.querySelectorAll("#app [data-wait]")) words.hidden = true;
  for (const words of document.querySelectorAll("#app [data-failed]")) words.hidden = false;
}

function show(answer) {
  if (!answer.html) return fail();
  visit = answer.visit;
  if (answer.pushing && answer.place !== steps[at]) {
    steps.splice(++at, Infinity, answer.place);
    history.pushState({ step: at }, "");
  } else steps[at] = answer.place;
  root.lang = answer.lang; root.dir = answer.dir;
  app.innerHTML = trusted.createHTML(answer.html);
  app.dataset.place = answer.place;
  scrollTo(0, 0);
  (app.querySelector("[aria-invalid]") ?? app.querySelector("#problem") ?? app.querySelector("h1"))?.focus();
  if (answer.file) save(answer.file);
  if (answer.print) print();
  if (answer.place === "ended") end();
}

function said({ echo, card }) {
  const line = document.getElementById("echo"), drawn = document.getElementById("on-card");
  if (line) line.innerHTML = trusted.createHTML(echo);
  if (drawn) drawn.textContent = card;
}

function save({ name, type, content }) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(new Blob([bytes], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function end() { // nothing is left but words; at a kiosk a new page, with a new engine, for who comes next
  visit = null; steps = [site.first]; at = 0; ready = false; waiting = null;
  worker?.terminate();
  if ("kiosk" in site) { app.replaceChildren(); location.replace(location.pathname); }
}

function fields(form, pressed) { return form ? Object.fromEntries(new FormData(form, pressed)) : {}; }

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = event.submitter, question = document.getElementById("question");
  if (root.dataset.engine === "failed" || (!visit && ready === false && app.dataset.place === "ended")) return location.reload();
  visit ??= { language: root.lang };
  ask({ ...(question && event.target !== question ? fields(question) : {}), ...fields(event.target, pressed) });
});

document.addEventListener("click", (event) => { // the languages of the first page: links where there is no script
  const link = event.target.closest("a[data-lang]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  visit = { language: link.dataset.lang };
  if (ready) return ask({ go: "start" });
  root.lang = link.dataset.lang; root.dir = link.dir;
  app.replaceChildren(document.getElementById(`start-${link.dataset.lang}`).content.cloneNode(true));
  steps.splice(++at, Infinity, "start"); history.pushState({ step: at }, "");
  scrollTo(0, 0); app.querySelector("h1").focus();
});

let typing = 0;
document.addEventListener("input", ({ target }) => {
  const unknown = document.querySelector("[name=unknown]"), line = document.getElementById("typed");
  if (target === unknown && unknown.checked) line.value = "";
  else if (target === line && unknown) unknown.checked = false;
  if (!line || ![line, unknown].includes(target)) return;
  clearTimeout(typing);
  typing = setTimeout(() => ask({ typed: line.value }, { peek: true }), 120);
});

addEventListener("popstate", ({ state }) => {
  at = state?.step ?? 0;
  if (visit && ready) ask({ go: steps[at] ?? "start" }, { pushing: false });
  else location.reload();
});
addEventListener("beforeunload", (event) => { if (Object.keys(visit?.answers ?? {}).length) event.preventDefault(); });
addEventListener("pagehide", () => { visit = null; waiting = null; worker?.terminate(); app.replaceChildren(); }); // nothing for a cache of pages
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// For the kiosk: the words of the countdown, and HTML of the engine as nodes.
export const countdown = () => new Promise((resolve) => { answered = resolve; ask({}, { idle: true }); });
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = trusted.createHTML(html);
  return template.content;
}

if (globalThis.WebAssembly && globalThis.Worker) {
  root.dataset.script = "";
  history.replaceState({ step: 0 }, "");
  begin();
  if ("kiosk" in site) import(code("kiosk.js"));
}
