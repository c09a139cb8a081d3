"""The part an entity plays in a fact. Queries and indexes name entities by it."""

from enum import StrEnum


class Part(StrEnum):
    """Each body lists its entities with their parts; one entity may play several."""

    SELF = "self"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    SPEAKER = "speaker"
    CLAIMANT = "claimant"
    DISPUTER = "disputer"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    OBJECT = "object"
    AUTHORITY = "authority"
    TARGET = "target"
    BASE = "base"
    DONOR = "donor"
    PARTICIPANT = "participant"
    PLACE = "place"
    ABOUT = "about"
