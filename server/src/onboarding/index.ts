/** How people come into the exchange and out again: designations, worksheets, training, the desk of its staff. */
export { letterRoutes } from "./letters/letter-routes.ts";
export { participantFileRoutes } from "./participants/import-routes.ts";
export { participantRoutes } from "./participants/participant-routes.ts";
export { plannedTrainingRoutes } from "./participants/planned-training-routes.ts";
export { trainingImageRoutes } from "./training/image-routes.ts";
export { trainingRoutes } from "./training/training-routes.ts";
