// A rule of `npm run lint:contract`, loaded by redocly.yaml: refuses the placeholders that docs:import writes.

/** @type {() => object} */
export default function gaps() {
  const refuseGaps = () => ({
    Root: {
      enter(root, { location, report }) {
        for (const path of listGaps(root, []))
          report({
            message: "docs:import left this text open. Write it in our own words.",
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
