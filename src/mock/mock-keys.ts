/** The keys that the mock accepts unless told otherwise. They open nothing but the mock. */
export const mockKeys = {
  developerKey: "mock-developer-key",
  accessKey: "mock-access-key",
} as const;
