"""Looks at the page in a tab as axe-core and a narrow screen do: in light and dark, at both widths."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SCREENS = [(320, 640), (1280, 900)]
SCHEMES = ["light", "dark"]
# What a scheme of colours may change; all other rules are asked once for each width.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.blocked.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
ASK = """
async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules ? { runOnly: { type: "rule", values: rules } } : {}) };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}
"""
TOO_WIDE = """
() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > room + 1);
  return [`wider than the screen: ${wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)).join(" | ")}`];
}
"""


def listen(tab: Page) -> None:
    """From the next page on, notes what the page's Content-Security-Policy refuses."""
    tab.add_init_script(LISTEN)


def problems(tab: Page) -> list[str]:
    """Everything that is wrong with the page as it stands, each with the screen on which it was seen."""
    tab.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for width, height in SCREENS:
        tab.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            seen = tab.evaluate(ASK, None if scheme == SCHEMES[0] else OF_COLOUR)
            found += [f"{width} px, {scheme}: {problem}" for problem in seen]
        found += [f"{width} px: {problem}" for problem in tab.evaluate(TOO_WIDE)]
    return found + [f"refused by the policy: {refused}" for refused in tab.evaluate("window.blocked")]
