// What people recorded for this site. The recordings of a language come as one file, and only when they are asked for: piece by piece,
// the server would see which texts somebody hears, and so what they answered.
import { code, scriptURL } from "./trusted.js";
import { PLAN } from "./plan.js";
import { SILENCE } from "./engine.js";

const UNHEARD = /[\s.\u1362\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g; // as `heard` in language/recordable.py
const player = new Audio(), here = new Map(); // by language: all of its recordings
let giveUp = null, silence = null;

function digest(words) { // as in build/recordings.py
  let one = 0x811c9dc5, other = 0;
  for (const letter of words.replace(UNHEARD, "")) {
    one = Math.imul(one ^ letter.codePointAt(0), 0x01000193);
    other = Math.imul(other, 31) + letter.codePointAt(0) | 0;
  }
  return [one, other].map((sum) => (sum >>> 0).toString(16).padStart(8, "0")).join("");
}

const recordingsOf = (language) => PLAN.recordings[language];
export const areThereRecordings = Object.keys(PLAN.recordings).length > 0;
export const recordingOf = (words, language) => recordingsOf(language)?.at[digest(words)];

export function recordedParts(part, language) { // the recordings of all that it holds, in their order; null where some of it has none
  if (!recordingsOf(language)) return null;
  const own = recordingOf(part.textContent, language);
  if (own) return [own];
  const inner = [...part.childNodes].filter((node) => node.textContent.trim());
  const found = inner.map((node) => node.nodeType === Node.ELEMENT_NODE ? recordedParts(node, language) : null);
  return found.length && !found.includes(null) ? found.flat() : null;
}

export const bytesToLoad = (languages) => languages.reduce((sum, language) => sum + (here.has(language) ? 0 : recordingsOf(language).bytes), 0);

export function load(language, onprogress) { // says whether they are here
  if (here.has(language)) return true;
  const { name, bytes } = recordingsOf(language), { port1, port2 } = new MessageChannel();
  const bringer = new Worker(scriptURL(code("loader.js")));
  return new Promise((done) => {
    let patience;
    const over = (all) => {
      clearTimeout(patience); bringer.terminate(); port1.close(); giveUp = null;
      if (all) here.set(language, all);
      done(!!all);
    };
    const comes = () => { clearTimeout(patience); patience = setTimeout(over, SILENCE); };
    giveUp = () => over();
    bringer.onerror = () => over();
    bringer.onmessage = ({ data }) => {
      if (data.failed) return over();
      if (data.got) onprogress(data.got / bytes);
      comes();
    };
    port1.onmessage = ({ data }) => over(new Blob(data.pieces));
    bringer.postMessage({ port: port2, plan: { early: [name], asItIs: true, words: {}, later: [], sizes: { [name]: bytes } }, language }, [port2]);
    comes();
  });
}

export function allowSound() { player.load(); } // while the press counts: an iPhone refuses what begins by itself later

export function play([from, length, type], language) { // says whether it was heard to its end
  const url = player.src = URL.createObjectURL(here.get(language).slice(from, from + length, type));
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
}
