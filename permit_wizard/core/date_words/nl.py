"""Dates as they are written in Dutch."""

from permit_wizard.core.date_words import DateWords

WORDS = DateWords(
    months=(
        "januari, jan",
        "februari, feb, febr",
        "maart, mrt",
        "april, apr",
        "mei",
        "juni, jun",
        "juli, jul",
        "augustus, aug",
        "september, sep, sept",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ),
    weekdays=(
        "maandag, ma, maa",
        "dinsdag, di, din",
        "woensdag, wo, woe",
        "donderdag, do, don",
        "vrijdag, vr, vrij",
        "zaterdag, za, zat",
        "zondag, zo, zon",
    ),
    endings="e, de, ste",
    beside="van, van het jaar, het jaar, dag, maand, jaar",
    first="eerste",
)
