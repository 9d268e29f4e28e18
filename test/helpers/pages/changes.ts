import type { Form } from "./forms.ts";
import type { PageModel, ParameterModel, ResponseModel } from "./page-model.ts";

/** A change of a page, and what docs:drift has to say of it. */
export interface PageChange {
  name: string;
  apply: (page: PageModel) => void;
  shownBy: Form["hides"][number] | "every form";
  /** Kind and place of the difference; a response field by its whole name. */
  difference: string;
}

/** Every change of each part of a page that the vendor may make to it. */
export function listChanges(page: PageModel): PageChange[] {
  return [
    ...page.parameters.flatMap((parameter, index) => changeParameter(parameter, index)),
    ...addParameters(page),
    ...changeHeaders(),
    ...listFields(page.response).flatMap(changeField),
    ...addFields(page),
    ...changeResponseTypes(page),
    ...changeStatuses(page),
    ...changeEndpoint(page),
  ];
}

function changeParameter(parameter: ParameterModel, index: number): PageChange[] {
  const { in: place, name, type, required, example } = parameter;
  const at = `${place} ${name.replaceAll("[]", "")}`;
  const isHolder = type === "array" || type === "object";
  const is = (edit: (one: ParameterModel) => void) => (page: PageModel) => edit(pick(page.parameters, index));
  const set = (values: Partial<ParameterModel>) => is((one) => void Object.assign(one, values));
  const changes: PageChange[] = [];
  const add = (what: string, kind: string, apply: PageChange["apply"]) =>
    changes.push({ name: `${what}: ${name}`, apply, shownBy: "parameters", difference: `${kind} ${at}` });
  const hasChildren = (page: PageModel) =>
    page.parameters.some(
      (other) => /^(\[\])?\./.test(other.name.slice(name.length)) && other.name.startsWith(name),
    );
  if (place !== "path") {
    add("removed", "removed", (page) => {
      if (isHolder && hasChildren(page))
        page.parameters = page.parameters.filter((one) => one.name !== name && !isInside(one.name, name));
      else page.parameters.splice(index, 1);
      rename(page, name, undefined);
    });
    add(
      required ? "made optional" : "made required",
      required ? "made optional" : "made required",
      set({ required: !required }),
    );
  }
  if (!isHolder) {
    add("renamed", "renamed", (page) => {
      const other = `${name}_neu`;
      Object.assign(pick(page.parameters, index), { name: other });
      page.path = page.path.replace(`{${name}}`, `{${other}}`);
      rename(page, name, other);
    });
    const retyped = type === "string" ? "integer" : "string";
    if (type !== "file") add("retyped", "retyped", set({ type: retyped }));
  }
  const limit = (what: string, values: Partial<ParameterModel>) =>
    changes.push({
      name: `${what}: ${name}`,
      apply: set(values),
      shownBy: "allowed values of the request",
      difference: `${what} ${at}`,
    });
  if (type !== "object") limit("allowed values changed", { enum: ["Q", example] });
  limit("default changed", { default: "Q" });
  const isJunk = example === "" || /object Object|<binary/.test(String(example));
  if (!isHolder && type !== "file" && !isJunk)
    add(
      "another example",
      "example changed",
      set({
        example:
          type === "integer" || type === "number" ? 7 : type === "boolean" ? !example : "Something, else",
      }),
    );
  return changes;
}

/** The sample of the request follows. */
function rename({ sampleRequest }: PageModel, name: string, other: string | undefined): void {
  if (!sampleRequest || !(name in sampleRequest)) return;
  if (other !== undefined) sampleRequest[other] = sampleRequest[name];
  delete sampleRequest[name];
}

function isInside(name: string, holder: string): boolean {
  return name.startsWith(`${holder}.`) || name.startsWith(`${holder}[]`);
}

function addParameters(page: PageModel): PageChange[] {
  const fresh = (place: ParameterModel["in"]): ParameterModel => ({
    in: place,
    name: "email",
    type: "string",
    required: place === "body",
    description: "Where to write.",
    example: "a@b.example",
  });
  return (["query", "body"] as const).flatMap((place) => {
    const own = page.parameters.flatMap((one, index) => (one.in === place ? [index] : []));
    const spots =
      own.length > 0
        ? [own[0] ?? 0, (own.at(-1) ?? 0) + 1]
        : [
            place === "body"
              ? page.parameters.length
              : page.parameters.filter((one) => one.in === "path").length,
          ];
    return spots.map((spot) => ({
      name: `added at ${spot}: ${place} email`,
      apply: (one: PageModel) => void one.parameters.splice(spot, 0, fresh(place)),
      shownBy: "parameters" as const,
      difference: `added ${place} email`,
    }));
  });
}

function changeHeaders(): PageChange[] {
  return [
    {
      name: "a header added",
      apply: (page) =>
        void Object.assign(page, {
          headers: [
            ...page.headers,
            { in: "header", name: "X-Trace", type: "string", required: false, description: "For us." },
          ],
        }),
      shownBy: "headers",
      difference: "added header x-trace",
    },
    {
      name: "a header removed",
      apply: (page) =>
        void Object.assign(page, { headers: page.headers.filter(({ name }) => name !== "secret-key") }),
      shownBy: "headers",
      difference: "removed header secret-key",
    },
    {
      name: "a header made optional",
      apply: (page) =>
        void Object.assign(page, {
          headers: page.headers.map((one) =>
            one.name === "developer_key" ? { ...one, required: false } : one,
          ),
        }),
      shownBy: "headers",
      difference: "made optional header developer_key",
    },
  ];
}

interface FieldPlace {
  field: ResponseModel;
  path: string[];
}

function listFields(fields: readonly ResponseModel[], path: string[] = []): FieldPlace[] {
  return fields.flatMap((field) => [
    { field, path: [...path, field.name] },
    ...listFields(field.children ?? [], [...path, field.name]),
  ]);
}

function changeField({ field, path }: FieldPlace): PageChange[] {
  const at = `response ${path.join(".")}`;
  if (path.length === 1 && field.name === "data") return [];
  const siblings = (page: PageModel) => holderOf(page, path);
  const find = (page: PageModel) => found(siblings(page).find(({ name }) => name === field.name));
  return [
    {
      name: `removed: ${at}`,
      apply: (page) => {
        const list = siblings(page);
        list.splice(list.indexOf(find(page)), 1);
        inSample(page, path, (holder, key) => delete holder[key]);
      },
      shownBy: "every form",
      difference: `removed ${at}`,
    },
    {
      name: `renamed: ${at}`,
      apply: (page) => {
        find(page).name = `${field.name}_neu`;
        inSample(page, path, (holder, key) => {
          // The order is kept, as on the page.
          const entries = Object.entries(holder).map(
            ([one, value]) => [one === key ? `${key}_neu` : one, value] as const,
          );
          for (const one of Object.keys(holder)) delete holder[one];
          Object.assign(holder, Object.fromEntries(entries));
        });
      },
      shownBy: "every form",
      difference: `renamed ${at}`,
    },
    ...(field.children
      ? []
      : [
          {
            name: `other allowed values: ${at}`,
            apply: (page: PageModel) =>
              void Object.assign(find(page), { enum: [...(field.enum ?? []), "Q"] }),
            shownBy: "allowed values of the answer" as const,
            difference: `allowed values changed ${at}`,
          },
          {
            name: `retyped: ${at}`,
            apply: (page: PageModel) =>
              void Object.assign(find(page), { type: field.type === "string" ? "number" : "string" }),
            shownBy: "every form" as const,
            difference: `retyped ${at}`,
          },
        ]),
  ];
}

function addFields(page: PageModel): PageChange[] {
  const holders = [
    [],
    ...listFields(page.response).flatMap(({ field, path }) => (field.children ? [path] : [])),
  ];
  return holders.flatMap((path) => {
    const place = [...path, "fresh_field"];
    return (["first", "last"] as const).map((end) => ({
      name: `added ${end}: response ${place.join(".")}`,
      apply: (one: PageModel) => {
        const fresh = { name: "fresh_field", type: "string", description: "Is new." };
        const list = holderOf(one, place);
        if (end === "first") list.unshift(fresh);
        else list.push(fresh);
        inSample(one, place, (holder, key) => {
          holder[key] = "x";
        });
      },
      shownBy: "every form" as const,
      difference: `added response ${place.join(".")}`,
    }));
  });
}

function holderOf(page: PageModel, path: readonly string[]): ResponseModel[] {
  return path
    .slice(0, -1)
    .reduce((fields, name) => found(fields.find((one) => one.name === name)?.children), page.response);
}

function inSample(
  { sample }: PageModel,
  path: readonly string[],
  edit: (holder: Record<string, unknown>, key: string) => void,
): void {
  let holders: unknown[] = [sample];
  for (const name of path.slice(0, -1))
    holders = holders.flatMap((holder) => (holder as Record<string, unknown>)[name] ?? []).flat();
  for (const holder of holders) edit(holder as Record<string, unknown>, path.at(-1) ?? "");
}

function changeResponseTypes({ responseTypes }: PageModel): PageChange[] {
  const shownBy = "response types" as const;
  return [
    {
      name: "a response type added",
      apply: (page: PageModel) => void page.responseTypes.push({ id: 4711, meaning: "New" }),
      shownBy,
      difference: "response type added response type 4711",
    },
    ...responseTypes.slice(0, responseTypes.length > 1 ? undefined : 0).map(({ id }) => ({
      name: `response type ${id} removed`,
      apply: (page: PageModel) =>
        void Object.assign(page, { responseTypes: page.responseTypes.filter((one) => one.id !== id) }),
      shownBy,
      difference: `response type removed response type ${id}`,
    })),
    ...responseTypes.map(({ id, next }, index) => ({
      name: `another next step of ${id}`,
      apply: (page: PageModel) =>
        void Object.assign(pick(page.responseTypes, index), {
          next:
            next?.slug === "onboard-customer"
              ? { title: "Verify Customer OTP", slug: "verify-customer-otp" }
              : { title: "Onboard Customer", slug: "onboard-customer" },
        }),
      shownBy,
      difference: `next step changed response type ${id}`,
    })),
  ].filter(() => responseTypes.length > 0);
}

function changeStatuses({ scenarios }: PageModel): PageChange[] {
  const success: PageChange = {
    name: "another HTTP status of the sample",
    apply: (page) => void Object.assign(page, { sampleStatus: 201 }),
    shownBy: "status of the sample",
    difference: "HTTP status added answer 201",
  };
  const other: PageChange = {
    name: "another HTTP status of the other answers",
    apply: (page) => void Object.assign(page, { scenarioStatus: 422 }),
    shownBy: "status of other answers",
    difference: "HTTP status added answer 422",
  };
  return scenarios.length > 0 ? [success, other] : [success];
}

function changeEndpoint({ method }: PageModel): PageChange[] {
  return [
    {
      name: "another method",
      apply: (page) => void Object.assign(page, { method: method === "POST" ? "PATCH" : "POST" }),
      shownBy: "every form",
      difference: "method changed method",
    },
    {
      name: "another path",
      apply: (page) => void Object.assign(page, { path: `/v4${page.path}` }),
      shownBy: "every form",
      difference: "path changed path",
    },
    {
      name: "another server",
      apply: (page) => void Object.assign(page, { server: "https://staging.eko.in/ekoapi/v4" }),
      shownBy: "server",
      difference: "server changed server",
    },
  ];
}

function pick<T>(list: readonly T[], index: number): T {
  return found(list[index]);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The model has no such part.");
  return value;
}
