// The ways out of the page: calls, files, and the result handed to another app. Each only when it is pressed.

// A call leaves nothing, yet `beforeunload` fires for a link to tel: too (as the HTML standard has it), and would ask "leave this page?".
let isCalling = false;
addEventListener("click", (event) => {
  if (!event.target.closest?.('a[href^="tel:"]')) return;
  isCalling = true;
  setTimeout(() => { isCalling = false; }, 500);
}, true);
addEventListener("beforeunload", (event) => { if (isCalling) event.stopImmediatePropagation(); }, true);

const ways = { share: () => !!navigator.share, copy: () => !!navigator.clipboard?.writeText };
export function offerHandingOn(page) {
  for (const button of page.querySelectorAll("[data-hand]")) button.hidden = !ways[button.dataset.hand]?.();
}

// Returns which words tell what was done, if anything was.
export async function handOn({ name, type, content }, hand) {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const text = () => new TextDecoder().decode(bytes);
  try {
    if (hand === "share") { await navigator.share({ text: text() }); return null; } // the telephone says what it did
    if (hand === "copy") { await navigator.clipboard.writeText(text()); return "copied"; }
  } catch { return null; } // somebody thought better of it
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(new Blob([bytes], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return "saved";
}
