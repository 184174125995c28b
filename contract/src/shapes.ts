import { Type } from "typebox";

/** Shapes that many schemas share. */
export const uuid = () => Type.String({ format: "uuid" });
export const instant = () => Type.String({ format: "date-time" });
export const plainDate = () => Type.String({ format: "date", description: "YYYY-MM-DD" });
export const choice = <Names extends string[]>(...names: [...Names]) => Type.Enum(names);
/** A line that somebody typed. */
export const line = (maxLength = 200) => Type.String({ minLength: 1, maxLength });
