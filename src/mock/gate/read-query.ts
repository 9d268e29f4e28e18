/** Reads a query; a repeated parameter is a list, which no parameter of text takes. The page of the inspector uses it, too. */
export function readQuery(query: URLSearchParams): Record<string, unknown> {
  const lists = new Map<string, string[]>();
  // In one pass: asking for each name in turn would search the whole query each time.
  for (const [name, value] of query) {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  return Object.fromEntries([...lists].map(([name, list]) => [name, list.length > 1 ? list : list[0]]));
}
