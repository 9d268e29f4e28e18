import type { WireHeaders } from "./transport.ts";

/** Header fields as they came: name, value, name, value. Most are never read, so they are decoded on demand. */
export class RawHeaders implements WireHeaders {
  readonly #fields: readonly (Uint8Array | string)[];

  constructor(fields: readonly (Uint8Array | string)[]) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    const values: string[] = [];
    for (let index = 0; index + 1 < this.#fields.length; index += 2) {
      const field = this.#fields[index];
      // By length first: few names then need decoding.
      if (field?.length === name.length && readField(field).toLowerCase() === name.toLowerCase()) {
        values.push(readField(this.#fields[index + 1]));
      }
    }
    return values.length === 0 ? null : values.join(", ");
  }

  *[Symbol.iterator](): Generator<[name: string, value: string]> {
    for (let index = 0; index + 1 < this.#fields.length; index += 2) {
      yield [readField(this.#fields[index]).toLowerCase(), readField(this.#fields[index + 1])];
    }
  }
}

// HTTP field values are Latin-1 on the wire.
function readField(field: Uint8Array | string | undefined): string {
  return typeof field === "string" ? field : Buffer.from(field ?? []).toString("latin1");
}
