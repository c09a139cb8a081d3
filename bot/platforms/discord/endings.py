"""Why Discord ends a connection for good."""

REFUSED = "Discord does not accept the token in DISCORD_TOKEN."

# Gateway close codes after which trying again cannot help, by Discord's documentation.
FINAL = {
    4004: REFUSED,
    4010: "Discord refused the shard.",
    4011: "The bot is in too many guilds for one connection.",
    4012: "Discord no longer speaks this version of its gateway.",
    4013: "Discord refused the intents.",
    4014: "Discord refused the intents.",
}
