import { find } from "./dom.ts";

const names = ["request", "customers", "scenarios"] as const;
type TabName = (typeof names)[number];

/** Makes the tabs work by mouse and keyboard. @returns a function that shows one */
export function connectTabs(): (name: TabName) => void {
  const show = (shown: TabName) => {
    for (const name of names) {
      const tab = find(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === shown));
      tab.tabIndex = name === shown ? 0 : -1;
      find(name).hidden = name !== shown;
    }
  };
  for (const [index, name] of names.entries()) {
    // A panel scrolls, which the keyboard can do only where it can go.
    find(name).tabIndex = 0;
    const tab = find(`tab-${name}`);
    tab.addEventListener("click", () => show(name));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const next = names[(index + step + names.length) % names.length] as TabName;
      show(next);
      find(`tab-${next}`).focus();
    });
  }
  return show;
}
