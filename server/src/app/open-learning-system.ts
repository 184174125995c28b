import { readFile } from "node:fs/promises";
import { type LearningSystem, litmosLearningSystem } from "../onboarding/index.ts";
import { PlainError } from "../platform/plain-error.ts";
import { type Config, isLoopback, settings } from "./config.ts";

type TrainingConfig = Pick<
  Config,
  "exchangeName" | "trainingUrl" | "trainingSite" | "trainingKeyFile" | "trainingCourses" | "trainingWebhookSecretFile"
>;

/**
 * The external learning system that is configured; undefined while the built-in one is meant. Its key and secret are read from
 * files, so that they stand in no list of processes or settings.
 * @throws PlainError that names the setting which is missing or wrong
 */
export async function openLearningSystem(config: TrainingConfig): Promise<LearningSystem | undefined> {
  const { trainingUrl, trainingSite, trainingKeyFile, trainingWebhookSecretFile } = config;
  if (trainingUrl === undefined) return undefined;
  const { protocol, hostname } = new URL(trainingUrl);
  if (protocol !== "https:" && !isLoopback(hostname)) {
    throw new PlainError(`${settings.trainingUrl.name} is not right: it begins with https://, since a key goes there.`);
  }
  const courses = readCourses(config.trainingCourses);
  return litmosLearningSystem({
    apiUrl: trainingUrl,
    siteUrl: needed(trainingSite, settings.trainingSite.name),
    apiKey: await readSecret(needed(trainingKeyFile, settings.trainingKeyFile.name), settings.trainingKeyFile.name),
    source: config.exchangeName.slice(0, 50),
    courses,
    ...(trainingWebhookSecretFile
      ? { webhookSecret: await readSecret(trainingWebhookSecretFile, settings.trainingWebhookSecretFile.name) }
      : {}),
  });
}

function readCourses(pairs: readonly string[]): Record<string, string> {
  const courses = pairs.map((pair) => /^([a-z][a-z0-9-]{1,58})=(\S{1,50})$/.exec(pair));
  const { name } = settings.trainingCourses;
  if (courses.length === 0 || courses.includes(null)) {
    throw new PlainError(`${name} is not right: it is a list such as consent=AbC123,using-the-portal=XyZ987.`);
  }
  const found = Object.fromEntries(courses.map((match) => [match![1]!, match![2]!]));
  if (Object.hasOwn(found, "user-management")) {
    throw new PlainError(`${name} is not right: the user managers' video always stays with the exchange.`);
  }
  return found;
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new PlainError(`${name} is missing: an external learning system needs it.`);
  return value;
}

async function readSecret(file: string, name: string): Promise<string> {
  const text = (await readFile(file, "utf8").catch(() => "")).trim();
  if (text === "") throw new PlainError(`${name} is not right: its file is not there, or is empty.`);
  return text;
}
