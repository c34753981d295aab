"""Dates as they are written in Tigrinya.

In Eritrea the months of the civil calendar bear the old names (ጥሪ is January), or the English ones in Ethiopic letters. The
same names stand for the months of the Ethiopian calendar too, which starts in September and is seven or eight years behind:
a name alone does not tell which is meant, see `date_entry`. Letters that sound alike are evened out when they are read.
"""

from permit_wizard.core.date_words import DateWords

WORDS = DateWords(
    months=(
        "ጥሪ, ጥሪሕ, ጥር, ጃንዋሪ, ጃንዩወሪ, ጃኑወሪ, ጀንዋሪ",
        "ለካቲት, ለካ, የካቲት, ፌብሯሪ, ፌብርዋሪ, ፌብሩወሪ, ፌብሩዋሪ, ፈብርዋሪ",
        "መጋቢት, መጋ, መጋቢ, ማርች, ማርስ",
        "ሚያዝያ, ሚያ, ሚያዚያ, ምያዝያ, ሚያዝዩ, ኤፕሪል, ኣፕሪል, አፕሪል, ኤፕረል",
        "ግንቦት, ጉንበት, ጉንቦት, ግንበት, ግን, ጉን, ሜይ, መይ, ማይ",
        "ሰነ, ሰኔ, ጁን, ጁንየ",
        "ሓምለ, ሓም, ሐምሌ, ሓምሌ, ሐምለ, ጁላይ, ጁልየ",
        "ነሓሰ, ነሓ, ነሐሴ, ነሓሴ, ነሃሰ, ነሃሴ, ኦገስት, ኣጉስቶ, ኦጎስት",
        "መስከረም, መስ, መስከ, ሴፕቴምበር, ሰፕተምበር, ሴፕተምበር",
        "ጥቅምቲ, ጥቅ, ጥቅምት, ጥቕምቲ, ኦክቶበር, ኦክተውበር, ኣክቶበር",
        "ሕዳር, ሕዳ, ሕዳይር, ኖቬምበር, ኖቨምበር, ኖቬምቨር",
        "ታሕሳስ, ታሕ, ታሕሳ, ታህሳስ, ታሕሣሥ, ዲሴምበር, ዲሰምበር, ዴሴምበር, ደሰምበር",
    ),
    weekdays=(
        "ሰኑይ, ሰንይ, ሶኒ, ሰኑ",
        "ሰሉስ, ሰሉ, ሠሉስ",
        "ረቡዕ, ሮቡዕ, ረቡ, ሮብ",
        "ሓሙስ, ሓሙ",
        "ዓርቢ, ዓርብ, ዓር",
        "ቀዳም, ቀዳሜ, ቀዳ",
        "ሰንበት, ሰን, እሁድ",
    ),
    endings="ይ",
    beside="ዕለት, ብዕለት, ናይ, ወርሒ, ዓመት, ዓመተ ምሕረት, ዓ, ም, ፈ, መዓልቲ",
    first="ቀዳማይ, መጀመርታ",
    other_months="ጳጉሜን, ጳጉሜ, ጳጕሜን, ጳጉመን, ቋግሜ, ጷግሜ, ረመዳን",
    other_marks="ግእዝ, ብግእዝ, ኣቆጻጽራ ግእዝ, ኢትዮጵያ, ብኢትዮጵያ, ብኣቆጻጽራ ኢትዮጵያ, ዓመተ ሂጅራ, ሂጅራ, ሒጅራ",
)
