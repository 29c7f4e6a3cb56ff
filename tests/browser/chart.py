"""What a dashboard would show of the incident, as a small page to be photographed."""

SHARES = [0.4, 0.5, 0.4, 0.6, 0.4, 0.5, 4.1, 11.8, 16.9, 18.0, 17.6, 18.2, 17.9, 18.1, 12.4, 3.2, 0.7, 0.5, 0.4, 0.5]
LEFT, BOTTOM, STEP, RISE = 48, 196, 34, 7.4  # pixels; the last two for one reading and for one percent


def _height(share: float) -> float:
    return round(BOTTOM - share * RISE, 1)


def _svg() -> str:
    line = " ".join(f"{LEFT + number * STEP},{_height(share)}" for number, share in enumerate(SHARES))
    rules = "".join(
        f'<path d="M{LEFT} {_height(share)}H694" stroke="#e3e6ea"/>'
        f'<text x="40" y="{_height(share) + 4}" text-anchor="end">{share} %</text>'
        for share in (0, 10, 20)
    )
    times = "".join(
        f'<text x="{LEFT + number * STEP}" y="220" text-anchor="middle">10:{30 + number}</text>'
        for number in range(0, len(SHARES), 5)
    )
    area = f'<polygon points="{LEFT},{BOTTOM} {line} {LEFT + (len(SHARES) - 1) * STEP},{BOTTOM}" fill="#c8385a22"/>'
    curve = f'<polyline points="{line}" fill="none" stroke="#c8385a" stroke-width="2.5" stroke-linejoin="round"/>'
    title = '<text x="16" y="26" class="title">checkout, EU: share of requests that fail</text>'
    return f'<svg width="720" height="240">{rules}{times}{area}{curve}{title}</svg>'


CHART = f"""<!doctype html><html lang="en"><title>Error rate</title>
<style>body {{ margin: 0; background: #fff; }} text {{ font: 12px sans-serif; fill: #5b6470; }}
.title {{ font: 600 15px sans-serif; fill: #1d2733; }}</style>{_svg()}</html>"""
