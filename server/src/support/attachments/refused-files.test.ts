import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "../../../../test/support/accounts-world.ts";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { fetchFile, sendFile } from "../../../../test/support/help-files.ts";
import { makeWordFile, makeZip } from "./testing/make-zip.ts";

let world: HelpDeskWorld;
let amara: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
});
after(() => world.stop());

const kept = () => world.run(sql`select from support.attachment`);
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);
const hugePicture = Buffer.from("89504e470d0a1a0a0000000d49484452000186a0000186a00806000000", "hex");

const refused: readonly [string, string | Buffer, RegExp][] = [
  ["picture.svg", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, /HTML, SVG/],
  ["picture.png", "<svg onload=alert(1)>", /HTML, SVG/],
  ["page.html", "<!doctype html><script>alert(1)</script>", /HTML, SVG/],
  ["virus.txt", eicar, /virus scanner/],
  ["stored.docx", makeWordFile([{ name: "word/a.xml", content: eicar, stored: true }]), /virus scanner/],
  ["packed.docx", makeWordFile([{ name: "word/a.xml", content: eicar }]), /virus scanner/],
  ["bomb.docx", makeWordFile([{ name: "word/media/a.bmp", content: megabytes(20) }]), /more than it should/],
  ["liar.docx", makeWordFile([{ name: "word/a.bmp", content: megabytes(20), saysBytes: 900 }]), /more than it should/],
  ["many.docx", makeZip(Array.from({ length: 2_001 }, (_, at) => ({ name: `${at}.xml`, content: "" }))), /damaged/],
  ["macro.docx", makeWordFile([{ name: "word/vbaProject.bin", content: "x" }]), /macros/],
  ["files.zip", makeZip([{ name: "list.txt", content: "x" }]), /Archives/],
  ["invoice.pdf.exe", "%PDF-1.7", /ends like a program/],
  ["huge.png", hugePicture, /too many points/],
];
for (const [name, content, why] of refused) {
  test(`${name} is refused with the reason when it is sent, and nothing of it is kept`, async () => {
    const before = await kept();
    const { status, body } = await sendFile(world, amara, name, content);
    assert.deepEqual([status, body.code], [422, "attachment-refused"]);
    assert.match(body.detail ?? "", why);
    assert.equal(await kept(), before);
  });
}

test("a hundred megabytes are refused, and not even taken from those who are not signed in", async () => {
  const before = await kept();
  assert.equal((await sendFile(world, amara, "scan.pdf", megabytes(100))).status, 413);
  const stranger = { browser: world.browser() } as Person;
  assert.equal((await sendFile(world, stranger, "scan.pdf", megabytes(100))).status, 401);
  assert.equal(await kept(), before);
});

test("a file is saved under a name that steers neither folders, headers nor the direction of writing", async () => {
  const { body: file } = await sendFile(world, amara, '../../a\r\nSet-Cookie: x=1;"\u202etxt.exe.txt', "Words");
  assert.equal(file.name, "aSet-Cookie_ x=1__txt.exe.txt");
  await world.ask(amara, "other", { attachmentIds: [file.id] });
  const { headers } = await fetchFile(world, amara, file.id);
  assert.equal(headers["set-cookie"], undefined);
  assert.match(String(headers["content-disposition"]), /^attachment; filename="aSet-Cookie_ x=1__txt\.exe\.txt"; /);
});
