// A rule of `npm run lint:contract`, by way of redocly.yaml: no text of the contract is left to a person any more.

/** @type {() => object} */
export default function gaps() {
  const refuseGaps = () => ({
    Root: {
      enter(root, { location, report }) {
        for (const path of listGaps(root, []))
          report({
            message: "Write this text in our own words; docs:import left it to a person.",
            location: location.child(path),
          });
      },
    },
  });
  return { id: "contract", rules: { oas3: { "no-gaps": refuseGaps } } };
}

function listGaps(node, path) {
  if (typeof node === "string") return node.startsWith("GAP:") ? [path] : [];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => listGaps(child, [...path, key]));
}
