import { measureGanttFrames } from './support/gantt-frames.ts';

/**
 * `npm run bench -- gantt [ROWS]`: a plan of so many tasks in real Chromium, scrolled from its first row to its last and back in 400
 * frames. `ganttFrameP95Ms` is the 95th percentile of the times between frames; `blankRows` counts rows in sight without a name.
 */
console.log(JSON.stringify(await measureGanttFrames(Number(process.argv[2] ?? 100_000))));
