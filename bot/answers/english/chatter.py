"""Ways of asking, talk that says nothing, and words cut short, as in `phrases`."""

CHATTER = """
in tandem with, in conjunction with, together with, along with = with
in the wake of, in the aftermath of, on the heels of, hot on the heels of, on the back of, off the \
back of = after
ahead of, in the run up to, in the lead up to, on the eve of, prior to, b4 = before
in the midst of, in the course of, over the course of = during
on account of, owing to, thanks to, by virtue of, as a result of, as a consequence of, in light \
of, in view of = because of
in a bid to, in an effort to, in an attempt to, in order to, with a view to, with the aim of = to
in favour of, in favor of = for
at the hands of = by
at the request of, at the behest of, at the urging of = urged by
on the orders of, on the instructions of, by order of, under orders from = commanded by
in breach of, in violation of, in contravention of = breaching
in the vicinity of, a stone throw from, within striking distance of = near
to the tune of, approx, circa = about
upwards of, in excess of = more than
on the verge of, on the brink of, on the cusp of = soon
court battle, legal battle, legal challenge, court action, legal proceedings, court fight, legal \
fight = lawsuit
prison term, jail term, prison sentence, jail sentence, jail time, prison time = sentence
price tag, asking price, sticker price = price
pay packet, take home pay = salary
head honcho, top dog, big boss = boss
law enforcement = police
game plan, road map, roadmap = plan
ulterior motive = motive
loved ones, next of kin = family
loss of life = deaths
knock on effect, ripple effect = effect
root cause, underlying cause = cause
end result, net result, upshot = result
news briefing, press briefing, press call, media conference, press event, confab = conference
what kind of money, what sort of money, what sort of sum, what kind of sum, how much cash, how big \
a cheque, how big a check, how large a sum, how big a sum, how much dough, how many bucks = how \
much money
body count, death count, what was the toll, what the toll, what is the toll, fatality count, \
number of dead, number of deaths, number of fatalities, how many fatalities, how many deaths, how \
many lost their lives, what the death toll, what was the death toll = how many dead
what the tally of, how large a number of, how big a number of, in what numbers, how numerous, no \
of, nr of, num of, nbr of = how many
what length of time, how long a time, for what length of time, how lengthy, how much time = how \
long
how frequently, how regularly, with what frequency = how often
on how many occasions, how many occasions = how many times
what behind, what the rationale, what is the rationale, what was the rationale, what rationale, \
the rationale for, the rationale behind, what the reason, what is the reason, what was the reason, \
for what reason, for which reason, for what reasons, what the reason for, what is the reason for, \
what was the reason for, what the reason behind, what was the reason behind, what the reasoning, \
what was the reasoning, the reasoning behind, the thinking behind, the logic behind, what lies \
behind, what explains, what accounts for, how is it that, how was it that, to what end, what the \
point of, what was the point of, what the motive, what was the motive, what was the motive for, \
the motive behind, what gave rise to, what brought about, what the cause of, what is the cause of, \
what was the cause of, what brought on, what driving, what is driving, what provoked, what \
spurred, what pushed, what induced, what possessed, how so, why ever, why on earth, why in the \
world, why oh why, why the hell, why the heck, why is it that, why was it that, on what pretext, \
what justification, what the justification for, what was the justification for, what was the \
excuse for, what excuse, what are the reasons for, what were the reasons for, what are the grounds \
for, what were the grounds for, what was the thinking behind, what was the rationale for, what was \
the rationale behind, what the rationale for, what the rationale behind, what is the rationale \
behind, what is the rationale for = why
since what point, from what point, as of when, as from when, at what stage, at which point, at \
what moment, at what juncture, at which stage, around when, by when, whenabouts, how far back, how \
many years ago, how many days ago, how many months ago, how many weeks ago, what the date of, what \
is the date of, what was the date of, what was the date, what the date, what was the timing of, \
the exact date of, the date on which, the day on which, the year in which, the point at which, \
when on earth, when exactly, when precisely, what time frame, what timeframe, in what timeframe, \
over what timeframe, what the timeline for = when
whereabouts, in what place, at what location, in what location, what the location of, what is the \
location of, what was the location of, where exactly, where precisely, where on earth, where in \
the world, where the hell, where abouts, what part of the world, which part of the world, what \
spot, which spot, at what spot, what neck of the woods = where
which person, what person, which individual, what individual, who exactly, who precisely, who on \
earth, who in the world, who the hell, who the heck, who was it that, who is it that, who the one \
that, who the one who, who was it who, which people, what people, what sort of people = who
whose idea was it to, whose idea was it, whose idea was, whose idea is, whose brainchild is, whose \
brainchild was = who proposed
whose decision was it to, whose decision was it, whose decision was, whose call was it to, whose \
call was it, who made the decision to, who took the decision to = who decided
on whose orders, on whose order, under whose orders, on whose instructions, at whose command, on \
whose say so = who commanded
at whose behest, at whose request, at whose urging = who urged
whose doing was, whose doing is, whose handiwork was, whose handiwork is, whose work was = who did
at whose hands, by whose hand = by whom
on whose behalf, for whose benefit = for whom
in what way, in what ways, in what manner, by what means, in which way, how on earth, how in the \
world, how the hell, how exactly, how precisely, by what method, in what fashion, to what extent, \
to what degree = how
what on earth, what the hell, what the heck, what in the world, what exactly, what precisely = \
what
go by the name of, goes by the name of = named
do me a favour, do me a favor, do us a favour, do us a favor, for the life of me, for goodness \
sake, for heaven sake, for god sake, for crying out loud, in your records, in your files, in your \
notes, in your database, in your archive, in your archives, in our records, in our files, in our \
database, in our archive, in our archives, on your books, on file, from your records, from our \
records, according to your records, according to our records, per your records, per our records, \
according to your files, according to your database, top of your head, gotcha, as things stand, as \
it stands, as matters stand, as we speak, bottom line, the bottom line, help me out here, help me \
out, help us out, help me understand, got a minute, got a sec, got a second, do you have a minute, \
do you have a sec, have you got a minute, have you got a sec, when you get a chance, when you get \
a minute, when you get a sec, at your convenience, at your earliest convenience, as soon as \
possible, as quickly as possible, as fast as possible, pls advise, please advise, kindly advise, \
plz advise, i m writing, i m working on, i m working, i am writing, i am working on, we re \
writing, we re working on, for a feature, i m on deadline, on deadline, on a deadline, on a tight \
deadline, on tight deadline, deadline looming, up against a deadline, up against deadline, my \
editor wants to know, my editor is asking, my editor wants, my editor asked, my editor asks, my \
boss wants to know, my boss is asking, my boss wants, my boss asked, my boss asks, my producer \
wants, my producer asks, the desk is asking, the desk wants, the desk wants to know, desk is \
asking, a colleague asked, a colleague asks, a colleague is asking, a colleague wants to know, a \
reader asked, a reader asks, a reader wants to know, someone told me, somebody told me, i was \
told, i ve been told, i m told, we re told, we ve been told, they told me, if i remember rightly, \
if i remember correctly, if i recall correctly, if i m not mistaken, if i m not wrong, unless i m \
mistaken, if i m wrong, if memory serves, if memory serves me right, quick q, quick check, quick \
fact check, fact check, fact check this, sanity check, in a nutshell, in layman terms, in laymans \
terms, in plain english, in plain terms, in plain words, in simple words, in plain language, in \
simple language, in one sentence, in a sentence, in a few words, in one line, in one word, in your \
own words, in a couple of sentences, in a few sentences, in a couple of words, in bullet points, \
to cut a long story, short version, the short version, cut to the chase, when all is said, all \
things considered, by and large, in essence, as a matter of interest, out of interest, for what it \
worth, for the sake of argument, for the sake of completeness, for completeness, for clarity, for \
the avoidance of doubt, to be honest, to be fair, to be frank, to be precise, so to speak, as \
everyone knows, bear with me, forgive me, forgive my ignorance, pardon my ignorance, excuse my \
ignorance, silly question, stupid question, dumb question, daft question, basic question, easy \
one, hate to bother you, sorry to be a pain, sorry to trouble you, hope you re well, hope you are \
well, hope all is well, hope this finds you well, thanks in advance, thank you in advance, thanks \
for your help, thank you for your help, thanks for the help, much obliged, appreciate it, i d \
appreciate it, would appreciate, i d be grateful, i would be grateful, grateful if you could, \
would be great, would be helpful, that would be great, that would be helpful, that d be great, i \
can t remember, i can t recall, i cannot remember, i cannot recall, i don t remember, i don t \
recall, i can t find, i couldn t find, i don t know, i m not sure, not sure if, not sure whether, \
i m not certain, i ve forgotten, i forgot, i m wondering, i m trying to, trying to work out, i m \
trying to understand, i m curious, keen to know, i m keen to know, i m interested in, interested \
in knowing, let me ask you, are you able to say, are you able to confirm, can you say, could you \
say, can you help, could you help, can you help me, could you help me, help me with, i need help \
with, need help with, any clue, any thoughts on, any word on, any intel on, any inkling, shed some \
light on, shed light on, throw some light on, bring me up to speed, get me up to speed, bring us \
up to speed, up to speed on, the lowdown on, the low down on, the skinny on, the scoop on, the \
gist of, the nuts and bolts of, the ins and outs of, what the deal with, for context, for my own \
understanding, for my notes, for my files, for our records, for my records, for my reference, for \
future reference, for reference, for print, for broadcast, for publication, for the bulletin, for \
the newsletter, for a newsletter, for a briefing, for a briefing note, for a memo, for a \
presentation, for a colleague, for my editor, for my boss, for a fact check, for an explainer, for \
a backgrounder, for a timeline, for attribution, before i publish, before we publish, before i \
file, before we go to press, before we go to air, before we run it, before i run it, i need to \
file, i have to file, need to file, is it true that, is it the case that, is it right that, is it \
correct that, is it a fact that, am i right that, am i right in thinking, am i right to think, am \
i correct that, was it the case that, if at all possible, as best you can, to your knowledge, as \
far as you know, as far as we know, so far as we know, so far as is known, in your opinion, double \
check, double checking, just checking, checking in, circling back, circle back on, just to check, \
to double check, i gotta know, settle a bet, settle an argument, humour me, humor me, refresh my \
memory, jog my memory, spill the tea, hit me with, talk me through, take me through, break it down \
for me, spell out for me, spell it out, lay it out for me, sum up, sum it up, to sum up, boil down \
to, boils down to, one sec, hang on, hold on a second, hold on a sec, wait a minute, wait a sec, \
in the first instance, in the grand scheme, in this respect, in that respect, in respect of, with \
respect to, pertaining to, in the context of, in the case of, asap, ta, tks, tnx, thnx, tysm, wrt, \
fwiw, afaik, iirc, imho, lmk, idk, nvm, icymi, ngl, lemme, dunno, ffs, smh, eli5, ofc, obv, soz, \
appreciated, apols =
w r t = with regard to
coz, b c, cos of = because
btwn, betw = between
with o, with out = without
thru = through
incl = including
excl = excluding
wd, wld = would
shd, shld = should
cld = could
wil = will
sth, smth = something
gvt, gov t, govmt = government
govts = governments
msg = message
msgs = messages
mtg = meeting
mtgs = meetings
pres = president
amb = ambassador
asst = assistant
dep = deputy
dept = department
depts = departments
orgs = organisations
mfr = manufacturer
hq = headquarters
cttee, cmte = committee
parl = parliament
fm, foreign min, for min, forn min = foreign minister
the pm, a pm = the prime minister
prime min = prime minister
deputy pm, dep pm = deputy prime minister
former pm, ex pm, ex prime minister = former prime minister
which pm = which prime minister
whose pm = whose prime minister
defence min, defense min, def min = defence minister
finance min, fin min = finance minister
sec gen, secgen = secretary general
sec of state = secretary of state
veep = vice president
bn, bln = billion
mn, mln = million
trn = trillion
pct = percent
yest, ystrdy, y day = yesterday
tmrw, tmw, tomoz = tomorrow
tdy, 2day = today
tonite = tonight
yr = year
yrs = years
mth = month
mths = months
wk = week
wks = weeks
hrs = hours
mins = minutes
avg = average
amt of = amount of
wpn = weapon
wpns = weapons
ammo = ammunition
helo = helicopter
hosp = hospital
eqpt = equipment
stmt = statement
annc = announcement
agmt, agrmt = agreement
rcvd, recd, rec d = received
rcv = receive
docs = documents
spoxs = spokesperson
ctries = countries
ctry = country
cpny = company
cpnies = companies
peeps, pple = people
"""
