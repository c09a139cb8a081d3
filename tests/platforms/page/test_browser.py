"""The page as a person meets it, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Browser, Page

from bot.messages.reply import Action, Notice, Reply
from tests.platforms.page.conftest import Served, Watched

pytestmark = pytest.mark.asyncio(loop_scope="session")

ANSWER = "six entities and ten people based in Iran and Russia"
LINES = ("/aid", "/claims about:drones", "/quotes speaker:lammy", "/who nobody", "/help")

# Returns the least contrast between a text and what is behind it, and where, by WCAG 2.2.
CONTRAST = """
() => {
  const channel = (v) => (v <= 10.3 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const light = (css) => {
    const [r, g, b] = css.match(/[\\d.]+/g).map(Number);
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const hasText = (each) => [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const worst = [...document.body.querySelectorAll("*")]
    .filter((each) => hasText(each) && each.offsetParent)
    .map((each) => {
      const [a, b] = [light(getComputedStyle(each).color), light(behind(each))];
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), each.outerHTML.slice(0, 90)];
    });
  return worst.sort((a, b) => a[0] - b[0])[0];
}
"""


@asynccontextmanager
async def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scripts: bool = True,
    scheme: Literal["light", "dark"] = "light",
) -> AsyncIterator[tuple[Page, Watched]]:
    context = await browser.new_context(
        viewport={"width": width, "height": 740},
        java_script_enabled=scripts,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    watched, page = Watched(), await context.new_page()
    watched.watch(page)
    try:
        await page.goto(address)
        yield page, watched
    finally:
        await context.close()


async def ask(page: Page, line: str, *, turn: int = 1) -> None:
    await page.locator("#line").fill(line)
    await page.locator("#line").press("Enter")
    await page.locator(f"#turn-{turn} .reply").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
async def test_a_newcomer_types_a_command_and_reads_the_answer_with_its_source(
    browser: Browser, channel: str, scripts: bool
) -> None:
    async with opened(browser, channel, scripts=scripts) as (page, watched):
        await ask(page, "/sanctions")
        reply = await page.locator("#turn-1 .reply").inner_text()
        assert ANSWER in reply and "On record as of 10 September 2024." in reply
        assert "UPI" in await page.locator("#turn-1 .sources").inner_text()
        assert watched.complaints == []
        assert [each for each in watched.addresses if not each.startswith(channel)] == []


@pytest.mark.parametrize("scripts", [True, False])
async def test_the_conversation_goes_on_and_outlives_a_reload(
    browser: Browser, channel: str, scripts: bool
) -> None:
    async with opened(browser, channel, scripts=scripts) as (page, _):
        for turn, line in enumerate(("/sanctions", "/sources", "/sources"), start=1):
            await ask(page, line, turn=turn)
        assert await page.locator(".turn").count() == 3
        assert await page.locator(".waiting").count() == 0
        await page.reload()
        assert await page.locator(".turn").count() == 3


async def test_sending_needs_no_reload_and_keeps_the_hands_on_the_keyboard(
    browser: Browser, channel: str
) -> None:
    async with opened(browser, channel) as (page, _):
        await page.evaluate("window.loadedOnce = true")
        await page.keyboard.press("/")
        await page.keyboard.type("/sanctions")
        await page.keyboard.press("Enter")
        await page.locator("#turn-1 .reply").wait_for()
        assert await page.evaluate("document.activeElement.id") == "line"
        assert await page.locator("#line").input_value() == ""
        assert await page.evaluate("window.loadedOnce") is True


@pytest.mark.parametrize("scripts", [True, False])
async def test_a_button_is_pressed_by_keyboard_and_leads_to_its_answer(
    browser: Browser, served: Served, scripts: bool
) -> None:
    served.answerer.say = lambda request: Reply(
        title="", blocks=(Notice(text="x"),), actions=(Action(label="Next", line="/aid page:2"),)
    )
    async with opened(browser, served.address, scripts=scripts) as (page, _):
        await ask(page, "/aid")
        await page.locator("#turn-1 .actions button").focus()
        await page.keyboard.press("Enter")
        await page.locator("#turn-2 .reply").wait_for()
        assert await page.locator("#turn-2 .line").inner_text() == "/aid page:2"
        if scripts:
            assert await page.evaluate("document.activeElement.id") == "turn-2"


async def test_everything_can_be_reached_with_the_tab_key(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.textContent") == "Skip to the question"
        await page.keyboard.press("Enter")
        await page.keyboard.type("/sanctions")
        await page.keyboard.press("Enter")
        await page.locator("#turn-1 .reply").wait_for()
        await page.evaluate("document.activeElement.blur(); document.body.focus()")
        reached = set()
        for _ in range(60):
            await page.keyboard.press("Tab")
            reached.add(
                await page.evaluate(
                    "(document.activeElement.className || document.activeElement.id"
                    " || document.activeElement.textContent).trim()"
                )
            )
        assert {"cite", "line", "Send", "Clear this conversation"} <= reached


async def test_a_name_is_completed_while_it_is_typed(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await page.locator("#line").press_sequentially("/quotes speaker:lam")
        option = page.get_by_role("option", name="/quotes speaker:David Lammy")
        await option.wait_for()
        await page.keyboard.press("ArrowDown")
        assert await option.get_attribute("aria-selected") == "true"
        chosen = await page.locator("#line").get_attribute("aria-activedescendant")
        assert chosen == await option.get_attribute("id")
        await page.keyboard.press("Enter")
        assert (await page.locator("#line").input_value()).strip() == "/quotes speaker:David Lammy"
        await page.keyboard.press("Escape")
        assert await page.get_by_role("listbox").count() == 0
        await page.keyboard.press("Enter")
        await page.locator("#turn-1 .reply").wait_for()


async def test_a_command_is_completed_with_the_pointer(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await page.locator("#line").press_sequentially("/ti")
        await page.get_by_role("option", name="/timeline").click()
        assert await page.locator("#line").input_value() == "/timeline "


@pytest.mark.parametrize("width", [320, 768])
async def test_nothing_is_wider_than_the_screen(browser: Browser, channel: str, width: int) -> None:
    async with opened(browser, channel, width=width) as (page, _):
        for turn, line in enumerate((*LINES, "/who Iran Air", "x" * 1900), start=1):
            await ask(page, line, turn=turn)
            assert await page.evaluate("document.documentElement.scrollWidth") == width, line


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_in_light_and_dark(
    browser: Browser, channel: str, scheme: Literal["light", "dark"]
) -> None:
    async with opened(browser, channel, scheme=scheme) as (page, _):
        ratio, element = await page.evaluate(CONTRAST)
        assert ratio >= 4.5, element
        for turn, line in enumerate(LINES, start=1):
            await ask(page, line, turn=turn)
        ratio, element = await page.evaluate(CONTRAST)
        assert ratio >= 4.5, element
        sheets = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sheets == "rgb(20, 23, 27)") is (scheme == "dark")


async def test_a_citation_leads_to_its_place_in_the_source(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await ask(page, "/sanctions")
        await page.locator("#turn-1 .cite").first.click()
        place = page.locator(".place:target")
        assert (await place.inner_text()).startswith("[1] paragraph")
        assert await place.is_visible()


async def test_a_chart_is_shown_with_words_in_its_place(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await ask(page, "/aid")
        picture = page.locator("#turn-1 .chart img")
        assert "54 billion" in (await picture.get_attribute("alt") or "")
        await picture.scroll_into_view_if_needed()
        width = await picture.evaluate(
            "async (img) => { await img.decode(); return img.naturalWidth; }"
        )
        assert width == 1280
        await page.locator("#turn-1 .figures summary").click()
        assert "more than $54 billion" in await page.locator("#turn-1 .figures").inner_text()


async def test_outside_text_stays_text_in_a_real_browser(browser: Browser, served: Served) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"
    served.answerer.say = lambda request: Reply(title=hostile, blocks=(Notice(text=hostile),))
    async with opened(browser, served.address) as (page, watched):
        await ask(page, hostile)
        assert await page.locator("#turn-1 h2").inner_text() == hostile
        assert await page.locator("#turn-1 .line").inner_text() == hostile
        assert watched.complaints == []
        await page.reload()
        assert await page.locator("#turn-1 h2").inner_text() == hostile


async def test_a_bot_that_has_gone_is_said_to_be_gone(browser: Browser, served: Served) -> None:
    async with opened(browser, served.address) as (page, _):
        await page.route("**/*", lambda route: route.abort())
        await page.locator("#line").fill("/aid")
        await page.locator("#line").press("Enter")
        await page.get_by_role("alert").get_by_text("The bot did not answer.").wait_for()
        assert await page.locator("#line").input_value() == "/aid"


async def test_a_refused_question_is_explained_without_a_reload(
    browser: Browser, served: Served
) -> None:
    async with opened(browser, served.address) as (page, _):
        await page.evaluate("document.getElementById('line').removeAttribute('maxlength')")
        await page.locator("#line").fill("x" * 2001)
        await page.locator("#line").press("Enter")
        await page.get_by_role("alert").get_by_text("2,001 characters long").wait_for()


async def test_the_page_has_landmarks_labels_and_one_heading_above_all(
    browser: Browser, channel: str
) -> None:
    async with opened(browser, channel) as (page, _):
        await ask(page, "/sanctions")
        for role in ("banner", "main", "navigation", "search", "log"):
            assert await page.get_by_role(role).count() == 1, role
        assert await page.get_by_label("Ask, or type a command").count() == 1
        assert await page.locator("h1").count() == 1


async def test_paper_shows_the_answers_alone(browser: Browser, channel: str) -> None:
    async with opened(browser, channel) as (page, _):
        await ask(page, "/sanctions")
        await page.emulate_media(media="print")
        assert not await page.locator("#composer").is_visible()
        assert not await page.locator(".commands").is_visible()
        assert await page.locator("#turn-1 .sources").is_visible()
