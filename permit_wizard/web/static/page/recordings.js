// What people recorded for this site. The recordings of a language come as one file, and only when they are asked for: piece by piece,
// the server would see which texts somebody hears, and so what they answered.
import { scriptURL } from "./trusted.js";
import { engineSource, SILENCE, takeNewest } from "./engine.js";

const UNHEARD = /[\s.\u1362\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g; // as `heard` in language/recordable.py
const player = new Audio(), here = new Map(); // by name of the file: all of its recordings
const doubtful = new Set(); // files that did not come as they should: asked for past every copy that is kept
let giveUp = null, silence = null;

function digest(words) { // as in build/recordings.py
  let one = 0x811c9dc5, other = 0;
  for (const letter of words.replace(UNHEARD, "")) {
    one = Math.imul(one ^ letter.codePointAt(0), 0x01000193);
    other = Math.imul(other, 31) + letter.codePointAt(0) | 0;
  }
  return [one, other].map((sum) => (sum >>> 0).toString(16).padStart(8, "0")).join("");
}

// Of the version that the engine is of, as the words are: on a page that is old, those of its own may be gone from the server.
const plans = () => engineSource().plan.recordings ?? {};
const recordingsOf = (language) => plans()[language];
const isToLoad = (language) => plans()[language] && !here.has(plans()[language].name);
export const areThereRecordings = () => Object.keys(plans()).length > 0;

export function recordingOf(words, language) {
  const { name, at } = recordingsOf(language) ?? {}, found = at?.[digest(words)];
  return found && [name, ...found];
}

export function recordedParts(part, language) { // the recordings of all that it holds, in their order; null where some of it has none
  if (!recordingsOf(language)) return null;
  const own = recordingOf(part.textContent, language);
  if (own) return [own];
  const inner = [...part.childNodes].filter((node) => node.textContent.trim());
  const found = inner.map((node) => node.nodeType === Node.ELEMENT_NODE ? recordedParts(node, language) : null);
  return found.length && !found.includes(null) ? found.flat() : null;
}

export const bytesToLoad = (languages) => languages.reduce((sum, language) => sum + (isToLoad(language) ? recordingsOf(language).bytes : 0), 0);

export function load(language, onprogress) { // says whether they are here
  if (!isToLoad(language)) return true;
  const { name, bytes } = recordingsOf(language), { port1, port2 } = new MessageChannel();
  const bringer = new Worker(scriptURL(engineSource().base + "loader.js"));
  return new Promise((done) => {
    let patience, isOver = false;
    const over = (all) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(patience); bringer.terminate(); port1.close(); giveUp = null;
      if (all) here.set(name, all);
      done(!!all);
    };
    const comes = () => { clearTimeout(patience); if (!isOver) patience = setTimeout(over, SILENCE); };
    giveUp = () => over();
    const fail = () => { doubtful.add(name); takeNewest().then(() => over()); }; // for the next time
    bringer.onerror = fail;
    bringer.onmessage = ({ data }) => {
      if (data.failed) return fail();
      if (data.got) onprogress(data.got / bytes);
      comes();
    };
    port1.onmessage = ({ data }) => over(new Blob(data.pieces));
    bringer.postMessage({ port: port2, plan: { early: [name], asItIs: true, words: {}, later: [], sizes: { [name]: bytes }, cache: doubtful.has(name) ? "reload" : "default" }, language }, [port2]);
    comes();
  });
}

export function allowSound() { player.load(); } // while the press counts: an iPhone refuses what begins by itself later

export function play([name, from, length, type]) { // says whether it was heard to its end
  if (!here.has(name)) return false; // of another version than what was loaded: a new engine came meanwhile
  const url = player.src = URL.createObjectURL(here.get(name).slice(from, from + length, type));
  return new Promise((done) => {
    silence = player.onerror = () => done(false);
    player.onended = () => done(true);
    player.play().catch(silence);
  }).finally(() => URL.revokeObjectURL(url));
}

export function stopRecordings() {
  giveUp?.();
  player.pause();
  silence?.();
  if (!player.hasAttribute("src")) return;
  player.removeAttribute("src"); // else a key of a keyboard or a lock screen could play it once more, after all was erased
  player.load();
}
