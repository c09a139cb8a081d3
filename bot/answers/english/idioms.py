"""Turns that open with a verb, and others of one form, as in `phrases`; folded on both sides."""

VERBAL = """
put a stop to, put an end to, put paid to, bring to an end, bring to a close, draw a line under, \
call time on, draw to a close, come to an end, come to a close, phase out, kill off = end
call a halt to, bring to a halt, bring to a standstill, put on hold, put on ice, put the brakes \
on, grind to a halt, come to a halt, come to a standstill, press pause on, put on the back burner \
= halt
pull the plug on, roll back = cancel
kick the can, drag its feet, drag their feet, drag his feet, drag her feet = delay
cave in to, give in to, bow to pressure = concede
climb down, back down, row back, do a u turn, make a u turn, beat a retreat, pull back = withdraw
bail out, come to the rescue of, throw a lifeline, throw a lifeline to = rescue
foot the bill, pick up the tab, pick up the bill, settle the bill, cover the cost, cover the \
costs, bear the cost, bear the costs, meet the cost, pay up = pay
splash out, splash out on = spend
throw money at, put money into, pour money into, pump money into = fund
hit with a fine, slap a fine, slap with a fine, levy a fine, impose a fine, land with a fine, \
issue a fine, hand down a fine, hand out a fine = fine
slap a ban, impose a ban, place a ban, put a ban, introduce a ban = ban
slap sanctions, hit with sanctions, slap with sanctions, place sanctions, put sanctions, level \
sanctions, clamp down on = sanction
throw the book at, hold to account, bring to book, bring to justice = punish
level accusations, make accusations, make an accusation, hurl accusations = accuse
level a charge, level charges, bring charges, press charges, file charges, hit with charges, slap \
with charges = charge
file a lawsuit, bring a lawsuit, file a suit, bring a suit, launch a lawsuit, launch legal \
proceedings, start legal proceedings, begin legal proceedings, take legal action, launch legal \
action, bring legal action, hit with a lawsuit, slap with a lawsuit, haul into court, drag to \
court, drag through the courts, seek damages = sue
open an investigation, launch an investigation, start an investigation, begin an investigation, \
mount an investigation, conduct an investigation, launch a probe, open a probe, open an inquiry, \
launch an inquiry, hold an inquiry, get to the bottom of = investigate
hand in his notice, hand in her notice, hand in their notice, hand in his resignation, hand in her \
resignation, hand in their resignation, tender his resignation, tender her resignation, tender \
their resignation, submit his resignation, submit her resignation, call it quits, fall on his \
sword, fall on her sword, vacate the post, give up his office, give \
up her office, give up their office, give up the office, give up his job, give up her job, give up \
their job, give up their post = resign
give the sack, give the boot, show the door, relieve of his duties, relieve of her duties, relieve \
of their duties, shed jobs, axe jobs, let staff go = dismiss
hold talks, have talks, hold a meeting, have a meeting, sit down with, hold a summit, come face to \
face = meet
hold negotiations, come to the table, come to the negotiating table = negotiate
strike a deal, reach a deal, cut a deal, clinch a deal, seal a deal, ink a deal, hammer out a \
deal, reach an agreement, come to an agreement, strike an agreement, hammer out an agreement, see \
eye to eye, shake hands on, reach an accord = agree
put pen to paper, put its name to, put his name to, put her name to, put their name to, put their \
names to = sign
sign up to, sign up for = join
thrash out, talk over, hold discussions, have discussions = discuss
pay a visit to, pay a visit, make a visit, make a trip, make the trip, drop in on, swing by, jet \
off to, pay a call on = visit
get under way, get off the ground, get the ball rolling, set in motion, go live, come on stream, \
come into service, enter service, start up, start off, start out, come into effect, enter into \
force, come into being = start
cast off, weigh anchor, leave port = depart
get out = escape
get off alive, get out alive, come out alive, make it out = survive
plead guilty, enter a guilty plea, make a clean breast of, claim responsibility = admit
plead not guilty = deny
find guilty = convict
find not guilty, clear of all charges = acquit
send to prison, send to jail, put behind bars, throw in jail, put in prison, put in jail = \
imprison
bring to light, lift the lid on, blow the lid off, blow the whistle on, spill the beans, let slip, \
lay bare, bring into the open, take the wraps off = disclose
turn a blind eye, turn a blind eye to, look the other way, turn a deaf ear, turn a deaf ear to, \
pay no heed, pay no heed to, pay no attention to, take no notice of = ignore
keep under wraps, sweep under the carpet, sweep under the rug, hush up, cover \
up, paper over, keep a lid on, keep the lid on = conceal
ramp up, step up, scale up, dial up, crank up, ratchet up, push up, drive up, bump up = increase
go through the roof, shoot up, creep up, edge up, tick up = rise
scale back, scale down, cut back on, cut back, cut down on, dial back, dial down, pare back, pare \
down, slim down, draw down = reduce
rein in, put a cap on, put limits on = curb
take a tumble, take a dive, take a nosedive, tail off = fall
beef up, shore up, firm up = strengthen
sign off on, sign off, give the green light, give the nod, give the thumbs up, give the go ahead, \
give its blessing, give his blessing, give her blessing, give their blessing, rubber stamp, wave \
through, nod through, green light, vote through, say yes to, give the ok = approve
give the thumbs down, say no to, pour cold water on, give short shrift to, dismiss out of hand, \
reject out of hand = reject
throw its weight behind, throw his weight behind, throw her weight behind, throw their weight \
behind, put its weight behind, side with, rally behind, rally round, line up behind, lend support, \
lend a hand, lend its support, lend their support, come out in favour of, come out in support of, \
stand shoulder to shoulder with, prop up = support
come out against, take issue with = oppose
take aim at, tear into, lay into, take a swipe at, take a dig at, haul over the coals, take to \
task, rip into, rail against = condemn
pay tribute to, sing the praises of = praise
say sorry, offer an apology, issue an apology, make an apology = apologise
make a pledge, make a promise, make a commitment, give its word, give his word, give her word, \
give their word, give an undertaking = pledge
make threats, issue a threat, issue threats = threaten
sound the alarm, raise the alarm, issue a warning, give a warning, sound a warning, raise a red \
flag, raise red flags, put on notice, ring alarm bells = warn
dig its heels in, dig their heels in, dig in its heels, dig in their heels, stick to its guns, \
stick to their guns, stand its ground, stand their ground = insist
call for, press for, push for = demand
carry on, keep going, press ahead, press ahead with, press on with, push ahead, push ahead with, \
plough ahead, forge ahead, drag on = continue
flare up, spiral out of control, spin out of control, get out of hand, come to a head = escalate
stave off, ward off, nip in the bud, keep at bay, guard against = prevent
stand in the way of, get in the way of, put a spanner in = hinder
wipe out, raze to the ground, reduce to rubble, lay waste to = destroy
claim the lives of, claim the life of, put to death = kill
meet his death, meet her death, meet their deaths, lose his life, lose her life = die
open fire on, open fire, gun down, shoot dead = shoot
carry out an attack, launch an attack, mount an attack, stage an attack, launch an assault = \
attack
launch an invasion, mount an invasion, send troops into, send its troops into = invade
plough into, plow into, slam into, smash into, crash into = crash
go up in flames, burst into flames, set on fire, set ablaze, set alight, set fire to, burn to the \
ground = burn
move to safety, bring to safety, take to safety = evacuate
run for their lives, seek refuge, seek asylum = flee
take cover, take shelter, seek shelter, take refuge = shelter
make a run for it, break free, slip away = escape
make off with, walk off with = steal
take hostage, take captive, hold hostage = kidnap
place under arrest, put under arrest, put in handcuffs, make an arrest, remand in custody = arrest
fall through, come to nothing, come to naught, fall flat, go awry, go pear shaped = fail
go bust, go belly up, go to the wall, fall apart = collapse
pull through, make it out alive, live to tell the tale = survive
track down, stumble on, stumble upon, stumble across = discover
catch sight of, catch wind of, get wind of = notice
keep tabs on, keep an eye on, keep watch on, keep watch over, keep track of = monitor
hunt for = search
have a stake in, hold a stake in = own
snap up, buy up = buy
sell off, put up for sale, put on the market, put on sale = sell
get hold of, get its hands on, get their hands on, get his hands on, get her hands on, lay hands \
on, come into possession of = obtain
take delivery of = receive
ship off, send off = send
hand back, give back = return
dole out, parcel out, share out = distribute
single out, opt for, settle on = choose
make up its mind, make up his mind, make up her mind, make up their minds, make a decision, take a \
decision, reach a decision, come to a decision = decide
hand down a ruling, hand down a verdict, issue a ruling, deliver a verdict, deliver a ruling, \
reach a verdict = rule
hand down a sentence, pass sentence on = sentence
put forward, float the idea of = propose
put in a bid, make a bid, submit a bid, lodge a bid, put in an offer = bid
get the better of = defeat
come out on top, carry the day, sweep to victory = win
take the place of, step into the shoes of, fill the shoes of, fill in for, stand in for, take over \
from = replace
have an impact on, have an effect on, take a toll on, take its toll on = affect
do damage to, cause damage to, sustain damage, suffer damage = damage
give rise to, bring about, result in, trigger off, spark off, touch off = cause
break the law, break the rules, flout the rules, fall foul of, run afoul of, bend the rules = \
breach
play by the rules, toe the line, fall into line, abide by, stick to the rules = comply
cook the books = falsify
pull the wool over, take for a ride = deceive
take to the streets, stage a protest, hold a protest, hold a demonstration, stage a demonstration, \
stage a rally, hold a rally = protest
down tools, walk off the job, go on strike = strike
go to the polls, cast ballots, cast their votes, cast their ballots, cast a vote = vote
tie the knot = marry
shift the blame, lay the blame, pin the blame, put the blame, place the blame, point fingers = \
blame
change tack, change course, change its tune, do an about face = change
give evidence, give testimony, bear witness, take the stand = testify
cast doubt on, call into question, cast doubts on = doubt
raise concerns, voice concern, voice concerns, express concern, express concerns, raise a concern \
= worry
put to the test, try out, run tests, carry out tests = test
make use of, put to use, resort to = use
patch up, fix up, carry out repairs = repair
claw back, win back = recover
open again, open back up, open its doors again = reopen
close its doors, shut its doors, shut up shop, wind down, close their doors = close
lay to rest = bury
break ground on = build
come under fire, come under attack = being attacked
come in for criticism, draw criticism, draw fire, face criticism, face a backlash, take flak = \
being condemned
get a fine, receive a fine, be handed a fine = being fined
face charges, face a charge, face criminal charges = being charged
face a lawsuit, face legal action = being sued
stand accused = being accused
get the green light, get the nod, get the go ahead, get the thumbs up = being approved
get the sack, get the boot, get fired, be shown the door, lose his job, lose her job, lose their \
jobs, be given the boot = being dismissed
come to light = being discovered
come under investigation, come under scrutiny = being investigated
sustain injuries, suffer injuries = being injured
take the blame, take the rap, carry the can, take the fall = being blamed
take the helm, take the reins, take up office, take the oath, take up the post, get the job, land \
the job = being appointed
come off the list, come off the sanctions list = being removed
bear the brunt, bear the brunt of, be the target of, become the target of = being hit
go on sale, change hands = being sold
serve time, get jail time, get a prison sentence = being sentenced
"""
"""In the first form of their verb: `inflect` adds the others, and those of the plain word."""

FIXED = """
made of, made from, made out of = material
head office, head offices = headquarters
look like, looks like, looked like = appearance
stand trial, stood trial, standing trial, stands trial, go on trial, went on trial, goes on trial, \
put on trial = trial
under investigation, under scrutiny = investigated
under arrest = arrested
under attack = attacked
on the receiving end of, on the receiving end, in receipt of = receiving
on the hook for, left with the bill for, picking up the bill for, picking up the tab for = paying \
for
in talks with, in negotiations with = negotiating with
in talks, in negotiations, locked in talks, at the negotiating table = negotiating
taken off the list, struck off the list, took off the list, take off the list = removed from the \
list
taken off the sanctions list, take off the sanctions list = removed from the sanctions list
bailout, bail out package, rescue package = rescue
greenlit, greenlighted, rubberstamped = approved
greenlight, rubberstamp = approve
mothballed = halted
backtracked, backpedalled = withdrawn
backtrack, backpedal = withdraw
nosedived = collapsed
in the works, in the offing = planned
on the cards = likely
on the rise, on the increase = rising
up in arms = angry
in hot water, in dire straits = trouble
up and running, in working order, in operation = operating
back up and running, back in action, back in service, back in operation = resumed
in short supply = shortage
on the run = fleeing
out on strike, on the picket line = strike
behind schedule, running late = delayed
in arrears = owe
keep mum, kept mum, stay silent, stayed silent, keep silent, kept silent, remain silent, remained \
silent, keep quiet, kept quiet, stay quiet, stayed quiet, said nothing, keep schtum = silent
have a hand in, had a hand in, has a hand in, play a part in, played a part in, mixed up in, tied \
up in = involved in
at the helm of, at the head of = head of
on the payroll of, in the employ of = employed by
in cahoots with, in league with, hand in glove with, in concert with = cooperating with
in cahoots, in league, in concert = cooperating
sides of the atlantic, both sides of the atlantic, two sides of the atlantic = transatlantic
across the atlantic = transatlantic
counted among, a member of, numbered among, counts among = one of
vis a vis = towards
"""
