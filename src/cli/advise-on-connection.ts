import type { EkoError } from "../errors/eko-errors.ts";
import type { Surroundings } from "./surroundings.ts";

/** What to check where no answer came. */
export function adviseOnConnection({ code }: EkoError, env: Surroundings["env"]): readonly string[] {
  // The user or the caller asked for it.
  return code === "aborted" ? [] : [explain(code), ...adviseOnProxy(env)];
}

function explain(code: string): string {
  switch (code) {
    case "dns_failure":
    case "dns_temporary_failure":
      return "The server's name cannot be looked up: check DNS and the network.";
    case "connection_refused":
      return "Nothing listens at this address: check EKO_BASE_URL, or start the mock.";
    case "tls_failure":
      return (
        "The server's certificate is not trusted, or TLS fails for another reason. If a proxy of yours inspects TLS, name " +
        "its CA in NODE_EXTRA_CA_CERTS. Never switch the check off: anybody could receive the keys."
      );
    case "connection_lost":
      return "The server, or something in between, closed the connection: check the proxy and the firewall.";
    default:
      return "The server could not be reached in time: check the network and the firewall.";
  }
}

function adviseOnProxy(env: Surroundings["env"]): string[] {
  const name = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"].find((candidate) => env[candidate]);
  return name === undefined
    ? []
    : [`${name} is set, but Node.js does not use it by itself: see NODE_USE_ENV_PROXY in its manual.`];
}
