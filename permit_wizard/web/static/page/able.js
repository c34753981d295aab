// What the engine needs and an old browser lacks. Without it the page stays as a page of words, with the way to all rules.
import { code, scriptURL } from "./trusted.js";

const CATCHES = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]); // a function that catches

export function isAble() {
  let modules = false;
  try {
    new Worker(scriptURL(code("worker.js") + "#"), { get type() { modules = true; throw new Error(); } }); // starts nothing: it only asks for the type
  } catch { /* that was the question */ }
  return modules && !!globalThis.BigInt64Array && !!globalThis.MessageChannel && !!globalThis.WebAssembly?.validate(CATCHES);
}
