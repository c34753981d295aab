// Runs under Node.js when a site is made: starts the very Pyodide that the site will carry and has it compile what the site needs.
// Arguments: the folder of Pyodide, the folder to work in, the script of Python to run.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, work, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(pyodide + "/pyodide.mjs"));
const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2" };
const python = await loadPyodide({
  indexURL: pyodide + "/", packageBaseUrl: pyodide + "/", lockFileContents: { info, packages: {} }, env: { HOME: "/", PYTHONTZPATH: "/bake/engine/tzdata/zoneinfo" },
});
python.FS.mkdirTree("/bake");
python.FS.mount(python.FS.filesystems.NODEFS, { root: work }, "/bake");
try { python.runPython(readFileSync(script, "utf8")); } catch (error) { console.error(String(error).split("\n").slice(-2).join(" ")); process.exit(1); }
process.exit(0);
