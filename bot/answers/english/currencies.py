"""Currencies by the words and signs that ask for them, and the codes they may stand for."""

from bot.answers.fold import stem

_CODES = {
    "dollar dollars usd bucks": "USD CAD AUD NZD SGD HKD TWD",
    "euro euros eur": "EUR",
    "pound pounds sterling gbp quid": "GBP EGP LBP SYP",
    "yen jpy": "JPY",
    "yuan renminbi rmb cny": "CNY",
    "rouble roubles ruble rubles rub": "RUB BYN",
    "rupee rupees": "INR PKR LKR NPR",
    "franc francs": "CHF XOF XAF",
    "krone kroner krona kronor": "NOK DKK SEK ISK",
    "lira lire": "TRY",
    "zloty": "PLN",
    "hryvnia hryvnias": "UAH",
    "ringgit": "MYR",
    "peso pesos": "MXN ARS CLP COP PHP CUP UYU",
    "riyal riyals rial rials": "SAR QAR IRR OMR YER",
    "dirham dirhams": "AED MAD",
    "dinar dinars": "KWD JOD IQD BHD TND DZD RSD LYD",
    "shekel shekels": "ILS",
    "won": "KRW KPW",
    "tenge": "KZT",
    "rand": "ZAR",
}
_UNSURE = frozenset({"won", "rub", "rand", "quid"})
"""Words that are oftener another word."""

BY_WORD = {
    stem(word): frozenset(codes.split())
    for words, codes in _CODES.items()
    for word in words.split()
    if word not in _UNSURE
}
BY_SIGN = {
    "$": BY_WORD["dollar"],
    "€": BY_WORD["euro"],
    "£": BY_WORD["pound"],
    "¥": BY_WORD["yen"] | BY_WORD["yuan"],
}
