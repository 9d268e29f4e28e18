import { expect, it } from "vitest";
// @ts-expect-error Redocly loads JavaScript only, and so there is no type to import.
import gaps from "../../../scripts/lint-contract/gaps.mjs";

interface Plugin {
  rules: { oas3: { "no-gaps": () => { Root: { enter: (root: object, context: object) => void } } } };
}

it("refuses a gap wherever it stands, a reason of x-docs and an entry of a list included", () => {
  const contract = {
    info: { title: "A title with GAP: inside", "x-docs": { reason: "GAP: why the contract differs" } },
    tags: [{ name: "Customer", description: "Ours." }, { description: "GAP: what the tag means" }],
    paths: null,
  };
  const found: unknown[] = [];
  const { rules } = gaps() as Plugin;
  rules.oas3["no-gaps"]().Root.enter(contract, {
    location: { child: (path: string[]) => path.join("/") },
    report: ({ location }: { location: string }) => found.push(location),
  });
  expect(found).toEqual(["info/x-docs/reason", "tags/1/description"]);
});
