"""The JSON Schema of story files, for editors that complete and check while one writes."""

import json

from bot.curation.shapes import FileShape


def story_schema() -> str:
    """Return the schema as JSON text: the content of `stories/story.schema.json`."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FileShape.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
