import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runToEnd } from "./run-program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const packages = ["chromium", "fonts-liberation"];

/**
 * A Chromium for the browser tests: the one that `CROSSBAY_CHROMIUM` names, one on the PATH, or Debian's, which is
 * installed when this user may do so. Otherwise the reason why there is none.
 */
export async function findChromium(
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<{ path: string } | { missing: string }> {
  const named = process.env.CROSSBAY_CHROMIUM;
  if (named) {
    return isProgram(named) ? { path: named } : { missing: `CROSSBAY_CHROMIUM names ${named}, which is no program.` };
  }
  const found = onPath(names);
  if (found) return { path: found };

  const aptGet = onPath(["apt-get"]);
  if (!aptGet) return { missing: "no Chromium is installed, and there is no apt-get to install Debian's with." };
  const prefix = await rootPrefix(signal);
  if (!prefix) return { missing: "no Chromium is installed, and this user may not install Debian's." };

  log("Installing Debian's Chromium for the browser tests.");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const [program, ...rest] = [...prefix, aptGet, "-q", ...args];
    const { code, output } = await runToEnd(program!, rest, signal, { DEBIAN_FRONTEND: "noninteractive" });
    if (code !== 0 && args[0] === "install") {
      const reason = output.trim().split("\n").at(-1);
      return { missing: `no Chromium is installed, and apt-get could not install Debian's: ${reason}` };
    }
  }
  const installed = onPath(names);
  return installed ? { path: installed } : { missing: "Debian's Chromium was installed, but it is not on the PATH." };
}

async function rootPrefix(signal: AbortSignal): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const sudo = onPath(["sudo"]);
  if (!sudo) return undefined;
  const { code } = await runToEnd(sudo, ["-n", "true"], signal);
  return code === 0 ? [sudo, "-n"] : undefined;
}

function onPath(programs: readonly string[]): string | undefined {
  const folders = `${process.env.PATH ?? ""}${delimiter}/usr/bin${delimiter}/bin`.split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
