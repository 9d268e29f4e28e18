import {
  atEachPlace,
  beyondAscii,
  blanks,
  digits,
  lengths,
  letters,
  notText,
  repeat,
  signs,
  visible,
} from "./characters.ts";
import type { FieldValues } from "./field-values.ts";

/** The address as JSON text that holds an object. */
export const addressText: FieldValues = {
  accepted: [
    '{"line":"123 MG Road","city":"Bangalore","state":"Karnataka","pincode":"560001","district":"Bangalore Urban","area":"MG Road"}',
    "{}",
    ...visible.map((character) => `{"line":${JSON.stringify(character)}}`),
    ...blanks.flatMap((blank) => [`${blank}{}`, `{}${blank}`, `{${blank}"line":"7"}`]),
    ...lengths.map((length) => `{"line":"${"x".repeat(length)}"}`),
  ],
  refused: [
    ...notText,
    { line: "123 MG Road" },
    ["123 MG Road", "Bangalore"],
    "",
    ...'{|}|}{|123 MG Road|[]|[{}]|null|1|"{}"|{"line":"7"|"line":"7"}|x{}|{}x|({})'.split("|"),
    ...blanks,
  ],
};

/** Aadhaar numbers: twelve ASCII digits. */
export const aadhaarNumber: FieldValues = {
  accepted: ["000000000000", "999999999999", "012345678901", ...digits.map((digit) => digit.repeat(12))],
  refused: [
    ...notText,
    999999999999,
    "",
    ...[1, 4, 8, 10, 11, 13, 14, 16, 24].map(repeat("9")),
    "9999 9999 9999",
    "9999-9999-9999",
    "XXXXXXXX9999",
    ...atEachPlace("99999999999", [...letters, ...signs, ...blanks, ...beyondAscii]),
    ...atEachPlace("999999999999", [...blanks, "0", "-"]),
  ],
};

/** What a fingerprint scanner makes: XML, of any length and with any characters. */
export const scannerXml: FieldValues = {
  accepted: [
    '<PidData><Resp errCode="0" errInfo="Success"/><Data type="X">c2FtcGxl</Data></PidData>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<PidData>\n</PidData>\n',
    "<x",
    "<PidData/>",
    ...blanks.flatMap((blank) => [`${blank}<PidData/>`, `<PidData/>${blank}`]),
    ...[...visible, ...blanks].map((character) => `<Data>${character}</Data>`),
    ...lengths.map((length) => `<${"x".repeat(length)}`),
    `<Data>${"A".repeat(100_000)}</Data>`,
  ],
  refused: [
    ...notText,
    "",
    "<",
    " <",
    ...blanks,
    ...digits,
    ...letters,
    "PidData",
    "x<PidData/>",
    "{}",
    "PFBpZERhdGEvPg==",
  ],
};

/** An OTP as text. */
export const otpText: FieldValues = {
  accepted: [
    ..."0 1 9 12 123 1234 12345 123456 000123 000000 1234567890 0123456789 12345678901234567890".split(" "),
    ...[50, 201].map(repeat("7")),
  ],
  refused: [
    ...notText,
    123456,
    "",
    ..."12.5 -1 +1 1e5 0x12".split(" "),
    ...atEachPlace("123456", [...letters, ...signs, ...blanks, ...beyondAscii]),
  ],
};

/** References of the server as text, sent back as they came. */
export const referenceText: FieldValues = {
  accepted: [
    "666803844",
    "9332126",
    ...[...visible, ...blanks],
    ...atEachPlace("x1", [...visible, ...blanks]),
    ...lengths.map(repeat("x")),
  ],
  refused: [...notText, 666803844, ""],
};
