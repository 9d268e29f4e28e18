/** Names the section in the title of the window, so that bookmarks, history and tabs say where they lead. */
export function titleSections(siteTitle: string): void {
  const update = () => {
    const id = decodeURIComponent(location.hash.slice(2).split("/t=")[0] ?? "");
    const heading = id && document.getElementById(id)?.querySelector("h1, h2, h3")?.textContent;
    document.title = heading ? `${heading} · ${siteTitle}` : siteTitle;
  };
  // Redoc renders a section when the reader comes near it, and moves between sections without a page load.
  const updateLater = () => setTimeout(update, 300);
  addEventListener("hashchange", updateLater);
  for (const method of ["pushState", "replaceState"] as const) {
    const original = history[method].bind(history);
    history[method] = (...args) => {
      original(...args);
      updateLater();
    };
  }
  updateLater();
}
