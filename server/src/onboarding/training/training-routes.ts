import type { HttpServer } from "../../platform/http.ts";
import { attestationRoutes } from "./attestation-routes.ts";
import type { TrainingContext } from "./context.ts";
import { learningWebhookRoutes } from "./external/webhook-routes.ts";
import { trainingImageRoutes } from "./image-routes.ts";
import { learningRoutes } from "./learning-routes.ts";
import { trainerRoutes } from "./trainer/trainer-routes.ts";
import { trainingVideoRoutes } from "./video-routes.ts";

/** Registers everything about training: taking it, the video and the attestation, and what trainers do. */
export function trainingRoutes(http: HttpServer, context: TrainingContext): void {
  learningRoutes(http, context);
  trainingImageRoutes(http);
  trainingVideoRoutes(http, context);
  attestationRoutes(http, context);
  trainerRoutes(http, context);
  learningWebhookRoutes(http, context);
}
