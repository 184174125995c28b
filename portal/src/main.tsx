import "./ui/theme/base.css";
import "@mantine/core/styles.layer.css";
import "./ui/theme/fonts.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Portal } from "./app/portal.tsx";
import { takeTrainingToken } from "./ui/api/training-token.ts";

takeTrainingToken();
// Another link opened in the same tab is another person's page.
addEventListener("hashchange", () => takeTrainingToken() && location.reload());

const place = document.getElementById("portal");
if (!place) throw new Error("The page has no place for the portal");
createRoot(place).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
