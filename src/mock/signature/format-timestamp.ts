/** The texts that programs make of a number of milliseconds when they format it in another way. */
export function formatNumber(timestamp: number): string[] {
  const text = String(timestamp);
  const exponent = timestamp.toExponential();
  const [mantissa = "", power = ""] = exponent.split("e+");
  const withPoint = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
  const seconds = Math.floor(timestamp / 1000);
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  return [
    ...[exponent, withPoint, `${withPoint}E${power}`, `${mantissa}E${power}`, `${mantissa}E+${power}`],
    // Languages show a clock of more than milliseconds with all its digits: those that are few are tried.
    ...digits.flatMap((digit) => [`${text}.${digit}`, `${mantissa}${digit}E+${power}`]),
    ...digits.map((digit) => `${seconds}.${text.slice(-3)}${digit}`),
    `0.${text.slice(-3)}00000 ${seconds}`,
    ...[
      `${text}.000`,
      `${text}.000000`,
      (timestamp / 1000).toFixed(3),
      String(timestamp / 1000),
      `${seconds}.0`,
    ],
    ...groupMarks.map((mark) => text.replace(/\B(?=(?:\d{3})+$)/g, mark)),
    text.replace(/\B(?=(?:\d\d)*\d{3}$)/g, ","),
    ...[timestamp.toString(16).toUpperCase(), `0x${timestamp.toString(16)}`],
    ...[2, 8, 16, 36].map((base) => timestamp.toString(base)),
    // Cut to 32 bits; then the ticks of .NET, and the file time of Windows.
    ...[String(timestamp | 0), String(timestamp >>> 0)],
    ...[ticksAtEpoch, fileTimeAtEpoch].map((start) => `${BigInt(timestamp) * 10_000n + start}`),
  ];
}

// As the languages of the world group digits.
const groupMarks = [",", ".", " ", "\u00a0", "\u202f", "'", "’", "_"];
const ticksAtEpoch = 621_355_968_000_000_000n;
const fileTimeAtEpoch = 116_444_736_000_000_000n;

/** The texts in which programs wrap a value when they show it, name it or serialise it. */
export function wrapTimestamp(text: string): string[] {
  const names = ["timestamp", "secret-key-timestamp"];
  return [
    ...[` ${text}`, `${text} `, `"${text}"`, `'${text}'`, `b'${text}'`, `${text}\0`, `${text}n`, `${text}L`],
    ...[
      `[${text}]`,
      `["${text}"]`,
      `(${text},)`,
      `('${text}',)`,
      `:${text}`,
      `{${text}}`,
      `Optional[${text}]`,
    ],
    `[${[...Buffer.from(text)].join(" ")}]`,
    ...[`i:${text};`, `s:${text.length}:"${text}";`, `Some(${text})`, `Just ${text}`],
    // Verbs of Go that do not fit, and its conversion of a number to a character.
    ...[`%!d(string=${text})`, `%!s(int64=${text})`, `%!s(int=${text})`, `%!s(float64=${text})`, "\ufffd"],
    ...names.flatMap((name) => [`${name}=${text}`, `${name}:${text}`, `${name}: ${text}`]),
    ...names.flatMap((name) => nameInJson(name, text)),
  ];
}

function nameInJson(name: string, text: string): string[] {
  return [text, `"${text}"`].flatMap((value) => [`{"${name}":${value}}`, `{"${name}": ${value}}`]);
}

/** A number of eight bytes, or of four for the seconds, as serialisers of Java, C#, Go and Python write it. */
export function toBinary(timestamp: number): Buffer[] {
  const [long, double, int] = [Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(4)];
  long.writeBigInt64BE(BigInt(timestamp));
  double.writeDoubleBE(timestamp);
  int.writeInt32BE(Math.floor(timestamp / 1000) | 0);
  return [long, double, int].flatMap((bytes) => [bytes, Buffer.from(bytes).reverse()]);
}
