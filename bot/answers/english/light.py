"""Words that carry a question and name nothing that a fact has to bear; folded, not stemmed."""

LIGHT = frozenset(
    "a about above according actual actually affair afternoon again against ago ah ain all almost "
    "alongside already also altogether am amid among an and angle another any anybody anymore "
    "anyone anything anyway app apparently are aren around article as ask asking aspect at aware "
    "away background basically be because been behind being believe below besides between bit bot "
    "both bother breakdown brief briefly bring brings bro brought btw bunch but by can chance "
    "channel cheers clarify clear combined come compare compared comparing comparison complete "
    "concerning confirm confirmed correct could couldn countries country curious current currently "
    "date dateline day dear detail details did didn differ difference different differs dimension "
    "diplomat diplomats do does doesn doing don done dude during each early effort efforts eg "
    "either element else envoy envoys etc even evening ever every everybody everyone everything "
    "exact exactly expected explain explaining explanation expression extent fact facts few figure "
    "figures find folks follow following for forget from full further fyi general generally gimme "
    "go gonna good got gotten government governments guess guys had hadn happen happened happening "
    "happens has hasn have haven having he hear heard held hello her here hers hey hi him his hiya "
    "hmm hold holding how however hows i id idea ie if im imo in indeed info inform information "
    "instead interested into involved is isn issue issues it its itself ive job just kind kindly "
    "kinds know known last late lately latest least less lets like line lines list literally "
    "little ll lol long look looking lot lots made make makes making many mate matter max may "
    "maybe me mean means might min mind mine moment month more morning most mostly mr mrs ms much "
    "must my myself named namely nation nations near need new newest news next nice no nope nor "
    "normally not nothing now numbers o occur occurred of off office official officially officials "
    "oh ok okay omg on once one ones only onto ooh or order other others ought our ours out over "
    "overall overview own package packages paragraph part particular particularly parties per "
    "perhaps phrase piece place please pls plz pm position possess possibly presumably pretty "
    "previously probably public publicly question questions quick quickly quite rank rather re "
    "read real really reason recall recap recent recently record regard regarding regards related "
    "remember remind report reported reportedly reports respectively right role rough roughly "
    "rundown s same see seem seems sense several shall she short should shouldn show showing side "
    "sides simple simply since single sir situation so soil some somebody someone something soon "
    "sorry sort sorts specific specifically still story stuff such suddenly summarise summarize "
    "summary supposed supposedly sure system systems t tbh tell telling term terms than thanks "
    "that thats the their theirs them themselves then there theres these they thing things think "
    "this those though thought through throughout thx till title tldr to today together tonight "
    "too topic totally towards true truly trying type types u um under understand until up update "
    "updated upon ur usually v ve versus very via view vs wait wanna want wanted was wasn way ways "
    "we week well went were weren what whatever whats when whenever whens where wheres whether "
    "which while who whoa whoever whole whom whos whose why will wish with within without wonder "
    "wondering word words would wouldn wow ya yeah year yep yes yet yo you your yours "
    "yourself".split()
)

FAINT = frozenset(
    "actually add added adding aim angle aspect attempt attribute attributed audience bloke bring "
    "brought cannot chap cite cited colleague comparable concern concerned consider considered "
    "context current deal dealing duo entire eventually exist face fellow figure finally folk "
    "force guy handle hold involve involving journalist journalists keep keeping kept lady link "
    "manage managed mention mentioned move neighbor neighbour night note noted ordinary pair "
    "particular pick picked play played plus press public put putting react refer referred relate "
    "related relied rely remain remind report reporter reporters reporting round scene serve show "
    "single stand standing stay stayed stays stood suggest suggested term treat tried try trying "
    "use used using".split()
)
"""Words that say little: where no fact bears them, a fact that bears all others will do."""

PERSONAL = frozenset("he she they him her them his hers their theirs himself herself".split())
POINTING = frozenset("it its that this those these there then".split())
OVERVIEW = frozenset(
    "story summary summarise summarize brief briefing overview recap rundown latest update updates "
    "news new happened happening going tldr".split()
)
"""Words that ask after the story as a whole where a question has no other."""
OPENERS = frozenset(
    "did didn does doesn do don has hasn have haven had was wasn were weren is isn are aren will "
    "would can could should".split()
)
"""Words before a subject."""
