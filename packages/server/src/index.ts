export { demoRemoval, demoStatus, removeDemoHere } from './shell/demo/at-terminal.ts';
export type { StartChoice, StartWish } from './shell/demo/prepare-start.ts';
export { type InstanceFile, liveInstance } from './shell/instance/instance-file.ts';
export {
  type InstanceOptions,
  type RunningInstance,
  runInstance,
  withTemporaryInstance,
} from './shell/instance/run-instance.ts';
export { backUpTo, diagnose, exportTo, load, restore } from './shell/portability/index.ts';
export { render } from './shell/problem-texts.ts';
export { StartRefused } from './shell/start-refused.ts';
export { type RunningServer, type ServerOptions, startServer } from './shell/start-server.ts';
