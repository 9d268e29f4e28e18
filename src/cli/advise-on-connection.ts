import type { EkoError } from "../errors/eko-errors.ts";
import type { Surroundings } from "./surroundings.ts";

/** What to check where no answer came. */
export function adviseOnConnection({ code }: EkoError, env: Surroundings["env"]): readonly string[] {
  // By the wish of the user, or of the caller.
  return code === "aborted" ? [] : [explain(code), ...adviseOnProxy(env)];
}

function explain(code: string): string {
  switch (code) {
    case "dns_failure":
    case "dns_temporary_failure":
      return "The name of the server cannot be looked up: check DNS and network.";
    case "connection_refused":
      return "Nothing listens at this address: check EKO_BASE_URL, or start the mock.";
    case "tls_failure":
      return (
        "The certificate of the server is not trusted, or TLS fails otherwise. If a proxy of yours inspects TLS, name " +
        "its CA in NODE_EXTRA_CA_CERTS. Never switch the check off: the keys would go to anybody."
      );
    case "connection_lost":
      return "The server or something on the way closed the connection: check proxy and firewall.";
    default:
      return "The server cannot be reached in time: check network and firewall.";
  }
}

function adviseOnProxy(env: Surroundings["env"]): string[] {
  const name = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"].find((candidate) => env[candidate]);
  return name === undefined
    ? []
    : [`${name} is set, but Node.js does not use it by itself: see NODE_USE_ENV_PROXY in its manual.`];
}
