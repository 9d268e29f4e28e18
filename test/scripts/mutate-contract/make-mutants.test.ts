import { describe, expect, it } from "vitest";
import { makeMutants } from "../../../scripts/mutate-contract/make-mutants.ts";
import { smallContract } from "./small-contract.ts";

const mutants = makeMutants(smallContract);

describe("makeMutants", () => {
  it("gives each mutant a name of its own, always in the same order", () => {
    const names = mutants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(makeMutants(smallContract).map(({ name }) => name)).toEqual(names);
  });

  it("leaves the contract as it is", () => {
    const before = JSON.stringify(smallContract);
    for (const { apply } of mutants) apply();
    expect(JSON.stringify(smallContract)).toBe(before);
  });

  it.each([
    [
      "a bound, one step looser",
      "/components/schemas/Id: maxLength: 6",
      "components.schemas.Id.maxLength",
      6,
    ],
    [
      "a bound, one step tighter",
      "/components/schemas/Id: maxLength: 4",
      "components.schemas.Id.maxLength",
      4,
    ],
    [
      "a pattern without its end",
      '/components/schemas/Id: pattern: "^[0-9]+"',
      "components.schemas.Id.pattern",
      "^[0-9]+",
    ],
    [
      "a keyword that is not there",
      "/components/schemas/Id: writeOnly: true",
      "components.schemas.Id.writeOnly",
      true,
    ],
    [
      "one user of a reference",
      "/paths/~1a~1{id}/get/parameters/0/schema→: maxLength: 6",
      "paths./a/{id}.get.parameters.0.schema.maxLength",
      6,
    ],
    ["a security requirement", "/paths/~1a~1{id}/get: security: []", "paths./a/{id}.get.security", []],
    [
      "a response",
      "/paths/~1a~1{id}/get/responses: without 404",
      "paths./a/{id}.get.responses.404",
      undefined,
    ],
    [
      "an extension",
      '/paths/~1a~1{id}/get: x-answers.0.next: "getA2"',
      "paths./a/{id}.get.x-answers.0.next",
      "getA2",
    ],
    [
      "a unit in a text",
      '/components/schemas/Id: description: "In seconds."',
      "components.schemas.Id.description",
      "In seconds.",
    ],
  ])("changes %s", (_, name, path, value) => {
    const mutant = mutants.find(
      (candidate) =>
        candidate.name === name || candidate.name === name.replace(": description", "/description"),
    );
    expect(read(mutant?.apply(), path)).toEqual(value);
  });

  it("changes a shared schema for one user and leaves it to the other", () => {
    const mutant = mutants.find(
      ({ name }) => name === "/paths/~1a~1{id}/get/parameters/0/schema→: maxLength: 6",
    );
    expect(read(mutant?.apply(), "components.schemas.Id.maxLength")).toBe(5);
  });

  it("makes mutants of an operation that was just added", () => {
    const item = {
      delete: {
        operationId: "deleteA",
        description: "Never again.",
        responses: { "204": { description: "Gone." } },
      },
    };
    const added = { ...smallContract, paths: { ...smallContract.paths, "/b": item } };
    const ofIt = makeMutants(added).filter(({ name }) => name.startsWith("/paths/~1b"));
    expect(ofIt.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "/paths/~1b/delete: deprecated: true",
        "/paths/~1b/delete/responses: without 204",
        '/paths/~1b/delete/description: "always again."',
      ]),
    );
  });
});

/** The value at keys joined by dots; a key may hold a slash, not a dot. */
function read(document: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}
