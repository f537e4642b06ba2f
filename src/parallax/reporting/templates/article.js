// Says what a highlight is when it is pointed at or focused. Which are shown is the style sheet's work: it follows the
// checkboxes, so that the page does the same without this script.
"use strict";

const box = document.getElementById("sentence");
const pieces = [...document.querySelectorAll("[data-notes]")];
const shown = () => [...document.querySelectorAll(".layers input:checked")].map((input) => input.id.slice(5));

// Only what is highlighted can be reached with the keyboard.
function reachable() {
  const layers = shown();
  for (const piece of pieces) {
    const lit = layers.some((layer) => piece.classList.contains(layer));
    lit ? piece.setAttribute("tabindex", "0") : piece.removeAttribute("tabindex");
  }
}

function tell(piece) {
  const layers = shown();
  const notes = piece.dataset.notes.split(" ").map((number) => document.getElementById("n" + number));
  const lit = notes.filter((note) => note && layers.some((layer) => note.classList.contains(layer)));
  box.hidden = lit.length === 0;
  box.replaceChildren(...lit.map((note) => {
    const row = document.createElement("p");
    row.textContent = note.textContent;
    return row;
  }));
  if (box.hidden) return;
  const place = piece.getBoundingClientRect();
  const below = place.bottom + 8;
  const fits = below + box.offsetHeight < innerHeight;
  box.style.left = Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8)) + "px";
  box.style.top = (fits ? below : Math.max(8, place.top - box.offsetHeight - 8)) + "px";
}

for (const piece of pieces) {
  for (const event of ["mouseenter", "focus"]) piece.addEventListener(event, () => tell(piece));
  for (const event of ["mouseleave", "blur"]) piece.addEventListener(event, () => { box.hidden = true; });
}
document.querySelector(".layers").addEventListener("change", reachable);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") box.hidden = true;
});
reachable();
document.documentElement.dataset.drawn = "yes";
