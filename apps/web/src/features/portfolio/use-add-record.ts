import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../lib/use-command.ts';
import type { AddRecord } from './fact-list.tsx';

/** Adds what is not in the directory yet, and has it there before its id is used. */
export function useAddRecord(): AddRecord {
  const client = useQueryClient();
  const person = useCommand(routes.addPerson);
  const program = useCommand(routes.addProgram);
  const portfolio = useCommand(routes.addPortfolio);
  const add: AddRecord = (kind, name) => {
    switch (kind) {
      case 'person':
        return person.run({ body: { name, email: null } }).then((made) => made?.id ?? null);
      case 'program':
        return program.run({ body: { name, portfolioId: null } }).then((made) => made?.id ?? null);
      case 'portfolio':
        return portfolio.run({ body: { name } }).then((made) => made?.id ?? null);
    }
  };
  return async (kind, name) => {
    const id = await add(kind, name);
    await client.refetchQueries({ queryKey: ['directory'] });
    return id;
  };
}
