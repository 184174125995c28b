import { useParams } from "@tanstack/react-router";

/** The person that the address names. Only on pages below `/persons/$personId`. */
export function usePersonId(): string {
  const { personId } = useParams({ strict: false });
  if (!personId) throw new Error("This page needs a person in its address");
  return personId;
}
