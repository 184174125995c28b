import { createRootRoute, createRoute } from "@tanstack/react-router";
import { CrashedPage } from "./crashed-page.tsx";
import { Frame } from "./frame/frame.tsx";
import { Gate } from "./gate.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

/** Above every page. */
export const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage, errorComponent: CrashedPage });

/** Above every page that stands in the frame with rail and bar. */
export const frame = createRoute({ getParentRoute: () => root, id: "frame", component: Frame });
