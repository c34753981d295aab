"""Dates as they are written in French."""

from permit_wizard.core.date_words import DateWords

WORDS = DateWords(
    months=(
        "janvier, janv, jan",
        "février, févr, fév",
        "mars, mar",
        "avril, avr",
        "mai",
        "juin",
        "juillet, juil, juill",
        "août, aoû",
        "septembre, sept, sep",
        "octobre, oct",
        "novembre, nov",
        "décembre, déc",
    ),
    weekdays=(
        "lundi, lun",
        "mardi, mar",
        "mercredi, mer, merc",
        "jeudi, jeu",
        "vendredi, ven, vend",
        "samedi, sam",
        "dimanche, dim",
    ),
    endings="er, e, ème",
    beside="le, du, de, d, an, en l'an, jour, mois, année, de l'année",
    first="premier",
    other_months="mouharram, chaabane, ramadan, chawwal",
    other_marks="hégire, de l'hégire, hégirien",
)
