import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { type SmsProvider, startSmsProvider } from "../../../test/support/sms-provider.ts";
import { PlainError } from "./plain-error.ts";
import { smsSenderOf } from "./sms-sender.ts";

const sid = "AC00000000000000000000000000000001";
const sms = { to: "+15185550142", text: "01234567 is your code • é + & =" };
let twilio: SmsProvider;

before(async () => {
  twilio = await startSmsProvider();
});
after(() => twilio.stop());
beforeEach(() => twilio.forget());

const address = (query = "from=%2B15185550100") => `twilio+http://${sid}:s%3Acret@127.0.0.1:${twilio.port}/?${query}`;

test("a message goes to Twilio as its API describes", async () => {
  await smsSenderOf(address()).send(sms);
  const [request] = twilio.requests;
  assert.equal(request?.method, "POST");
  assert.equal(request?.path, `/2010-04-01/Accounts/${sid}/Messages.json`);
  assert.equal(request?.headers["content-type"], "application/x-www-form-urlencoded");
  assert.equal(request?.headers.authorization, `Basic ${Buffer.from(`${sid}:s:cret`).toString("base64")}`);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(request!.body)), {
    To: sms.to,
    Body: sms.text,
    From: "+15185550100",
  });
});

test("a messaging service stands in for a number", async () => {
  await smsSenderOf(address("messagingService=MG01")).send(sms);
  const body = new URLSearchParams(twilio.requests[0]!.body);
  assert.equal(body.get("MessagingServiceSid"), "MG01");
  assert.equal(body.get("From"), null);
});

test("what Twilio refuses says why in its own terms, without the number or the code", async () => {
  twilio.answerWith(400, {
    code: 21211,
    message: "The 'To' number +1 518-555-0142 is not a valid phone number: 5185550142.",
    more_info: "https://www.twilio.com/docs/errors/21211",
    status: 400,
  });
  await assert.rejects(smsSenderOf(address()).send(sms), (error: Error & { code: string }) => {
    assert.equal(error.code, "twilio-21211");
    assert.match(error.message, /400: 21211 The 'To' number … is not a valid phone number/);
    assert.doesNotMatch(`${error.stack}`, /0142|01234567|s:cret/);
    return true;
  });
});

test("an answer that is none of Twilio's is a failure too", async () => {
  for (const [status, body] of [
    [500, "<html>Bad gateway +15185550142</html>"],
    [200, { sid: "SM1" }],
    [302, ""],
    [401, { code: 20003, message: "Authenticate" }],
  ] as const) {
    twilio.answerWith(status, body);
    await assert.rejects(smsSenderOf(address()).send(sms), (error: Error) => {
      assert.doesNotMatch(`${error.message} ${error.cause}`, /5185550142|01234567/);
      return true;
    });
  }
});

test("an address that lacks something is refused in a sentence when the product starts", () => {
  for (const url of [
    "twilio://api.twilio.com/?from=%2B15185550100",
    `twilio://${sid}@api.twilio.com/?from=%2B15185550100`,
    `twilio://${sid}:token@api.twilio.com/`,
    `twilio://${sid}:token@api.twilio.com/?from=%2B15185550100&messagingService=MG01`,
    `twilio+http://${sid}:token@api.twilio.com/?from=%2B15185550100`,
  ]) {
    assert.throws(
      () => smsSenderOf(url),
      (error) => error instanceof PlainError && /^CROSSBAY_SMS_URL/.test(error.message),
      url,
    );
  }
});
