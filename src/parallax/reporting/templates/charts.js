// Draws every chart of a page from the JSON beside it, to the width there is, and shows what stands behind a mark.
"use strict";

const NARROW = 640; // CSS pixels: below it labels wrap sooner and a wide chart scrolls inside its figure
const sentence = document.getElementById("sentence");

// The title becomes HTML, which wraps; the chart gets the width of its figure.
function fitted(spec, figure) {
  const room = figure.clientWidth;
  const { least_width = 0, narrow_height, label_width, narrow_label_width } = spec.usermeta || {};
  const width = Math.max(Math.min(spec.width || room, room), least_width);
  const narrow = room < NARROW;
  caption(spec.title, figure.querySelector("figcaption"));
  const params = (spec.params || []).map((p) => (p.name === "narrow" ? { ...p, value: narrow } : p));
  const drawn = { ...spec, params, title: null, padding: { left: 0, right: 4, top: 4, bottom: 4 } };
  if (!spec.spec) return { ...drawn, width, height: (narrow && narrow_height) || spec.height };
  // the panels of a facet do not fit themselves: they share what their labels leave
  const panel = width - (narrow ? narrow_label_width : label_width);
  return { ...drawn, spec: { ...spec.spec, width: panel } };
}

function caption(title, element) {
  if (!title) return;
  const lines = [title.text, title.subtitle].map((line) => [].concat(line || []).join(" "));
  ["strong", "span"].forEach((tag, i) => {
    if (!lines[i]) return;
    const part = document.createElement(tag);
    part.textContent = lines[i];
    element.append(part);
  });
}

// Text of articles enters as text nodes only. `expression` is marked inside `sentence`.
function fill(value) {
  sentence.replaceChildren();
  for (const [name, content] of Object.entries(value)) {
    if (name === "expression" || content === null || content === "") continue;
    const row = document.createElement("p");
    if (name !== "sentence" && name !== "sentences") {
      const label = document.createElement("b");
      label.textContent = name + " ";
      row.append(label);
    }
    marked(row, String(content), name === "sentence" ? value.expression : "");
    sentence.append(row);
  }
}

function marked(row, text, expression) {
  const at = expression ? text.indexOf(expression) : -1;
  if (at < 0) return row.append(text);
  const mark = document.createElement("mark");
  mark.textContent = expression;
  row.append(text.slice(0, at), mark, text.slice(at + expression.length));
}

function tooltip(handler, event, item, value) {
  sentence.hidden = !value || typeof value !== "object";
  if (sentence.hidden) return;
  fill(value);
  // on a narrow page the style sheet docks it at the bottom
  if (document.documentElement.clientWidth < NARROW) return sentence.removeAttribute("style");
  const left = Math.min(event.clientX + 14, innerWidth - sentence.offsetWidth - 8);
  const below = event.clientY + 18;
  const fits = below + sentence.offsetHeight < innerHeight;
  sentence.style.left = Math.max(left, 8) + "px";
  sentence.style.top = (fits ? below : Math.max(event.clientY - sentence.offsetHeight - 12, 8)) + "px";
}

async function draw(figure) {
  const spec = fitted(JSON.parse(figure.querySelector("script").textContent), figure);
  const options = { ast: true, renderer: "svg", actions: false, tooltip, defaultStyle: false };
  await vegaEmbed(figure.querySelector(".drawing"), spec, options);
  figure.dataset.drawn = "yes";
}

// What scrolls sideways can be reached and scrolled by keyboard.
function reachable(box) {
  if (box.scrollWidth <= box.clientWidth) return;
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", (box.querySelector("figcaption strong") || { textContent: "Table" }).textContent);
}

// Widths are read once, before the first chart can bring a scroll bar.
Promise.all([...document.querySelectorAll("figure.chart")].map(draw)).then(() => {
  document.querySelectorAll("figure.chart, .table").forEach(reachable);
  document.documentElement.dataset.drawn = "yes";
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") sentence.hidden = true;
});
