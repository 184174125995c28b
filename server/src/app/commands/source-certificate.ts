import { readFileSync } from "node:fs";
import {
  bindCertificate,
  listCertificates,
  listSources,
  type Source,
  unbindCertificate,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import type { Tx } from "../../platform/transaction.ts";
import { readArguments } from "../arguments.ts";
import { openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay source certificate add|remove|list` */
export function changeCertificates(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === "add") return addOne(rest);
  if (verb === "remove") return removeOne(rest);
  if (verb === "list" && rest.length === 0) return listAll();
  throw new PlainError("Say ./crossbay source certificate add, remove or list; ./crossbay source --help tells more.", {
    exitCode: 2,
  });
}

async function addOne(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { code: { type: "string" } },
  });
  const [file] = positionals;
  if (!values.code || !file || positionals.length > 1) {
    throw new PlainError("Name the source and one file: --code CODE FILE.pem.", { exitCode: 2 });
  }
  const pem = readPem(file);
  return change(values.code, "certificate-add", async (tx, source, now) => {
    const bound = await bindCertificate(tx, { sourceId: source.id, pem, now });
    if ("refused" in bound) throw new PlainError(`The certificate was not added: ${bound.refused}`);
    const until = bound.validUntil.toISOString().slice(0, 10);
    return `${bound.subject} speaks for ${source.code} until ${until}.\n  ${bound.fingerprint.toString("hex")}\n`;
  });
}

function removeOne(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: { code: { type: "string" }, fingerprint: { type: "string" } },
  });
  const { code, fingerprint } = values;
  if (!code || !fingerprint) {
    throw new PlainError("Name the source and the certificate: --code CODE --fingerprint SHA-256.", { exitCode: 2 });
  }
  return change(code, "certificate-remove", async (tx, source, now) => {
    const removed = await unbindCertificate(tx, { sourceId: source.id, fingerprint, now });
    if ("refused" in removed) throw new PlainError(removed.refused);
    return `The certificate no longer speaks for ${source.code}; connections that are open keep it until they close.\n`;
  });
}

async function change(
  code: string,
  change: string,
  act: (tx: Tx, source: Source, now: Date) => Promise<string>,
): Promise<number> {
  const house = await openHouse();
  try {
    const now = house.clock.now();
    const words = await house.database.transaction(async (tx) => {
      const source = (await listSources(tx)).find((known) => known.code === code);
      if (!source) throw new PlainError(`There is no source ${code}: ./crossbay source list shows them.`);
      const done = await act(tx, source, now);
      const detail = { code, change };
      await writeEntries(tx, now, [{ action: "source-change", outcome: "succeeded", requestId: newId(now), detail }]);
      return done;
    });
    process.stdout.write(words);
    return 0;
  } finally {
    await house.close();
  }
}

async function listAll(): Promise<number> {
  const house = await openHouse();
  try {
    const bound = await house.database.snapshot((tx) => listCertificates(tx));
    const lines = bound.map(({ sourceCode, subject, validUntil, fingerprint }) => [
      sourceCode,
      subject,
      validUntil.toISOString().slice(0, 10),
      fingerprint.toString("hex"),
    ]);
    process.stdout.write(formatTable(["source", "subject", "valid until", "SHA-256"], lines));
    return 0;
  } finally {
    await house.close();
  }
}

function readPem(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (cause) {
    throw new PlainError(`The file ${file} cannot be read.`, { cause });
  }
}
