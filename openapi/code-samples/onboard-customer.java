import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class OnboardCustomer {
  public static void main(String[] args) throws Exception {
    var env = System.getenv();
    var baseUrl = env.getOrDefault("EKO_BASE_URL", "https://staging.eko.in/ekoapi/v3");
    var timestamp = String.valueOf(System.currentTimeMillis());

    // HMAC key: the base64 text of the access key. Message: the timestamp.
    var base64 = Base64.getEncoder();
    var key = base64.encode(env.get("EKO_ACCESS_KEY").getBytes("UTF-8"));
    var hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(key, "HmacSHA256"));
    var secretKey = base64.encodeToString(hmac.doFinal(timestamp.getBytes("UTF-8")));

    var body = """
        {
          "initiator_id": "9962981729",
          "user_code": "20810200",
          "client_ref_id": "REQ-%s",
          "name": "Karan Garg",
          "dob": "1990-05-15",
          "residence_address": [
            "123 MG Road", "Bangalore", "Karnataka", "560001"
          ]
        }
        """.formatted(timestamp);
    var request = HttpRequest.newBuilder(URI.create(baseUrl + "/customer/account/9444444444"))
        .timeout(Duration.ofSeconds(30))
        .header("developer_key", env.get("EKO_DEVELOPER_KEY"))
        .header("secret-key", secretKey)
        .header("secret-key-timestamp", timestamp)
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    var response = HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString());

    System.out.println(response.body());
    if (response.statusCode() != 200) System.exit(1);
  }
}
