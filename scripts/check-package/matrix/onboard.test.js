test("the client talks to the mock in Jest as it is installed", async () => {
  expect(await require("./onboard.cjs")).toBe("otp_sent");
});
