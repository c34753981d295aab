"""Compresses the files of a site when it is made, so that a server has copies to send and compresses nothing itself."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from permit_wizard.web.build.archives import BYTECODE
from permit_wizard.web.build.tools import run_node

LARGE = (".wasm", ".zip")
"""What the loader unpacks where a server sends it as it is: a `.packed` copy is beside each, of gzip."""
_COMPRESSED = (".html", ".js", ".css", ".svg", *LARGE)
_QUICK, _BEST = "4", "11"  # qualities of brotli: two seconds, or half a minute for a fifth less


def compressed_copies(files: Mapping[str, bytes], *, brotli: bool, quick: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the copies that are put beside the files.

    Args:
        files: by name.
        brotli: whether to compress by brotli too, which needs Node.js; by gzip each is compressed anyway.
        quick: whether brotli compresses less than it could, and takes half a minute less.

    Raises:
        NoParts: Node.js is missing or fails.
    """
    large = {file: content for file, content in files.items() if PurePosixPath(file).suffix in _COMPRESSED}
    for file, content in large.items():
        beside = ".packed" if PurePosixPath(file).suffix in LARGE else ".gz"
        yield file + beside, gzip.compress(content, 9, mtime=0)
    if not brotli:
        return
    with TemporaryDirectory(prefix="permit-wizard-") as scratch:
        numbered = {file: Path(scratch) / str(number) for number, file in enumerate(large)}
        for file, path in numbered.items():
            path.write_bytes(large[file])
        run_node(BYTECODE / "compress.mjs", _QUICK if quick else _BEST, *map(str, numbered.values()))
        for file, path in numbered.items():
            yield file + ".br", path.with_name(path.name + ".br").read_bytes()
