export const CoursesPage = () => null;
