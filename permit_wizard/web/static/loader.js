// Brings the files of the engine, counts what comes, and hands them on. The engine itself has no connection: see page/engine.js.
const near = new URL("./", location.href).href, AGAIN = 5000; // milliseconds
let whole = 0;

onmessage = async ({ data: { port, plan, language } }) => {
  const words = { ...plan.words }, own = words[language];
  delete words[language];
  try {
    const packed = !plan.asItIs && globalThis.DecompressionStream && !(await checked(plan.early[0], { method: "HEAD" })).headers.get("Content-Encoding");
    const bring = (name) => pass(name, packed, port, plan.sizes[name]);
    await Promise.all([...plan.early, ...(own ? [own] : [])].map(bring));
    postMessage({ early: true });
    for (const name of [...Object.values(words), ...plan.later]) await patiently(() => bring(name));
    postMessage({ all: true });
  } catch (error) { postMessage({ failed: String(error) }); }
};

async function checked(name, options) { // a page of errors, or of somebody's wifi, is no code
  const answer = await fetch(near + name, options);
  if (!answer.ok || (answer.headers.get("Content-Type") ?? "").includes("text/html")) throw new Error(`${answer.status} ${name}`);
  return answer;
}

async function pass(name, packed, port, size) { // where a server sends files as they are, a compressed copy comes and is unpacked here
  const { body } = await checked(packed ? name + ".packed" : name);
  const reader = (packed ? body.pipeThrough(new DecompressionStream("gzip")) : body).getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    whole += value.length;
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
