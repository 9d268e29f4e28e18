// The global of Node.js that the code of the mock expects.
export { Buffer } from "buffer";
