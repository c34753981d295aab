// The engine: Python in a thread of its own. It runs under the policy of the page (see page/engine.js), which allows no connection:
// every file comes through a port, from loader.js.
const near = new URL("./", import.meta.url).href, arriving = new Map();
globalThis.importScripts = undefined; // Pyodide would try it, to see which kind of worker this is
const pyodide = Promise.all([import("./pyodide.js"), import("./pyodide.asm.js")]);
let turn = null, pieces = null, before = null, later = null, isWhole = false;

function part(name) {
  if (!arriving.has(name)) {
    const one = {};
    one.stream = new ReadableStream({ start(controller) { one.into = controller; } });
    arriving.set(name, one);
  }
  return arriving.get(name);
}

const content = (name) => new Response(part(name).stream).arrayBuffer();
const type = (name) => (name.endsWith(".wasm") ? "application/wasm" : "application/zip");
globalThis.fetch = async (url) => { // how Pyodide asks for its two files
  const name = String(url).slice(near.length);
  return new Response(part(name).stream, { headers: { "Content-Type": type(name) } });
};

async function start({ port, plan, language }) {
  port.onmessage = ({ data: { name, piece, pieces: all = [], done } }) => {
    for (const one of piece ? [piece] : all) part(name).into.enqueue(one);
    if (done) part(name).into.close();
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await pyodide;
  const python = await loadPyodide({
    createPyodideModule, indexURL: near, stdLibURL: near + "python_stdlib.zip", packageBaseUrl: near, env: { HOME: "/", PYTHONTZPATH: "/engine/tzdata/zoneinfo" },
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2" }, packages: {} },
  });
  postMessage({ alive: true });
  const unpack = async (name) => python.unpackArchive(await content(name), "zip", { extractDir: "/engine" });
  const words = plan.words[language];
  await Promise.all(["engine.zip", ...(words ? [words] : [])].map(unpack));
  turn = python.runPython("import sys; sys.path.insert(0, '/engine'); from permit_wizard.web.engine import turn; turn");
  later = Promise.all([...plan.later, ...Object.values(plan.words).filter((name) => name !== words)].map(unpack)).then(() => {
    pieces = python.runPython("import sys; sys.path_importer_cache.clear(); from permit_wizard.web.preload import pieces; pieces");
    isWhole = true;
  });
  later.catch((error) => { console.error(error); postMessage({ failed: true }); });
  postMessage({ ready: true });
}

async function answered(data) {
  const request = JSON.stringify(data);
  if (data.whole) await later;
  try { return JSON.parse(turn(request)); } catch { /* perhaps a file that comes later */ }
  if (isWhole) return {}; // no words about it: they could hold what was typed
  await later;
  try { return JSON.parse(turn(request)); } catch { return {}; }
}

const warmed = new Set();
function warm(language) { // a made-up visit in short pieces, and between them whatever is really asked
  if (!language || warmed.has(language)) return;
  warmed.add(language);
  const waiting = pieces(language).toJs();
  const next = () => { if (waiting.length) { turn(waiting.shift()); setTimeout(next); } };
  setTimeout(next);
}

onmessage = ({ data }) => {
  if (data.port) {
    before = start(data);
    before.catch((error) => { console.error(error); postMessage({ failed: true }); }); // nobody has answered anything yet
    return;
  }
  before = before.then(async () => {
    if (!data.warm) postMessage({ ...(await answered(data)), number: data.number });
    later.then(() => warm(data.warm ?? data.visit.language));
  });
};
