import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

/** Goes to another page once, without a step back to this one. The router's own redirect goes again at every render. */
export function MoveTo({ path }: { path: string }) {
  const navigate = useNavigate();
  useEffect(() => void navigate({ href: path, replace: true }), [navigate, path]);
  return null;
}
