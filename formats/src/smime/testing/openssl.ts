import { spawnSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMailCertificate } from "../mail-certificate.ts";
import type { MailKey } from "../open-envelope.ts";

/** False, or why tests that need the openssl command line are skipped here. */
export const opensslMissing: string | false =
  spawnSync("openssl", ["version"]).status === 0 ? false : "openssl is not on this machine";

/** A folder in which the openssl command line works. */
export class OpensslFolder {
  readonly path = mkdtempSync(join(tmpdir(), "crossbay-smime-"));

  run(...args: string[]): Buffer {
    const { status, stdout, stderr } = spawnSync("openssl", args, { cwd: this.path, timeout: 30_000 });
    if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr.toString()}`);
    return stdout;
  }

  /** Whether a command succeeds. */
  accepts(...args: string[]): boolean {
    return spawnSync("openssl", args, { cwd: this.path, timeout: 30_000 }).status === 0;
  }

  write(name: string, content: string | Buffer): void {
    writeFileSync(join(this.path, name), content);
  }

  read(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  /** Makes `name.pem` and `name.key`, signed by itself and allowed to sign others. */
  makeAuthority(name: string): void {
    this.run(
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", `${name}.key`, "-out", `${name}.pem`],
      ...["-subj", `/CN=${name}`, "-days", "3650", "-addext", "keyUsage=critical,keyCertSign"],
    );
  }

  /** Makes `name.pem` and `name.key` for a mail address, signed by an authority. */
  makePerson(
    name: string,
    { address, authority, key = ["rsa:2048"], use = "emailProtection", digest = "sha256" }: PersonOptions,
  ): void {
    this.run(
      ...["req", "-new", "-newkey", ...key, "-nodes", "-keyout", `${name}.key`, "-out", `${name}.csr`],
      ...["-subj", `/CN=${name}`],
    );
    this.write(`${name}.ext`, `subjectAltName=email:${address}\nextendedKeyUsage=${use}\nsubjectKeyIdentifier=hash\n`);
    this.run(
      ...["x509", "-req", "-in", `${name}.csr`, "-CA", `${authority}.pem`, "-CAkey", `${authority}.key`],
      ...["-out", `${name}.pem`, "-days", "365", `-${digest}`, "-extfile", `${name}.ext`],
    );
  }

  key(name: string): MailKey {
    const certificate = readMailCertificate(this.read(`${name}.pem`));
    if (!certificate) throw new Error(`${name} has no certificate.`);
    return { certificate, privateKey: createPrivateKey(this.read(`${name}.key`)) };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

type PersonOptions = {
  address: string;
  authority: string;
  key?: readonly string[];
  use?: string;
  digest?: string;
};
