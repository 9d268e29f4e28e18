/** Values that a field of an answer takes, and values that break the contract. */
export interface AnswerValues {
  accepted: readonly unknown[];
  refused: readonly unknown[];
}

const long = [2, 10, 11, 20, 21, 50, 51, 100, 101, 200, 201, 255, 256, 1000, 5000].map((length) =>
  "x".repeat(length),
);
const someText = [
  "x",
  "0",
  "-1",
  " ",
  " x ",
  "Karan Garg",
  "D'Souza é ज 😀",
  "a\nb",
  "9444444444",
  "5287.0",
  "1990-05-15",
  ...long,
];
const someNumbers = [
  0, 1, -1, 0.5, -0.5, 1.5, 2, 9, 10, 19, 20, 99, 100, 101, 319, 461, 1297, 2129, 9999, 10_000, 99_999,
  4_294_967_296, -10_000,
];

/** Text, which may be empty. */
export const text: AnswerValues = {
  accepted: ["", ...someText],
  refused: [null, true, 0, 1, 1.5, [], ["x"], {}],
};

/** Text that is not empty. */
export const filledText: AnswerValues = { accepted: someText, refused: [...text.refused, ""] };

/** Numbers, fractions and negative ones among them. */
export const number: AnswerValues = {
  accepted: someNumbers,
  refused: [null, true, "", "0", "x", [], [0], {}],
};

/** Text or a number. */
export const textOrNumber: AnswerValues = {
  accepted: ["", ...someText, ...someNumbers],
  refused: [null, true, [], {}],
};

/** An object with any fields. */
export const object: AnswerValues = {
  accepted: [
    {},
    { any: "thing" },
    { any: null, "x-y": 1, "": [], Größe: {} },
    Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, 1])),
  ],
  refused: [null, true, 0, "", "x", "{}", [], [{}]],
};

/** A map of texts, such as a message per field. */
export const texts: AnswerValues = {
  accepted: [
    {},
    { name: "Name too long" },
    { name: "", dob: "Must be over 18 years" },
    { "x-y": "z", "": "z", Ä: "z", "residence_address[0]": "z" },
  ],
  refused: [
    ...object.refused,
    { name: null },
    { name: 1 },
    { name: true },
    { name: [] },
    { name: {} },
    { a: "x", b: 1 },
  ],
};
