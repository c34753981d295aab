"""Dates as they are written in English."""

from permit_wizard.core.date_words import DateWords

WORDS = DateWords(
    months=(
        "January, Jan",
        "February, Feb",
        "March, Mar",
        "April, Apr",
        "May",
        "June, Jun",
        "July, Jul",
        "August, Aug",
        "September, Sep, Sept",
        "October, Oct",
        "November, Nov",
        "December, Dec",
    ),
    weekdays=(
        "Monday, Mon",
        "Tuesday, Tue, Tues",
        "Wednesday, Wed, Weds",
        "Thursday, Thu, Thur, Thurs",
        "Friday, Fri",
        "Saturday, Sat",
        "Sunday, Sun",
    ),
    endings="st, nd, rd, th",
    beside="of, the, in the year, of the year, day, month, year, AD, CE",
    first="first",
    other_months=(
        "Muharram, Safar, Rabi al awwal, Rabi al thani, Rabi, Jumada al awwal, Jumada al thani, Jumada, Rajab, Shaban, Sha'ban, "
        "Ramadan, Shawwal, Dhu al Qadah, Dhu al Qi'dah, Dhul Qadah, Dhu al Hijjah, Dhul Hijjah, "
        "Pagume, Pagumen, Meskerem, Tikimt, Hidar, Tahsas, Tir, Yekatit, Megabit, Miyazya, Ginbot, Sene, Hamle, Nehase"
    ),
    other_marks="AH, hijri, EC, E.C, Ethiopian calendar, Ethiopian",
)
