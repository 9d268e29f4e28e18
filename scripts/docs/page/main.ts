// What the reference page does beyond Redoc, in the reader's browser. Bundled into the page by `npm run docs`.
import { titleSections } from "./title-sections.ts";

titleSections(document.title);
