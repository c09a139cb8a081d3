"""A guild, a channel and a person in it, on a simulated Discord."""

from dataclasses import dataclass

import simcord


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Where a test on the simulated Discord takes place."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    person: simcord.MemberActor


def set_scene(env: simcord.Env) -> Scene:
    """Build a scene with one person."""
    guild = env.create_guild()
    channel = guild.create_text_channel("general")
    person = guild.add_member(env.create_user("alice"))
    return Scene(env=env, guild=guild, channel=channel, person=person)
