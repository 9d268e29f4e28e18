import { cpus, loadavg, totalmem } from "node:os";

/** Where and when figures were measured, in one line. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  return [
    new Date().toISOString().slice(0, 10),
    `Node ${process.version} (undici ${process.versions.undici})`,
    `${process.platform} ${process.arch}`,
    `${cpus().length} x ${cpu?.model.trim() ?? "unknown CPU"}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `load at the end ${load.toFixed(1)}`,
  ].join(", ");
}
