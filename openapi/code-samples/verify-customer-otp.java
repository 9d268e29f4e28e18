import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class VerifyCustomerOtp {
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
          "otp": "123456",
          "otp_ref_id": "IXrygqm0vTNbN35Lp5AfcbP69ifPhQ1Ee3u74AHY5fA9aMp2d94YigSXr5Qr+aS8OTg/e0YrVEoPAbap746K5g=="
        }
        """.formatted(timestamp);
    var request = HttpRequest.newBuilder(URI.create(baseUrl + "/customer/account/9444444444/otp/verify"))
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
