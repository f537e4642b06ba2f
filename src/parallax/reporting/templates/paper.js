// On paper a folded table is unfolded, unless it is very long. A tall chart is cut between its rows, to go over several
// sheets: each part repeats what stands above the rows, the names of the columns, and below them, the axis.
"use strict";

const WHOLE = 640; // CSS pixels: a chart that is no higher stays in one piece
const PART = 480; // the height, about, of a part of one that is: two stand on a sheet
const ROWS = 60; // of a folded table that is printed; a longer one is read on the page, or as CSV
const TITLE = 16; // the height of the title above a panel

// Where a chart can be cut: above its first row or panel, between two, below the last.
function cuts(svg, view) {
  const top = view.origin()[1];
  const panels = [...svg.querySelectorAll(".role-scope.cell > g")].map((panel) => panel.transform.baseVal[0].matrix.f);
  if (panels.length) return [...panels.map((place) => top + place - TITLE), svg.height.baseVal.value];
  const rows = view.scale("y").domain().length;
  const together = Math.ceil(rows / Math.ceil(view.height() / (PART - top)));
  const all = Array.from({ length: rows + 1 }, (_, row) => top + (view.height() * row) / rows);
  return all.filter((_, row) => row % together === 0 || row === rows);
}

function strip(svg, from, to) {
  const piece = svg.cloneNode(true);
  piece.setAttribute("viewBox", `0 ${from} ${svg.getAttribute("width")} ${to - from}`);
  for (const side of ["width", "height"]) piece.removeAttribute(side);
  return piece;
}

// No part is broken over two sheets; several stand on one.
function parts(svg, view) {
  const [head, ...ends] = cuts(svg, view);
  const [last, foot] = [ends.at(-1), svg.height.baseVal.value];
  const sheets = document.createElement("div");
  sheets.className = "sheets";
  ends.forEach((end, place) => {
    const part = document.createElement("div");
    for (const [from, to] of [[0, head], [ends[place - 1] ?? head, end], [last, foot]]) {
      if (to > from) part.append(strip(svg, from, to));
    }
    sheets.append(part);
  });
  return sheets;
}

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll(".table details:not([open])")) {
    if (folded.querySelectorAll("tr").length > ROWS) continue;
    folded.open = true;
    folded.classList.add("unfolded");
  }
  for (const [figure, view] of views) {
    const svg = figure.querySelector(".drawing svg:not(.names)");
    if (svg.height.baseVal.value > WHOLE) figure.append(parts(svg, view));
  }
});
addEventListener("afterprint", () => {
  for (const sheets of document.querySelectorAll(".sheets")) sheets.remove();
  for (const folded of document.querySelectorAll(".unfolded")) {
    folded.open = false;
    folded.classList.remove("unfolded");
  }
});
