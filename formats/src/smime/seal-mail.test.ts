import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { test } from "node:test";
import { readMailCertificate } from "./mail-certificate.ts";
import { arePair, makeMailKey } from "./make-mail-key.ts";
import { openMail } from "./open-mail.ts";
import { sealMail } from "./seal-mail.ts";
import { OpensslFolder, opensslMissing } from "./testing/openssl.ts";

const now = new Date();
const words = "Content-Type: text/plain; charset=utf-8\r\n\r\nThe alert list was corrected: żółć.\r\n";

function key(address: string) {
  const made = makeMailKey({ address, name: `Help of ${address}`, now, days: 30 });
  const certificate = readMailCertificate(Buffer.from(made.certificate));
  assert.ok(certificate);
  return { certificate, privateKey: createPrivateKey(made.privateKey), files: made };
}

const help = key("support@crossbay.example");
const okafor = key("a.okafor@riverside.example");

test("a certificate that we make stands for its address, signs mail and takes it encrypted", () => {
  const { certificate, privateKey } = help;
  assert.deepEqual(certificate.addresses, ["support@crossbay.example"]);
  assert.equal(certificate.name, "Help of support@crossbay.example");
  assert.deepEqual([certificate.signsMail, certificate.takesEncryptedMail, certificate.ca], [true, true, false]);
  assert.ok(certificate.x509.verify(certificate.x509.publicKey));
  assert.ok(arePair(privateKey, certificate.x509.publicKey));
  assert.equal(arePair(okafor.privateKey, certificate.x509.publicKey), false);
});

test("what we seal, we open: signed inside, encrypted around", () => {
  const mail = sealMail(Buffer.from(words), { from: help, to: [okafor.certificate], now });
  assert.doesNotMatch(mail.toString("latin1"), /alert list/);
  const opened = openMail(mail, { keys: [okafor], trusted: [help.certificate], now });
  assert.ok("entity" in opened);
  assert.equal(opened.entity.toString(), words);
  assert.equal(opened.signature?.problem, undefined);
  assert.equal(opened.signature?.trusted, true);
  assert.deepEqual(openMail(mail, { keys: [help], trusted: [], now }), { refused: "not-for-us" });
});

test("openssl opens what we seal, and finds its signature sound", { skip: opensslMissing }, (t) => {
  const folder = new OpensslFolder();
  t.after(() => folder.remove());
  folder.write("okafor.pem", okafor.files.certificate);
  folder.write("okafor.key", okafor.files.privateKey);
  folder.write("help.pem", help.files.certificate);
  folder.write("mail.eml", sealMail(Buffer.from(words), { from: help, to: [okafor.certificate], now }));
  folder.run("cms", "-decrypt", "-in", "mail.eml", "-recip", "okafor.pem", "-inkey", "okafor.key", "-out", "in.eml");
  const verify = ["cms", "-verify", "-in", "in.eml", "-CAfile", "help.pem", "-purpose", "smimesign"];
  assert.match(folder.run(...verify).toString(), /żółć/);
  folder.write("in.eml", folder.read("in.eml").toString("latin1").replace("corrected", "destroyed"));
  assert.equal(folder.accepts(...verify), false);
  assert.ok(folder.accepts("verify", "-CAfile", "help.pem", "-purpose", "smimeencrypt", "help.pem"));
  assert.equal(new X509Certificate(help.files.certificate).checkEmail("support@crossbay.example") !== undefined, true);
});

test("hostile bytes are refused before anything is made of them", () => {
  const head = "Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const mail = (der: Buffer) => Buffer.from(head + der.toString("base64"));
  const bombs = {
    "two million empty elements": Buffer.concat([
      Buffer.from("30843d0900", "hex"),
      Buffer.alloc(2_000_000, "0500", "hex"),
    ]),
    "a hundred thousand levels": Buffer.alloc(200_000, "3080", "hex"),
    "a length of four gigabytes": Buffer.from("3084ffffffff0201", "hex"),
    "an end without a beginning": Buffer.from("0000", "hex"),
    nothing: Buffer.alloc(0),
  };
  for (const [name, bomb] of Object.entries(bombs)) {
    assert.deepEqual(openMail(mail(bomb), { keys: [help], trusted: [], now }), { refused: "mangled" }, name);
  }
  const noBase64 = Buffer.from(`${head}<script>`);
  assert.deepEqual(openMail(noBase64, { keys: [help], trusted: [], now }), { refused: "mangled" });
  const onePart = `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n`;
  assert.deepEqual(openMail(Buffer.from(onePart), { keys: [help], trusted: [], now }), { refused: "mangled" });
});

test("a mail without any wrapping comes back as it is", () => {
  const plain = Buffer.from("Subject: Hello\r\n\r\nNo password here.\r\n");
  assert.deepEqual(openMail(plain, { keys: [help], trusted: [], now }), { entity: plain, encrypted: false });
  assert.deepEqual(openMail(Buffer.from("no head at all"), { keys: [help], trusted: [], now }), { refused: "mangled" });
});
