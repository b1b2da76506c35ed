import classes from './legend.module.css';
import { planStrings as strings } from './strings.ts';

/** What the marks of the timeline mean, in the order of their weight. */
export function Legend() {
  return (
    <span className={classes.legend} aria-hidden="true">
      {(['critical', 'near', 'normal', 'done', 'baseline', 'slack'] as const).map((mark) => (
        <span key={mark} className={classes.entry}>
          <span className={classes.mark} data-mark={mark} />
          {strings.legend[mark]}
        </span>
      ))}
    </span>
  );
}
