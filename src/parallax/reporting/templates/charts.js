// Draws every chart of a page from the JSON beside it, to the width there is. A mark shows what stands behind it when it
// is pointed at, and opens it when it is selected: the sentence, or the list of its sentences below the chart.
"use strict";

const NARROW = 640; // CSS pixels: below it labels wrap sooner and a wide chart scrolls inside its figure
const sentence = document.getElementById("sentence");
const views = new Map(); // of each figure, once it is drawn

// The title becomes HTML, which wraps; the chart gets the width of its figure.
function fitted(spec, figure) {
  const room = figure.clientWidth;
  const { least_width = 0, narrow_height, label_width, narrow_label_width, narrow_panel_height } = spec.usermeta || {};
  const width = Math.max(Math.min(spec.width || room, room), least_width);
  const narrow = room < NARROW;
  caption(spec.title, figure.querySelector("figcaption"));
  const params = (spec.params || []).map((p) => (p.name === "narrow" ? { ...p, value: narrow } : p));
  const config = { ...spec.config, background: null };
  const drawn = { ...spec, params, config, title: null, padding: { left: 0, right: 4, top: 4, bottom: 4 } };
  if (!spec.spec) return { ...drawn, width, height: (narrow && narrow_height) || spec.height };
  // the panels of a facet do not fit themselves: they share what their labels leave
  const panel = width - (narrow ? narrow_label_width : label_width);
  return { ...drawn, spec: { ...spec.spec, width: panel, height: narrow ? narrow_panel_height : spec.spec.height } };
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

// A mark of one sentence leads to it at once, a mark of several to those in the list; legends and axes have neither.
function follow(figure, datum) {
  const { links = [], group } = datum || {};
  if (links.length === 1) visit(links[0]);
  else if (links.length || group) choose(figure, links, group);
}

function visit(link) {
  location.assign(link);
}

function choose(figure, links, group) {
  const list = figure.querySelector(".behind");
  if (!list) return;
  const lines = [...list.querySelectorAll("li")];
  for (const line of lines) {
    const inGroup = !group || line.closest("section").dataset.code === group;
    line.hidden = !inGroup || (links.length > 0 && !links.includes(line.dataset.link));
  }
  narrowed(list, lines);
  list.open = true;
  list.scrollIntoView({ block: "nearest" });
  list.querySelector("li:not([hidden]) a, summary").focus({ preventScroll: true });
}

// Says how many sentences are shown; groups without one are hidden.
function narrowed(list, lines) {
  const left = lines.filter((line) => !line.hidden).length;
  for (const group of list.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
  const chosen = list.querySelector(".chosen");
  chosen.hidden = left === lines.length;
  chosen.firstElementChild.textContent = `${left} of ${lines.length} sentences.`;
}

function showAll(list) {
  const lines = [...list.querySelectorAll("li")];
  for (const line of lines) line.hidden = false;
  narrowed(list, lines);
}

// What an address names inside a folded list is unfolded.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const list = target && target.closest("details");
  if (!list) return;
  showAll(list);
  list.open = true;
  target.scrollIntoView();
}

// The names of rows stay in sight where a chart scrolls sideways beneath them.
function keepNames(box, view) {
  if (box.scrollWidth <= box.clientWidth) return;
  const chart = box.querySelector("svg");
  const names = chart.cloneNode(true);
  const width = view.origin()[0];
  names.setAttribute("viewBox", `0 0 ${width} ${chart.getAttribute("height")}`);
  names.setAttribute("width", width);
  names.style.marginRight = `${-width}px`; // it lies on the chart
  names.setAttribute("class", "names");
  names.setAttribute("aria-hidden", "true");
  chart.before(names);
}

async function draw(figure) {
  const spec = fitted(JSON.parse(figure.querySelector("script").textContent), figure);
  const options = { ast: true, renderer: "svg", actions: false, tooltip, defaultStyle: false };
  const box = figure.querySelector(".drawing");
  const { view } = await vegaEmbed(box, spec, options);
  keepNames(box, view);
  views.set(figure, view);
  view.addEventListener("click", (event, item) => follow(figure, item && item.datum));
  figure.dataset.drawn = "yes";
}

// What scrolls sideways can be reached and scrolled by keyboard.
function reachable(box) {
  if (box.scrollWidth <= box.clientWidth) return;
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  const figure = box.closest("figure");
  box.setAttribute("aria-label", figure ? figure.querySelector("figcaption strong").textContent : "Table");
}

// Widths are read once, before the first chart can bring a scroll bar.
Promise.all([...document.querySelectorAll("figure.chart")].map(draw)).then(() => {
  document.querySelectorAll(".drawing, .table").forEach(reachable);
  reveal();
  document.documentElement.dataset.drawn = "yes";
});
for (const button of document.querySelectorAll(".chosen button")) {
  button.addEventListener("click", () => showAll(button.closest("details")));
}
addEventListener("hashchange", reveal);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") sentence.hidden = true;
});
