"""A fresh scene for each test."""

import pytest

from tests.delivery.scene import Scene


@pytest.fixture
async def scene() -> Scene:
    return Scene()
