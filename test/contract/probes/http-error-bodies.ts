import * as kinds from "./answer-values.ts";

const notText = [null, true, 1, [], {}];
const authErrors = [2483, 2484, 2485, 2486, 2487];
const notAuthErrors = [null, "2483", 0, 1, 461, 2482, 2488, 2483.5, -2483, 401, 403, [], {}];

/** The JSON bodies of HTTP errors, for every operation, field by field. */
export const httpErrorBodies = [
  {
    httpStatus: "401",
    body: { message: "Unauthorized", status: 2483, response_type_id: 2483, response_status_id: 1 },
    required: ["message", "status", "response_type_id", "response_status_id"],
    fields: {
      message: kinds.filledText,
      status: { accepted: authErrors, refused: notAuthErrors },
      response_type_id: { accepted: authErrors, refused: notAuthErrors },
      response_status_id: { accepted: [1], refused: [null, "1", 0, 2, -1, 1.5, [], {}] },
    },
  },
  {
    httpStatus: "403",
    body: { status: 1, response_status_id: -1, message: "Unauthorized access", data: {} },
    required: ["status", "response_status_id", "message"],
    fields: {
      status: { accepted: [1], refused: [null, "1", 0, 2, -1, 1.5, 319, 2129, 2484, [], {}] },
      response_status_id: { accepted: [-1], refused: [null, "-1", 0, 1, 2, -1.5, [], {}] },
      message: { accepted: kinds.filledText.accepted, refused: ["", ...notText] },
      data: kinds.object,
    },
  },
] as const;

/** HTTP errors that document no body. */
export const statusesWithoutBody = ["404", "405", "415", "500"] as const;
