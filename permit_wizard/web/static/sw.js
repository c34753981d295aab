// Keeps the code of this site for use without a network, and nothing else. $name, $files and $large are filled in when the site is made.
const NAME = "$name", FILES = $files, LARGE = $large;

async function keep() { // of the large files what the worker loaded: packed or not; what was just loaded is not loaded again
  const names = await Promise.all(FILES.map(async (file) => {
    const packed = LARGE.includes(file) && !(await fetch(file, { method: "HEAD" })).headers.get("Content-Encoding");
    return packed ? file + ".packed" : file;
  }));
  await (await caches.open(NAME)).addAll(names.map((name) => new Request(name, { cache: "force-cache" })));
}

async function head(request) {
  if (await caches.match(request.url)) return new Response(null, { headers: { "Content-Encoding": "kept" } });
  return (await caches.match(request.url + ".packed")) ? new Response() : fetch(request);
}

addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const older = (names) => names.filter((name) => name.startsWith("permit-wizard-") && name !== NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(older(names).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (!["GET", "HEAD"].includes(request.method) || new URL(request.url).origin !== location.origin) return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  if (request.method === "HEAD") return event.respondWith(head(request)); // how a large file comes: as it was kept, else as the server says
  event.respondWith(request.mode === "navigate" // a page is asked for anew, so that nobody stays with old rules; its code has a name of its own
    ? fetch(request).catch(async () => (await kept()) ?? Response.error())
    : kept().then((found) => found ?? fetch(request)));
});
