"""Words that say how something is asked, not what; as `stem` leaves them."""

from bot.answers.fold import stem

STOPWORDS = frozenset(
    stem(word)
    for word in (
        "a about all also am an and any are as at be been being between but by can could did do "
        "does done during each for from get give given gives gave had happen happened happens "
        "has have having he her here hers him his how i if in into is it its just know let like "
        "list long many me more most much my no not now of off on once one only or other our out "
        "over please say said says she should show so some such tell than thank thanks that the "
        "their them then there these they this those through to told total too under until up us "
        "very was we were what whats when where which while who whom whose why will with would "
        "you your"
    ).split()
) - {stem("us")}
