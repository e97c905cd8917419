// A child's pad, beside the box for words: pen, finger or mouse. Its strokes go, as numbers, into a hidden box of the form, and come back from it
// (domain/src/drawing.rs says how they read); what wipes the form wipes the pad. Nothing leaves the phone before Send.

const [WIDTH, HEIGHT, THICK, FAR] = [320, 240, 5, 31];
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const place = (digit) => DIGITS.indexOf(digit);

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("./draw.css", import.meta.url);
document.head.append(sheet);

const made = (name, attributes, children = []) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** A stroke as the form posts it: its colour, where it begins, and how far each step goes. */
const write = ({ colour, points: [[x, y], ...rest] }) => {
  let text = colour + [x, y].map((at) => DIGITS[at >> 6] + DIGITS[at & 63]).join("");
  for (const [to, below] of rest) {
    text += DIGITS[to - x + 32] + DIGITS[below - y + 32];
    [x, y] = [to, below];
  }
  return text;
};
const read = (text) => {
  const [a, b, c, d, ...steps] = [...text.slice(1)].map(place);
  const points = [[a * 64 + b, c * 64 + d]];
  for (let at = 0; at < steps.length; at += 2) {
    const [x, y] = points.at(-1);
    points.push([x + steps[at] - 32, y + steps[at + 1] - 32]);
  }
  return { colour: Number(text[0]), points };
};

function pad(button, field) {
  const template = document.getElementById("pad");
  const part = document.createElement("div");
  part.className = "pad";
  part.append(document.importNode(template.content, true));
  const [svg, status] = [part.querySelector("svg"), button.parentElement.querySelector("[role=status]")];
  const colours = [...part.querySelectorAll("button[aria-label]")];
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  let strokes = field.value ? field.value.split(".").map(read) : [];
  let stroke;

  const colourOf = ({ colour }) => colours[colour].value;
  const line = (one) => {
    const [first] = one.points;
    one.path ??= made("path", { fill: "none", stroke: colourOf(one), "stroke-width": THICK, "stroke-linecap": "round", "stroke-linejoin": "round" });
    // A dot is a line to where it is.
    one.path.setAttribute("d", `M${first}L${one.points.length > 1 ? one.points.slice(1).join("L") : first}`);
    return one.path;
  };
  const show = () => svg.replaceChildren(...strokes.map(line));
  const length = () => strokes.reduce((sum, { points }) => sum + 4 + 2 * points.length, 0);
  const keep = () => {
    field.value = strokes.map(write).join(".");
    // Whoever changes an answer is still deciding: what sends hears of it.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const within = (share, most) => Math.min(most, Math.max(0, Math.round(share * most)));
    return [within((clientX - left) / width, WIDTH), within((clientY - top) / height, HEIGHT)];
  };
  /** Goes on to a place, in steps that the form can hold. */
  const go = ([x, y]) => {
    for (;;) {
      const [fromX, fromY] = stroke.points.at(-1);
      const [right, down] = [x - fromX, y - fromY];
      if (Math.hypot(right, down) < 3) return;
      const parts = Math.max(1, Math.abs(right) / FAR, Math.abs(down) / FAR);
      if (length() + 2 > template.dataset.most) return full();
      stroke.points.push([fromX + Math.trunc(right / parts), fromY + Math.trunc(down / parts)]);
    }
  };
  const full = () => {
    status.textContent = template.dataset.full;
    end();
  };
  const end = () => {
    if (!stroke) return;
    stroke = undefined;
    keep();
  };

  svg.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    if (length() + 7 > template.dataset.most) return full();
    svg.setPointerCapture(event.pointerId);
    stroke = { colour: colours.findIndex(({ ariaPressed }) => ariaPressed === "true"), points: [at(event)] };
    strokes.push(stroke);
    svg.append(line(stroke));
  });
  svg.addEventListener("pointermove", (event) => {
    if (!stroke || !event.isPrimary) return;
    const drawn = stroke;
    for (const one of event.getCoalescedEvents?.() ?? [event]) if (stroke) go(at(one));
    line(drawn);
  });
  for (const kind of ["pointerup", "pointercancel"]) svg.addEventListener(kind, ({ isPrimary }) => isPrimary && end());
  const choose = (chosen) => colours.forEach((colour) => (colour.ariaPressed = String(colour === chosen)));
  for (const colour of colours) {
    colour.append(made("svg", { viewBox: "0 0 2 2", "aria-hidden": true }, [made("circle", { cx: 1, cy: 1, r: 1, fill: colour.value })]));
    colour.onclick = () => choose(colour);
  }
  choose(colours[0]);
  for (const act of ["undo", "clear"]) {
    part.querySelector(`[value=${act}]`).onclick = () => {
      strokes = act === "undo" ? strokes.slice(0, -1) : [];
      if (status.textContent === template.dataset.full) status.textContent = "";
      show();
      keep();
    };
  }
  field.form.addEventListener("reset", () => {
    strokes = [];
    show();
  });
  show();
  return part;
}

const pads = new WeakMap();

/** Opens the pad of a button, or folds it. */
export function turn(button) {
  const known = pads.get(button);
  const part = known ?? pad(button, button.previousElementSibling);
  if (!known) {
    pads.set(button, part);
    button.after(part);
  }
  part.hidden = known ? !part.hidden : false;
  button.setAttribute("aria-expanded", String(!part.hidden));
  // Not half under the bar.
  if (button.matches(":hover, :focus, :active")) part.scrollIntoView({ block: "center" });
}
