// "Listen": reads the page aloud with a voice of this device, one element after the other, each in its own language. Without a voice
// that is local there is no button: another one would send the words to its maker.
const speech = globalThis.speechSynthesis, RATE = 0.9;
const SPOKEN = "h1, h2, h3, p, li, dt, dd, label, summary, button[name=do]";
const base = (tag) => tag.toLowerCase().split(/[-_]/)[0];
let turn = 0, button = null;

function voiceFor(tag) {
  const local = (speech?.getVoices() ?? []).filter((voice) => voice.localService && base(voice.lang) === base(tag));
  return local.find((voice) => voice.lang.toLowerCase() === tag.toLowerCase()) ?? local.find((voice) => voice.default) ?? local[0];
}

// The smallest pieces that have one language: a step is its headline in the reader's language, then the Dutch words to say.
function pieces(page) {
  const parts = [...page.querySelectorAll(SPOKEN)].filter((part) => !part.querySelector(SPOKEN) && !part.closest(".listen, header"));
  return parts.flatMap((part) => { const inner = [...part.querySelectorAll("[lang]")].filter((one) => !one.querySelector("[lang]")); return inner.length ? inner : [part]; })
    .filter((part) => part.checkVisibility?.() !== false && !part.closest("[aria-hidden=true], .unseen, .paper") && part.innerText.trim());
}

export function stopListening() {
  turn++;
  speech?.cancel();
  for (const part of document.querySelectorAll("[data-spoken]")) part.removeAttribute("data-spoken");
  if (button) button.textContent = button.dataset.listen;
}

async function read(page) {
  stopListening();
  const mine = turn;
  button.textContent = button.dataset.stop;
  for (const part of pieces(page)) {
    const voice = voiceFor(part.closest("[lang]").lang);
    if (!voice) continue; // a name in a language without a voice
    part.dataset.spoken = "";
    part.scrollIntoView({ block: "nearest" });
    await new Promise((done) => {
      const words = Object.assign(new SpeechSynthesisUtterance(part.innerText), { voice, lang: voice.lang, rate: RATE }); // Android wants both
      words.onend = words.onerror = done;
      speech.speak(words);
    });
    if (mine !== turn) return; // another page, or stopped: what is marked is theirs
    delete part.dataset.spoken;
  }
  stopListening();
}

export function offerListening(page, { listen, stop }) {
  const main = page.querySelector("main");
  if (!speech || !main || page.querySelector(".listen")) return;
  button = Object.assign(document.createElement("button"), { type: "button", className: "small listen", textContent: listen });
  Object.assign(button.dataset, { listen, stop });
  const mine = button;
  const look = () => { mine.hidden = !voiceFor(document.documentElement.lang); };
  button.addEventListener("click", () => (mine.textContent === stop ? stopListening() : read(main)));
  main.querySelector("h1")?.after(button);
  look();
  speech.onvoiceschanged = look; // in some browsers the voices come late
}
addEventListener("pagehide", stopListening);
document.addEventListener("visibilitychange", () => { if (document.hidden) stopListening(); });
