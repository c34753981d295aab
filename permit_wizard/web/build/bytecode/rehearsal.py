"""Runs in Pyodide, under Node.js, when a site is made: goes through the wizard once, and compiles what that loaded.

The browser then gets bytecode of its own Python instead of source that it would have to compile at every start, and no
module that the wizard does not use. Paths are those that `bake.mjs` mounts.
"""

import ast
import json
import marshal
import sys
from importlib import import_module
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType

ENGINE, LIBRARY, BAKED = Path("/bake/engine"), Path("/bake/library"), Path("/bake/baked")
UNCHECKED_HASH = 0b01
LATER = (
    "_colorize", "_strptime", "ast", "calendar", "codeop", "contextlib", "copy", "copyreg", "decimal",
    "encodings.ascii", "encodings.cp437",
    "encodings.idna", "encodings.latin_1", "encodings.raw_unicode_escape", "encodings.utf_16", "linecache", "locale",
    "numbers", "pickle", "random", "string.templatelib", "textwrap", "tokenize", "traceback", "warnings",
)  # fmt: skip
"""Modules that Python loads when something goes wrong, or that lie near what is used."""


def offered() -> list[str]:
    """Return the codes of the languages that a visitor can choose."""
    from permit_wizard.core.json_text import own_file

    listed = own_file(ENGINE / "permit_wizard/locales/languages.json")
    return [code for code, data in listed.items() if data.get("offered", True)]


def rehearse_first_pages() -> None:
    """Go from the start page to the third question, and note which modules that loaded.

    The browser waits for these alone.
    """
    from permit_wizard.core.json_text import own
    from permit_wizard.web.engine import turn

    visit = {"language": offered()[0]}
    turn(json.dumps({"visit": visit, "form": {"typed": "5 ma"}, "now": 1795000000000, "peek": True}))
    presses = [
        {"do": "start"}, {"go": "language"}, {"lang": offered()[0]}, {"do": "answer"},
        {"do": "answer", "answer": "temporary_asylum"},
        {"do": "answer", "typed": "31 2 27"}, {"do": "answer", "typed": "20 januari 2027"}, {"do": "confirm"},
        {"do": "answer", "answer": "no"}, {"do": "answer", "answer": "yes"},
    ]  # fmt: skip
    for form in presses:
        visit = own(turn(json.dumps({"visit": visit, "form": form, "now": 1795000000000})))["visit"]
    (BAKED.parent / "first.txt").write_text("\n".join(sorted(sys.modules)), encoding="utf-8")


def rehearse() -> None:
    """Load all that a visit may load: every module of ours, every page and every file.

    All of it in the first language; in the others what depends on their letters, digits and months.
    """
    import pkgutil

    from permit_wizard.core.json_text import own
    from permit_wizard.web.engine import turn

    for module in pkgutil.walk_packages([str(ENGINE / "permit_wizard")], "permit_wizard."):
        import_module(module.name)
    given = {
        "permit": "temporary_asylum", "expires_on": "2027-01-20", "applied": "no", "main_residence": "unsure",
        "abroad_over_3_months": "no", "reason_applies": "yes", "information_correct": "yes", "convictions": "no",
        "digid": "without_sms", "may_work": "yes", "travel": "yes", "return_on": "2026-12-31",
        "travel_document": "unsure",
        "held_5_years": "yes", "civic_integration": "no",
    }  # fmt: skip
    everywhere = [
        *({"go": place} for place in ("check", "language", "result", "leave", "again", "take")),
        *({"take": name} for name in ("html", "text", "json", "ics", "detailed ics")),
        *({"go": key} for key in given),
    ]  # fmt: skip
    in_words = [
        {"go": "result"}, {"take": "text"}, {"go": "take"}, {"take": "code"}, {"go": "take"}, {"take": "detailed code"},
        {"go": "permit"}, {"do": "answer"}, {"go": "expires_on"}, {"do": "answer", "typed": "nonsense 31-02-2027"},
        {"do": "answer", "typed": "20 januari 2027"}, {"do": "confirm"}, {"do": "end"},
    ]  # fmt: skip
    for number, language in enumerate(offered()):
        visit = {"language": language, "beside": offered()[0], "answers": {**given, "received_on": "no date"}}
        for form in [*everywhere, *in_words] if number == 0 else in_words:
            answer = own(turn(json.dumps({"visit": visit, "form": form, "now": 1795000000000})))
            visit = answer["visit"]
        for more in ({"peek": True, "form": {"typed": "5/3/27"}}, {"idle": True}):
            turn(json.dumps({"visit": visit, "now": 1795000000000, **more}))


def bare(code: CodeType) -> CodeType:
    """Return code without its table of lines, which only a traceback would read.

    A third of the bytecode, and nobody sees a traceback there.
    """
    inner = (bare(value) if isinstance(value, CodeType) else value for value in code.co_consts)
    return code.replace(co_consts=tuple(inner), co_linetable=b"")


def undocumented(source: bytes) -> ast.Module:
    """Return a module whose docstrings are empty, and of classes a character.

    A dataclass without one would write its own at each start.
    """
    module = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(module):
        if isinstance(node, documented) and ast.get_docstring(node):
            node.body[0] = ast.Expr(ast.Constant("." if isinstance(node, ast.ClassDef) else ""))
    return ast.fix_missing_locations(module)


def bake(source: Path, target: Path, name: str, level: int) -> None:
    """Compile one module, if it has a source there, into a file that is never checked against it (PEP 552)."""
    for path in (source / (name.replace(".", "/") + ".py"), source / name.replace(".", "/") / "__init__.py"):
        if path.is_file():
            inside, content = path.relative_to(source), path.read_bytes()
            compiled = target / inside.with_suffix(".pyc")
            compiled.parent.mkdir(parents=True, exist_ok=True)
            code = bare(compile(undocumented(content), str(inside), "exec", dont_inherit=True, optimize=level))
            head = MAGIC_NUMBER + UNCHECKED_HASH.to_bytes(4, "little") + source_hash(content)
            compiled.write_bytes(head + marshal.dumps(code))


def main() -> None:
    """Rehearse, then compile what that loaded."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(ENGINE))
    rehearse_first_pages()
    rehearse()
    for name in LATER:
        import_module(name)
    for name in sorted(sys.modules):
        bake(ENGINE, BAKED / "engine", name, 1 if name.startswith("permit_wizard") else 2)
        bake(LIBRARY, BAKED / "library", name, 2)


main()
