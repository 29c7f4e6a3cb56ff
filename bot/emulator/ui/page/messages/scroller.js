/** Scrolling a long list: keeps what one looks at in its place, stays at the end, asks for more in time. */

const NEAR = 900; // pixels before an end at which more is asked for
const AT_END = 48;
const BEFORE_NEWS = 90; // what one has read stays in sight above what is new

export class Scroller {
  /**
   * @param {HTMLElement} view what scrolls
   * @param {HTMLElement} list its rows
   * @param {{wantOlder: Function, wantNewer: Function, hasNewer: Function, moved: Function}} handlers
   */
  constructor(view, list, handlers) {
    this.view = view;
    this.list = list;
    this.handlers = handlers;
    this.isAtEnd = true;
    this.lastTop = 0;
    view.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.isAtEnd && this.toEnd()).observe(list);
    new ResizeObserver(() => this.isAtEnd && this.toEnd()).observe(view);
  }

  scrolled() {
    if (this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      this.look();
    });
  }

  look() {
    const { scrollTop, scrollHeight, clientHeight } = this.view;
    const below = scrollHeight - clientHeight - scrollTop;
    // What grows below, such as a picture that has come, is no reason to stay behind: only going up is.
    if (below < AT_END && !this.handlers.hasNewer()) this.isAtEnd = true;
    else if (scrollTop < this.lastTop) this.isAtEnd = false;
    this.lastTop = scrollTop;
    if (scrollTop < NEAR) this.handlers.wantOlder();
    if (below < NEAR) this.handlers.wantNewer();
    this.handlers.moved();
  }

  /** Redraw by `draw`, with the topmost row in sight staying where it is, or the end in sight where `atEnd`. */
  keep(draw, atEnd = this.isAtEnd) {
    const anchor = atEnd ? null : this.topRow();
    const before = anchor?.getBoundingClientRect().top;
    draw();
    if (atEnd) this.toEnd();
    else if (anchor) {
      const again = anchor.isConnected ? anchor : this.list.querySelector(`[data-ts="${anchor.dataset.ts}"]`);
      if (again) this.view.scrollTop += again.getBoundingClientRect().top - before;
    }
  }

  topRow() {
    const top = this.view.getBoundingClientRect().top;
    return [...this.list.children].find((row) => row.dataset.ts && row.getBoundingClientRect().bottom > top) ?? null;
  }

  toEnd() {
    this.view.scrollTop = this.view.scrollHeight;
    this.isAtEnd = true;
  }

  /** Bring the line above what is new into sight, if it lies above; says whether something is left below. */
  toNews() {
    if (this.handlers.hasNewer()) this.isAtEnd = false;
    const row = this.list.querySelector(".news")?.closest(".row");
    const above = row ? row.getBoundingClientRect().top - this.view.getBoundingClientRect().top - BEFORE_NEWS : 0;
    if (above < 0) {
      this.view.scrollTop += above;
      this.lastTop = this.view.scrollTop;
      this.isAtEnd = false;
    }
    return !this.isAtEnd;
  }

  /** Bring a row into the middle, and let it be seen which it is. */
  toRow(ts) {
    const row = this.list.querySelector(`[data-ts="${ts}"]`);
    if (!row) return false;
    this.isAtEnd = false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("pointed");
    requestAnimationFrame(() => row.classList.add("pointed"));
    row.querySelector(".message")?.focus({ preventScroll: true });
    return true;
  }
}
