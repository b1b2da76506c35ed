import type { ProblemCatalogue } from '@sightline/kernel';

export const planProblemTexts: ProblemCatalogue = {
  'plan.no-such-milestone': {
    text: 'The project has no such milestone any more.',
    advice: 'Somebody removed it; read the project again.',
  },
  'plan.actual-in-future': {
    text: "Milestone '{name}' cannot have been met on {on}: today is {today}.",
    advice: 'Give the day it was met, or write a forecast instead.',
  },
  'plan.import-committed': { text: 'This import is finished already.', advice: 'Start a new one for more files.' },
  'plan.no-such-candidate': {
    text: "This import holds no plan {number} of the file '{path}'.",
    advice: 'Read the import again and choose among the plans that it shows.',
  },
  'plan.nothing-to-import': {
    text: 'No plan of this import is to be brought in.',
    advice: 'Choose a project for at least one plan, or give more files.',
  },
  'plan.two-plans-one-project': {
    text: "'{first}' and '{second}' are both to become the plan of {key}.",
    advice: 'Choose another project for one of them, or leave it out.',
  },
  'plan.plan-moved': {
    text: 'Somebody brought a plan into {key} after you reviewed this import.',
    advice: 'Look at {key}, then choose it again here to replace that plan, or leave your file out.',
  },
  'plan.same-file-arrived': {
    text: "The file '{path}' was brought in by another import, as {key}.",
    advice: 'Leave it out here, or choose again where it goes: {key}, to replace its plan, or a project of its own.',
  },
  'plan.file-too-heavy': {
    text: "Reading '{path}' took more than {seconds} s or too much memory and was stopped.",
    advice: 'Split the file, or save it without time-phased data.',
  },
  'plan.project-gone': {
    text: "The project that '{path}' was to join was removed after you reviewed this import.",
    advice: 'Choose another project for it, let it stand alone, or leave it out.',
  },
  'plan.number-not-kept': {
    text: "The {field} of task '{name}' ({id}) is {value}: no plan is that large, so it was left out.",
    advice: 'Correct it in the tool that wrote the file, then bring the file in again.',
  },
  'plan.too-many-bytes': {
    text: "With '{path}' the files of this import would be larger than {most} MB together.",
    advice: 'Bring them in as several imports.',
  },
  'plan.too-many-files': {
    text: "'{path}' would bring this import to more than {most} files.",
    advice: 'Bring them in as several imports.',
  },
};
