import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanMobile, deriveUsername, foldEmail, maskMobile, refuseEmail, refuseUsername } from "./contact-rules.ts";

test("a mobile number is kept as E.164, however it was written", () => {
  for (const written of ["(518) 555-0142", "518.555.0142", "1 518 555 0142", "+1 518-555-0142", "001 518 555 0142"]) {
    assert.equal(cleanMobile(written), "+15185550142", written);
  }
  assert.equal(cleanMobile("+44 7700 900123"), "+447700900123");
});

test("what cannot be a mobile number is refused", () => {
  for (const written of [
    "",
    "911",
    "555-0142",
    "+1 018 555 0142",
    "+1 518 055 0142",
    "518 555 0142 ext 3",
    "+0123456789",
  ]) {
    assert.equal(cleanMobile(written), undefined, written);
  }
});

test("only the end of a mobile number is shown", () => {
  assert.equal(maskMobile("+15185550142"), "•• 42");
});

test("a shared mailbox is nobody's own", () => {
  for (const mailbox of [
    "info",
    "frontdesk",
    "front.desk",
    "Front-Desk",
    "BILLING",
    "billing2",
    "office",
    "info+rosa",
  ]) {
    assert.match(refuseEmail(`${mailbox}@lantern.example`) ?? "", /shared mailbox/, mailbox);
  }
  for (const mailbox of ["rosa.delgado", "rdelgado", "informa.tica", "r+info"]) {
    assert.equal(refuseEmail(`${mailbox}@lantern.example`), undefined, mailbox);
  }
});

test("half an e-mail address is refused", () => {
  for (const email of [
    "rosa",
    "rosa@",
    "@lantern.example",
    "rosa@lantern",
    "rosa delgado@lantern.example",
    "a@b@c.example",
  ]) {
    assert.match(refuseEmail(email) ?? "", /not complete/, email);
  }
});

test("two spellings of one e-mail address are the same", () => {
  assert.equal(foldEmail(" Rosa.Delgado@LANTERN.example"), foldEmail("ｒosa.delgado@lantern.example"));
});

test("a username is the first letter and the surname, numbered when taken", () => {
  const derive = (given: string, family: string, taken: string[] = []) =>
    deriveUsername({ given, family, email: "m.ito@clinic.example" }, new Set(taken));
  assert.equal(derive("Amara", "Okafor"), "aokafor");
  assert.equal(derive("Amara", "Okafor", ["aokafor", "aokafor2"]), "aokafor3");
  assert.equal(derive("Anneke", "de Vries-Muñoz"), "adevriesmunoz");
  assert.equal(derive("Øyvind", "Strauß"), "ostrauss");
  assert.equal(derive("José", "O'Brien"), "jobrien");
  assert.equal(derive("美咲", "伊藤"), "mito");
});

test("a chosen username is plain", () => {
  assert.equal(refuseUsername("rdelgado"), undefined);
  for (const username of ["r", "Rosa", "rosa delgado", "1rosa", "rosa@clinic", `r${"o".repeat(40)}`]) {
    assert.match(refuseUsername(username) ?? "", /2 to 40/, username);
  }
});
