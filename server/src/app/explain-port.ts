import { PlainError } from "../platform/plain-error.ts";

/** Listens, and says in a sentence why a port could not be had and which setting chooses another. */
export async function explainPort<Result>(
  port: number,
  setting: string,
  listen: () => Promise<Result>,
): Promise<Result> {
  try {
    return await listen();
  } catch (error) {
    const code = (error as { code?: string }).code;
    const sentence = {
      EADDRINUSE: `Port ${port} is in use by another program: stop it, or choose another port with ${setting}.`,
      EACCES: `Port ${port} needs rights that this user does not have: choose one above 1023 with ${setting}.`,
      EADDRNOTAVAIL: `The address for port ${port} is none of this machine's: change ${setting.replace("_PORT", "_HOST")}.`,
    }[code ?? ""];
    if (sentence === undefined) throw error;
    throw new PlainError(sentence, { cause: error });
  }
}
