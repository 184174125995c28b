export const TrainingPage = () => null;
