import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, chownSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { PlainError } from "./plain-error.ts";

/** How PostgreSQL is run by a user that it accepts: it refuses root, and users whom the system does not know. */
export type UnprivilegedUser = {
  /** Programs and arguments that stand before PostgreSQL's own. */
  readonly prefix: readonly string[];
  /** Set when the child process itself changes its user. */
  readonly spawn: { readonly uid?: number; readonly gid?: number };
  /** Whom PostgreSQL's files belong to, seen from outside. */
  readonly owner: { readonly uid: number; readonly gid: number };
};

const nobody = 65534;

/**
 * Finds a user that can run `program` and enter `folder`. An ordinary user runs it directly. Root runs it in a user
 * namespace, where root's own files seem to belong to an ordinary user, so that folders under /root work too; where
 * namespaces are forbidden (many containers) as `nobody`, if need be with the one capability to pass closed folders.
 */
export function findUnprivilegedUser(program: string, folder: string): UnprivilegedUser {
  const failures: string[] = [];
  for (const user of candidates()) {
    if (user.owner.uid === nobody) chmodSync(folder, 0o711);
    const probe = ["/bin/sh", "-c", 'cd "$1" && exec "$2" --version', "sh", folder, program];
    const result = runAs(user, probe);
    if (result.status === 0) return user;
    failures.push((result.stderr || result.error?.message || "").trim());
  }
  throw new PlainError(
    "PostgreSQL refuses to run as this user, and no other could run it here: " +
      "start Crossbay as an ordinary user, or point CROSSBAY_DATABASE_URL to a database server.",
    { cause: new Error(failures.join("\n")) },
  );
}

/** Runs a program to its end as that user, with a bare environment. */
export function runAs(user: UnprivilegedUser, command: readonly string[]): SpawnSyncReturns<string> {
  const [program, ...args] = [...user.prefix, ...command];
  return spawnSync(program!, args, { ...user.spawn, cwd: "/", env: bareEnvironment(), encoding: "utf8" });
}

/** Only what PostgreSQL needs: nothing of the caller's PG…, NODE_… or language settings reaches it. */
export const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
});

/** Gives a folder and all in it to the user, unless its top already is. */
export function giveTo(user: UnprivilegedUser, path: string): void {
  const { uid, gid } = user.owner;
  if (statSync(path).uid === uid) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" })) lchownSync(join(path, entry), uid, gid);
  chownSync(path, uid, gid);
}

function candidates(): UnprivilegedUser[] {
  const uid = process.geteuid?.() ?? 0;
  const owner = { uid, gid: process.getegid?.() ?? 0 };
  if (uid !== 0 && isKnownUser()) return [{ prefix: [], spawn: {}, owner }];

  const inside = firstOrdinaryUser();
  const namespace = ["unshare", "--user", `--map-user=${inside}`, `--map-group=${inside}`, "--"];
  const asNamespace = { prefix: namespace, spawn: {}, owner };
  if (uid !== 0) return [asNamespace];

  const asNobody = { uid: nobody, gid: nobody };
  const passing = ["dac_read_search", "dac_override"].map((capability) => ({
    prefix: [
      "setpriv",
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      "--clear-groups",
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      "--",
    ],
    spawn: {},
    owner: asNobody,
  }));
  return [asNamespace, { prefix: [], spawn: asNobody, owner: asNobody }, ...passing];
}

function isKnownUser(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

// initdb looks up the name of its user, so the number must be one that the system knows.
function firstOrdinaryUser(): number {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const uids = lines.map((line) => Number(line.split(":")[2])).filter((uid) => uid > 0 && uid < nobody);
  return uids[0] ?? nobody;
}
