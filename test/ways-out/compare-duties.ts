import { decideDuty } from "../../server/src/access/duties/duty-rules.ts";
import type { Duty } from "../../server/src/access/index.ts";
import { exampleOf, type Schema } from "./example-of.ts";
import { routesOfDuties, routesOfTheExchange } from "./outlets.ts";
import { canariesIn } from "./tell-people.ts";
import type { Reader, WaysWorld } from "./world.ts";

type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Operation = { parameters?: readonly Parameter[]; requestBody?: { content?: Record<string, { schema?: Schema }> } };
type Description = { paths: Record<string, Record<string, Operation>> };
type Example = { url: string; body?: object };
type Examples = ReadonlyMap<string, Example>;

/** Asks for every duty's routes as every reader: who has the duty passes its guard, nobody else does, and sees nothing. */
export async function compareDuties(world: WaysWorld): Promise<{ total: number; disagreements: string[] }> {
  const examples = await examplesOf(world);
  const disagreements: string[] = [];
  let total = 0;
  for (const [duty, routes] of Object.entries(routesOfDuties) as [Duty, readonly string[]][])
    for (const route of routes)
      for (const reader of world.readers) {
        total += 1;
        const fault = await faultOf(world, reader, duty, route, examples);
        if (fault) disagreements.push(`${route}: ${reader.name}: ${fault}`);
      }
  return { total, disagreements };
}

/** Whoever has the duty would end accounts or agreements by asking: of these, only the refusal of everybody else is asked for. */
const ending = /\/(?:end|role|leave|reactivate|recover|import)$/;

async function faultOf(
  { http }: WaysWorld,
  { browser, actor }: Reader,
  duty: Duty,
  route: string,
  examples: Examples,
): Promise<string | undefined> {
  const mayWork = routesOfTheExchange.includes(route) ? actor.participant.type === "exchange" : true;
  const allowed = mayWork && decideDuty(actor, duty).permitted;
  if (allowed && ending.test(route)) return undefined;
  const example = examples.get(shapeOf(route));
  if (!example) return "is not described";
  const answer = await http.inject({
    method: route.split(" ")[0] as "GET" | "POST" | "PUT",
    url: example.url,
    cookies: Object.fromEntries(browser.cookies),
    headers: browser.csrfToken ? { "x-csrf-token": browser.csrfToken } : {},
    ...(route.startsWith("GET") ? {} : { payload: example.body ?? {} }),
  });
  const refused = answer.statusCode === 403 && answer.body.includes("level-lacks-right");
  if (allowed) return refused ? "is refused, though the duty is theirs" : undefined;
  if (!refused) return `is answered ${answer.statusCode}: ${answer.body.slice(0, 200)}`;
  return canariesIn(answer.body).size > 0 ? "sees something of a patient" : undefined;
}

/** The smallest request that each route takes, from the API's own description. */
async function examplesOf({ http }: WaysWorld): Promise<Examples> {
  const { paths } = (await http.inject({ method: "GET", url: "/api/openapi.json" })).json<Description>();
  const examples = new Map<string, Example>();
  const asked = new Set(Object.values(routesOfDuties).flat().map(shapeOf));
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { parameters = [], requestBody }] of Object.entries(operations)) {
      const shape = shapeOf(`${method.toUpperCase()} ${path}`);
      if (!asked.has(shape)) continue;
      const wordFor = ({ schema }: Parameter) => String(exampleOf(schema ?? { type: "string" }));
      const inPath = new Map(
        parameters.filter((parameter) => parameter.in === "path").map((each) => [each.name, each]),
      );
      const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => wordFor(inPath.get(name) ?? { name, in: "path" }));
      const search = new URLSearchParams(query.map((parameter) => [parameter.name, wordFor(parameter)]));
      const schema = requestBody?.content?.["application/json"]?.schema;
      examples.set(shape, {
        url: query.length > 0 ? `${address}?${search}` : address,
        ...(schema ? { body: exampleOf(schema) as object } : {}),
      });
    }
  return examples;
}

/** A route without the names of its parameters, which the description and the router write differently. */
const shapeOf = (route: string): string => route.replaceAll(/\{\w+\}|:\w+(?:\|:\w+)*/g, "*");
