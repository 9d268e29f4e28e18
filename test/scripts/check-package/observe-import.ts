import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** What the import of a module did. */
export interface ObservedImport {
  /** Paths of all modules that were loaded. */
  modules: string[];
  /** Files that were touched, other than the modules. */
  files: string[];
  /** Kinds of sockets, timers, look-ups and child processes that were made, by their names in node:async_hooks. */
  resources: string[];
}

const recorder = join(import.meta.dirname, "record-import.mjs");
const outward =
  /TCP|UDP|PIPE|TLS|DNS|GETADDR|GETNAME|HTTP|Timeout|Immediate|PROCESS|WORKER|FSEVENT|STATWATCHER/;

/** Imports a module in processes of its own, and tells what that did. */
export async function observeImport(module: string): Promise<ObservedImport> {
  const recorded = await importInChild(module, {});
  const { files, resources } = JSON.parse(recorded) as { files: string[]; resources: string[] };
  const modules = await listModules(module);
  return {
    modules,
    files: files.map(toPath).filter((path) => !modules.includes(path)),
    resources: resources.filter((type) => outward.test(type)),
  };
}

/** Lists the modules by the coverage of V8, which sees every script that runs, however it was loaded. */
async function listModules(module: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "observe-import-"));
  try {
    await importInChild(module, { NODE_V8_COVERAGE: folder });
    const [report = ""] = await readdir(folder);
    const { result } = JSON.parse(await readFile(join(folder, report), "utf8")) as {
      result: { url: string }[];
    };
    return result
      .filter(({ url }) => url.startsWith("file:"))
      .map(({ url }) => fileURLToPath(url))
      .filter((path) => path !== recorder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importInChild(module: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [recorder, pathToFileURL(module).href], {
    env: { PATH: process.env.PATH, ...env },
  });
  return stdout;
}

const toPath = (file: string) => (file.startsWith("file:") ? fileURLToPath(file) : file);
