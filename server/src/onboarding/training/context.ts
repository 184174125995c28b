import type { AccessContext } from "../../access/index.ts";
import type { LearningSystem } from "./learning-system.ts";

/** What training needs; without a learning system the built-in one is meant. */
export type TrainingContext = AccessContext & { learningSystem?: LearningSystem };
