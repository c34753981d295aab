// Pages that are shown before the engine is here. The engine drew them when the site was made, and said where each press leads.
import { PAGES } from "./pages.js";

let state = null, isOver = false; // over: the engine has answered, and knows better

function key(form) {
  if ("typed" in form && form.do) return null; // only the engine reads dates
  if (form.do === "answer") return `answer=${form.answer ?? ""}`;
  const name = ["go", "lang", "do"].find((one) => one in form);
  return name ? `${name}=${form[name]}` : null;
}

export function earlyPage(form, language) { // the page that a press leads to; null where only the engine can go on
  if (isOver) return null;
  const here = state ?? PAGES.states[PAGES.first[language]];
  const next = here?.next[key(form)];
  if (next === undefined) return null;
  state = PAGES.states[next];
  return { ...state, html: PAGES.html[state.html] };
}

export function endedPage(language) { // drawn for everybody: nothing of a visit is on it but its language
  const ended = PAGES.states.find(({ place, lang }) => place === "ended" && lang === language);
  return ended && { ...ended, html: PAGES.html[ended.html] };
}
export function leaveEarlyPages() { isOver = true; }
export const wordsOf = (language) => PAGES.words[language] ?? Object.values(PAGES.words)[0];
