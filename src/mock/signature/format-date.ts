/** A time zone that a program may write dates in. */
interface Zone {
  /** Minutes that it is ahead of UTC. */
  offset: number;
  names: string[];
}

const utc: Zone = { offset: 0, names: ["UTC", "GMT", "Z"] };
// The API's users are in India.
const india: Zone = { offset: 330, names: ["IST"] };

/** The dates that programs write for a timestamp, by the clock of UTC, of India and of this machine. */
export function formatDates(timestamp: number): string[] {
  const date = new Date(timestamp);
  const here: Zone = { offset: -date.getTimezoneOffset(), names: [] };
  const zones = [utc, india, ...([utc, india].some(({ offset }) => offset === here.offset) ? [] : [here])];
  return [date.toString(), ...zones.flatMap((zone) => formatIn(zone, timestamp))];
}

function formatIn({ offset, names }: Zone, timestamp: number): string[] {
  const local = new Date(timestamp + offset * 60_000);
  const iso = local.toISOString();
  const [date = "", clock = ""] = iso.slice(0, -1).split("T");
  const [time = "", fraction = ""] = clock.split(".");
  const [year, month, day] = date.split("-") as [string, string, string];
  const [weekday = "", , monthName = ""] = local.toUTCString().split(/,? /);
  const sign = offset < 0 ? "-" : "+";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
    String(part).padStart(2, "0"),
  ) as [string, string];
  const basic = `${sign}${hours}${minutes}`;
  const extended = `${sign}${hours}:${minutes}`;
  const hour = local.getUTCHours();
  const halfDay = `${hour % 12 || 12}${time.slice(2)}`;
  const half = hour < 12 ? "AM" : "PM";
  const clocks = ["", `.${fraction}`, `.${fraction}000`, `.${fraction}0000`].map((end) => time + end);
  const dayFirst = [
    `${day}/${month}/${year}`,
    `${day}-${month}-${year}`,
    `${Number(day)}/${Number(month)}/${year}`,
  ];
  const monthFirst = [`${month}/${day}/${year}`, `${Number(month)}/${Number(day)}/${year}`];
  const digits = `${date}${time}`.replace(/\D/g, "");
  return [
    ...clocks.flatMap((each) =>
      ["", extended, basic, ...(offset === 0 ? ["Z"] : ["+05:30[Asia/Kolkata]"])].map(
        (zone) => `${date}T${each}${zone}`,
      ),
    ),
    ...clocks.flatMap((each) => [`${date} ${each}`, `${date} ${each}${extended}`, `${date} ${each}Z`]),
    ...[basic, ...names].map((zone) => `${date} ${time} ${zone}`),
    ...names.slice(0, 1).map((zone) => `${date} ${time}.${fraction} ${basic} ${zone}`),
    ...[date, digits.slice(0, 8), digits, digits + fraction, `${digits}${fraction}000`],
    ...[...dayFirst, ...monthFirst, date].flatMap((each) => [`${each} ${time}`, `${each}, ${time}`]),
    ...[...dayFirst, ...monthFirst].flatMap((each) =>
      [half, half.toLowerCase()].flatMap((name) => [
        `${each} ${halfDay} ${name}`,
        `${each}, ${halfDay} ${name}`,
      ]),
    ),
    ...[basic, ...names].map((zone) => `${weekday}, ${day} ${monthName} ${year} ${time} ${zone}`),
    `${weekday} ${monthName} ${day} ${time} ${year}`,
    ...names.map((zone) => `${weekday} ${monthName} ${day} ${time} ${zone} ${year}`),
    `${weekday} ${monthName} ${day} ${year} ${time} GMT${basic} (${offset === 0 ? "Coordinated Universal Time" : "India Standard Time"})`,
  ];
}
