"""The README's pictures: one real answer on each platform, drawn from what it is sent."""

import json
from collections.abc import Awaitable, Callable
from io import StringIO

import simcord
from playwright.async_api import Browser, FloatRect, Page
from rich.console import Console
from rich.terminal_theme import MONOKAI

from bot.answers.commands import COMMANDS
from bot.app.desk import Desk
from bot.charts.paint import MatplotlibPainter
from bot.messages.reply import Reply
from bot.platforms.console.render import render_reply
from bot.platforms.page.routes import page_routes
from bot.platforms.slack.render import payload_json
from bot.web.server import WebServer
from tests.pictures.slack_page import slack_page
from tests.platforms.discord.scene import set_scene
from tests.scenarios.desk import NOW

Answer = Callable[[str], Awaitable[Reply]]
Keep = Callable[[str, bytes], None]


async def opened(browser: Browser, *, width: int = 760) -> Page:
    """Open a page that is drawn at twice the size, for sharp pictures."""
    context = await browser.new_context(
        viewport={"width": width, "height": 300}, device_scale_factor=2
    )
    return await context.new_page()


async def test_slack(browser: Browser, answer: Answer, keep: Keep) -> None:
    page = await opened(browser)
    payload = json.loads(payload_json(await answer("/sanctions"), line="/sanctions"))
    await page.set_content(slack_page(payload))
    keep("slack.png", await page.screenshot(full_page=True))


async def test_terminal(browser: Browser, answer: Answer, keep: Keep) -> None:
    console = Console(width=86, record=True, force_terminal=True, file=StringIO())
    console.print("[bold]>[/bold] /claims about:drones\n", highlight=False)
    console.print(render_reply(await answer("/claims about:drones")))
    page = await opened(browser, width=900)
    await page.set_content(console.export_html(theme=MONOKAI, inline_styles=True))
    await page.add_style_tag(content="body { margin: 0; padding: 16px 20px } pre { margin: 0 }")
    keep("terminal.png", await page.screenshot(full_page=True))


async def test_page(browser: Browser, desk: Desk, keep: Keep) -> None:
    painter = MatplotlibPainter()
    routes = page_routes(desk.service, COMMANDS, painter, lambda: NOW)
    server = WebServer("127.0.0.1", 0, routes)
    page = await opened(browser, width=980)
    await page.set_viewport_size({"width": 980, "height": 820})
    try:
        await page.goto(await server.start())
        await page.get_by_role("combobox").or_(page.get_by_role("textbox")).first.fill("/aid")
        await page.keyboard.press("Enter")
        picture = page.locator("article img")
        await picture.scroll_into_view_if_needed()
        await page.wait_for_load_state("networkidle")
        keep("page.png", await page.screenshot())
    finally:
        await server.stop()
        await painter.stop()


async def test_discord(browser: Browser, simcord_env: simcord.Env, keep: Keep) -> None:
    scene = set_scene(simcord_env)
    await scene.person.slash(scene.channel, "quotes", speaker="lammy")
    async with simcord_env.preview(
        scene.channel,
        viewers=[scene.person],
        layout="channel",
        display="fixed",
        width=820,
        height=900,
        presentation_time=NOW,
    ) as preview:
        page = await opened(browser, width=860)
        await page.set_viewport_size({"width": 1000, "height": 1000})
        await page.goto(preview.url)
        await page.get_by_text("significant escalation").first.wait_for()
        shown: FloatRect = {"x": 262, "y": 140, "width": 530, "height": 710}
        keep("discord.png", await page.screenshot(clip=shown))
