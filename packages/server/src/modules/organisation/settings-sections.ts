import type { AuthorityLimit, Role, SettingsSections } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { sizeProblems } from './size-tiers.ts';
import { calendarProblems } from './working-calendar.ts';

/** All that is wrong with the sections that are given. */
export function sectionProblems(
  wanted: { readonly [K in keyof SettingsSections]?: SettingsSections[K] | undefined },
): readonly Problem[] {
  return [
    ...(wanted.workingCalendar === undefined ? [] : calendarProblems(wanted.workingCalendar)),
    ...(wanted.sizeTiers === undefined ? [] : sizeProblems(wanted.sizeTiers)),
    ...(wanted.authorityLimits === undefined ? [] : limitProblems(wanted.authorityLimits)),
  ];
}

/** They run the system or read it; neither approves anything of the business (SoD7, SoD10). */
const WITHOUT_AUTHORITY: readonly Role[] = ['administrator', 'auditor'];

function limitProblems(limits: readonly AuthorityLimit[]): readonly Problem[] {
  const isSamePlace = (one: AuthorityLimit, other: AuthorityLimit) =>
    one.role === other.role && one.portfolioId === other.portfolioId;
  return limits.flatMap((limit, index) => {
    const { role } = limit;
    const subject = { subject: { entity: 'organisation', id: role, field: 'authorityLimits' } };
    return [
      ...(limits.findIndex((each) => isSamePlace(each, limit)) < index
        ? [problem('organisation.limit-twice', { role }, subject)]
        : []),
      ...(WITHOUT_AUTHORITY.includes(role) ? [problem('organisation.limit-not-for-role', { role }, subject)] : []),
    ];
  });
}
