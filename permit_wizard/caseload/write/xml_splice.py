"""Insertions into an XML file that leave every other byte as it was.

Expat reports where each tag begins, in bytes of the file; what lies between two changes is copied, not written again.
So attributes keep their order and spacing, and elements of other programs are not understood and not lost. A document
type, and with it every entity, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_LONGEST_HELD = 32 << 20
"""Bytes between two tags, or in one."""

_START_TAG = re.compile(rb"""<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attributes: TypeAlias = Mapping[str, str]


class BadXml(Exception):
    """A part that is no XML of the kind that office programs write."""


class Splice:
    """Reads an XML file once, and lets handlers insert and leave out bytes at the tag that is being read.

    Args:
        start: called with the name (with its prefix, if any) and the attributes of each start tag.
        end: called with the name of each end tag, and of each empty tag after its `start`.
    """

    def __init__(self, start: Callable[[str, Attributes], None], end: Callable[[str], None]) -> None:
        self._parser = parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._on_start, self._on_end = start, end
        self._held = bytearray()
        self._base = self._copied = self._tag = 0
        self._just_begun = False
        self._keep: int | None = None
        self._text: list[str] | None = None
        self._out: list[bytes] = []

    def run(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the file with its changes.

        Raises:
            BadXml: it is damaged, has a document type, or is not in UTF-8.
        """
        first = True
        for piece in pieces:
            if first:
                _refuse_other_encodings(piece)
                first = False
            self._held += piece
            self._parse(piece, last=False)
            yield from self._taken()
            if len(self._held) > _LONGEST_HELD:
                raise BadXml("too much between two tags")
        self._parse(b"", last=True)
        self._tag = self._base + len(self._held)
        self._keep = None
        yield from self._taken()

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            problem = expat.ErrorString(error.code)
        else:
            return
        raise BadXml(problem)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._tag = self._parser.CurrentByteIndex
        self._just_begun = True
        self._on_start(name, attributes)

    def _end(self, name: str) -> None:
        # of an empty tag, expat reports the place behind it: the current tag is still the one that began last
        if not (self._just_begun and self.is_empty):
            self._tag = self._parser.CurrentByteIndex
        self._just_begun = False
        self._on_end(name)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    # --------------------------------------------------------------------------------------- for handlers

    def collect_text(self) -> None:
        """Collect character data from here on."""
        self._text = []

    def add_text(self, text: str) -> None:
        """Add to what is collected."""
        self._characters(text)

    def collected_text(self) -> str:
        """Return the character data since `collect_text`, and end collecting."""
        text, self._text = "".join(self._text or ()), None
        return text

    @property
    def place(self) -> int:
        """Where the current tag begins."""
        return self._tag

    @property
    def behind(self) -> int:
        """Where the current tag ends."""
        return self._tag + len(self.raw_tag)

    @property
    def raw_tag(self) -> bytes:
        """The current tag as it is in the file."""
        found = _START_TAG.match(self._held, self._tag - self._base)
        if found is None:
            raise BadXml("no tag")
        return found[0]

    @property
    def is_empty(self) -> bool:
        """Whether the current tag is an empty one: start and end in one."""
        return self.raw_tag.endswith(b"/>")

    def hold(self) -> None:
        """Copy up to the current tag, and keep what follows until `release` or `replace`."""
        self._copy(self._tag)
        self._keep = self._tag

    def raw(self, begin: int, end: int) -> str:
        """Return what the file has between two places since `hold`."""
        return self._held[begin - self._base : end - self._base].decode()

    def release(self) -> None:
        """Go on copying from where `hold` was called: nothing is changed there."""
        self._keep = None

    def replace(self, new: str) -> None:
        """Put something in place of all from the tag of `hold` to the end of the current tag."""
        self._keep = None
        self.insert(new)
        self._copied = self.behind

    def insert(self, new: str) -> None:
        """Put something where copying has come to."""
        self._out.append(new.encode())

    def insert_before(self, new: str) -> None:
        """Put something before the current tag."""
        self._copy(self._tag)
        self.insert(new)

    def replace_tag(self, new: str) -> None:
        """Put something in place of the current tag."""
        self._copy(self._tag)
        self.insert(new)
        self._copied = self.behind

    def change_attributes(self, changes: Attributes) -> str:
        """Return the current start tag with some attributes changed or appended; the rest is unchanged."""
        tag = self.raw_tag.decode()
        for name, value in changes.items():
            pattern = re.compile(rf"""(\s{re.escape(name)}\s*=\s*)(?:"[^"]*"|'[^']*')""")
            written = quoteattr(value)
            if pattern.search(tag):
                tag = pattern.sub(lambda found, written=written: found[1] + written, tag, count=1)
            else:
                end = len(tag) - (2 if tag.endswith("/>") else 1)
                tag = f"{tag[:end].rstrip()} {name}={written}{tag[end:]}"
        return tag

    # ------------------------------------------------------------------------------------------------ copying

    def _copy(self, to: int) -> None:
        if to > self._copied:
            self._out.append(bytes(self._held[self._copied - self._base : to - self._base]))
            self._copied = to

    def _taken(self) -> Iterator[bytes]:
        """Yield what is ready, and let go of what nobody needs any more."""
        if self._keep is None:
            self._copy(self._tag)
        done = min(self._copied, self._tag if self._keep is None else self._keep) - self._base
        if done > 0:
            del self._held[:done]
            self._base += done
        out, self._out = self._out, []
        yield from out


def local(name: str) -> str:
    """Return the name of a tag or an attribute without its prefix."""
    return name.rpartition(":")[2]


def cell_text(text: str, longest: int) -> str:
    """Return text to put between tags: cut to `longest` characters, without what no XML can hold."""
    return escape(_NOT_IN_XML.sub("\ufffd", text)[:longest])


def _refuse_other_encodings(head: bytes) -> None:
    found = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"))
    if wide or (found is not None and found[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")):
        raise BadXml("not UTF-8")


def _refuse(*_declared: object) -> None:
    raise BadXml("a document type")


def tags(pieces: Iterable[bytes]) -> list[tuple[str, Attributes]]:
    """Return the start tags of a small part, in order: names without their prefix, and attributes.

    Raises:
        BadXml: as `Splice.run`.
    """
    found: list[tuple[str, Attributes]] = []
    for _piece in Splice(lambda name, attributes: found.append((local(name), attributes)), lambda _name: None).run(
        pieces
    ):
        pass
    return found
