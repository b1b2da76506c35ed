/** Rows of one table; its columns are all keys that any row has. */
export type Rows = readonly Readonly<Record<string, string | number>>[];

export const WEEK_8_TO_16 = week('08:00', '16:00');

/** P6's nested list for Monday to Friday with one shift. */
export function week(start: string, finish: string, exceptions = ''): string {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    day === 1 || day === 7 ? `(0||${day}()())` : `(0||${day}()((0||0(s|${start}|f|${finish})())))`,
  );
  return `(0||CalendarData()((0||DaysOfWeek()(${days.join('')}))(0||Exceptions()(${exceptions}))))`;
}

const DEFAULTS: Readonly<Record<string, Rows>> = {
  PROJECT: [
    {
      proj_id: 7,
      proj_short_name: 'PAY',
      clndr_id: 1,
      plan_start_date: '2026-05-04 08:00',
      last_recalc_date: '2026-05-04 08:00',
    },
  ],
  CALENDAR: [
    {
      clndr_id: 1,
      default_flag: 'Y',
      clndr_name: 'Five days',
      base_clndr_id: '',
      day_hr_cnt: 8,
      clndr_data: WEEK_8_TO_16,
    },
  ],
};

/** A small P6 export; tables given replace those of the same name. */
export function xer(tables: Readonly<Record<string, Rows>>, options: { readonly newline?: string } = {}): string {
  const newline = options.newline ?? '\r\n';
  const header = ['ERMHDR', '20.12', '2026-05-04', 'Project', 'ADMIN', 'Admin', 'db', 'Project Management', 'GBP'];
  const parts = Object.entries({ ...DEFAULTS, ...tables }).flatMap(([name, rows]) => table(name, rows));
  return [header.join('\t'), ...parts, '%E', ''].join(newline);
}

/** One activity of project 7 with what every P6 export has. */
export function activity(id: number, more: Readonly<Record<string, string | number>> = {}): Rows[number] {
  return {
    task_id: id,
    proj_id: 7,
    wbs_id: '',
    clndr_id: 1,
    task_code: `A${id}`,
    task_name: `Activity ${id}`,
    task_type: 'TT_Task',
    complete_pct_type: 'CP_Drtn',
    target_drtn_hr_cnt: 16,
    remain_drtn_hr_cnt: 16,
    ...more,
  };
}

function table(name: string, rows: Rows): readonly string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => ['%R', ...columns.map((column) => String(row[column] ?? ''))].join('\t'));
  return [`%T\t${name}`, ['%F', ...columns].join('\t'), ...cells];
}
