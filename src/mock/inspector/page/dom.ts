type Child = Node | string | undefined | false;

/** Makes an element. Text only ever becomes text nodes, so nothing that an app sent can become markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A button that calls a function. */
export function makeButton(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const button = make("button", { type: "button", class: className }, label);
  button.addEventListener("click", onClick);
  return button;
}

/** An element of the page's own markup. */
export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}

/** Says something to screen readers. */
export function announce(text: string): void {
  find("announcer").textContent = text;
}
