import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { PassThrough } from "node:stream";
import { expect, it, onTestFinished } from "vitest";
import { Refusal } from "../../src/mock/answer.ts";
import { deliverAnswer } from "../../src/mock/deliver-answer.ts";
import { readBody } from "../../src/mock/gate/read-body.ts";

it("reads a body that comes in pieces", async () => {
  const request = new PassThrough();
  const body = readBody(request);
  request.write("ab");
  request.end("c");
  expect((await body).toString()).toBe("abc");
});

it("gives up a body that does not end in time, however often a byte comes", async () => {
  const request = new PassThrough();
  const timer = setInterval(() => request.write("a"), 10);
  onTestFinished(() => clearInterval(timer));
  await expect(readBody(request, 100)).rejects.toMatchObject({ answer: { status: 408 } });
});

it("cuts 200 connections whose bodies are slow", async () => {
  const server = createServer((request, response) => {
    readBody(request, 200).catch((error) => {
      if (error instanceof Refusal) deliverAnswer(response, error.answer);
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const connections = Array.from({ length: 200 }, () => {
    const socket = connect(port, "127.0.0.1");
    const timer = setInterval(() => socket.write("a"), 50);
    socket.write("POST / HTTP/1.1\r\nhost: mock\r\ncontent-length: 9999\r\n\r\n");
    socket.on("error", () => undefined).resume();
    return new Promise<void>((resolve) => {
      socket.on("close", () => {
        clearInterval(timer);
        resolve();
      });
    });
  });
  await Promise.all(connections);
  expect(connections).toHaveLength(200);
});
