// Keeps the code of this site for use without a network, and nothing else. $name and $files are filled in when the site is made.
const NAME = "$name", FILES = $files;

addEventListener("install", (event) => {
  const wanted = FILES.map((file) => new Request(file, { cache: "force-cache" })); // what was just loaded is not loaded again
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(wanted)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const older = (names) => names.filter((name) => name.startsWith("permit-wizard-") && name !== NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(older(names).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  event.respondWith(request.mode === "navigate" // a page is asked for anew, so that nobody stays with old rules; its code has a name of its own
    ? fetch(request).catch(async () => (await kept()) ?? Response.error())
    : kept().then((found) => found ?? fetch(request)));
});
