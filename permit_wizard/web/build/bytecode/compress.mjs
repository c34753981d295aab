// Runs under Node.js when a site is made: writes a copy compressed with brotli beside each file. Arguments: the quality (0 to 11), the files.
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const [quality, ...files] = process.argv.slice(2);
await Promise.all(files.map(async (file) => {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: Number(quality), [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(file + ".br", await promisify(brotliCompress)(content, { params }));
}));
