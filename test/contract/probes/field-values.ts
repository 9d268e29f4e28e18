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

/** Values that a field must accept, and values that it must refuse, chosen by hand. */
export interface FieldValues {
  accepted: readonly unknown[];
  refused: readonly unknown[];
}

/** Mobile numbers: ten ASCII digits, no country code. */
export const mobileNumber: FieldValues = {
  accepted: [
    "0000000000",
    "9999999999",
    "1234567890",
    "0123456789",
    "6000000000",
    "5999999999",
    ...digits.map((digit) => digit.repeat(10)),
  ],
  refused: [
    ...notText,
    9962981729,
    "",
    ..."1 12 123 1234 12345 123456 1234567 12345678 123456789 12345678901 123456789012 1234567890123".split(
      " ",
    ),
    "919444444444",
    "+919444444444",
    "0919444444444",
    "+9444444444",
    "09444444444",
    "94444 44444",
    "9444-444-444",
    "9444444444.0",
    "9.44444e9",
    "94444444444444444444",
    ...atEachPlace("944444444", [...letters, ...signs, ...blanks, ...beyondAscii]),
    ...atEachPlace("9444444444", [...blanks, "+", "-", "x", "0"]),
  ],
};

/** Codes and references of the caller: any visible characters, no blanks. */
const visibleText: FieldValues = {
  accepted: [...visible, ...atEachPlace("A1", visible), "AG-20810200_x", "a/b:c#1.2_(é)", "null", "0"],
  refused: [...notText, 20810200, "", ...blanks, ...atEachPlace("A1", blanks), "  ", "A 1 B"],
};

/** Codes of retailers and agents. */
export const userCode: FieldValues = {
  ...visibleText,
  accepted: [...visibleText.accepted, ...lengths.map(repeat("u"))],
};

/** References of the caller: at most 20 characters. */
export const clientRefId: FieldValues = {
  accepted: [...visibleText.accepted, ...lengths.filter((length) => length <= 20).map(repeat("r"))],
  refused: [
    ...visibleText.refused,
    ...lengths.filter((length) => length > 20).map(repeat("r")),
    "REQ-20260101-00000001",
  ],
};

/** Names: any characters on one line, no blanks around them. */
export const name: FieldValues = {
  accepted: [
    ...visible,
    ...atEachPlace("Karan", visible),
    ..."Karan Garg|Karan  Garg|K G|Karan\tGarg|Karan\u00a0Garg|D'Souza-Khan Jr.|ज़ोया|José|A. P. J. Abdul Kalam|Élise-Anne O’Neil".split(
      "|",
    ),
    ...lengths.map(repeat("K")),
  ],
  refused: [
    ...notText,
    "",
    ...blanks,
    ...blanks.flatMap((blank) => [`${blank}Karan`, `Karan${blank}`]),
    "Karan\nGarg",
    "Karan\rGarg",
    "Karan\u2028Garg",
  ],
};

/** Dates that exist. */
export const dateOfBirth: FieldValues = {
  accepted:
    "1990-05-15 2000-02-29 2024-02-29 1899-12-31 1900-01-01 2026-12-31 0001-01-01 2099-10-31 1970-01-01".split(
      " ",
    ),
  refused: [
    ...notText,
    19900515,
    ..."1990-5-15 1990-05-5 90-05-15 15-05-1990 05-15-1990 1990/05/15 1990.05.15 19900515 1990-05 1990".split(
      " ",
    ),
    ..."1990-13-01 1990-00-10 1990-05-00 1990-05-32 1990-04-31 2023-02-29 1900-02-29 2100-02-29 01990-05-15".split(
      " ",
    ),
    ..."1990-05-15T00:00:00Z 1990-05-15Z +1990-05-15 -1990-05-15 1990-W20-2 1990-135 today".split(" "),
    "",
    " 1990-05-15",
    "1990-05-15 ",
    "1990-05-15\n",
    "15 May 1990",
    "१९९०-०५-१५",
  ],
};

/** Lists of address lines. */
export const addressLines: FieldValues = {
  accepted: [
    ["123 MG Road"],
    ["123 MG Road", "Bangalore", "Karnataka", "560001"],
    ["Kochi", "Kochi"],
    ...[5, 6, 10, 11, 20, 50, 200].map((count) => Array.from({ length: count }, () => "123 MG Road")),
    ...[...visible, " 123 MG Road ", "A\nB", "\tA", ...lengths.map(repeat("x"))].map((line) => [line]),
    ["x", "y", "7", "-"],
  ],
  refused: [
    ...notText.filter((value) => !Array.isArray(value) || value.length === 0),
    "123 MG Road",
    '{"line":"123 MG Road"}',
    { 0: "123 MG Road" },
    ...[null, true, 7, "", " ", "\t", "\n", "  ", ["x"], { line: "x" }].flatMap((line) => [
      [line],
      ["x", line],
      [line, "x"],
      ["x", "y", "z", "a", line],
    ]),
  ],
};

/** The OTP: digits as text, or a number. */
export const otp: FieldValues = {
  accepted: [
    ..."0 1 9 12 123 1234 12345 123456 000123 000000 1234567890 0123456789 12345678901234567890".split(" "),
    repeat("7")(50),
    repeat("7")(201),
    0,
    1,
    123456,
    9007199254740991,
  ],
  refused: [
    null,
    true,
    false,
    [],
    ["123456"],
    {},
    -1,
    -123456,
    0.5,
    123456.5,
    "",
    "12.5",
    "-1",
    "+1",
    "1e5",
    "0x12",
    ...atEachPlace("123456", [...letters, ...signs, ...blanks, ...beyondAscii]),
  ],
};

/** References of the server: any text, or a number. */
export const otpRefId: FieldValues = {
  accepted: [
    "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g==",
    ...[...visible, ...blanks],
    ...atEachPlace("x1", [...visible, ...blanks]),
    ...lengths.map(repeat("x")),
    "66748392",
    0,
    1,
    66748392,
    9007199254740991,
  ],
  refused: [null, true, false, [], ["x"], {}, "", -1, 0.5, 1.5],
};
