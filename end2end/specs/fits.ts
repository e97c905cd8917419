// What is wrong with the page on the screen: cut off, too wide, too small to tap, covered. Each function runs in the page as it stands.

/** What does not fit: the page scrolls sideways, or something is cut off or leaves its place. */
export function cut(): string[] {
  const said: string[] = [];
  const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} «${element.textContent?.trim().slice(0, 40)}»`;
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  if (wide > width) {
    const out = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 0.5);
    said.push(`the page is ${wide} wide on a screen of ${width}: ${out.map(name).join(", ")}`);
  }
  const control = "a, button, summary, label";
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || !element.getClientRects().length || element.closest(".unseen, svg, input, .take-back:not(:focus-within)")) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const clips = [overflowX, overflowY].some((overflow) => overflow === "hidden" || overflow === "clip");
    if (clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) said.push(`${name(element)} is cut off`);
    const frame = element.closest(control)?.getBoundingClientRect();
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (left < -0.5 || right > width + 0.5) said.push(`${name(element)} leaves the screen`);
        // Of a link inside a sentence a line's box may be higher than the words.
        const inside = !frame || (left >= frame.left - 0.5 && right <= frame.right + 0.5 && top >= frame.top - 4 && bottom <= frame.bottom + 4);
        if (!inside) said.push(`${name(element)} leaves its frame`);
      }
    }
  }
  return [...new Set(said)];
}

/** Targets under 44 by 44 CSS pixels, links inside sentences excepted (WCAG 2.2, 2.5.5), and targets that lie on each other. */
export function tooSmall(): string[] {
  const said: string[] = [];
  for (const details of document.querySelectorAll("details:not(.help)")) details.open = true;
  // At the end of the page a bar that sticks to the screen has come to its own place.
  scrollTo(0, document.documentElement.scrollHeight);
  const inSentence = (element: Element) => {
    const around = element.matches("a") && element.closest("p, li");
    return around && getComputedStyle(element).display === "inline" && around.textContent!.trim().length > element.textContent!.trim().length;
  };
  const targets = [...document.querySelectorAll("a, button, summary, input, select")]
    .filter((element) => element.checkVisibility() && element.getClientRects().length && !element.closest(".unseen") && !element.matches(".unseen, [type=hidden]"))
    .map((element) => element.closest("label") ?? element)
    // Taken back: out of sight until it has the focus.
    .filter((element) => !inSentence(element) && getComputedStyle(element).position !== "absolute");
  const name = (element: Element) => `«${element.getAttribute("aria-label") ?? element.textContent!.trim()}»`;
  const boxes = [...new Set(targets)].map((element) => ({ element, box: element.getBoundingClientRect() }));
  for (const [index, { element, box }] of boxes.entries()) {
    if (box.width < 43.9 || box.height < 43.9) said.push(`${name(element)} is ${box.width.toFixed(1)} by ${box.height.toFixed(1)}`);
    for (const other of boxes.slice(index + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // What has been scrolled under the top, which sticks, is not what one taps at.
      const under = element.closest(".top") || other.element.closest(".top");
      if (across > 0.5 && down > 0.5 && !under) said.push(`${name(element)} lies on ${name(other.element)}`);
    }
  }
  return said;
}

/** What the bar covers when it has the focus (WCAG 2.2, 2.4.11), or a bar that leaves too little of the screen. */
export function covered(): string[] {
  const said: string[] = [];
  const bar = [...document.querySelectorAll(".bar")].find((bar) => bar.getClientRects().length);
  if (!bar) return said;
  const sticks = getComputedStyle(bar).position === "sticky";
  const high = bar.getBoundingClientRect().height;
  if (sticks && high > innerHeight / 3) said.push(`the bar takes ${Math.round(high)} of ${innerHeight}`);
  for (const element of document.querySelectorAll<HTMLElement>("a, button, summary, input, select")) {
    if (!element.checkVisibility() || !element.getClientRects().length || bar.contains(element) || element.tabIndex < 0 || element.closest(".unseen")) continue;
    scrollTo(0, 0);
    element.focus();
    const box = element.getBoundingClientRect();
    const over = bar.getBoundingClientRect();
    if (sticks && box.bottom > over.top + 0.5 && box.top < over.bottom - 0.5) said.push(`the bar covers «${(element.closest("label") ?? element).textContent!.trim()}»`);
  }
  scrollTo(0, 0);
  return said;
}

/** Headings that are not one h1 first and then never two levels deeper at once. */
export function headings(): string[] {
  const shown = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.getClientRects().length);
  const levels = shown.map((heading) => Number(heading.tagName[1]));
  const sound = levels[0] === 1 && levels.filter((level) => level === 1).length === 1 && levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1);
  return sound ? [] : [`headings ${levels.join(", ")}`];
}

/** What moves though nothing should. */
export function moving(): string[] {
  const said: string[] = [];
  const still = (times: string) => times.split(",").every((time) => Number.parseFloat(time) === 0);
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::backdrop"]) {
      const { transitionDuration, transitionDelay, animationName, scrollBehavior } = getComputedStyle(element, part);
      if (still(transitionDuration) && still(transitionDelay) && animationName === "none" && (part || scrollBehavior === "auto")) continue;
      said.push(`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}${part ?? ""}`);
    }
  }
  return [...new Set(said)];
}
