"""Words for what somebody says something at, in or by; folded, not stemmed."""

OCCASIONS = frozenset(
    "address appearance article assembly ballot book breakfast briefing broadcast call ceremony "
    "chamber church column committee conference congress conversation council court debate "
    "dinner email event exchange funeral gathering hearing inquiry interview launch lecture "
    "letter lunch meeting memo message newspaper note parliament party phone podcast post "
    "presentation presser programme program protest radio rally reception release remarks "
    "report reply response senate sermon session speech stage statement summit "
    "talk talks telegram telephone television testimony text trial tv tweet video visit "
    "vote writing".split()
)

MANNERS = frozenset(
    "brief earlier formal joint later lengthy long new official private prepared public recent "
    "same separate short single subsequent written".split()
)
"""What an occasion may be called without being another one."""
