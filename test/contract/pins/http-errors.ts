/** Content of a body or an answer in JSON. */
export const json = (content: object) => ({ content: { "application/json": content } });

/** The HTTP errors, the same for every operation. */
export const httpErrors = {
  "401": "responses/Unauthorized",
  "403": "responses/Forbidden",
  "404": "responses/NotFound",
  "405": "responses/MethodNotAllowed",
  "415": "responses/UnsupportedMediaType",
  "500": "responses/InternalServerError",
};
