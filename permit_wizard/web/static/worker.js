// The engine: Python in a thread of its own. It loads what lies beside it, closes every door to the network, and turns pages.
import { loadPyodide } from "./pyodide.mjs";

const near = new URL("./", import.meta.url).href, ask = fetch;
const large = { "pyodide.asm.wasm": "application/wasm", "python_stdlib.zip": "application/zip", "engine.zip": "application/zip" };

// What a server sends as it is comes packed instead, and is unpacked here, so that it is small whoever serves it.
globalThis.fetch = async (url, options) => {
  const type = large[String(url).slice(near.length)];
  if (!type || !globalThis.DecompressionStream || (await ask(url, { method: "HEAD" })).headers.get("Content-Encoding")) return ask(url, options);
  const answer = await ask(url + ".packed");
  if (!answer.ok) return ask(url, options);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
};

try {
  const archive = fetch(near + "engine.zip").then((answer) => { if (answer.ok) return answer.arrayBuffer(); throw new Error(answer.status); });
  archive.catch(() => {});
  const python = await loadPyodide({
    indexURL: near, stdLibURL: near + "python_stdlib.zip", packageBaseUrl: near,
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2" }, packages: {} },
    env: { HOME: "/", PYDANTIC_DISABLE_PLUGINS: "__all__" },
  });
  python.unpackArchive(await archive, "zip", { extractDir: "/engine" });
  const [turn, pieces] = python.runPython(
    "import sys; sys.path.insert(0, '/engine'); from permit_wizard.web.engine import turn; from permit_wizard.web.preload import pieces; [turn, pieces]");
  for (const door of ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "indexedDB", "caches", "importScripts"])
    Object.defineProperty(globalThis, door, { value: undefined });
  const warmed = new Set();
  const warm = (language) => { // one piece after the other, and between them whatever is really asked
    if (!language || warmed.has(language)) return;
    warmed.add(language);
    const waiting = pieces(language).toJs();
    const next = () => { if (waiting.length) { turn(waiting.shift()); setTimeout(next); } };
    setTimeout(next);
  };
  onmessage = ({ data }) => {
    if (data.warm) return warm(data.warm);
    let answer;
    try { answer = JSON.parse(turn(JSON.stringify(data))); } catch { answer = {}; } // what went wrong could hold what was typed
    postMessage({ ...answer, pushing: data.pushing });
    warm(answer.lang);
  };
  postMessage({ ready: true });
} catch (error) { console.error(error); postMessage({ failed: true }); } // nobody has answered anything yet
