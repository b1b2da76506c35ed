import { Button } from '@mantine/core';
import { useRef } from 'react';
import { counted, plain } from '../../lib/format.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './alike-vendors-panel.module.css';
import { recordStrings } from './strings.ts';
import { type Answer, type Pair, useAlikeVendors, useSettleVendors, type Vendor } from './use-alike-vendors.ts';

const strings = recordStrings.alike;

/** Vendors that spelling alone does not decide: a person says whether they are one, and is not asked again. */
export function AlikeVendorsPanel({ mayEdit, onClose }: { readonly mayEdit: boolean; readonly onClose: () => void }) {
  const { alike, failure, retry } = useAlikeVendors(true);
  const { settle, isRunning, failure: refusal } = useSettleVendors();
  const list = useRef<HTMLUListElement>(null);
  const left = useRef<HTMLParagraphElement>(null);
  const answer = async (one: Vendor, other: Vendor, said: Answer) => {
    if (!(await settle(one, other, said))) return;
    // The next pair stands where this one stood.
    requestAnimationFrame(() => (list.current?.querySelector('button') ?? left.current)?.focus());
  };
  return (
    <SidePanel title={strings.title} onClose={onClose}>
      <p className={classes.lead}>{strings.lead}</p>
      {refusal?.kind === 'refused' ? <ProblemList problems={refusal.problems} isLive /> : null}
      {refusal?.kind === 'away' ? <p role="alert">{recordStrings.away}</p> : null}
      {alike === null ? (
        failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept="" failure={failure} onRetry={() => void retry()} />
        )
      ) : (
        <>
          <p className={classes.left} role="status" ref={left} tabIndex={-1}>
            {alike.total === 0 ? strings.none : strings.left(counted(alike.total, 'pair'))}
          </p>
          <ul className={classes.pairs} ref={list}>
            {alike.pairs.map((pair) => (
              <PairItem
                key={`${pair.first.id} ${pair.other.id}`}
                pair={pair}
                isDisabled={isRunning || !mayEdit}
                onAnswer={answer}
              />
            ))}
          </ul>
          {alike.total > alike.pairs.length ? (
            <p className={classes.lead}>{strings.more(plain(alike.pairs.length))}</p>
          ) : null}
        </>
      )}
    </SidePanel>
  );
}

type PairProps = {
  readonly pair: Pair;
  readonly isDisabled: boolean;
  readonly onAnswer: (one: Vendor, other: Vendor, answer: Answer) => void;
};

function PairItem({ pair, isDisabled, onAnswer }: PairProps) {
  const { first, other, reason, likeness } = pair;
  return (
    <li className={classes.pair} aria-label={strings.pair(first.name, other.name)}>
      <VendorLine vendor={first} />
      <VendorLine vendor={other} />
      <p className={classes.why}>
        {reason === 'begins-alike' ? strings.beginsAlike : strings.speltAlike}, {strings.likeness(likeness)}
      </p>
      <div className={classes.verbs}>
        <Button
          size="xs"
          variant="default"
          title={strings.sameHint(first.name)}
          disabled={isDisabled}
          onClick={() => onAnswer(first, other, 'same')}
        >
          {strings.same}
        </Button>
        <Button
          size="xs"
          variant="default"
          title={strings.parentHint(first.name, other.name)}
          disabled={isDisabled}
          onClick={() => onAnswer(other, first, 'parent')}
        >
          {strings.parent}
        </Button>
        <Button
          size="xs"
          variant="default"
          title={strings.apartHint}
          disabled={isDisabled}
          onClick={() => onAnswer(first, other, 'apart')}
        >
          {strings.apart}
        </Button>
      </div>
    </li>
  );
}

function VendorLine({ vendor }: { readonly vendor: Vendor }) {
  const { key, name, contracts, spellings, parent } = vendor;
  const facts = [
    key,
    counted(contracts, 'contract'),
    ...(parent === null ? [] : [strings.partOf(parent)]),
    ...(spellings.length === 0 ? [] : [strings.spelling(spellings.join(', '))]),
  ];
  return (
    <div>
      <div className={classes.name}>{name}</div>
      <div className={classes.facts}>{facts.join(' · ')}</div>
    </div>
  );
}
