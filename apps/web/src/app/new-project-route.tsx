import { useNavigate } from '@tanstack/react-router';
import { NewProjectPage } from '../features/portfolio/new-project-page.tsx';

export function NewProjectRoute() {
  const navigate = useNavigate();
  return (
    <NewProjectPage
      onCreated={(projectId) => void navigate({ to: '/projects/$projectId', params: { projectId } })}
      onCancel={() => void navigate({ to: '/' })}
    />
  );
}
