export const CoursePage = () => null;
