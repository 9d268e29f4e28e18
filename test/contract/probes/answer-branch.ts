import type { ProbedId } from "../samples.ts";
import * as kinds from "./answer-values.ts";

/** An answer with HTTP 200 that an operation documents, field by field. */
export interface AnswerBranch {
  operation: ProbedId;
  name: string;
  /** The whole answer, as the server sends it. */
  body: Readonly<Record<string, unknown>>;
  /** Which values each field takes, by its path with dots. */
  fields: Readonly<Record<string, kinds.AnswerValues>>;
  /** Paths without which the answer is broken. */
  required: readonly string[];
}

/** The fields of every answer but its id and its data. */
export const envelope = {
  status: kinds.number,
  message: kinds.text,
  response_status_id: kinds.number,
  invalid_params: kinds.texts,
  invalid_parameters: kinds.texts,
};
