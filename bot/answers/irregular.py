"""Forms of English words that no ending tells: the plain word they are forms of."""

_VERBS = """
arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin began \
begun, bend bent, bite bitten, bleed bled, blow blew blown, break broke broken, breed bred, \
bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, come came, \
creep crept, deal dealt, dig dug, draw drew drawn, dream dreamt, drink drank drunk, drive drove \
driven, eat ate eaten, fall fell fallen, feed fed, fight fought, flee fled, fly flew flown, \
forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, foresee foresaw \
foreseen, freeze froze frozen, give gave given, go went gone, grow grew grown, hang hung, hear \
heard, hide hid hidden, hold held, keep kept, know knew known, lead led, lean leant, learn \
learnt, leave left, lend lent, lose lost, make made, mean meant, meet met, mislead misled, \
mistake mistook mistaken, overcome overcame, overthrow overthrew overthrown, pay paid, prove \
proven, ride rode ridden, ring rang rung, rise risen, run ran, seek sought, sell sold, send sent, \
shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, \
sink sank sunk, sit sat, sleep slept, slide slid, speak spoke spoken, speed sped, spell spelt, \
spend spent, spill spilt, spin spun, spoil spoilt, spring sprang sprung, stand stood, steal stole \
stolen, stick stuck, sting stung, strike struck stricken, swear swore sworn, sweep swept, swell \
swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, \
think thought, throw threw thrown, undergo underwent undergone, understand understood, undertake \
undertook undertaken, uphold upheld, wake woke woken, wear wore worn, weave wove woven, win won, \
withdraw withdrew withdrawn, withhold withheld, write wrote written
"""
_NOUNS = """
child children, foot feet, goose geese, man men, mouse mice, ox oxen, tooth teeth, woman women, \
fisherman fishermen, sportsman sportsmen, spokesman spokesmen, serviceman servicemen, crewman \
crewmen, half halves, knife knives, leaf leaves, loaf loaves, shelf shelves, thief thieves, wife \
wives, wolf wolves, bacterium bacteria, criterion criteria, crisis crises, duty responsibilities, \
founder founded, unity united, culprit responsible, crucial critical
"""
_SPELT = """
labour labor, harbour harbor, neighbour neighbor, colour color, favour favor, honour honor, \
behaviour behavior, rumour rumor, humour humor, vapour vapor, armour armor, endeavour endeavor, \
centre center, metre meter, kilometre kilometer, litre liter, theatre theater, fibre fiber, \
defence defense, offence offense, licence license, programme program, tonne ton, cheque check, \
tyre tire, grey gray, plough plow, mould mold, aeroplane airplane, aluminium aluminum, jewellery \
jewelry, enrol enroll, fulfil fulfill, organise organize, penalise penalize, criticise criticize, \
apologise apologize, recognise recognize, authorise authorize, analyse analyze, paralyse paralyze, \
nationalise nationalize, privatise privatize, mobilise mobilize, sympathise sympathize, \
emphasise emphasize, realise realize, legalise legalize, finalise finalize, minimise minimize, \
organisation organization, mobilisation mobilization, authorisation authorization
"""


def _read(*tables: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables:
        for entry in table.replace("\\\n", "").split(","):
            plain, *forms = entry.split()
            found |= dict.fromkeys(forms, plain)
    return found


IRREGULAR = _read(_VERBS, _NOUNS, _SPELT)
"""The plain word by each form; forms that are other words too ("found", "saw") are left out."""

SPELT = _read(_SPELT)
"""The British spelling by the American one."""
