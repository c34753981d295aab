// Brings the files of the engine, counts what comes, and hands them on. The engine itself has no connection: see page/engine.js.
const near = new URL("./", location.href).href, AGAIN = 5000, MOST = 0.9; // milliseconds; of a file, when the next one is asked for
let whole = 0;

onmessage = async ({ data: { port, plan, language } }) => {
  const words = { ...plan.words }, own = words[language];
  delete words[language];
  try {
    const form = plan.asItIs ? "" : await formOf(plan.early[0]);
    const bring = (name, nearly) => pass(name, form, port, plan, nearly);
    await inTurn([...plan.early, ...(own ? [own] : [])], bring);
    postMessage({ early: true });
    for (const name of [...Object.values(words), ...plan.later]) await patiently(() => bring(name));
    postMessage({ all: true });
  } catch (error) { postMessage({ failed: String(error) }); }
};

// How large files come: as the server compresses them; else from the copy by brotli, where the server tells the browser what it is;
// else from the copy by gzip, which is unpacked here.
async function formOf(name) {
  const [plain, beside] = await Promise.all([checked(name, { method: "HEAD" }), checked(name + ".br", { method: "HEAD" }).catch(() => null)]);
  if (plain.headers.get("Content-Encoding")) return "";
  if (isSecureContext && beside?.headers.get("Content-Encoding") === "br") return ".br"; // browsers take brotli over https alone
  return globalThis.DecompressionStream ? ".packed" : "";
}

function inTurn(names, bring) { // what takes longest to start comes first, and starts while the rest comes
  return new Promise((done, fail) => {
    let left = names.length;
    const next = ([name, ...rest]) => {
      let isOn = rest.length === 0;
      const goOn = () => { if (!isOn) { isOn = true; next(rest); } };
      bring(name, goOn).then(() => { goOn(); if (!--left) done(); }, fail);
    };
    next(names);
  });
}

async function checked(name, options) { // a page of errors, or of somebody's wifi, is no code
  const answer = await fetch(near + name, options);
  if (!answer.ok || (answer.headers.get("Content-Type") ?? "").includes("text/html")) throw new Error(`${answer.status} ${name}`);
  return answer;
}

async function pass(name, form, port, { sizes, cache }, nearly = () => {}) {
  const { body } = await checked(name + form, { cache }), size = sizes[name];
  const reader = (form === ".packed" ? body.pipeThrough(new DecompressionStream("gzip")) : body).getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    whole += value.length;
    if (length > size * MOST) nearly(); // the line is never idle
    postMessage({ got: whole });
    if (name.endsWith(".wasm")) port.postMessage({ name, piece: value }, [value.buffer]); // compiled while it comes
    else pieces.push(value);
  }
  if (length !== size) throw new Error(`${length} of ${size} ${name}`);
  port.postMessage({ name, pieces, done: true }, pieces.map((piece) => piece.buffer));
}

async function patiently(bring) { // what is needed later may take as long as the connection needs
  for (;;) {
    try { return await bring(); } catch { await new Promise((next) => setTimeout(next, AGAIN)); }
  }
}
