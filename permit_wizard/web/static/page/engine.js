// The page's side of the engine: starts it, says how far it is, notices when nothing comes, and asks it one thing after the other.
//
// Two threads: the loader has the connection and no answers; the engine has the answers and no connection, because a worker from a blob
// inherits the page's policy, which has no connect-src. It can load scripts of this site and nothing from anywhere else.
import { code, newest, scriptOf, scriptURL } from "./trusted.js";
import { PLAN } from "./plan.js";

export const SILENCE = 9_000, STARTING = 60_000, AWAY = 60_000, OTHERS = 4; // milliseconds: without a byte; to start when all bytes are here; hidden
const html = document.documentElement;
let worker = null, loader = null, isHere = false, timer = 0, away = 0, number = 0, language = "";
let from = { base: code("./"), plan: PLAN }, search = 0, isSearching = false, isKept = false, wasReady = false, left = 0; // left: how often another is tried without asking
const waiting = new Map();
export const engine = { ready: false, onready() {}, onprogress() {}, onwhole() {} };

export function startEngine(wanted) {
  if (isStarted()) return;
  language = wanted; isHere = false;
  const { base, plan } = from;
  const { port1, port2 } = new MessageChannel();
  loader = new Worker(scriptURL(base + "loader.js"));
  worker = new Worker(scriptOf(`import ${JSON.stringify(base + "worker.js")};`), { type: "module" });
  loader.onmessage = ({ data }) => {
    if (data.failed) return fail();
    if (data.all) { loader.terminate(); loader = null; return base === code("./") && engine.onwhole(); } // of its own version: another's is kept already
    if (data.got && !engine.ready) engine.onprogress(Math.min(plan.units, Math.round((data.got / plan.bytes) * plan.units)), plan.units);
    isHere ||= data.early === true; // all that is needed to start
    if (!engine.ready) watch(isHere ? STARTING : SILENCE);
  };
  worker.onmessage = ({ data }) => {
    if (data.failed) return fail();
    if (data.ready) return begun();
    if (data.alive) return watch(isHere ? STARTING : SILENCE);
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  };
  loader.onerror = worker.onerror = fail;
  loader.postMessage({ port: port1, plan, language }, [port1]);
  worker.postMessage({ port: port2, plan, language }, [port2]);
  watch(SILENCE);
}

// A page that was open for long may be of a version whose code is gone. Its answers go to the newest engine, which reads what older
// pages hold, or to the one that the service worker keeps. A module can be asked for where the page's policy allows no connection.
export async function startAnother(wanted) {
  stopEngine();
  const mine = search, how = isKept ? "kept=" : "";
  isKept = !isKept;
  isSearching = true;
  watch(SILENCE);
  const found = await named(how);
  if (mine !== search) return;
  isSearching = false;
  if (!found) return fail();
  from = found;
  startEngine(wanted);
}

async function named(how = "") {
  const found = await import(`${newest}?${how}${Date.now()}`).catch(() => null);
  return found && { base: new URL(`${found.CODE}/`, newest).href, plan: found.PLAN };
}
export const engineSource = () => from;
export async function takeNewest() { from = (await named()) ?? from; } // at the next start

function begun() {
  clearTimeout(timer);
  if (!wasReady) { wasReady = true; left = OTHERS; }
  engine.ready = true;
  html.dataset.engine = "ready";
  engine.onready();
}

function watch(patience) { // what comes later is taken all the same
  clearTimeout(timer);
  if (html.dataset.engine === "stuck") delete html.dataset.engine;
  timer = setTimeout(() => { html.dataset.engine = "stuck"; }, patience);
}

function fail() {
  stopEngine();
  if (left-- > 0) return startAnother(html.lang);
  html.dataset.engine = "failed";
}

export function stopEngine() {
  clearTimeout(timer);
  search++; isSearching = false;
  worker?.terminate();
  loader?.terminate();
  worker = loader = null;
  engine.ready = false;
  for (const resolve of waiting.values()) resolve({ stopped: true });
  waiting.clear();
  delete html.dataset.engine;
}

export const isStarted = () => worker !== null || isSearching;
export const asked = (request) => new Promise((resolve) => {
  waiting.set(++number, resolve);
  worker.postMessage({ ...request, number });
});
export const warm = () => worker.postMessage({ warm: html.lang, visit: { language: html.lang } });

function giveBack() { // not in the middle of an answer: then a little later
  if (engine.ready && !waiting.size) stopEngine();
  else away = setTimeout(giveBack, AWAY);
}

// Another app, a telephone call: the memory of the engine is given back after a minute. The answers are the page's, and stay.
document.addEventListener("visibilitychange", () => {
  clearTimeout(away);
  if (document.hidden) away = setTimeout(giveBack, AWAY);
  else if (language && !isStarted() && !html.dataset.engine) startEngine(html.lang);
});
