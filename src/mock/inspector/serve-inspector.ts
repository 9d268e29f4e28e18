import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers";
import type { Scenario } from "../../../generated/mock.ts";
import { operations } from "../../../generated/tables.ts";
import { Refusal, refuse } from "../answer.ts";
import { takesType } from "../gate/check-accept.ts";
import { maxDepth, measureDepth } from "../gate/measure-depth.ts";
import { readBody } from "../gate/read-body.ts";
import { mockKeys } from "../mock-keys.ts";
import type { MockServer } from "../mock-server.ts";
import { isOwnHost, isOwnOrigin } from "./check-host.ts";
import { describeDetails, describeRow } from "./describe-request.ts";
import type { Keys } from "./keys.ts";
import { listScenarioButtons } from "./list-scenario-buttons.ts";
import { listSamples, sendScenarioSample, sendValues } from "./send-sample.ts";
import { servePage } from "./serve-page.ts";
import { createEventStream } from "./stream-events.ts";
import type { CustomerRow, Greeting } from "./views.ts";

/** The parts of a mock that the inspector shows and uses. */
export interface InspectedMock
  extends Pick<MockServer, "url" | "journal" | "customers" | "customer" | "reset"> {
  subscribe: MockServer["subscribe"];
  host: string;
  keys: Keys;
  verifiesSignatures: boolean;
  scenarios: Readonly<Record<string, Scenario>>;
  clock: () => number;
}

/** Answers a request to the inspector. @returns false for any other request */
export type InspectorHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Makes the handler of the pages, their events and their buttons. The paths of the API are left alone. */
export function createInspector(mock: InspectedMock): InspectorHandler {
  const stream = createEventStream();
  const scenarios = listScenarioButtons(mock.scenarios);
  const samples = listSamples();
  // A key that somebody chose may be a real one: it is used, and not shown.
  const ownKeys = mock.keys.accessKey === mockKeys.accessKey ? mock.keys : undefined;
  const listCustomers = (): CustomerRow[] =>
    mock
      .customers()
      .slice(-maxCustomers)
      .map((id) => describeCustomer(mock, id));
  let isCustomersDue = false;
  mock.subscribe({
    onRequest: (entry) => stream.send("request", describeRow(entry)),
    onAnswer: (entry) => {
      stream.send("request", describeRow(entry));
      if (isCustomersDue) return;
      isCustomersDue = true;
      setTimeout(() => {
        isCustomersDue = false;
        stream.send("customers", listCustomers());
      }, customersEveryMs).unref();
    },
  });
  const greet = (): Greeting => ({
    url: mock.url,
    ...ownKeys,
    verifiesSignatures: mock.verifiesSignatures,
    rows: mock.journal.map(describeRow),
    customers: listCustomers(),
    scenarios,
    samples,
  });

  const routes: Record<string, Route> = {
    "GET events": (_, response) => stream.open(response, greet()),
    "GET requests": (_, response, id) => {
      const entry = mock.journal.find((each) => String(each.id) === id);
      // A request that was forgotten meanwhile is not an error.
      sendJson(response, 200, entry ? describeDetails(entry, ownKeys) : null);
    },
    "POST reset": (_, response) => {
      mock.reset();
      stream.send("greeting", greet());
      sendJson(response, 200, {});
    },
    "POST scenarios": (_, response, id) => {
      const scenario = scenarios.find((each) => each.id === id);
      if (scenario) void sendScenarioSample(mock, scenario.operationId, scenario.id);
      sendJson(response, scenario ? 202 : 404, {});
    },
    "POST try": async (request, response, operationId) => {
      const values = parseObject(await readBody(request));
      if (!Object.hasOwn(operations, operationId)) refuse(400, "There is no such operation.");
      sendJson(response, 200, await sendValues(mock, operationId, values));
    },
  };

  return (request, response) => {
    // A request that a server received has a target.
    const [path = ""] = (request.url as string).split("?");
    const [, name, rest = ""] = /^\/inspector\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    const isPage = (path === "/" || path === "/docs") && request.method === "GET" && wantsHtml(request);
    const route = name === undefined ? undefined : routes[`${request.method} ${name}`];
    if (!isPage && route === undefined) return false;
    const { host, origin } = request.headers;
    if (!isOwnHost(host, mock.host) || !isOwnOrigin(origin, host)) {
      sendJson(response, 403, { message: "The inspector answers at an address of this machine only." });
    } else if (isPage) servePage(response);
    else Promise.resolve(route?.(request, response, rest)).catch((error) => sendFailure(response, error));
    return true;
  };
}

type Route = (request: IncomingMessage, response: ServerResponse, rest: string) => void | Promise<void>;

const maxCustomers = 100;
const customersEveryMs = 100;

/** Browsers name HTML when they open a page; clients of APIs do not. */
function wantsHtml({ headers }: IncomingMessage): boolean {
  return takesType(headers.accept ?? "", ["text/html"]);
}

function describeCustomer(mock: InspectedMock, id: string): CustomerRow {
  const journeys = Object.entries(mock.customer(id)).map(([name, { state, known }]) => ({
    name,
    state,
    known: { ...known },
  }));
  return { id, journeys };
}

/** @throws Refusal with 400 for a text that is not a JSON object, or cannot be sent as one */
function parseObject(bytes: Buffer): Record<string, unknown> {
  const text = bytes.toString();
  if (measureDepth(text) > maxDepth) refuse(400, `This is nested deeper than ${maxDepth} levels.`);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Refused like every other text that is not an object.
  }
  return refuse(400, "This is not a JSON object.");
}

function sendFailure(response: ServerResponse, error: unknown): void {
  // The browser has gone in the middle of its request.
  if (!(error instanceof Refusal)) return void response.destroy();
  sendJson(response, error.answer.status, error.answer.body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
