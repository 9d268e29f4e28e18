import {
  type ResponseType,
  rejectingAnswers,
  type StatusMeaning,
  statusCodes,
  successStatus,
} from "../../generated/tables.ts";
import type { Envelope } from "../contract-types.ts";
import { findEntry } from "./find-entry.ts";

/** Why a call was rejected: as the contract names it, and in the server's own words. */
export interface Reason {
  known: StatusMeaning | undefined;
  text: string | undefined;
}

/** Reads the reason where the contract says that it stands: in `status`, or where the refusing answer points. */
export function readReason(envelope: Envelope, type: ResponseType | undefined): Reason {
  const { text, status } = type?.reason ?? {};
  const words = readPointer(envelope, text);
  return {
    known:
      findMeaning(envelope.status) ??
      findMeaning(readPointer(envelope, status)) ??
      findEntry(rejectingAnswers, type?.name),
    text: typeof words === "string" && words !== "" ? words : undefined,
  };
}

function findMeaning(status: unknown): StatusMeaning | undefined {
  return status === successStatus ? undefined : findEntry(statusCodes, status);
}

function readPointer(answer: unknown, pointer: string | undefined): unknown {
  if (pointer === undefined) return undefined;
  const keys = pointer.split("/").slice(1);
  return keys.reduce((node, key) => (Object(node) as Record<string, unknown>)[key], answer);
}
