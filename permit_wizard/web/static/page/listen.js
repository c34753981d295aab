// "Listen": reads the page aloud, one element after the other, each in its own language: with a voice of this device, else as a person
// recorded it for this site. A voice that is not local is no voice: it would send the words to its maker.
import { allowSound, areThereRecordings, bytesToLoad, load, play, recordedParts, recordingOf, stopRecordings } from "./recordings.js";
import { parsed } from "./trusted.js";

const speech = globalThis.speechSynthesis, RATE = 0.9, UNIT = 100_000; // bytes, in which it says how much is here
const SPOKEN = "h1, h2, h3, p, li, dt, dd, label, summary, button[name=do], button:not(.small)";
const base = (tag) => tag.toLowerCase().split(/[-_]/)[0];
let turn = 0, button = null, label = "";

function voiceFor(tag) {
  const local = (speech?.getVoices() ?? []).filter((voice) => voice.localService && base(voice.lang) === base(tag));
  return local.find((voice) => voice.lang.toLowerCase() === tag.toLowerCase()) ?? local.find((voice) => voice.default) ?? local[0];
}

// The smallest pieces that have one language: a step is its headline in the reader's language, then the Dutch words to say.
function pieces(page) {
  const parts = [...page.querySelectorAll(SPOKEN)].filter((part) => !part.querySelector(SPOKEN) && !part.closest(".listen, header"));
  return parts.flatMap((part) => { const inner = [...part.querySelectorAll("[lang]")].filter((one) => !one.querySelector("[lang]")); return inner.length ? inner : [part]; })
    .filter((part) => part.checkVisibility?.() !== false && !part.closest("[aria-hidden=true], .unseen, .paper, [data-wait]") && part.innerText.trim())
    .map((part) => {
      const language = part.closest("[lang]").lang, voice = voiceFor(language);
      return { part, language, voice, recordings: voice ? null : recordedParts(part, language) };
    });
}

function unmark() { for (const part of document.querySelectorAll("[data-spoken], [data-unheard]")) { delete part.dataset.spoken; delete part.dataset.unheard; } }
function tell(...words) { document.getElementById("told").replaceChildren(...words); }

export function stopListening() {
  turn++;
  speech?.cancel();
  stopRecordings();
  unmark();
  if (button) button.textContent = label;
}

function say(words, voice) { // says whether it was heard to its end
  return new Promise((done) => {
    const spoken = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang, rate: RATE }); // Android wants both
    spoken.onend = () => done(true);
    spoken.onerror = () => done(false);
    speech.speak(spoken);
  });
}

async function hear({ part, voice, recordings }, isOver) { // says whether it was heard
  part.dataset.spoken = "";
  part.scrollIntoView({ block: "nearest" });
  let isHeard = voice ? await say(part.innerText, voice) : true;
  for (const one of recordings ?? []) isHeard = !isOver() && (await play(one)) && isHeard;
  if (!isOver()) delete part.dataset.spoken; // else what is marked is another page's
  return isHeard;
}

async function read(page, words, look) {
  stopListening();
  const mine = turn, isOver = () => mine !== turn, all = pieces(page), unheard = [];
  button.textContent = words.stop;
  allowSound();
  for (const language of languagesToLoad(all)) {
    const units = Math.round(bytesToLoad([language]) / UNIT);
    if (units) tell(words.coming);
    const isHere = await load(language, (share) => {
      if (!isOver()) tell(words.coming + " ", parsed(words.progress.replace("@n", Math.round(share * units)).replace("@of", units)));
    });
    if (isOver()) return tell(""); // nothing is coming any more
    tell(isHere ? "" : words.failed);
    if (!isHere) return stopListening();
  }
  for (const piece of all) {
    const isHeard = (piece.voice || piece.recordings) && await hear(piece, isOver);
    if (isOver()) return;
    if (!isHeard && !piece.part.closest(".aside")) unheard.push(piece.part);
  }
  if (unheard.length) { // nobody is to believe that this was all, nor they who cannot read
    for (const part of unheard) part.dataset.unheard = "";
    tell(words.notAll);
    const language = document.documentElement.lang, voice = voiceFor(language), recording = recordingOf(words.notAll, language);
    if (voice) await say(words.notAll, voice);
    else if (recording) await play(recording);
    if (isOver()) return;
  }
  turn++;
  look();
}

const languagesToLoad = (all) => [...new Set(all.filter(({ recordings }) => recordings).map(({ language }) => language))];

export function offerListening(page, words) {
  const main = page.querySelector("main"), title = main?.querySelector("h1");
  if (!title || page.querySelector(".listen")) return;
  button = Object.assign(document.createElement("button"), { type: "button", className: "small listen" });
  const mine = button;
  const look = () => { // where a page's title can be heard: with a voice, which reads all, or as a person recorded it
    const all = areThereRecordings() ? pieces(main) : [], language = document.documentElement.lang, bytes = bytesToLoad(languagesToLoad(all));
    const isTitle = (piece) => piece.recordings && piece.language === language && title.contains(piece.part);
    mine.hidden = !voiceFor(language) && !all.some(isTitle);
    mine.textContent = label = bytes ? words.loads.replace("@size", Math.ceil(bytes / 1e6)) : words.listen;
  };
  button.addEventListener("click", () => (mine.textContent === words.stop ? (stopListening(), tell(""), look()) : read(main, words, look)));
  title.after(button);
  look();
  if (speech) speech.onvoiceschanged = () => { if (mine.textContent !== words.stop) look(); }; // in some browsers the voices come late
}
addEventListener("pagehide", stopListening);
document.addEventListener("visibilitychange", () => { if (document.hidden) stopListening(); });
