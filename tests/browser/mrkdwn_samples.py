"""What apps and people write in Slack's mark-up, and the outline of what Slack shows of it. Tables, nothing else.

The reader is Dana in Tokyo; it is Saturday, 21 November 2026, 9 PM there. `AT` is half past five in her next morning.
"""

AT = 1795293000
MARKS = {
    "*bold*": "<b>bold</b>",
    "_italic_": "<i>italic</i>",
    "~gone~": "<s>gone</s>",
    "`*as it is*`": "<code>*as it is*</code>",
    "*bold _and italic_*": "<b>bold <i>and italic</i></b>",
    "_*~all three~*_": "<i><b><s>all three</s></b></i>",
    "*bold with `code*` in it*": "<b>bold with <code>code*</code> in it</b>",
    "(*bold*), _italic_.": "(<b>bold</b>), <i>italic</i>.",
    "*one* and *two*": "<b>one</b> and <b>two</b>",
    "snake_case_word": "snake_case_word",
    "2*3*4": "2*3*4",
    "a ~b": "a ~b",
    "*unclosed": "*unclosed",
    "* apart *": "* apart *",
    "*a *": "*a *",
    "a*b*": "a*b*",
    "*a*b": "*a*b",
    "**": "**",
    "*über* _žluť_": "<b>über</b> <i>žluť</i>",
    "žluť_a_": "žluť_a_",
    "*over\ntwo lines*": "*over<br>two lines*",
    "`unclosed": "`unclosed",
    "first\nsecond": "first<br>second",
    "first\n\nsecond": "first<br><br>second",
}
CODE = {
    "```code *as it is*```": "<pre><code>code *as it is*</code></pre>",
    "```\ntwo\n  lines\n```": "<pre><code>two\n  lines</code></pre>",
    "before ```code``` after": "<p>before </p><pre><code>code</code></pre><p> after</p>",
    "before\n```code```\nafter": "<p>before</p><pre><code>code</code></pre><p>after</p>",
    "```unclosed": "```unclosed",
    "```a &lt;b&gt; &amp;amp;```": "<pre><code>a &lt;b> &amp;amp;</code></pre>",
    "`<https://example.com|label>`": "<code>label</code>",
    "`<@U00000ADA> in <#C000000OPS>`": "<code><@ada> in <#ops></code>",
    "```:wave: <!here>```": "<pre><code>:wave: <@here marked></code></pre>",
}
QUOTES = {
    "&gt; said": "<quote>said</quote>",
    "&gt;one\n&gt;two": "<quote>one<br>two</quote>",
    "> raw": "<quote>raw</quote>",
    "before\n&gt; *said*\nafter": "<p>before</p><quote><b>said</b></quote><p>after</p>",
    "&gt;&gt;&gt; all\nof _it_\nis said": "<quote>all<br>of <i>it</i><br>is said</quote>",
    "a &gt; b": "a > b",
}
LINKS = {
    "<https://example.com|label>": "<a https://example.com>label</a>",
    "<https://example.com/?a=1&amp;b=2>": "<a https://example.com/?a=1&b=2>https://example.com/?a=1&amp;b=2</a>",
    "see https://example.com/a_b_c.": "see <a https://example.com/a_b_c>https://example.com/a_b_c</a>.",
    "(https://example.com)": "(<a https://example.com>https://example.com</a>)",
    "<mailto:ada@example.com|Ada>": "<a mailto:ada@example.com>Ada</a>",
    "<mailto:ada@example.com>": "<a mailto:ada@example.com>ada@example.com</a>",
    "*<https://example.com|bold>*": "<b><a https://example.com>bold</a></b>",
    "<https://example.com|*as it is*>": "<a https://example.com>*as it is*</a>",
    "<https://example.com/_a_>": "<a https://example.com/_a_>https://example.com/_a_</a>",
    "<javascript:alert(1)|label>": "&lt;javascript:alert(1)|label>",
}
MENTIONS = {
    "<@U00000ADA>": "<@ada>",
    "<@U0000DANA>": "<@dana marked>",
    "<@U00000ADA|a name of old>": "<@ada>",
    "<@U0000GONE>": "<@U0000GONE>",
    "*<@U00000ADA>*, <@U00000BEN>": "<b><@ada></b>, <@ben>",
    "<#C000000OPS>": "<#ops>",
    "<#C000000OPS|ops>": "<#ops>",
    "<#C0000GONE>": "<#private channel>",
    "<!subteam^S000RESP>": "<@responders>",
    "<!subteam^S0NIGHT>": "<@night-shift marked>",
    "<!subteam^S0GONE|@label>": "<@label>",
    "<!here> <!channel> <!everyone>": "<@here marked> <@channel marked> <@everyone marked>",
    "<!here|here>": "<@here marked>",
    "<!nonsense>": "&lt;nonsense>",
    "<!nonsense|with a label>": "&lt;with a label>",
    "@ada #ops": "@ada #ops",
}
ESCAPES = {
    "&lt;b&gt; &amp; &amp;lt;": "&lt;b> &amp; &amp;lt;",
    "&lt;@U00000ADA&gt;": "&lt;@U00000ADA>",
    "a < b & c > d": "a &lt; b &amp; c > d",
    "<b>": "&lt;b>",
}
EMOJI = {
    ":wave:": "<:wave:>",
    ":wave::skin-tone-3:": "<:wave::skin-tone-3:>",
    ":+1::thumbsup:": "<:+1:><:thumbsup:>",
    ":no_such_emoji:": ":no_such_emoji:",
    "at 10:30:45": "at 10:30:45",
    "a:wave:b": "a<:wave:>b",
    "👍 done": "<:+1:> done",
    "*:fire:*": "<b><:fire:></b>",
    "`:fire:`": "<code>:fire:</code>",
}
DATES = {
    "{date_num}": "2026-11-22",
    "{date_slash}": "11/22/2026",
    "{date}": "November 22nd, 2026",
    "{date_short}": "Nov 22, 2026",
    "{date_long}": "Sunday, November 22nd, 2026",
    "{date_long_full}": "November 22, 2026",
    "{date_pretty}": "Tomorrow",
    "{date_short_pretty}": "Tomorrow",
    "{date_long_pretty}": "Tomorrow",
    "{day_divider_pretty}": "Tomorrow",
    "{time}": "5:30 AM",
    "{time_secs}": "5:30:00 AM",
    "{ago}": "In 8 hours",
    "due {date_short_pretty} at {time}": "due tomorrow at 5:30 AM",
    "{date_num} {no_such_token}": "the fallback",
    "no token at all": "the fallback",
}
DATE_TOKENS = {f"<!date^{AT}^{form}|the fallback>": f"<time>{shown}</time>" for form, shown in DATES.items()} | {
    "<!date^nonsense^{date}|the fallback>": "<time>the fallback</time>",
    f"<!date^{AT}^{{date_num}}^https://example.com/|the fallback>": "<a https://example.com/><time>2026-11-22</time></a>",
}
LISTS = {"• not a list\n- of an app": "• not a list<br>- of an app"}
BY_PEOPLE = {
    "- one\n- *two*": "<ul><li>one</li><li><b>two</b></li></ul>",
    "1. one\n2. two": "<ol><li>one</li><li>two</li></ol>",
    "3. three\n4. four": "<ol 3><li>three</li><li>four</li></ol>",
    "• one\n  ◦ within": "<ul><li>one</li><li 1>within</li></ul>",
    "before\n- one\nafter": "<p>before</p><ul><li>one</li></ul><p>after</p>",
    "a - b": "a - b",
}
PLAIN = {
    "*as it is* _too_ <https://example.com>": "*as it is* _too_ &lt;https://example.com>",
    ":wave: `:fire:`": "<:wave:> `<:fire:>`",
    "two\nlines": "two<br>lines",
}
BY_APPS = {
    "marks": MARKS, "code": CODE, "quotes": QUOTES, "links": LINKS, "mentions": MENTIONS, "escapes": ESCAPES,
    "emoji": EMOJI, "dates": DATE_TOKENS, "lists": LISTS,
}  # fmt: skip
