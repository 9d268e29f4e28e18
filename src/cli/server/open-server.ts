import { samples } from "../../../generated/samples.ts";
import { servers } from "../../../generated/tables.ts";
import { createEkoClient, type EkoClient } from "../../client.ts";
import type { OperationId } from "../../contract-types.ts";
import { EkoConfigError } from "../../errors/eko-errors.ts";
import type { EkoClientOptions } from "../../options.ts";
import { resolveOptions } from "../../resolve-options.ts";
import { showsAnswers } from "../answer-flag.ts";
import type { CommandContext } from "../command.ts";
import type { Format } from "../terminal/paint-text.ts";
import { formatRequest, formatResponse } from "./format-exchange.ts";
import { type Configuration, readConfiguration } from "./read-configuration.ts";
import { type Exchange, recordExchanges } from "./record-exchanges.ts";

/** The server that a command calls, with a client for it. */
export interface Server {
  /** `mock` is the embedded one, `custom` is EKO_BASE_URL. */
  name: "mock" | "custom" | NonNullable<Configuration["environment"]>;
  baseUrl: string;
  eko: EkoClient;
  /** The requests so far with their answers. */
  exchanges: Exchange[];
  /** Values for fields that the user leaves out. None where a call reaches real people. */
  sampleOf: (operation: OperationId) => Readonly<Record<string, unknown>>;
  close: () => Promise<void>;
}

/**
 * Opens the server that the environment configures, or the embedded mock when nothing is configured.
 *
 * @param needsConsent whether calls to real people need --yes
 * @throws EkoConfigError when the configuration is wrong, or consent is missing
 */
export async function openServer(context: CommandContext, needsConsent: boolean): Promise<Server> {
  const configuration = readConfiguration(context.env);
  const server = configuration
    ? openConfigured(context, configuration, needsConsent)
    : await openMock(context);
  context.report.server = { name: server.name, baseUrl: server.baseUrl };
  context.report.exchanges = server.exchanges;
  context.say(
    `Server: ${server.name === "mock" ? "embedded mock" : server.name}, ${server.baseUrl}\n`,
    "dim",
  );
  return server;
}

function openConfigured(
  context: CommandContext,
  configuration: Configuration,
  needsConsent: boolean,
): Server {
  const { environment, baseUrl: givenUrl, ...identity } = configuration;
  const options: EkoClientOptions = {
    ...identity,
    // Both are passed on when both are set, so that the client refuses them.
    ...(environment !== undefined && { environment }),
    ...(givenUrl !== undefined && { baseUrl: givenUrl }),
    ...(context.fetch && { fetch: context.fetch }),
  };
  const { baseUrl } = resolveOptions(options);
  // The contract says only of the sandbox that no OTP reaches a phone. The client accepts http: on a loopback address
  // alone, where a mock runs.
  const isHarmless = baseUrl === servers.sandbox || baseUrl.startsWith("http:");
  if (needsConsent && !isHarmless && context.values.yes !== true) {
    throw new EkoConfigError(
      `This would call ${baseUrl}, where customers are real and get text messages. Add --yes if you mean it.`,
    );
  }
  return {
    name: environment ?? "custom",
    baseUrl,
    ...connect(context, options),
    sampleOf: (operation) => (isHarmless ? pickCommon(samples[operation]) : {}),
    close: async () => {},
  };
}

async function openMock(context: CommandContext): Promise<Server> {
  const { startMockServer, mockKeys } = await context.wait("Starting the mock", context.loadMock());
  const mock = await context.wait("Starting the mock", startMockServer());
  context.say("Nothing is configured: a mock answers, and nothing leaves this machine.");
  const { initiator_id: initiatorId, user_code: userCode } = samples.onboardCustomer;
  return {
    name: "mock",
    baseUrl: mock.url,
    ...connect(context, { baseUrl: mock.url, ...mockKeys, initiatorId, userCode }),
    sampleOf: (operation) => samples[operation],
    close: () => mock.close(),
  };
}

/** The part of a sample that a customer's first call has as well. OTPs and references come from a running server. */
function pickCommon(sample: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const common = Object.keys(samples.onboardCustomer);
  return Object.fromEntries(Object.entries(sample).filter(([field]) => common.includes(field)));
}

function connect(
  { show, values, env }: CommandContext,
  options: EkoClientOptions,
): Pick<Server, "eko" | "exchanges"> {
  const eko = createEkoClient(options);
  const exchanges = recordExchanges(eko.api, {
    accessKey: options.accessKey,
    showsAnswers: showsAnswers(values, env),
    onRequest: (request) => showExchange(show, formatRequest(request), "cyan"),
    onAnswer: (response) =>
      showExchange(show, formatResponse(response), response.status < 400 ? "green" : "red"),
  });
  return { eko, exchanges };
}

/** The first line stands out, because the rest is long. */
function showExchange(show: CommandContext["show"], [title, ...lines]: string[], format: Format): void {
  show(title as string, format);
  show(`${lines.join("\n")}\n`);
}
