"""Identifiers. Fact and entity ids are qualified by their story: `story-slug/local-name`."""

import re
from sys import intern
from typing import NewType

StoryId = NewType("StoryId", str)
SourceId = NewType("SourceId", str)
FactId = NewType("FactId", str)
EntityId = NewType("EntityId", FactId)
"""An entity is itself a fact, so its id is a fact id."""

LOCAL_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a curator may call a story, a source or a fact inside a story."""


def story_of(qualified: FactId) -> StoryId:
    """Return the story part of a qualified id."""
    return StoryId(intern(qualified.partition("/")[0]))  # one object: indexes hold thousands


def local_name(qualified: FactId) -> str:
    """Return the part a curator wrote in the story file."""
    return qualified.partition("/")[2]
