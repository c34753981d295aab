// Which scripts may run and which markup may be shown: those of this site, and the engine's pages, which escape every value.
export const code = (name) => new URL(name, import.meta.url).href;
const version = document.querySelector("meta[name=version]").content; // each has an address: a server may take two for the same file
export const serviceWorker = new URL(`sw.js?${version}`, document.baseURI).href;
export const newest = new URL("newest.js", document.baseURI).href; // names the newest version's code
const scripts = new Set([code("worker.js") + "#", serviceWorker]), folder = new URL("./", newest).href;
const isOfSomeVersion = (url) => url.startsWith(folder) && /^code-\w+\/(loader|worker)\.js$/.test(url.slice(folder.length));
const rules = {
  createHTML: (html) => html,
  createScriptURL: (url) => { if (scripts.has(url) || isOfSomeVersion(url)) return url; throw new TypeError(url); },
};
const trusted = globalThis.trustedTypes?.createPolicy("permit-wizard", rules) ?? rules;

export const scriptURL = (url) => trusted.createScriptURL(url);
export function scriptOf(source) { // a script that is written here
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  scripts.add(url);
  return scriptURL(url);
}
export function fill(element, html) { element.innerHTML = trusted.createHTML(html); }
export function parsed(html) {
  const template = document.createElement("template");
  fill(template, html);
  return template.content;
}
