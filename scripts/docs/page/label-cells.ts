/** Copies the heading of each column to its cells, where a style sheet for phones shows it: it hides the row of headings. */
export function labelCells(): void {
  for (const table of document.querySelectorAll("table.md:not([data-labelled])")) {
    table.setAttribute("data-labelled", "");
    const headings = [...table.querySelectorAll("th")].map(({ textContent }) => textContent ?? "");
    for (const row of table.querySelectorAll("tbody tr")) {
      for (const [column, cell] of [...row.children].entries())
        cell.setAttribute("data-label", headings[column] ?? "");
    }
  }
}
