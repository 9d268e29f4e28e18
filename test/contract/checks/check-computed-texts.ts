import { createHmac } from "node:crypto";
import { asNode, type CheckedContract, type Node } from "./checked-contract.ts";
import { listSchemas } from "./list-schemas.ts";

/** Computes every known answer that a text shows, from the access key and the time that the same text shows. */
export function* checkKnownAnswers({ document, find }: CheckedContract): Iterable<string> {
  const tags = (document.tags as Node[] | undefined) ?? [];
  const texts = {
    "the recipe": find("components", "securitySchemes", "secretKey")?.description,
    "the guide": tags.find(({ name }) => name === "Signing")?.description,
  };
  for (const [name, text] of Object.entries(texts)) {
    const accessKey = /\b(?:access_key=|access key `)(\w+)/.exec(String(text))?.[1];
    const timestamp = /\b(?:timestamp=|timestamp `)(\d+)/.exec(String(text))?.[1];
    if (accessKey === undefined || timestamp === undefined) {
      yield `${name} shows no access key or no timestamp`;
      continue;
    }
    const key = Buffer.from(accessKey).toString("base64");
    const secretKey = createHmac("sha256", key).update(timestamp).digest("base64");
    const shown = name === "the guide" ? [key, secretKey] : [secretKey];
    for (const value of shown)
      if (!String(text).includes(value)) yield `${name} does not show ${value}, which its key and time give`;
  }
}

/** Holds the limits that hints and descriptions name against the keywords beside them. */
export function* checkLimitsInTexts({ document }: CheckedContract): Iterable<string> {
  for (const { name, node } of listSchemas(asNode(asNode(document.components)?.schemas) ?? {})) {
    for (const key of ["description", "x-hint"]) {
      const text = String(node[key] ?? "");
      const [, least, most] = /(\d+) to (\d+) characters/.exec(text) ?? [];
      if (least && (Number(least) !== node.minLength || Number(most) !== node.maxLength))
        yield `${name}: "${text}" is not what minLength and maxLength say`;
      const digits = /(\d+) digits/.exec(text)?.[1];
      if (digits && !String(node.pattern).includes(`{${digits}}`))
        yield `${name}: "${text}" is not what its pattern says`;
      if (/YYYY-MM-DD/.test(text) !== (node.format === "date"))
        yield `${name}: "${text}" is not what its format says`;
    }
  }
}

/** Holds the tables of the contract against each other and against the examples, for operations without probes, too. */
export function* checkTablesAgree(contract: CheckedContract): Iterable<string> {
  const { document, operations } = contract;
  const components = asNode(document.components) ?? {};
  for (const { id, path, method, node } of operations.values()) {
    const types = (node["x-response-types"] as Node[] | undefined) ?? [];
    for (const { next, data, name } of types) {
      if (next !== null && !operations.has(String(next)))
        yield `${id}: ${name} leads to ${next}, which does not exist`;
      if (data !== undefined && !asNode(components.schemas)?.[String(data).split("/").at(-1) ?? ""])
        yield `${id}: ${name} has data ${data}, which does not exist`;
    }
    const media = ["paths", path, method, "responses", "200", "content", "application/json", "examples"];
    for (const example of Object.keys(contract.find(...media) ?? {})) {
      const answer = asNode(contract.find(...media, example)?.value) ?? {};
      const type = types.find((entry) => entry.id === answer.response_type_id);
      const nameOf = (status: unknown) => asNode(asNode(document["x-status-codes"])?.[String(status)])?.name;
      const isRefusal = type?.success === false;
      const detail =
        isRefusal && asNode(type.reason)?.status === "/response_status_id"
          ? answer.response_status_id
          : undefined;
      const name = type === undefined ? nameOf(answer.status) : (nameOf(detail) ?? type.name);
      // A second example of one answer has a longer name.
      if (name !== example && !(type !== undefined && example.startsWith(`${type.name}_`)))
        yield `${id}: the example ${example} shows what the tables call ${name}`;
    }
  }
  const authErrors = asNode(document["x-auth-errors"]) ?? {};
  for (const [name, example] of Object.entries(
    contract.find("components", "responses", "Unauthorized", "content", "application/json", "examples") ?? {},
  )) {
    const shown = contract.find(
      "components",
      "examples",
      String(asNode(example)?.$ref).split("/").at(-1) ?? "",
    )?.value;
    const { status } = asNode(shown) ?? {};
    if (asNode(authErrors[String(status)])?.name !== name)
      yield `the example ${name} shows the status ${status}, which x-auth-errors calls otherwise`;
  }
}
