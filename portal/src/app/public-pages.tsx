import { Outlet } from "@tanstack/react-router";
import { PublicFrame } from "./public-frame.tsx";

export const PublicPages = () => (
  <PublicFrame>
    <Outlet />
  </PublicFrame>
);
