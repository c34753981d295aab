"""The wizard in a browser, on a telephone, without a server: pages in Python, run by Pyodide on the telephone itself.

As `plain` is the same engine with lines, this is the same engine with pages: `engine.turn` takes the state of a visit
and what was pressed, and returns the next page as HTML. It is a pure function of these, so the tests walk it without a
browser.

`building` writes a folder of static files that any web server can carry: a page a language that can be read without
script, the modules of `static/`, and Pyodide with our own core beside them (`parts`). No answer leaves the page: its
policy lets nothing out, and nothing is kept in an address, a cookie or a storage.
"""
