import { reference, type SampleCall } from "./sample-call.ts";

/** Writes a sample call for Java 17 and its standard library. */
export function renderJava({ operationId, method, baseUrl, target, body, successes }: SampleCall): string {
  const declared = body
    ? `
    var body = """
${indent(escapeTextBlock(JSON.stringify(body, null, 2)))}
        """.replace("{timestamp}", timestamp);`
    : "";
  const publisher = body ? "ofString(body)" : "noBody()";
  const ids = successes.map(({ id, name }) => `${id} (${name})`).join(" or ");
  const address = JSON.stringify(target)
    .replace("?", '"\n        + "?')
    .replaceAll(reference, 'REQ-" + timestamp + "')
    .replace(/ \+ ""$/, "");
  return `import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class ${operationId.replace(/^./, (letter) => letter.toUpperCase())} {
  public static void main(String[] args) throws Exception {
    var baseUrl = System.getenv().getOrDefault("EKO_BASE_URL", ${JSON.stringify(baseUrl)});
    var timestamp = String.valueOf(System.currentTimeMillis());

    // HMAC key: the base64 text of the access key. Message: the timestamp.
    var base64 = Base64.getEncoder();
    var key = base64.encode(need("EKO_ACCESS_KEY").getBytes("UTF-8"));
    var hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(key, "HmacSHA256"));
    var secretKey = base64.encodeToString(hmac.doFinal(timestamp.getBytes("UTF-8")));
${declared}
    var request = HttpRequest.newBuilder(URI.create(baseUrl + ${address}))
        .timeout(Duration.ofSeconds(30))
        .header("developer_key", need("EKO_DEVELOPER_KEY"))
        .header("secret-key", secretKey)
        .header("secret-key-timestamp", timestamp)
        .header("content-type", "application/json")
        .method(${JSON.stringify(method)}, HttpRequest.BodyPublishers.${publisher})
        .build();
    var response = HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString());

    // A success has the response_type_id ${ids}.
    System.out.println(response.body());
    if (response.statusCode() != 200) System.exit(1);
  }

  static String need(String name) {
    var value = System.getenv(name);
    if (value == null || value.isEmpty()) throw new IllegalStateException("Set " + name + ".");
    return value;
  }
}
`;
}

/** In ASCII, because older compilers read a file in the encoding of the machine. */
function escapeTextBlock(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll('"""', '\\"""')
    .replace(/[^\x20-\x7e\n]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function indent(text: string): string {
  return text.replace(/^/gm, "        ");
}
