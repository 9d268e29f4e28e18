// What the reference page does beyond Redoc, in the reader's browser. Bundled into the page by `npm run docs`.
import { breakPaths } from "./break-paths.ts";
import { labelCells } from "./label-cells.ts";
import { makeSignatureLab } from "./signature-lab.ts";
import { titleSections } from "./title-sections.ts";

titleSections(document.title);

/** Redoc makes and drops a section as the reader comes near and leaves. */
function placeSignatureLab(): void {
  const section = document.getElementById("signature-lab");
  const [key, time] = section?.querySelectorAll("code") ?? [];
  if (!key || !time || section?.querySelector(".signature-lab")) return;
  const knownAnswer = { accessKey: key.textContent ?? "", timestamp: time.textContent ?? "" };
  time.closest("p")?.after(makeSignatureLab(knownAnswer));
}

function complete(): void {
  placeSignatureLab();
  labelCells();
  breakPaths();
}

new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
complete();
