"""Standard Markdown as apps put it into `markdown` blocks, and the outline of what is drawn of it."""

MARKDOWN = {
    "**bold** *italic* _too_ ***both*** ~~gone~~ `code`": (
        "<b>bold</b> <i>italic</i> <i>too</i> <b><i>both</i></b> <s>gone</s> <code>code</code>"
    ),
    "# One\n## Two\n### Three": "<h3>One</h3><h4>Two</h4><h5>Three</h5>",
    "# One *with* `code`\nand words": "<h3>One <i>with</i> <code>code</code></h3><p>and words</p>",
    "#no heading": "#no heading",
    "one\n\ntwo": "<p>one</p><p>two</p>",
    "one\ntwo": "one<br>two",
    "- one\n- two\n  - within\n    - deeper\n- three": (
        "<ul><li>one</li><li>two<ul><li>within<ul><li>deeper</li></ul></li></ul></li><li>three</li></ul>"
    ),
    "3. three\n4. four\n   - within": "<ol 3><li>three</li><li>four<ul><li>within</li></ul></li></ol>",
    "- [x] done\n- [ ] to do": "<ul><li><done>done</li><li><not done>to do</li></ul>",
    "| a | b |\n|---|--:|\n| *1* | 2 |": (
        "<table><thead><tr><th>a</th><th to-right>b</th></tr></thead>"
        "<tbody><tr><td><i>1</i></td><td to-right>2</td></tr></tbody></table>"
    ),
    "| a |\n|---|\n| b \\| c |": (
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b | c</td></tr></tbody></table>"
    ),
    "```python\nprint('*x*')\n\n# not a heading\n```": "<pre><code>print('*x*')\n\n# not a heading</code></pre>",
    "> said\n> **loudly**\n\nafter": "<quote><p>said<br><b>loudly</b></p></quote><p>after</p>",
    "[label](https://example.com) <https://example.org> https://example.net": (
        "<a https://example.com>label</a> <a https://example.org>https://example.org</a> "
        "<a https://example.net>https://example.net</a>"
    ),
    "[**bold**](https://example.com/a_(b))": "<a https://example.com/a_(b)><b>bold</b></a>",
    "[no](javascript:alert(1))": "no",
    "![a chart](https://example.com/chart.png)": "<a https://example.com/chart.png>a chart</a>",
    "![](@U00000ADA) in ![](#C000000OPS)": "<@ada> in <#ops>",
    "<@U00000ADA> in <#C000000OPS>": "<@ada> in <#ops>",
    ":wave: 10:30:45": "<:wave:> 10:30:45",
    "snake_case_word 2*3*4 \\*as it is\\*": "snake_case_word 2<i>3</i>4 *as it is*",
    "a &amp; b &lt;c&gt; <b>": "a &amp; b &lt;c> &lt;b>",
    "one\n\n---\n\ntwo": "<p>one</p><hr><p>two</p>",
}

CANVAS = """# Checkout failed

Led by ![](@U00000ADA) in ![](#C000000OPS), see [the dashboard](https://example.com/d_1).

## What happened

1. Deploy `2214`
2. **18 %** of requests failed

- [x] Rolled back
- [ ] Pool size in the template

> Each checkout waited
> for a connection

---

| When | What |
|------|------|
| 10:42 | :fire: seen |

```
pool = 4
```

![](https://example.com/talk)
"""
CANVAS_DRAWN = [
    "<h3>Checkout failed</h3>",
    "<p>Led by <@ada> in <#ops>, see <a https://example.com/d_1>the dashboard</a>.</p>",
    "<h4>What happened</h4>",
    "<ol><li>Deploy <code>2214</code></li><li><b>18 %</b> of requests failed</li></ol>",
    "<ul><li><done>Rolled back</li><li><not done>Pool size in the template</li></ul>",
    "<quote><p>Each checkout waited<br>for a connection</p></quote>",
    "<hr>",
    "<table><thead><tr><th>When</th><th>What</th></tr></thead>"
    "<tbody><tr><td>10:42</td><td><:fire:> seen</td></tr></tbody></table>",
    "<pre><code>pool = 4</code></pre>",
    "<p><a https://example.com/talk>https://example.com/talk</a></p>",
]
