"""Turns of phrase, read as the plain words they stand for; folded on both sides."""

from bot.answers.english.chatter import CHATTER
from bot.answers.english.idioms import FIXED, VERBAL
from bot.answers.english.inflect import inflected
from bot.answers.english.shorthand import SHORT

_TABLE = """
give away, hand off, hand over, handed over, handing over, hands over, pass on, passed on, \
passing on, send over, sent over, ship over, sign over, turn over, turned over, turning over = \
transfer
act against, acted against, come down on, crack down on, cracked down on, do about, go after, \
going after, hand down, handed down, move against, moved against, on the us list, put on a \
blacklist, slap with, slapped with, take action against, took action against, went after = \
sanction
gave most, gave more, gave the most, give more, give most, give the most, given more, given the \
most, gives more, gives most, gives the most, paid most, paid the most, pay most, pay the most, \
paying most, paying the most, pays most, pays the most, spending the most, spends the most, spent \
the most = donate more
chip in, chipped in, chipping in, chips in, cough up, fork out, kick in, laid out, lay out, pony \
up, put in, put on the table, put up, putting on the table, putting up, shell out, stump up, \
stumped up = give
bad visibility, low visibility, no visibility, poor visibility = fog
break the news, bring in, broke the news, brought in, came in, came into force, came out with, \
come in, come into force, come out with, go public, let it be known, made it known, made known, \
made public, make public, roll out, rolled out, take effect, took effect, went into effect, went \
public = announce
cross into, crossed into, march into, marched into, move into, moved into, pour into, poured \
into, roll into, rolled into, walk into = invade
break out, broke out, came about, come about, get going, get started, get underway, got started, \
got underway, kick off, kicked off, set off = start
flag airline, flag carrier, national carrier = airline
as a reward, as payment, for its trouble, for their trouble, in exchange, in return, make it up, \
paid back, pay back, payback, paying back, pays back, quid pro quo = in return
put together, set up, sets up, setting up = build
back out of, backed out of, call off, called off, calling off, do away with, pull out of, pulled \
out of, tear up, tearing up, tore up, torn up, walk away from = cancel
get rid of, rid of = remove
call out, called out, calling out, calls out = call out
chime in, get on the record, go on record, gone on record, got to say, had to say, has to say, \
have to say, speak out, speak up, spoke out, weigh in, weighed in, went on record = say
brush aside, brush off, brushed aside, brushed off, come back at, fire back, fired back, hit \
back, hit out, hits back, lash out, lashed out, push back, pushed back, pushing back, rule out, \
ruled out, shoot down, shot down, wave away, waved away = respond deny
came clean, come clean, fess up, own up, own up to, owned up = admit
finger pointing, point the finger, pointed the finger, pointing the finger = accuse
band together, join forces, joined forces, team up, teamed up, work hand in hand = cooperate
cosy up, cosying up, cozy up, cozying up, draw closer, get close, get closer, getting close, \
getting closer, got close, grow close, on good terms = deepen ties
get to, got to, in hand, in the hands of, made it to, make it to, show up, showed up, touch down, \
turn up, turned up = arrive
drop by, fly out to, flying to, head to, headed to, heading to, heads to, off to, set foot in, \
set out, stop by, travel to = visit
clear the way, free up, freed up, freeing up, frees up, make possible, makes possible, open the \
door, opens the door = enable
ran out, run low, run out, running out = out
build up, building up, fill its shelves, fill up, filling up, stock up, stocking up, top up = \
refill
cut off, hold off, keep from, keep out of, stay out of, stop from = prevent
fend off, fight off, stand on its own feet, stand up for, stick up for = defend
cut off ties, cut ties = cut ties
joint appearance, media briefing, news conference, press conference = conference
machine tool = machine tools
technical know how, knowhow = technology
go ahead = go
team behind = team
a figure on, aid figure, aid figures, aid total, aid totals, amount of aid, amount of money, cash \
value, dollar amount, dollar figure, dollar value, how many billion, how many billions, how many \
dollars, how many euros, how many pounds, how many roubles, how many rupees, how many yen, how \
many yuan, money wise, price tag of the aid, put a figure on, put a number on, size of the aid, \
sum of money, value of the aid, what sum, what total, worth of aid = how much money
amount of, how big a, how big is, how big was, how large a, how large is, how large was, quantity \
of, size of, size of the, what amount, what quantity, what size, what volume = how much
count of, head count of, headcount of, number of, tally of, the number of, total count of, what \
number of = how many
cited as, described as, listed as, mentioned as, named among, named as = as
first time, last time = last
take place, takes place, taking place, took place = happen
on a sanctions list, on the blacklist, on the sanctions list, under sanctions = sanctioned
according to, in the view of, in the words of = per
came up with, use the phrase, use the term, use the word, use the words, used the expression, \
used the phrase, used the term, used the word, used the words = said
belong to, belongs to, consist of, consists of, made up of, make up, makes up, short for, stand \
for, stands for = are
able to, about to, according to the article, according to the report, after all, all in all, all \
told, any chance, any idea, any more, are said to, as far as, as it were, as of, as well, at all, \
at least, at that time, at the moment, at the time, at this point, at this time, be able to, \
believed to have, break down, broken down, by name, by the way, can you please, can you tell me, \
catch me up, come out of, could really use, could use, could you please, could you tell me, do \
you know, does anybody know, does anyone know, due to, end up, ended up, ending up, ends up, \
excuse me, expected to, fill me in, first place, for my article, for my copy, for my piece, for \
my report, for my story, for sure, for the moment, for the record, gimme, give me, give us, going \
to be, good afternoon, good day, good evening, good morning, had anything, have anything, hello \
there, hey there, hi there, i d like to know, i need to know, i want to know, i was wondering, if \
i may, if possible, if you can, if you don t mind, in a word, in all, in connection with, in \
detail, in fact, in general, in hindsight, in other words, in particular, in relation to, in \
response to, in short, in terms of, in the article, in the end, in the report, in the story, in \
this story, in total, and what for, for what purpose, going on, is going on, is said to, just \
wondering, kind of, kinds of, let me know, likely to, many thanks, much appreciated, of course, \
on record, on the record, on the subject of, on the topic of, one way or another, out of \
curiosity, pardon me, per the report, point of view, putting together, quick question, remind me, \
reported to be, reported to have, right now, run me through, said to have, set to, side of the \
story, so far, so much, tell me, tell us, sorry to bother you, sort of, sorts of, such as, \
supposed to, thank you, thank you so much, thank you very much, thanks a lot, thanks so much, the \
article, the piece, the report, the story, these days, to begin with, to date, to start with, turn \
out, turned out, turns out, type of, types of, until now, up to now, walk me through, what went \
on, when it comes to, when you have a moment, with regard to, working on, would like, would love, \
would you mind, would you please =
in charge of, is in charge, runs the = head of
busy along, busy at, busy on, put on, placed on, put onto, added to, adding to = on
excluded from, frozen out of, kept out of, locked out of, shut out, shut out of = banned from
bow out, bowed out, gave up her post, gave up his post, leave office, left office, stand down, \
standing down, step down, stepped down, stepping down, steps down, stood down = resign
became ill, become ill, fall ill, fall sick, fallen ill, fallen sick, falling ill, fell ill, fell \
sick, get ill, get sick, got ill, got sick, gotten sick, made ill, made sick, taken ill = ill
death toll, toll of the dead, what death toll, what is the death toll = how many dead
case count, how many cases = how many people ill
became of, become of = about
came ashore, come ashore, comes ashore, wash up, washed ashore, washed up, washes up = ashore
put to sea, set sail = sail
look into, looked into, looking into, looks into = investigate
find out, found out = discover
carried out, carries out, carry out, carrying out = conduct
gave out, give out, given out, gives out, giving out, hand out, handed out, handing out, hands \
out, pass out, passed out = distribute
knocked back, overruled, strike down, struck down, threw out, throw out, thrown out, turn down, \
turned down, turns down, vote down, voted down = reject
close down, closed down, shut down, shuts down, shutting down = close
put back, put off, putting off = postpone
assume office, swear in, swore in, sworn in, sworn into office, take office, takes office, took \
office = appointed
behind bars, in custody, lock up, locked up, taken into custody = arrested
file suit, filed suit, go to court, going to court, gone to court, legal action, take to court, \
taken to court, took to court, went to court = sue
laid off, lay off, laying off, made redundant = dismiss
gone up, went up = rise
came down, come down, down by, goes down, going down, gone down, went down = fall
go aground, gone aground, hit the rocks, ran aground, run aground, runs aground, went aground = \
aground
call on, called on, calling on, calls on = urge
blew up, blow up, blown up = explode
burn down, burned down, burnt down, catch fire, caught fire, on fire = burn
knock down, knocked down, pull down, pulled down, tear down, tore down, torn down = demolish
be off, been off, is off, not running, not working, out of action, out of order, out of service, \
shut off, stand still, standing still, stood still, stopped working, switch off, switched off, \
turn off, turned off, was off, were off = idle
strip of, stripped of, take away, taken away, took away = revoke
paid out, pay out, paying out = pay
let in, lets in, letting in = import
take over, taken over, takes over, taking over, took over = takeover
lose a life, lose her life, lose his life, lose their life, lose their lives, lost a life, lost \
her life, lost their life, lost his life, lost their lives, pass away, passed away = die
caught up in, connection to, connection with, link to, link with, come into it, comes into it, \
fit in, fits in, have to do with it, has to do with it = about
get back, gets back, getting back, got back = get in return
share price, share value, stock price = stockprice
had to do with, has to do with, have to do with = are linked to
cause of, causes of, grounds for, how come, motive for, on what grounds, reason behind, reason \
for, reasons behind, reasons for, what caused, what drove, what for, what grounds, what is \
behind, what lay behind, what led to, what led up to, what made, what motivated, what prompted, \
what sparked, what triggered, what was behind = why
be in charge since, been in charge, been in office, been in post, been in that job, been in the \
job, been in the post, been in the role, came to office, came to power, come to office, come to \
power, held office, held that job, held the job, held the office, held the post = appointed
from what date, since what date = when
no longer = not
acc to = per
on board = aboard
at first = first
names please, names pls, names plz = names
at what point, date of, from when, how long ago, how recently, how soon, on what date, since \
when, the date when, what date, what day, what month, what year, which date, which day, which \
month, which year = when
what location, what place, which location, which place = where
who all = who
all out, full scale, large scale = full
going to announce, going to be used, going to do, going to get, going to give, going to happen, \
going to have, going to make, going to send, going to use = will
how old, what age = age
how high, how tall = height
how heavy = weight
how fast = speed
how far = distance
how much time = how long
till when, until when = when
how deep = depth
how wide = width
"""


def _read(table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    lines = table.replace("\\\n", "").strip().splitlines()
    pairs = (line.split("=") for line in lines)
    return {
        tuple(phrase.split()): tuple(plain.split())
        for phrases, plain in pairs
        for phrase in phrases.split(",")
    }


_VERBAL = inflected(_read(VERBAL))
_ARTICLES = frozenset("the a an this that".split())
PHRASES = _VERBAL | _read(FIXED) | _read(CHATTER) | _read(_TABLE)
LONGEST = max(map(len, PHRASES))
OPENINGS = frozenset(phrase[:2] for phrase, plain in PHRASES.items() if plain)
"""Pairs of words with which a turn of phrase may open."""


def plain_words(words: list[str]) -> list[str]:
    """Return the words with every turn of phrase replaced, longest first, left to right."""
    words = [each for word in words for each in PHRASES.get((word,), (SHORT.get(word, word),))]
    plain: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST, len(words) - at), 1, -1):
            phrase = tuple(words[at : at + size])
            found = PHRASES.get(phrase)
            # "Tow the ship off": behind an article it is a noun and no verb.
            noun = at > 0 and words[at - 1] in _ARTICLES and phrase in _VERBAL
            if found is not None and not noun:
                plain += found
                at += size
                break
        else:
            plain.append(words[at])
            at += 1
    return plain
