"""What servers should send with the files: policies, and how long a browser may keep each file."""

from __future__ import annotations

from permit_wizard.outputs import html_page
from permit_wizard.web.build import poster
from permit_wizard.web.build.recordings_list import FOLDER

_OWN_STYLES = " ".join(html_page.digest(css) for css in (html_page.style(), poster.style()))

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; "
        "media-src blob:; "
        f"style-src 'self' {_OWN_STYLES}; img-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What a server should send with every file. `connect-src` is for the loader, which has no answers; pages have a
stricter policy of their own."""

FOREVER, REVALIDATE = "public, max-age=31536000, immutable", "no-cache"
"""For code and recordings, named after their content, and for everything else, which is revalidated each time."""

_NAMED_AFTER_CONTENT = rf"/(code-[0-9a-f]{{12}}/|{FOLDER}/[a-z]+-[0-9a-f]{{12}}\.bin)"
_TYPES = {
    "html": "text/html", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "wasm": "application/wasm",
    "zip": "application/zip", "bin": "application/octet-stream",
}  # fmt: skip
_BINARY = ("wasm", "zip", "bin")
_COPIES = r"\.(?:wasm|zip)\.br$"
"""Compressed copies that the loader asks for by name, where the server tells browsers what they are."""


def server_files(code: str) -> dict[str, str]:
    """Return a file for each common kind of server, by name.

    Args:
        code: the folder of the code.
    """
    return {"_headers": _netlify(code), ".htaccess": _apache(), "nginx.conf": _nginx()}


def _netlify(code: str) -> str:
    headers = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    kept = "".join(f"/{folder}/*\n  ! Cache-Control\n  Cache-Control: {FOREVER}\n" for folder in (code, FOLDER))
    return f"/*\n{headers}  Cache-Control: {REVALIDATE}\n{kept}"


def _apache() -> str:
    """Return settings that need no module: each is used where its module is, and none needs an option of the server.

    `mod_rewrite` is not used: where a server allows no symbolic links, it forbids every file instead.
    """
    headers = "".join(f'Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    types = "".join(f"AddType {kind} .{suffix}\n" for suffix, kind in _TYPES.items())
    texts = " ".join(kind for suffix, kind in _TYPES.items() if suffix not in _BINARY)
    return (
        f"<IfModule mod_mime.c>\n{types}RemoveLanguage .br\n</IfModule>\n"
        f'<IfModule mod_headers.c>\n{headers}Header set Cache-Control "{REVALIDATE}"\n'
        f'<If "%{{REQUEST_URI}} =~ m#{_NAMED_AFTER_CONTENT}#">\nHeader set Cache-Control '
        f'"{FOREVER}"\n</If>\n'
        f'<FilesMatch "{_COPIES}">\nForceType application/octet-stream\nHeader set Content-Encoding br\n'
        f"</FilesMatch>\n</IfModule>\n"
        f"<IfModule mod_filter.c>\n<IfModule mod_brotli.c>\nAddOutputFilterByType BROTLI_COMPRESS {texts}\n"
        f"</IfModule>\n<IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE {texts}\n</IfModule>\n</IfModule>\n"
    )


def _nginx() -> str:
    headers = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    types = " ".join(f"{kind} {suffix};" for suffix, kind in _TYPES.items())
    return (
        '# include this file in a location block; add "brotli_static on;" where nginx has that module\n'
        f'gzip_static on;\nset $kept "{REVALIDATE}";\n'
        f'if ($uri ~ "{_NAMED_AFTER_CONTENT}") {{ set $kept "{FOREVER}"; }}\nadd_header Cache-Control '
        f'$kept;\nset $coding "";\nif ($uri ~ "{_COPIES}") {{ set $coding br; }}\n'
        "add_header Content-Encoding $coding;\n"
        f"{headers}types {{ {types} application/octet-stream br; }}\n"
    )
