# SPDX-License-Identifier: AGPL-3.0-or-later
"""How local values look in a text: in digits and in words, in the languages of the sheets."""

import re

_UNITS = "zero|un[oa]?|due|tre|tré|quattro|cinque|sei|sette|otto|nove"
_SPELT = (
    rf"(?:{_UNITS}|dieci|undici|dodici|tredici|quattordici|quindici|sedici|dicias?sette|diciotto|diciannove"
    r"|vent[iou]?|trent[ao]?|quarant[ao]?|cinquant[ao]?|sessant[ao]?|settant[ao]?|ottant[ao]?|novant[ao]?"
    r"|cento|mille|mila|mezzo)+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|fifty|hundred"
    r"|doi|două|trei|patru|cinci|șase|șapte|opt|nouă|zece|douăzeci|cincizeci"
)
_HOURS = "una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici"
# What may follow an hour: nobody says "alle 3 famiglie" of a time.
_AFTER_HOUR = (
    r"(?=\s*(?:$|[.;:,!?)»\n]|e (?:mezz|un quarto|trenta)|del? |di (?:mattina|sera)|in punto|a mezz|o ))"
)

_AMOUNT = r"\d+(?:[.,\u00a0\u066c'\u2019]\d{3})*(?:[.,\u066b]\d{1,2})?"
_SCALE = r"(?:mila|milion[ei]|million|millions|mln|milioane|مليون)"
_CURRENCY = r"(?:€|euro[si]?\b|eur[io]?\b|eurini\b|يورو)"
_CENTS = r"(?:cent(?:esim[oi]|s)?\b|ct\b|¢|سنت)"
_PRICED = r"(?:cost(?:a|ano|erà|eranno|s)|prezz[oi]|tariff[ae]|quota|canone|cauzione|price|fee)"

AMOUNTS = (
    re.compile(
        rf"(?P<amount>{_AMOUNT})(?:[.,]-+)?\s*(?P<scale>{_SCALE})?(?:\s+d[ie])?\s*{_CURRENCY}", re.IGNORECASE
    ),
    re.compile(
        r"(?:€|\beur\b|(?<![\d ] )(?<!di )(?<!de )\beuro\b)\s*"
        rf"(?P<amount>{_AMOUNT})(?:\s*(?P<scale>{_SCALE}))?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<amount>{_AMOUNT})\s*(?P<cents>{_CENTS})", re.IGNORECASE),
    re.compile(
        rf"\b{_PRICED}\b[^.\n\d%€]{{0,20}}(?P<amount>\d+(?:[.,]\d{{2}})?)"
        r"(?:\s+(?:al|a|per|the|all['\u2019])\b|(?<=[.,]\d\d)(?![\d.,%]))",
        re.IGNORECASE,
    ),
)
"""Prices in figures: groups `amount`, and `scale` or `cents` where there is one."""
SPELT_PRICE = re.compile(
    rf"\b(?P<spelt>{_SPELT})\s+(?P<unit>{_CURRENCY}|{_CENTS})(?:\s+e\s+(?:{_SPELT})\b)?", re.IGNORECASE
)
"""Prices in words."""

MAIL = re.compile(
    r"[\w.+-]+\s*(?:@|\uff20|\[at\]|\(at\)|\bchiocciola\b)\s*[\w-]+"
    r"(?:(?:\.|\s*\[dot\]\s*|\s+punto\s+)[\w-]+)+",
    re.IGNORECASE,
)

_GAP = r"[\s./()\u2013-]{0,3}"
PHONES = (
    re.compile(
        r"(?<![\w.,/\u2013-])\(?(?:(?:\+|00)39[ .]?|\+|00)?"
        rf"(?:0(?:{_GAP}\d){{1,3}}|3\d{{2}}|80[03]|84[08]|89[29])(?:{_GAP}\d){{5,8}}(?![\w/\u2013-])"
    ),
    re.compile(
        r"(?:chiam\w+|telefon\w+|numero(?: verde)?|call|dial|phone|ring|sun[ăa]\w*|اتصل)"
        r"(?: (?:subito|lo?|il|al?|allo|la|at|number|the|numero|على|ب))*[ ب:]{1,3}(?P<short>1\d{2,4})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:tel|cell|fax|telefono|cellulare|interno|phone)\b[.: ]{1,3}"
        r"(?P<short>\d(?:[ ./-]?\d){2,})(?![\w/])",
        re.IGNORECASE,
    ),
)
"""Telephone numbers; group `short` where a word before it tells that it is one."""
_DIGIT = rf"(?:{_UNITS}|one|three|four|five|six|seven|eight|nine)"
SPELT_PHONE = re.compile(rf"\b{_DIGIT}(?:[ ,.-]+{_DIGIT}){{4,}}\b", re.IGNORECASE)
"""Digits one after another, in words."""

_CLOCK = r"(?:[01]?\d|2[0-3])"
TIME = re.compile(
    rf"(?<![\d.,:])(?:(?P<range>{_CLOCK}[.,h]\d\d\s*[-\u2013]\s*{_CLOCK}[.,h]\d\d)(?![\d.,])"
    rf"|(?P<clock>{_CLOCK}:[0-5]\d)(?![\d:])"
    rf"|\b(?:ore|alle|dalle|ora|h)\s*(?P<dotted>{_CLOCK}[.,][0-5]\d)(?!\d|[.,]\d)"
    rf"|\b(?P<letter>{_CLOCK}h[0-5]\d)\b"
    r"|\b(?:alle ore|dalle ore|ore|h)\s*(?P<hour>[01]?\d|2[0-4])(?!\w|[.,:/]\d)"
    rf"|\bdalle\s+(?P<from>{_CLOCK}|{_HOURS})\s+alle\s+(?:[01]?\d|2[0-4]|{_HOURS})\b(?![.,:/]\d)"
    r"|\b(?:alle|dalle|(?:entro|dopo|verso|prima del) ?le)\s+"
    rf"(?P<at>{_CLOCK}|{_HOURS}){_AFTER_HOUR}(?![.,:]\d)"
    r"|\b(?P<noon>(?:a|alla) (?:mezzogiorno|mezzanotte))\b"
    r"|\b(?P<half>1?\d)\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
"""Times of the day: exactly one group."""
WEEKDAY = re.compile(
    r"(?<!\w)(?:(?P<monday>luned[iì]|lun(?=[-\u2013 ]*(?:ven|sab))|mondays?|lunea|الاثنين|الإثنين)"
    r"|(?P<tuesday>marted[iì]|tuesdays?|marți|الثلاثاء)"
    r"|(?P<wednesday>mercoled[iì]|wednesdays?|miercuri|الأربعاء)"
    r"|(?P<thursday>gioved[iì]|thursdays?|joi|الخميس)"
    r"|(?P<friday>venerd[iì]|fridays?|vineri|الجمعة)"
    r"|(?P<saturday>sabat[oi]|saturdays?|sâmbăt[ăa]|السبت)"
    r"|(?P<sunday>domenic(?:a|he)|sundays?|duminic[ăa]|الأحد))(?!\w)",
    re.IGNORECASE,
)
"""Days of the week: exactly one group, by which it is. Romanian `luni` is missing: it is "months" too."""

PLACE = re.compile(
    r"\b(?:via|viale|v\.le|v\.|piazza(?:le|le?tta)?|piazzetta|p\.(?:zz?a|le)|corso|c\.so|vicolo|largo|cascina"
    r"|contrada|frazione|fraz\.|localit[aà]|loc\.|strada(?: (?:provinciale|statale|comunale|vicinale))?)\s+"
    r"(?:(?:dell['\u2019]|(?:della|delle|degli|del|dei|di|da|de|san|don)\s)\s*)?"
    r"(?P<street>[\w'\u2019]+)(?P<number>(?=,?\s+(?:n\.\s*)?\d))?",
    re.IGNORECASE,
)
"""Addresses: group `street`, and (empty) `number` where one follows."""

_NAME = r"[A-ZÀ-Ý][a-zà-ý'\u2019]+"
PERSON = re.compile(
    r"\b(?:(?i:sig\.?(?:ra|na)?|signor[ae]?|dott\.?(?:ssa)?|dottor(?:e|essa)?|ing\.|arch\.|geom\.|rag\.|avv\.|prof\."
    r"|geometra|architetto|ingegnere|ragionier[ea]|avvocat[oa]|mr\.?|mrs\.?|ms\.?|domnul|doamna)"
    rf"\s+(?P<titled>{_NAME}(?:\s+{_NAME})?)"
    r"|(?i:sindac[oa]|vicesindac[oa]|assessor[ea]|segretari[oa]|responsabile|referente|presidente|mayor|officer)"
    rf"(?:\s*:|,|\s+è|\s+is)?\s+(?P<in_office>{_NAME}\s+{_NAME})"
    rf"|(?i:chiedi|parla|scrivi|telefona)\s+(?:a|con)\s+(?P<asked>{_NAME})\b(?![@.]\w|@))"
    r"|(?:السيد|السيدة|الدكتور|الدكتورة)\s+(?P<arabic>\w+)"
)
"""People: exactly one group, which is the name."""
