import type { Middlebox } from "./start-middlebox.ts";

/** The HTTP statuses that the proxies put in the place of an answer. */
export const statuses = [403, 404, 405, 413, 415, 429];

/**
 * Proxies before a server on the port `upstream`: `/direct/` passes an answer unchanged, `/403/` turns it into an HTTP
 * 403, and `/repeated/` sends a request again when its connection was cut.
 */
export const middleboxes: Record<string, (upstream: number) => Middlebox> = {
  nginx: (upstream) => ({
    command: "nginx",
    versionFlag: "-v",
    startWith: (folder, file) => ["-p", folder, "-c", file, "-e", "stderr", "-g", "daemon off;"],
    // One process without a master keeps the user and the folder of the test.
    configure: (port, token) => `
      master_process off; pid nginx-${port}.pid; error_log stderr;
      events {}
      http {
        access_log off; keepalive_requests 1;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
        proxy_set_header X-Request-Id $request_id;
        upstream eko { server 127.0.0.1:${upstream} max_fails=0; server 127.0.0.1:${upstream} max_fails=0; }
        server {
          listen 127.0.0.1:${port};
          location = /ready { return 200 ${token}; }
          location /direct/ { proxy_pass http://eko; }
          location /repeated/ { proxy_pass http://eko; proxy_next_upstream error timeout non_idempotent; }
          ${statuses
            .map(
              (status) => `
          location /${status}/ {
            proxy_pass http://eko; proxy_next_upstream off; proxy_buffer_size 1k; proxy_buffers 4 1k;
            proxy_busy_buffers_size 2k; proxy_intercept_errors on; error_page 500 502 504 =${status} @page${status};
          }
          location @page${status} { return ${status}; }`,
            )
            .join("")}
        }
      }`,
  }),
  haproxy: (upstream) => ({
    command: "haproxy",
    versionFlag: "-v",
    startWith: (_, file) => ["-db", "-f", file],
    configure: (port, token) => `
global
  maxconn 100
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
  retries 1
frontend entry
  bind 127.0.0.1:${port}
  unique-id-format %[uuid()]
  unique-id-header X-Request-Id
  http-request return status 200 content-type text/plain string ${token} if { path /ready }
  http-request set-var(txn.kind) path,field(2,/)
${statuses
  .map(
    (status) => `
  http-response deny deny_status 403 if { var(txn.kind) -m str ${status} }
  http-after-response set-status ${status} if { var(txn.kind) -m str ${status} }`,
  )
  .join("")}
  default_backend eko
backend eko
  retry-on all-retryable-errors
  server eko 127.0.0.1:${upstream}
`,
  }),
};
