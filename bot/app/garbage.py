"""How often Python looks for garbage in cycles, which stops everything else while it looks."""

import gc

_NEW_OBJECTS = 10_000
"""So many between two looks: a delivery makes hundreds, nearly all of which go by themselves."""


def settle() -> None:
    """Never look again at what is there now, and seldom at what comes.

    Not before the stories are loaded: what loading leaves would be kept with them.
    A Book holds no cycles: one that is replaced goes by reference counts.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
