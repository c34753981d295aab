// Keeps this site for use without a network. Documents are asked for anew each time, so that nobody reads rules that were replaced; code
// is in a folder named after its content and never changes. $$-names are filled in when the site is made.
const VERSION = "$version", DOCUMENTS = $documents, CODE = $code, LARGE = $large, AUDIO = $audio, PATIENCE = 4000; // milliseconds
const SIZES = $sizes; // bytes of each file of the code, as it is unpacked from what a server compresses
const NEWEST = "newest.js"; // what an open page of an older version asks for: see page/engine.js
const OURS = `permit-wizard $${registration.scope} `, NAME = OURS + VERSION; // two sites on one server have two scopes

const isDocument = (name) => DOCUMENTS.includes(name), isFresh = (name) => isDocument(name) || name === NEWEST;
const isHtml = (answer) => (answer.headers.get("Content-Type") ?? "").includes("text/html");

// Some servers answer with a page where there is no such file, and a new version may be half uploaded.
async function fits(name, answer) {
  if (!answer.ok || isHtml(answer) !== isDocument(name)) return false;
  const size = SIZES[name.replace(/\.br$$/, "")];
  if (size !== undefined && (await answer.clone().blob()).size !== size) return false; // half of a file has a good status too
  return !isFresh(name) || (await answer.clone().text()).includes(`"$${VERSION}"`);
}

async function keep(name, cache) {
  const already = isFresh(name) ? undefined : await caches.match(name); // of an older version, or of an installation that was broken off
  if (already && (await fits(name, already))) return cache.put(name, already);
  for (const how of isFresh(name) ? ["reload"] : ["force-cache", "reload"]) {
    const answer = await fetch(name, { cache: how }).catch(() => null);
    if (answer && (await fits(name, answer))) return cache.put(name, new Response(answer.body, { headers: answer.headers })); // free of redirects
  }
  throw new Error(name); // the version that is installed stays
}

async function asLoaded(name) { // a large file is kept as the page loaded it: compressed by the server, or in one of its compressed copies
  if (!LARGE.includes(name)) return name;
  for (const form of ["", ".br", ".packed"]) if (await caches.match(name + form)) return name + form;
  const coding = async (file) => (await fetch(file, { method: "HEAD" }).catch(() => null))?.headers.get("Content-Encoding");
  if (await coding(name)) return name;
  return (await coding(name + ".br")) === "br" ? name + ".br" : name + ".packed";
}

async function forgetRemains() { // of installations that were broken off; the last one may hold what this one needs
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME), remains = [];
  for (const name of others) if (!(await (await caches.open(name)).match("./"))) remains.push(name);
  await Promise.all(remains.slice(0, -1).map((name) => caches.delete(name)));
}

addEventListener("install", (event) => event.waitUntil((async () => {
  await forgetRemains();
  const cache = await caches.open(NAME);
  for (const name of [...CODE, NEWEST, ...DOCUMENTS]) await keep(await asLoaded(name), cache); // documents last: with them it is whole
  for (const name of AUDIO) { // recordings that somebody heard already; no others, since they may be large
    const heard = (await caches.match(name)) ?? (await fetch(name, { cache: "only-if-cached", mode: "same-origin" }).catch(() => null));
    if (heard && (await fits(name, heard))) await cache.put(name, heard).catch(() => {});
  }
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name))); // one stays, for pages that are still loading from it
  await clients.claim();
})()));

// The address of a kept page, for one that is not: the start page of the language that it names, else the first page.
function nearest(address) {
  const names = address.slice(registration.scope.length).toLowerCase().match(/[a-z]+(-[a-z]+)*/g) ?? [];
  const name = names.map((one) => one + ".html").find((one) => isDocument(one) && one !== "index.html");
  return registration.scope + (name ?? "");
}

async function page(request) {
  const cache = await caches.open(NAME), [address] = request.url.split(/[?#]/), isPage = request.mode === "navigate";
  const kept = async () => (await cache.match(address)) ?? cache.match(address + ".html"); // some servers leave the ending out
  const own = request.url.includes("?kept") && (await kept()); // "try again", where the newest version may be broken
  if (own) return own;
  const asked = fetch(request, { cache: "reload" }); // not "no-cache": servers compare dates and lengths, which two versions may share
  const good = asked.then((answer) => ((answer.ok && isHtml(answer) === isPage) || answer.type === "opaqueredirect" ? answer : Promise.reject(new Error(answer.status))));
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try { return await Promise.race([good, late]); } catch { /* then what is kept */ }
  try { return (await kept()) ?? (await asked); } catch (error) { // no such page, and no network
    if (isPage && address !== nearest(address) && (await cache.match(nearest(address)))) return Response.redirect(nearest(address));
    throw error;
  }
}

async function code(request, event) {
  const found = await caches.match(request.url);
  if (request.method === "HEAD") { // how a large file comes: as it is kept, else as the server has it
    const plain = request.url.replace(/\.br$$/, ""), has = (form) => caches.match(plain + form);
    if (found) return new Response(null, { headers: { "Content-Encoding": "br" } });
    return (await has("")) || (await has(".br")) || (await has(".packed")) ? new Response() : fetch(request);
  }
  const own = request.cache === "reload" ? undefined : found; // what is kept may be of a file that was half uploaded
  const answer = own ?? (await fetch(request).catch((error) => found ?? Promise.reject(error)));
  if (!answer.ok || isHtml(answer)) return Response.error();
  if (answer !== found && AUDIO.some((name) => registration.scope + name === request.url)) {
    const copy = answer.clone(), kept = caches.open(NAME).then((cache) => cache.put(request.url, copy));
    event.waitUntil(kept.catch(() => {})); // no room for it: heard all the same
  }
  return answer;
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (!["GET", "HEAD"].includes(request.method) || !request.url.startsWith(registration.scope)) return;
  const name = request.url.slice(registration.scope.length);
  if (request.mode === "navigate" || name.startsWith(NEWEST)) event.respondWith(page(request));
  else if (/^(code-|audio\/)/.test(name)) event.respondWith(code(request, event)); // else of somebody else, who has pages in a folder beside it
});
