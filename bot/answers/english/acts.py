"""Words for what is done, a group a line: words of a group mean the same in a question.

Words behind the bar mean it when somebody asks with them, but may mean something else where a
fact holds them. Opposites never share a line, nor do the two ends of an act (give, receive):
direction counts.
"""

ACTS = (
    "send sent sender give gave given giving transfer supply supplier deliver delivery provide "
    "provider shipment export furnish dispatch donate handover | ship hand equip "
    "pass arm funnel get back contribute transport share offer",
    "receive recipient obtain acquire acquisition | get got gotten take took accept",
    "arrive arrival | reach land come came turn",
    "visit visitor trip travel traveller journey | go goes going went gone tour head set",
    "go | visit travel",
    "start begin began begun beginning commence onset outbreak erupt open | break broke kick "
    "launch",
    "end finish cease conclude conclusion | stop halt over",
    "build built builder construct construction erect | establish set make put",
    "produce production producer manufacture manufacturer assemble assembly | make made maker",
    "train training trainee teach taught instruct instruction | drill school learn learnt "
    "learned prepare show",
    "deny denial reject rejection dismiss dismissal rubbish refute rebut repudiate disavow "
    "contradict | dispute contest answer respond response react reaction reply push",
    "accuse accusation allege allegation | blame charge claim say said suspect complain complaint",
    "admit admission acknowledge concede confess",
    "announce announcement declare declaration unveil disclose | reveal publish made say said "
    "public tell told",
    "cancel cancellation scrap annul annulment | axe revoke terminate withdraw end drop cut stop",
    "suspend suspension | freeze froze pause",
    "restrict restriction curb | limit curtail measure punish penalise penalize",
    "ban prohibit prohibition forbid forbidden outlaw bar embargo | block close limits stop "
    "exclude order introduce impose decree",
    "refuse refusal | stop halt deny",
    "sue lawsuit suit court | legal case claim trial file filed",
    "blame fault culprit responsible | cause responsibility guilty accuse",
    "lose lost loss losses | cost damage",
    "carry carried carrying cargo load freight | transport aboard board",
    "sail sailing voyage bound | head headed come route way",
    "accident disaster incident shipwreck wreck grounding | crash happen",
    "strike struck hit | ground aground",
    "pump pumped | remove take recover drain",
    "recover recovery | collect clean",
    "replace replacement successor succeed | take follow",
    "call describe description label brand dub characterise characterize portray depict | term "
    "name refer word see view think",
    "use usage deploy deployment utilise utilize | employ fire shoot shot launch unleash turn "
    "operate handle",
    "attack assault offensive | strike struck hit",
    "bomb bombard bombardment | strike hit shell",
    "invade invasion incursion | attack war",
    "help assist assistance support backing | aid back contribute sustain prop role play",
    "return exchange reciprocate swap repay repayment reward compensation | trade payment pay "
    "paying gain benefit",
    "warn warning caution | alert",
    "plan intend intention schedule | due upcoming going",
    "meet met meeting talks | summit see sit",
    "accompany joint jointly together | join beside side same",
    "allow permit permission enable free possible let | able help can mean",
    "fly flies flew flown flight aviation air | service route operate land",
    "expect expectation anticipate likely probably predict prediction forecast foresee | will "
    "going soon",
    "condemn condemnation denounce criticise criticize criticism decry rebuke | slam blast "
    "attack say call",
    "praise hail applaud | welcome",
    "promise pledge vow commit commitment | give offer put earmark set",
    "refill restock replenish resupply rearm | supply get buy obtain top source turn",
    "turn rely reliance resort | depend dependence go look",
    "deepen deeper strengthen tighten closer | grow growing close improve",
    "prevent thwart hinder | keep block stop deprive",
    "urge | appeal ask request demand call tell",
    "defend defence defense protect protection",
    "threaten threat | danger menace",
    "escalate escalation intensify | worsen",
    "divert distract distraction deflect",
    "rescue save evacuate evacuation | bring lift",
    "die died dead death kill fatality | lose lost victim casualty",
    "hurt injure injury injured wounded | wound victim casualty",
    "arrest detain detention custody | jail hold held stop impound",
    "investigate investigation inquiry enquiry probe | look examine",
    "sink sank sunk",
    "ground grounding aground strand stranded | run ran hit strike struck stick stuck",
    "leak leakage spill spillage spilt | discharge lose lost escape",
    "clean cleanup cleaning",
    "resign resignation | quit",
    "appoint appointment | name",
    "elect election vote | ballot win won",
    "buy bought purchase | acquire get",
    "pay paid payment payout | spend spent",
    "cost price | expense",
    "agree agreement deal accord pact treaty arrangement",
    "respond response consequence react reaction answer reply rejoinder deny denial reject "
    "rejection | retort say said",
    "say said speak spoke spoken speech tell told remark comment mention utter quote quotation "
    "statement | confirm assert insist state explain talk express voice note add word stress claim "
    "call think describe line declare",
    "sanction designate designation blacklist punitive | list listing punish punishment penalty "
    "penalise penalize target hit slam slap impose measure action step move restrict",
    "continue continuation sustain persist | carry ongoing keep go fight",
    "hide conceal conceals secret | cover",
    "close closed closure shut | stick stuck idle limits",
    "reopen reopening | open",
    "restrict restriction measure | order introduce impose decree",
    "sanction designate designation | order introduce impose decree",
    "leak | hole",
    "crash collide collision",
    "delist removal | remove lift lifted take",
    "lead led leader leading | head chief run",
    "measure step action move | response consequence act sanction do penalty",
    "work cooperate cooperation collaborate collaboration | team",
    "destroy destruction | damage",
    "damage | harm hurt destroy",
)
