import assert from "node:assert/strict";
import { test } from "node:test";
import { signaturePicture } from "../../../../test/support/signature-picture.ts";
import { refusePicture } from "./signature-picture-rules.ts";

test("a drawn signature is taken", () => {
  assert.equal(refusePicture(signaturePicture(600)), undefined);
});

test("a picture without ink, or with a blot alone, is no signature", () => {
  assert.match(refusePicture(signaturePicture(0)) ?? "", /Nothing was drawn/);
  assert.match(refusePicture(signaturePicture(10)) ?? "", /Nothing was drawn/);
});

test("a picture that was cut, changed, or carries something behind its end is refused", () => {
  const whole = signaturePicture(600);
  const changed = Buffer.from(whole);
  changed[whole.length - 30]! ^= 1;
  const forged: [string, Buffer][] = [
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("<script>alert(1)</script>")],
    ["cut", whole.subarray(0, -8)],
    ["changed", changed],
    ["with a page behind it", Buffer.concat([whole, Buffer.from("<html><script>alert(1)</script></html>")])],
    ["huge", signaturePicture(600, { width: 300, height: 7000 })],
  ];
  for (const [what, bytes] of forged) assert.match(refusePicture(bytes) ?? "", /did not arrive whole/, what);
});
