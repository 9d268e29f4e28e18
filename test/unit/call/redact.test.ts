import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeRedactor } from "../../../src/call/redact.ts";

describe("makeRedactor", () => {
  it.each([
    ["a value", { name: "Karan Garg" }, "Karan Garg is known", "[name] is known"],
    ["a value each time", { otp: "123456" }, "123456 or 123456", "[otp] or [otp]"],
    ["a value in another case", { name: "Karan Garg" }, "KARAN garg", "[name]"],
    [
      "each item of a list",
      { residence_address: ["MG Road", "Kochi"] },
      "Kochi, MG Road",
      "[residence_address], [residence_address]",
    ],
    ["a number", { otp: 123456 }, "otp 123456", "otp [otp]"],
    ["the longer of two values first", { a: "Karan", b: "Karan Garg" }, "Karan Garg", "[b]"],
    ["the longer of two values first, in any order", { b: "Karan Garg", a: "Karan" }, "Karan Garg", "[b]"],
    [
      "signs of regular expressions as they are",
      { key: "a.b*c+(d)[e]{2}|^$?\\" },
      "x a.b*c+(d)[e]{2}|^$?\\ y",
      "x [key] y",
    ],
    ["nothing that only looks like a pattern", { key: "a.c" }, "abc", "abc"],
    ["values of two characters", { a: "xy" }, "xyz", "[a]z"],
    [
      "no part of the name of another value",
      { name: "Om", residence_address: "me" },
      "complete me",
      "c[name]plete [residence_address]",
    ],
    ["no character of private use that the server has sent", { a: "xy" }, "\u{f0005} xy", "\u{f0005} [a]"],
    ["no value of one character, which would take the text apart", { a: "x" }, "xyz", "xyz"],
    ["no empty value", { a: "" }, "xyz", "xyz"],
    [
      "what looks like a signature",
      {},
      "sent u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk= today",
      "sent [signature] today",
    ],
    [
      "no longer base64 text that ends like one",
      {},
      "AAAAu30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
      "AAAAu30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=",
    ],
    [
      "no longer base64 text, such as an otp_ref_id",
      {},
      "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
      "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
    ],
    ...[
      "%4b%61ran%20Garg",
      "Karan+Garg",
      "karan_garg",
      "KARAN  GARG",
      "4b6172616e2047617267",
      "4B6172616E2047617267",
      "S2FyYW4gR2FyZw==",
      "S2FyYW4gR2FyZw",
    ].map((text): [string, Record<string, unknown>, string, string] => [
      text,
      { name: "Karan Garg" },
      `<${text}>`,
      "<[name]>",
    ]),
    ...["94444 44444", "94) 4444-4444", "9 4 4 4 4 4 4 4 4 4"].map(
      (text): [string, Record<string, unknown>, string, string] => [
        text,
        { customer_id: "9444444444" },
        `<${text}>`,
        "<[customer_id]>",
      ],
    ),
    ...["15-05-1990", "05/15/1990", "19900515", "15. 05. 1990", "1990/05/15"].map(
      (text): [string, Record<string, unknown>, string, string] => [
        text,
        { dob: "1990-05-15" },
        `<${text}>`,
        "<[dob]>",
      ],
    ),
    [
      "letters of several bytes, percent-encoded",
      { name: "ज़ोया खान" },
      encodeURIComponent("ज़ोया खान"),
      "[name]",
    ],
    ["no date that is part of a value", { name: "born 1990-05-15" }, "15-05-1990", "15-05-1990"],
    ["no date that begins a value", { name: "1990-05-15 Kochi" }, "15-05-1990", "15-05-1990"],
    ["words and digits with other marks between them", { line: "Flat 123456" }, "Flat/123456", "[line]"],
    ["digits and words with other marks between them", { line: "123456 Flat" }, "123456/Flat", "[line]"],
    ["no words that are spelled out", { name: "Karan Garg" }, "K-a-r-a-n Garg", "K-a-r-a-n Garg"],
    ["no word without the marks around it", { name: "<Karan>" }, "Karan", "Karan"],
    ["base64url", { key: "???>>>" }, "Pz8_Pj4- and Pz8/Pj4+", "[key] and [key]"],
    ["what is not UTF-8 after a percent sign as it is", { a: "xy" }, "%ff xy", "%ff [a]"],
    ...[
      "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk",
      "u30ak_iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk",
      "u30ak%2FiOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk%3D",
      "bb7d1a93f88e1b02826acaa90a98989e0f1f77df100f1ee41770c104e69d4079",
    ].map((text): [string, Record<string, unknown>, string, string] => [
      text,
      {},
      `<${text}>`,
      "<[signature]>",
    ]),
  ])("replaces %s", (_, fields, text, redacted) => {
    expect(makeRedactor(fields, [])(text)).toBe(redacted);
  });

  it("leaves no digits of a value behind, whatever surrounds it", () => {
    const digits = fc.stringMatching(/^[0-9]{2,12}$/);
    const words = fc.stringMatching(/^[a-z .$()[\]\\]*$/);
    fc.assert(
      fc.property(digits, words, words, (value, before, after) => {
        expect(makeRedactor({ field: value }, [])(before + value + after)).toBe(`${before}[field]${after}`);
      }),
    );
  });

  it.each([
    ["XXXX4567", "1234567", "XXXX4567"],
    ["XXXX5678", "12345678", "[value]"],
    ["1234", "Fingerprint1234", "1234"],
    ["1234", "1234 Fingerprints", "1234"],
  ])("makes %s of a sensitive %s %s", (text, value, redacted) => {
    expect(makeRedactor({ value }, ["value"])(text)).toBe(redacted);
  });

  it("replaces a whole value of 2,000 characters, and no longer one", () => {
    const values = [2_000, 2_001].map((length) => "<".repeat(length));
    expect(values.map((value) => makeRedactor({ value }, [])(value))).toEqual(["[value]", values[1]]);
  });

  it.each([
    ["shows", [], "******<x>"],
    ["hides", ["value"], "[value]"],
  ])("%s the end of a very long value if %j is sensitive", (_, sensitive, redacted) => {
    expect(makeRedactor({ value: "<x>".repeat(20_000) }, sensitive)("******<x>")).toBe(redacted);
  });

  describe("of a sensitive value", () => {
    const fields = {
      aadhar: "736491820573",
      piddata: '<PidData><Resp errCode="0"/><Data type="X">Rmln0ZXJQcmludENhbmFyeQ</Data></PidData>',
      customer_id: "9444444444",
    };
    const redact = makeRedactor(fields, ["aadhar", "piddata"]);

    it.each([
      ["XXXXXXXX0573"],
      ["xxxx xxxx 0573"],
      ["XXXX-XXXX-0573"],
      ["********0573"],
      ["••••0573"],
      ["**73"],
      ["xx3"],
      ["736491XXXXXX"],
      ["7364 XXXX XXXX"],
      ["7364XXXX0573"],
      ["73########73"],
      ["0573"],
      ["7364"],
      ["91820573"],
      ["7364918"],
      ["64918205"],
      ["7364 9182 0573"],
    ])("replaces %s", (text) => {
      expect(redact(`Aadhaar ${text}.`)).toBe("Aadhaar [aadhar].");
    });

    it.each([
      ["Rmln0ZXJQcmludENhbmFyeQ"],
      ["Rmln0ZXJQ"],
      ["PrintCanary Data>Rmln0ZXJQcmlu"],
      ["<PidData><Resp errC****"],
    ])("replaces pieces of a longer text: %s", (text) => {
      const redacted = redact(text);
      expect(redacted).toContain("[piddata]");
      expect(redacted).not.toMatch(/Rmln|PidData>/);
    });

    it.each([
      ["K-100 EKYC Verification failed"],
      ["Customer Already registred"],
      ["Max 3 tries, status 2135"],
      ["XXXXXXXX1234"],
      ["XXXX XXXX 0571 is not it"],
      ["10573 and 05731"],
      ["The type of the data"],
    ])("leaves %s as it is", (text) => {
      expect(redact(text)).toBe(text);
    });

    it("leaves parts of other values as they are", () => {
      expect(redact("XXXXXX4444")).toBe("XXXXXX4444");
    });

    it("leaves no digit beside a mask, wherever the mask is", () => {
      const at = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
      fc.assert(
        fc.property(at, fc.constantFrom("X", "x", "*", "•"), ([a, b], mark) => {
          fc.pre(Math.abs(a - b) > 1);
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const { aadhar } = fields;
          const masked = aadhar.slice(0, from) + mark.repeat(to - from) + aadhar.slice(to);
          expect(redact(masked)).not.toMatch(/\d/);
        }),
      );
    });

    it("takes no longer with longer runs of marks than in proportion to them", () => {
      const marks = "X".repeat(200_000);
      expect(redact(marks)).toBe(marks);
    });
  });
});
