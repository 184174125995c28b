import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser";
import { importRules } from "./import-rules.ts";

const folders = ["contract/src", "formats/src", "server/src", "portal/src", "demo/src", "bench", "test"];

/** What the import graph of a checkout looks like, and where it breaks a rule: one sentence for each breach. */
export async function checkImports(root: string): Promise<{ moduleCount: number; breaches: string[] }> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    parser: "swc",
    // Imports of types are imports: a slice that only borrows another's types depends on it all the same.
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:var|portal/dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".d.ts"],
    },
    validate: true,
    ruleSet: { forbidden: importRules.map((rule) => ({ severity: "error", ...rule })) },
  });
  const result = output as ICruiseResult;
  const breaches = result.summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? cycle.map((step) => step.name).join(" → ") : to;
    return `${from} → ${path}\n    ${rule.name}: ${commentOf(rule.name)}`;
  });
  return { moduleCount: result.modules.filter(isOurs).length, breaches };
}

const isOurs = ({ source }: IModule): boolean => folders.some((folder) => source.startsWith(`${folder}/`));
const commentOf = (name: string): string => importRules.find((rule) => rule.name === name)?.comment ?? "";
