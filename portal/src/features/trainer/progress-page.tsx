export const ProgressPage = () => null;
