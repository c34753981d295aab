"""One visit to the wizard: its state, its events and its pages, as data without HTML, terminal or words.

`steps.step(visit, event)` returns the next state; `pages.page(visit)` returns the page of that state, made of the typed
blocks in `page`. Line mode, terminal and browser render the same pages, so none of them can show something that another
one does not know.
"""
