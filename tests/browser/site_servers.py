"""Serves a built site by Debian's nginx and Apache with the settings in its folder, and reads what they send.

`uv run --group test python tests/browser/site_servers.py nginx apache apache-strict apache-bare`.

Debian: `apt-get install nginx libnginx-mod-http-brotli-static apache2`; these are no part of the test suite. Prints
what is not as it should be: types, policies, how long a file may be kept, what is compressed, and whether a new version
is what the next visit gets.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # run as a script

from permit_wizard.web.build.servers import FOREVER, HEADERS, REVALIDATE
from tests.web.browser import make_site
from tests.web.versions import another_version

NGINX = """
{modules}
pid {work}/pid; error_log {work}/error.log; worker_processes 1;
events {{ }}
http {{
  access_log off; client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; location / {{ include {site}/nginx.conf; {brotli} }} }}
}}
"""
APACHE = """
ServerRoot /usr/lib/apache2
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/error.log
{modules}
DocumentRoot {site}
<Directory {site}>
  AllowOverride All
  Options {options}
  DirectoryIndex index.html
  Require all granted
</Directory>
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "brotli", "rewrite")
FEWEST = 3  # of them: a server with these alone still serves the pages
TYPES = {".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".zip": "application/zip"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[int]:
    """Serve by nginx, with brotli where its module is."""
    port, module = free_port(), Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    modules, brotli = (f"load_module {module};", "brotli_static on;") if module.exists() else ("", "")
    config = work / "server.conf"
    config.write_text(NGINX.format(modules=modules, brotli=brotli, work=work, port=port, site=site))
    with running(["nginx", "-c", str(config), "-g", "daemon off;", "-e", str(work / "error.log")], port):
        yield port


@contextmanager
def apache(site: Path, work: Path, options: str = "FollowSymLinks", fewest: int | None = None) -> Iterator[int]:
    """Serve by Apache; its settings are the `.htaccess` in the folder."""
    port, config = free_port(), work / "server.conf"
    modules = "\n".join(f"LoadModule {name}_module modules/mod_{name}.so" for name in MODULES[:fewest])
    (work / "types").write_text("")
    text = APACHE.format(modules=modules, work=work, port=port, site=site, options=options)
    if fewest is None:
        text += f"TypesConfig {work}/types\n"
    config.write_text(text)
    with running(["apache2", "-d", str(work), "-f", str(config), "-DFOREGROUND"], port):
        yield port


SERVERS: dict[str, Callable[[Path, Path], AbstractContextManager[int]]] = {
    "nginx": nginx,
    "apache": apache,
    "apache-strict": partial(apache, options="None"),  # a host that allows no symbolic links
    "apache-bare": partial(apache, options="None", fewest=FEWEST),
}


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    program = shutil.which(command[0]) or f"/usr/sbin/{command[0]}"
    process = subprocess.Popen([program, *command[1:]])
    try:
        until = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < until:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def asked(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer, answer.read()


def missing(port: int, site: Path) -> Iterator[str]:
    """Yield what a server without any module of use does not serve."""
    code = next(site.glob("code-*")).name
    for name in ("", "nl.html", "sw.js", f"{code}/app.js", f"{code}/later.zip.packed", f"{code}/later.zip.br"):
        answer, _content = asked(port, name)
        if answer.status != 200 or "Content-Encoding" in answer.headers:
            yield f"/{name}: {answer.status}"


def faults(port: int, site: Path) -> Iterator[str]:
    """Yield what a server sends that it should not."""
    code = next(site.glob("code-*")).name
    names = [
        "",
        "nl.html",
        "rules-nl.html",
        "sw.js",
        *(f"{code}/{n}" for n in ("app.js", "pyodide.asm.wasm", "later.zip", "pyodide.asm.wasm.br", "words-nl.zip.br")),
    ]
    for name in names:
        answer, _content = asked(port, name, Accept_Encoding="gzip, br")
        if answer.status != 200:
            yield f"/{name}: {answer.status}"
        for header, value in HEADERS.items():
            if answer.headers.get_all(header) != [value]:
                yield f"/{name}: {header} is {answer.headers.get_all(header)}"
        kept = FOREVER if name.startswith("code-") else REVALIDATE
        if answer.headers.get_all("Cache-Control") != [kept]:
            yield f"/{name}: Cache-Control is {answer.headers.get_all('Cache-Control')}"
        kind = TYPES.get(Path(name or "index.html").suffix, "application/octet-stream")
        coding, is_copy = answer.headers.get("Content-Encoding", "as it is"), name.endswith(".br")
        if is_copy and (coding != "br" or _content != (site / name).read_bytes()):
            yield f"/{name}: {coding}"
        if not is_copy and name.endswith(("html", "js")) and coding == "as it is":
            yield f"/{name}: not compressed"
        if answer.headers.get_content_type() != kind:
            yield f"/{name}: type {answer.headers.get_content_type()}"
        print(f"  /{name}: {coding}, {len(_content):,} bytes")


def main() -> int:
    """Try each server; return 1 if anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("servers", nargs="+", choices=tuple(SERVERS))
    parser.add_argument("--site", type=Path, help="a site that is made already")
    args = parser.parse_args()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(spare)
        folder.chmod(0o755)
        site = args.site or make_site(folder / "site")
        newer = another_version(site, folder / "newer", "2")
        for name in ("nginx.conf", ".htaccess"):
            shutil.copy(site / name, newer)
        for name in args.servers:
            work, served = folder / name, folder / f"{name}-site"
            work.mkdir(mode=0o777)
            served.symlink_to(site)
            with SERVERS[name](served, work) as port:
                print(name)
                if name == "apache-bare":
                    found += [f"{name}: {fault}" for fault in missing(port, site)]
                    continue
                found += [f"{name}: {fault}" for fault in faults(port, site)]
                tag = asked(port, "nl.html")[0].headers.get("ETag", "")
                served.unlink()
                served.symlink_to(newer)
                answer, content = asked(port, "nl.html", If_None_Match=tag)
                if b"<title>2 " not in content:
                    found.append(f"{name}: after an update {answer.status} comes")
    print("\n".join(found) or "all as it should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
