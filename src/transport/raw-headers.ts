import type { DispatchedHeaders } from "./dispatcher.ts";
import type { AnswerHeaders } from "./transport.ts";

type Field = Uint8Array | string;

/** Header fields as they came: name, value, name, value. Most are never read, so they are decoded on demand. */
export class RawHeaders implements AnswerHeaders {
  readonly #fields: readonly Field[];

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    const values: string[] = [];
    for (let index = 0; index + 1 < this.#fields.length; index += 2) {
      // By length first: few names then need decoding.
      if (
        (this.#fields[index] as Field).length === name.length &&
        this.#read(index).toLowerCase() === name.toLowerCase()
      ) {
        values.push(this.#read(index + 1));
      }
    }
    return values.length === 0 ? null : values.join(", ");
  }

  *[Symbol.iterator](): Generator<[name: string, value: string]> {
    for (let index = 0; index + 1 < this.#fields.length; index += 2) {
      yield [this.#read(index).toLowerCase(), this.#read(index + 1)];
    }
  }

  #read(index: number): string {
    const field = this.#fields[index] as Field;
    // HTTP field values are Latin-1 on the wire.
    return typeof field === "string" ? field : Buffer.from(field).toString("latin1");
  }
}

/** Header fields of undici 7 and 8 in the flat order of the wire. */
export function listFields(headers: DispatchedHeaders): string[] {
  return Object.entries(headers).flatMap(([name, values = []]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
}
