"""Common words of other languages, folded, by which a question in one shows; none is English."""

FOREIGN = frozenset(
    "aan aber ao aos auch auf aus aux av avec bei bitte bu ce ces cette che chi com combien como "
    "contra contro cosa cual cuales cuando cuanta cuantas cuanto cuantos cui czy dans dei del "
    "della delle dem depuis der deren des desde det deze di dijo dla dlaczego donde dove durch "
    "een ein eine einen einer eines ella elle ellos esta estan este etait ete ett fick foi foram "
    "fran fue fueron fur gav gdzie gegen gibt gli habe haben hanno hatte heeft het hoe hoeveel "
    "hur hva hvad hvem hvor hvorfor hvornar icin ik ile ils inte ist jak jest kac kadar kann "
    "kiedy kim kime kogo konnte kto ktora ktore ktory las leur leurs los mas med mit mucho naar "
    "nach nas nasil neden nel nella nerede nicht nie niet och od oder onde ook par para parce "
    "pela pelo perche pero piu porque pourquoi przez qu quais qual quale quali quand quando "
    "quanta quante quanti quanto quantos que quel quelle quelles quels quem qui quien quienes "
    "quoi sagt sagte sao segun ses sich sie sind sobre sono sont stata stati stato su sul sulla "
    "sus tegen uber uma una und une unos vad varfor vem viel viele vilka vilken vom von voor vor "
    "waar waarom wann wanneer waren warum wat wegen weil welche welchem welchen welcher welches "
    "welke wem wen wer werd werden weshalb wessen wieso wieviel wieviele wird wo woher wohin "
    "worden wordt wurde wurden za zijn zostal zostala zostaly zum zur".split()
)
