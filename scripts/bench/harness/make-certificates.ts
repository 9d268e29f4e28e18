import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate authority of one run, and what it has certified. */
export interface Certificates {
  /** Where the authority's certificate is, for NODE_EXTRA_CA_CERTS. */
  authorityFile: string;
  /** For a server on 127.0.0.1, both PEM. */
  server: { key: string; cert: string };
  remove: () => Promise<void>;
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/**
 * Makes an authority and a server certificate that are valid for a day.
 *
 * @throws Error when the command `openssl` is missing
 */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), "eko-bench-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const subject = (name: string) => ["-subj", `/CN=${name}`];
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "1",
    ...subject("bench CA"),
  );
  openssl("req", ...newKey, "-keyout", "server.key", "-out", "server.csr", ...subject("127.0.0.1"));
  await writeFile(join(folder, "names"), "subjectAltName=IP:127.0.0.1\n");
  const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "1", "-extfile", "names"];
  openssl("x509", "-req", "-in", "server.csr", "-out", "server.pem", ...signing);
  return {
    authorityFile: join(folder, "ca.pem"),
    server: {
      key: await readFile(join(folder, "server.key"), "utf8"),
      cert: await readFile(join(folder, "server.pem"), "utf8"),
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
