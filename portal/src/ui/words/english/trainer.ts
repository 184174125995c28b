export const trainer = { title: "Courses" };
