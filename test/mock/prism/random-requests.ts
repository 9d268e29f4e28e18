import fc from "fast-check";
import { findProbed } from "../../contract/probes/probed-operations.ts";
import { type ProbedId, samples } from "../../contract/samples.ts";
import { anyCharacter } from "../../helpers/any-character.ts";
import { hasBody } from "../../helpers/make-wire-request.ts";
import { type Draft, finishDraft, startDraft, type TriedRequest } from "./draft.ts";

type Fault = (draft: Draft) => void;

const oddPieces = [" ", "\n", "\r", "\t", "\0", "\u00a0", "\u200b", "\ufeff", "é", "e\u0301"];
const oddLetters = ["१", "１", "ज़", "😀", "\ud800", "<b>", '"', "\\", "%", "'", "--"];
const lengths = [0, 1, 2, 9, 10, 11, 19, 20, 21, 99, 100, 101, 199, 200, 201, 1000];
const dates = [
  ...["2023-02-29", "2000-02-29", "1900-02-29", "1990-13-01", "1990-00-10", "1990-04-31", "0000-01-01"],
  ...[
    "9999-12-31",
    "15-05-1990",
    "1990/05/15",
    "1990-5-15",
    "1990-05-15T00:00:00Z",
    "+1990-05-15",
    "19900515",
  ],
];
const addresses = [
  ...[[], [""], [" "], ["a"], ["a", ""], [1], [null], [["a"]], [{}], ["a", "a"], Array(10).fill("a")],
  ...[Array(11).fill("a"), ["x".repeat(200)], ["x".repeat(201)], { 0: "a" }, "123 MG Road, Bangalore"],
];
const mediaTypes = [
  ...[
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    'application/json; charset="utf-8"',
  ],
  ...["APPLICATION/JSON", "application/json; foo=bar", "application/json ", "text/plain", "text/json"],
  ...["application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
  ...["application/vnd.api+json", "application/json; charset=utf-16", "application/*", "*/*"],
];
const bodies = [
  ...[
    "",
    "null",
    "[]",
    '"text"',
    "1",
    "true",
    "{}",
    "{",
    "{}{}",
    "{'name':'a'}",
    '{"name":NaN}',
    "undefined",
  ],
  ...['{"name":"a",}', '/**/{"name":"a"}', '\ufeff{"name":"a"}', " {} ", '{"a":1e999}', "[[[[[[]]]]]]"],
];
const unknownNames = ["nickname", "Name", "customer_id", "constructor", "__proto__", "", "name ", "otp\0"];

/** Any value of another kind. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e21, 2 ** 53, "", [], {}, [null], { a: 1 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: anyCharacter, maxLength: 12 }),
  fc.constantFrom(...dates, ...addresses),
);

/** A fault that puts something at the place of one field. */
function spoilField(name: string, value: fc.Arbitrary<(old: unknown) => unknown>): fc.Arbitrary<Fault> {
  return fc.tuple(fc.nat(), value).map(([at, make]) => (draft) => {
    const names = Object.keys(draft.fields);
    const field = names[at % names.length];
    if (field === undefined) return;
    draft.fields[field] = make(draft.fields[field]);
    draft.faults.push(`${name} in ${field}: ${JSON.stringify(draft.fields[field]).slice(0, 40)}`);
  });
}

function fault<T>(
  name: string,
  value: fc.Arbitrary<T>,
  apply: (draft: Draft, value: T) => void,
): fc.Arbitrary<Fault> {
  return value.map((chosen) => (draft) => {
    draft.faults.push(`${name} ${JSON.stringify(chosen)}`);
    apply(draft, chosen);
  });
}

const piece = fc.constantFrom(...oddPieces, ...oddLetters);
const length = fc.constantFrom(...lengths);
const faults: fc.Arbitrary<Fault>[] = [
  spoilField(
    "another value",
    anyValue.map((value) => () => value),
  ),
  spoilField(
    "a length",
    fc.tuple(length, fc.constantFrom("x", "7", "😀")).map(
      ([size, unit]) =>
        () =>
          unit.repeat(size),
    ),
  ),
  spoilField(
    "a piece more",
    fc.tuple(piece, fc.boolean()).map(
      ([text, before]) =>
        (old) =>
          before ? `${text}${old}` : `${old}${text}`,
    ),
  ),
  fault("dob", fc.constantFrom(...dates), ({ fields }, date) => {
    fields.dob = date;
  }),
  fault("residence_address", fc.constantFrom(...addresses), ({ fields }, lines) => {
    fields.residence_address = lines;
  }),
  fault("without field", fc.nat(6), ({ fields }, at) => {
    const names = Object.keys(fields);
    delete fields[names[at % names.length] as string];
  }),
  fault("unknown field", fc.constantFrom(...unknownNames), ({ fields }, name) => {
    Object.defineProperty(fields, name, { value: "x", enumerable: true, configurable: true, writable: true });
  }),
  fault("duplicate key", fc.constantFrom('"name":5', '"dob":"1990-05-15"', '"otp":true'), (draft, entry) => {
    draft.rawBody = `${JSON.stringify(draft.fields).slice(0, -1)},${entry}}`;
  }),
  fault("body", fc.constantFrom(...bodies), (draft, body) => {
    if (hasBody(draft.operation)) draft.rawBody = body;
  }),
  fault("content-type", fc.constantFrom(...mediaTypes), ({ headers }, type) => {
    headers["content-type"] = type;
  }),
  fault("without content-type", fc.constant(""), ({ headers }) => {
    delete headers["content-type"];
  }),
  fault(
    "without header",
    fc.constantFrom("developer_key", "secret-key", "secret-key-timestamp"),
    ({ headers }, name) => {
      delete headers[name];
    },
  ),
  fault(
    "query",
    fc.constantFrom(
      "a=1",
      "user_code=1",
      "initiator_id=",
      "user_code=%20",
      "&",
      "initiator_id[]=1",
      "user_code",
    ),
    (draft, query) => {
      draft.rawQuery = query;
    },
  ),
  fault(
    "customer_id",
    fc.constantFrom(
      "944444444",
      "94444444444",
      "944444444x",
      "+944444444",
      "9444444444%20",
      "%39444444444",
      "x",
    ),
    (draft, id) => {
      // Never half an escape: decodeURIComponent ends the process of Prism 5.14. test/mock/hostile-input sends them to ours.
      const [before = ""] = findProbed(draft.operation).path.split("{customer_id}");
      draft.path = before + id + draft.path.slice(before.length).replace(/^[^/]*/, "");
    },
  ),
  fault("method", fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"), (draft, method) => {
    draft.method = method;
  }),
  fault("path", fc.constantFrom("/", "/x", "/customer", "/otp"), (draft, end) => {
    draft.path += end;
  }),
];

/** Makes requests with no fault, one or two, of every kind; the same ones for the same seed. */
export function makeRandomRequests(count: number, seed: number): TriedRequest[] {
  const draft = fc.tuple(
    fc.constantFrom(...(Object.keys(samples) as ProbedId[])),
    fc.array(fc.oneof(...faults), { maxLength: 2 }),
  );
  return fc.sample(draft, { numRuns: count, seed }).map(([operation, applied]) => {
    const request = startDraft(operation);
    for (const apply of applied) apply(request);
    return finishDraft(request);
  });
}
