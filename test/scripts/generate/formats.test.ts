import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { expect, it } from "vitest";
import { formats } from "../../../scripts/generate/formats.ts";

const ajv = new Ajv2020({ formats, strictTypes: false, code: { source: true, esm: true } });
const accepts = (format: string, value: string) => ajv.compile({ type: "string", format })(value);

it.each([
  ["email", "karan@example.in", "karan@"],
  ["date", "2024-02-29", "2023-02-29"],
  ["date-time", "2024-02-29T23:59:60Z", "2023-02-29T10:00:00Z"],
  ["date-time", "2024-01-01t00:00:00.5+05:30", "2024-01-01T24:00:00Z"],
  ["time", "10:00:00Z", "10:00"],
  ["uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567"],
  ["ipv4", "10.0.0.1", "10.0.0.256"],
  ["uri", "https://example.in/a", "example"],
])("%s takes %s and refuses %s", (format, right, wrong) => {
  expect(accepts(format, right)).toBe(true);
  expect(accepts(format, wrong)).toBe(false);
});

it.each(Object.keys(formats))("%s needs no module at run time", (format) => {
  const code = standalone.default(ajv, ajv.compile({ type: ["string", "number"], format }));
  expect(code).not.toContain("require(");
});
