import { routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import classes from './demo.module.css';
import { demoStrings as strings } from './strings.ts';

/** On a record of one's own: which of its links pointed at the demo and are empty since it was removed. */
export function GoneLinks({ id }: { readonly id: string }) {
  const read = useQuery({
    queryKey: ['gone-links'],
    queryFn: ({ signal }) => call(routes.listGoneLinks, {}, { signal }),
  });
  const fields = (read.data?.links ?? []).filter((each) => each.id === id).map(({ field }) => wordsOf(field));
  if (fields.length === 0) return null;
  return (
    <p className={classes.gone}>
      {strings.gone}: <s>{fields.join(', ')}</s>
    </p>
  );
}

/** `hostedOnId` is told as `hosted on`. */
function wordsOf(field: string): string {
  return field.replace(/Id$/, '').replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
