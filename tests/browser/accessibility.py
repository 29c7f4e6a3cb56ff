"""What axe-core finds on a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
ENDING = "document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity)"
RUN = "(within) => axe.run(within, {resultTypes: ['violations']}).then((found) => found.violations)"


def findings(page: Page, within: str = "html") -> list[str]:
    """Each serious or critical violation on what is shown now: the rule, and the first elements that break it.

    `within` is a selector of what is looked at.
    """
    page.evaluate(f"Promise.allSettled({ENDING}.map((one) => one.finished))")
    if page.evaluate("window.axe === undefined"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in page.evaluate(RUN, within)
        if one["impact"] in GRAVE
    ]
