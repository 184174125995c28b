import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type OpenedMail, openMail } from "./open-mail.ts";
import { OpensslFolder, opensslMissing } from "./testing/openssl.ts";

const skip = opensslMissing;
const words = "Content-Type: text/plain; charset=utf-8\r\n\r\nMaria's potassium is missing.\r\nPlease look.\r\n";
let folder: OpensslFolder;
// A minute on, so that certificates made meanwhile are valid.
const now = new Date(Date.now() + 60_000);

before(() => {
  if (skip) return;
  folder = new OpensslFolder();
  folder.write("words.txt", words);
  folder.makeAuthority("region");
  folder.makeAuthority("elsewhere");
  folder.makePerson("help", { address: "support@crossbay.example", authority: "region" });
  folder.makePerson("okafor", { address: "A.Okafor@Riverside.example", authority: "region" });
  folder.makePerson("stranger", { address: "a.okafor@riverside.example", authority: "elsewhere" });
  folder.makePerson("elliptic", {
    address: "lin@practice.example",
    authority: "region",
    key: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
  });
  folder.makePerson("webserver", { address: "w@riverside.example", authority: "region", use: "serverAuth" });
});
after(() => folder?.remove());

const facts = (options: { at?: Date; keys?: string[] } = {}) => ({
  keys: (options.keys ?? ["help"]).map((name) => folder.key(name)),
  trusted: [folder.key("region").certificate],
  now: options.at ?? now,
});

const signed = (name: string, ...more: string[]): Buffer =>
  folder.run("smime", "-sign", "-in", "words.txt", "-signer", `${name}.pem`, "-inkey", `${name}.key`, ...more);

function encrypted(content: Buffer | string, ...options: string[]): Buffer {
  folder.write("content.eml", content);
  return folder.run("cms", "-encrypt", "-in", "content.eml", ...options, "help.pem");
}

function opened(mail: Buffer, options: Parameters<typeof facts>[0] = {}): OpenedMail {
  const outcome = openMail(mail, facts(options));
  assert.ok("entity" in outcome, JSON.stringify(outcome));
  return outcome;
}

test("a mail that is signed and encrypted is opened, and its signer is known", { skip }, () => {
  const mail = opened(encrypted(signed("okafor"), "-aes256"));
  assert.equal(mail.encrypted, true);
  assert.match(mail.entity.toString(), /potassium is missing/);
  assert.deepEqual(mail.signature?.signer?.addresses, ["a.okafor@riverside.example"]);
  assert.equal(mail.signature?.problem, undefined);
  assert.equal(mail.signature?.trusted, true);
});

test("ciphers and ways to wrap a key that mail programs use are opened", { skip }, () => {
  for (const options of [
    ["-aes128"],
    ["-aes192"],
    ["-aes256", "-stream"],
    ["-aes256", "-keyopt", "rsa_padding_mode:oaep"],
    ["-aes256", "-keyid"],
  ]) {
    const recipient = options.includes("-keyopt") ? ["-recip", "help.pem"] : [];
    folder.write("content.eml", words);
    const at = options.indexOf("-keyopt");
    const ordered = at < 0 ? options : [...options.slice(0, at), ...recipient, ...options.slice(at)];
    const mail = folder.run(
      ...["cms", "-encrypt", "-in", "content.eml", ...ordered],
      ...(recipient.length > 0 ? [] : ["help.pem"]),
    );
    assert.match(opened(mail).entity.toString(), /potassium/, options.join(" "));
  }
});

test("signatures of every common kind are checked: detached, opaque, elliptic, PSS, by key id", { skip }, () => {
  const cms = (name: string, ...more: string[]) =>
    folder.run("cms", "-sign", "-in", "words.txt", "-signer", `${name}.pem`, "-inkey", `${name}.key`, ...more);
  for (const mail of [
    signed("okafor"),
    signed("okafor", "-nodetach"),
    signed("okafor", "-nodetach", "-stream"),
    signed("okafor", "-md", "sha512"),
    signed("okafor", "-noattr"),
    cms("elliptic"),
    cms("okafor", "-keyid"),
    cms("okafor", "-keyopt", "rsa_padding_mode:pss"),
  ]) {
    const { signature, entity } = opened(mail);
    assert.equal(signature?.problem, undefined);
    assert.equal(signature?.trusted, true);
    assert.match(entity.toString(), /potassium/);
  }
});

test("a signature over other words than those that came is found", { skip }, () => {
  const mail = Buffer.from(signed("okafor").toString("latin1").replace("potassium", "magnesium"), "latin1");
  assert.equal(opened(mail).signature?.problem, "altered");
  assert.equal(opened(mail).signature?.trusted, false);
});

test("a signer whose certificate leads nowhere is not trusted, whatever address stands in it", { skip }, () => {
  const { signature } = opened(signed("stranger"));
  assert.equal(signature?.problem, undefined);
  assert.deepEqual(signature?.signer?.addresses, ["a.okafor@riverside.example"]);
  assert.equal(signature?.trusted, false);
});

test("a certificate that is no authority vouches for nobody", { skip }, () => {
  folder.makePerson("puppet", { address: "rdelgado@riverside.example", authority: "okafor" });
  const { signature } = opened(signed("puppet", "-certfile", "okafor.pem"));
  assert.equal(signature?.trusted, false);
});

test("expired and future certificates, broken digests and certificates for other uses prove nothing", { skip }, () => {
  const years = (count: number) => new Date(now.getTime() + count * 365 * 86_400_000);
  assert.equal(opened(signed("okafor"), { at: years(2) }).signature?.problem, "expired");
  assert.equal(opened(signed("okafor"), { at: years(-2) }).signature?.problem, "not-yet-valid");
  assert.equal(opened(signed("okafor", "-md", "sha1")).signature?.problem, "weak");
  assert.equal(opened(signed("webserver")).signature?.problem, "not-for-mail");
  assert.equal(opened(signed("okafor", "-nocerts")).signature?.problem, "no-certificate");
  const two = signed("okafor", "-signer", "stranger.pem", "-inkey", "stranger.key");
  assert.equal(opened(two).signature?.problem, "several-signers");
});

test("mail for somebody else, with an old cipher, or damaged while encrypted is refused", { skip }, () => {
  assert.deepEqual(openMail(encrypted(words, "-aes256"), facts({ keys: ["okafor"] })), { refused: "not-for-us" });
  assert.deepEqual(openMail(encrypted(words, "-des3"), facts()), { refused: "weak-cipher" });
  const mail = encrypted(words, "-aes256").toString("latin1");
  const body = mail.indexOf("\n\n") + 2;
  const der = Buffer.from(mail.slice(body), "base64");
  // Within the encrypted key, and at the end of the content.
  for (const at of [der.length - 3, der.indexOf(Buffer.from("2a864886f70d010101", "hex")) + 40]) {
    const damaged = Buffer.from(der);
    damaged[at] = damaged[at]! ^ 0x41;
    const outcome = openMail(Buffer.from(mail.slice(0, body) + damaged.toString("base64")), facts());
    const readable = "entity" in outcome && outcome.entity.toString().includes("potassium is missing.\r\nPlease look.");
    assert.equal(readable, false);
    if ("refused" in outcome) assert.equal(outcome.refused, "cannot-open");
  }
});

test("a signature around something encrypted says nothing about who wrote it", { skip }, () => {
  folder.write("inner.eml", encrypted(words, "-aes256"));
  const mail = folder.run("smime", "-sign", "-in", "inner.eml", "-signer", "okafor.pem", "-inkey", "okafor.key");
  const { encrypted: wasEncrypted, signature } = opened(mail);
  assert.equal(wasEncrypted, true);
  assert.equal(signature, undefined);
});

test("mangled mail is refused, whichever byte was lost", { skip }, () => {
  const mail = encrypted(signed("okafor"), "-aes256");
  for (let cut = 0; cut < mail.length; cut += 997) {
    const outcome = openMail(mail.subarray(0, cut), facts());
    if ("entity" in outcome) assert.doesNotMatch(outcome.entity.toString(), /potassium/);
  }
  const opaque = signed("okafor", "-nodetach").toString("latin1");
  const body = opaque.indexOf("\n\n") + 2;
  const der = Buffer.from(opaque.slice(body), "base64");
  for (let at = 0; at < der.length; at += 13) {
    const changed = Buffer.from(der);
    changed[at] = changed[at]! ^ 0xff;
    const outcome = openMail(Buffer.from(opaque.slice(0, body) + changed.toString("base64")), facts());
    if ("refused" in outcome || outcome.signature?.problem) continue;
    assert.match(outcome.entity.toString(), /Maria's potassium is missing.\r\nPlease look./, String(at));
  }
});
