"""What the page drew, in few signs, so that a table can say it: `<b>bold</b>`, `<a https://x>label</a>`, `<:wave:>`."""

from playwright.sync_api import Locator

TAGS = "{STRONG: 'b', EM: 'i', P: 'p', BLOCKQUOTE: 'quote', FIGURE: 'figure'}"
OUTLINE = f"""(root) => {{
    const tags = {TAGS};
    const text = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const within = (node) => [...node.childNodes].map(one).join("");
    const mention = (node) => `<${{node.textContent}}${{node.matches(".me, .wide") ? " marked" : ""}}>`;
    const named = (node) => {{
        const name = tags[node.tagName] ?? node.tagName.toLowerCase();
        if (name === "p" && node.getAttribute("role") === "heading") return `h${{node.getAttribute("aria-level")}}`;
        return name === "ol" && node.start > 1 ? `ol ${{node.start}}` : name;
    }};
    const item = (node) => {{
        const depth = [...node.classList].find((one) => /^depth[1-9]/.test(one));
        return `<li${{depth ? ` ${{depth.slice(5)}}` : ""}}>${{within(node)}}</li>`;
    }};
    const one = (node) => {{
        if (node.nodeType === Node.TEXT_NODE) return text(node.textContent);
        if (node.nodeType !== Node.ELEMENT_NODE || node.hidden) return "";
        if (node.matches(".emoji")) return `<${{node.title}}>`;
        if (node.matches(".mention")) return mention(node);
        if (node.matches(".tick")) return `<${{node.getAttribute("aria-label")}}>`;
        if (node.matches("a")) return `<a ${{node.getAttribute("href")}}>${{within(node)}}</a>`;
        if (node.matches("li")) return item(node);
        if (node.matches("br, hr")) return `<${{node.tagName.toLowerCase()}}>`;
        if (node.matches("span, div")) return within(node);
        const name = named(node);
        const aligned = [...node.classList].find((one) => one.startsWith("to-"));
        return `<${{name}}${{aligned ? ` ${{aligned}}` : ""}}>${{within(node)}}</${{name.split(" ")[0]}}>`;
    }};
    const alone = root.childElementCount === 1 && root.firstElementChild;
    return alone && alone.matches("p:not([role])") ? within(alone) : within(root);
}}"""


def outline(drawn: Locator) -> str:
    """The outline of an element's content; a paragraph that stands alone is not named."""
    return str(drawn.evaluate(OUTLINE))
