// The matrix is the table itself; arrow keys move between its cells, Home and End to the ends of a row.

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function keys(figure) {
  const rows = [...figure.querySelectorAll("tbody tr:not(.group)")].map((row) => [row.querySelector("th"), ...row.querySelectorAll("td.stand")]);
  if (!rows.length) return;
  const spot = (cell) => cell.querySelector("a") ?? cell;
  const all = rows.flat().map(spot);
  for (const node of all) node.tabIndex = -1;
  all[0].tabIndex = 0;
  const go = (node) => {
    for (const each of all) each.tabIndex = -1;
    node.tabIndex = 0;
    node.focus();
  };
  figure.addEventListener("focusin", (event) => {
    if (!all.includes(event.target)) return;
    for (const each of all) each.tabIndex = each === event.target ? 0 : -1;
  });
  figure.addEventListener("keydown", (event) => {
    const row = rows.findIndex((cells) => cells.some((cell) => spot(cell) === event.target));
    if (row < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const column = rows[row].findIndex((cell) => spot(cell) === event.target);
    let next;
    if (MOVES[event.key]) next = rows[row + MOVES[event.key][0]]?.[column + MOVES[event.key][1]];
    else if (event.key === "Home") next = rows[row][0];
    else if (event.key === "End") next = rows[row].at(-1);
    else return;
    event.preventDefault();
    if (next) go(spot(next));
  });
}

for (const figure of document.querySelectorAll('figure[data-picture="matrix"]')) keys(figure);
