import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { worksheetColumns } from "@crossbay/contract";
import exceljs from "exceljs";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";

let world: OnboardingWorld;

before(async () => {
  world = await startOnboardingWorld();
});
after(() => world.stop());

const file = (name: string) => world.http.inject({ url: `/worksheets/${name}` });
const sheetsOf = async (name: string): Promise<Map<string, string[][]>> => {
  const workbook = new exceljs.Workbook();
  const { rawPayload } = await file(name);
  await workbook.xlsx.load(Uint8Array.from(rawPayload).buffer);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      Array.from(sheet.getSheetValues(), (row) => (Array.isArray(row) ? Array.from(row.slice(1), String) : [])),
    ]),
  );
};

test("anybody downloads both empty worksheets, as a workbook and as CSV, with the columns of policy", async () => {
  for (const kind of ["has-break-the-glass", "no-break-the-glass"]) {
    const { statusCode, body, headers } = await file(`${kind}.csv`);
    assert.equal(statusCode, 200);
    assert.match(String(headers["content-type"]), /text\/csv/);
    for (const column of worksheetColumns) assert.ok(body.includes(column), column);
    const [sheet] = [...(await sheetsOf(`${kind}.xlsx`)).values()];
    assert.deepEqual(
      sheet?.find((row) => row.length > 0),
      [...worksheetColumns],
    );
  }
});

test("the guidance sheet tells what each title sees: of break-the-glass only on the worksheet that has it", async () => {
  const levels = async (name: string) =>
    new Map((await sheetsOf(name)).get("Guidance")!.map(([title, level]) => [title, level] as const));
  const withGlass = await levels("has-break-the-glass.xlsx");
  const without = await levels("no-break-the-glass.xlsx");
  const physician = "Physician (including resident)";
  assert.match(withGlass.get(physician)!, /break/i);
  assert.doesNotMatch(without.get(physician)!, /break/i);
  assert.match(without.get("Emergency department nurse")!, /worksheet with break-the-glass/);
  assert.match(without.get("Health plan care manager")!, /written consent only/);
  for (const sheet of [withGlass, without]) assert.ok(!sheet.has("Support agent"), "the exchange's own people");
});

test("there is no third worksheet", async () => {
  for (const name of ["other.xlsx", "..%2fform.csv", "has-break-the-glass.pdf"])
    assert.equal((await file(name)).statusCode, 404);
});
