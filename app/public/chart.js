// Charts row by row, by the pointer or the arrow keys: the row is marked, and said in a line below. Every text stands in the page, which works
// without: each chart has its table.

const hint = document.getElementById("explore");

function explore(drawing, texts, say, heading) {
  const svg = drawing.firstElementChild;
  const { height } = svg.viewBox.baseVal;
  // In the drawing's own pixels: where the first row begins, and how high each is.
  const [first, high] = svg.dataset.rows.split(" ").map(Number);
  const last = texts.length - 1;
  const mark = document.createElement("div");
  mark.className = "row-mark";
  mark.style.height = `${(high / height) * 100}%`;
  let row = -1;
  let byKey = false;
  let rest = "";

  const show = (next) => {
    if (next === row) return;
    row = next in texts ? next : -1;
    say.textContent = texts[row] ?? "";
    if (row < 0) return mark.remove();
    mark.style.top = `${((first + row * high) / height) * 100}%`;
    drawing.append(mark);
  };
  const under = ({ clientY }) => {
    const box = svg.getBoundingClientRect();
    return Math.floor((((clientY - box.top) / box.height) * height - first) / high);
  };
  const keys = {
    ArrowDown: () => Math.min(row + 1, last),
    ArrowUp: () => (row < 0 ? last : Math.max(row - 1, 0)),
    Home: () => 0,
    End: () => last,
    Escape: () => -1,
  };

  drawing.tabIndex = 0;
  // Screen readers leave the arrow keys to it; there is nothing else in it for them.
  const called = { role: "application", "aria-roledescription": hint.dataset.called, "aria-labelledby": heading, "aria-describedby": hint.id };
  for (const [name, value] of Object.entries(called)) drawing.setAttribute(name, value);

  drawing.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!keys[key] || altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    byKey = true;
    show(keys[key]());
    const { top, bottom } = mark.getBoundingClientRect();
    // Clear of what sticks to the screen's edges.
    if (row >= 0 && (top < 80 || bottom > innerHeight - 120)) mark.scrollIntoView({ block: "center" });
  });
  drawing.addEventListener("pointermove", (event) => {
    const at = `${event.clientX} ${event.clientY}`;
    // A finger scrolls; and a page that scrolls under a pointer at rest is not explored.
    if (event.pointerType === "touch" || at === rest) return;
    [rest, byKey] = [at, false];
    show(under(event));
  });
  drawing.addEventListener("click", (event) => {
    byKey = false;
    show(under(event));
  });
  drawing.addEventListener("pointerleave", ({ pointerType }) => pointerType === "touch" || byKey || show(-1));
  drawing.addEventListener("focus", () => {
    hint.hidden = !drawing.matches(":focus-visible");
    say.before(hint);
  });
  drawing.addEventListener("blur", () => {
    hint.hidden = true;
    show(-1);
  });
}

for (const list of document.querySelectorAll("figure > ol")) {
  const figure = list.parentElement;
  const heading = figure.parentElement.getAttribute("aria-labelledby");
  const say = document.createElement("p");
  say.className = "row-said";
  say.setAttribute("role", "status");
  figure.after(say);
  const texts = [...list.children].map((line) => line.textContent);
  for (const svg of figure.querySelectorAll("svg")) explore(svg.parentElement, texts, say, heading);
}
