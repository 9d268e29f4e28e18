import { reference, type SampleCall } from "./sample-call.ts";

/** Writes a sample call for Go and its standard library. */
export function renderGo({ method, baseUrl, target, body, successes }: SampleCall): string {
  // JSON can say a backquote otherwise, a raw string cannot.
  const json = JSON.stringify(body, null, 2)?.replaceAll("`", "\\u0060");
  const declared = body ? `\n\tbody := strings.ReplaceAll(\`${json}\`, "{timestamp}", timestamp)` : "";
  const address = JSON.stringify(target).replaceAll(reference, 'REQ-"+timestamp+"').replace(/\+""$/, "");
  const cases = successes.map(
    ({ id, name }) => `	case ${id}:
		fmt.Println(${JSON.stringify(name)}, string(answer.Data))
`,
  );
  return `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
${body ? '\t"strings"\n' : ""}	"time"
)

func main() {
	baseURL := os.Getenv("EKO_BASE_URL")
	if baseURL == "" {
		baseURL = ${JSON.stringify(baseUrl)}
	}
	timestamp := strconv.FormatInt(time.Now().UnixMilli(), 10)

	// HMAC key: the base64 text of the access key. Message: the timestamp.
	key := base64.StdEncoding.EncodeToString([]byte(need("EKO_ACCESS_KEY")))
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(timestamp))
	secretKey := base64.StdEncoding.EncodeToString(mac.Sum(nil))
${declared}
	request, err := http.NewRequest(${JSON.stringify(method)}, baseURL+${address}, ${body ? "strings.NewReader(body)" : "nil"})
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("developer_key", need("EKO_DEVELOPER_KEY"))
	request.Header.Set("secret-key", secretKey)
	request.Header.Set("secret-key-timestamp", timestamp)
	request.Header.Set("content-type", "application/json")
	client := &http.Client{
		Timeout: 30 * time.Second,
		// A redirect would hand the keys to another host.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != 200 {
		log.Fatalf("Refused, HTTP %d: %s", response.StatusCode, text)
	}

	var answer struct {
		ResponseTypeID int             \`json:"response_type_id"\`
		Data           json.RawMessage \`json:"data"\`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		log.Fatalf("Not a success: %s", text)
	}
	switch answer.ResponseTypeID {
${cases.join("")}	default:
		log.Fatalf("Not a success: %s", text)
	}
}

func need(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("Set %s.", name)
	}
	return value
}
`;
}
