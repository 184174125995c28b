export const EditCoursePage = () => null;
