import { describe, expect, it } from 'vitest';
import { isActedUpon } from '../../shared/domain/acted-upon.ts';
import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { aCycle, aForm, aFormId, aPair, aSession } from './builders.ts';

const ofCycle = (kind: string, status: Cycle['status'], changes: Partial<Cycle> = {}) =>
  isActedUpon(aForm({ kind, formId: aFormId('f') }), { cycle: aCycle({ status, ...changes }), pair: undefined });
const ofPair = (kind: string, pair: Partial<Pair>, cycle = aCycle()) =>
  isActedUpon(aForm({ kind, formId: aFormId('f') }), { cycle, pair: aPair(pair) });

describe('an answer the program has acted on', () => {
  it('is the yes that started the cycle, and the no that did not', () => {
    expect(['draft', 'importing', 'canceled'].map((status) => ofCycle('START', status as Cycle['status']))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is an answer that defined a cycle which has started, or about a roster that was replaced', () => {
    expect(['preparing', 'draft', 'importing'].map((status) => ofCycle('NEW', status as Cycle['status']))).toEqual([
      false,
      false,
      true,
    ]);
    const refresh = { form: aFormId('f'), source: 'mail/a', message: 'a' };
    expect(ofCycle('REF', 'running', { refresh })).toBe(false);
    expect(ofCycle('REF', 'running', { refresh: { ...refresh, form: aFormId('newer') } })).toBe(true);
    expect(ofCycle('REF', 'running')).toBe(true);
  });

  it('is an enrollment once pairs are formed', () => {
    expect(ofCycle('ENR-M', 'enrolling')).toBe(false);
    expect(ofCycle('ENR-S', 'matching')).toBe(true);
    expect(ofCycle('ENR-M', 'running')).toBe(true);
  });

  it('is a decision that took effect, or one on a proposal that was replaced', () => {
    const asked = { decisionForm: aFormId('f') };
    expect(ofCycle('MAT', 'deciding', asked)).toBe(false);
    expect(ofCycle('MAT', 'pairing', asked)).toBe(true);
    expect(ofCycle('MAT', 'deciding', { decisionForm: aFormId('newer') })).toBe(true);
  });

  it('is a choice of dates whose sessions are placed, or that was followed by another question', () => {
    expect(ofPair('AGD', { status: 'dating', datesForm: aFormId('f') })).toBe(false);
    expect(ofPair('AGD', { status: 'meeting', datesForm: aFormId('f') })).toBe(true);
    expect(ofPair('AGD-own', { status: 'dating', datesForm: aFormId('newer') })).toBe(true);
    const moving = aSession({ status: 'moving', moveForm: aFormId('f') });
    expect(ofPair('MOV', { sessions: [moving] })).toBe(false);
    expect(ofPair('NXT', { sessions: [{ ...moving, moveForm: aFormId('newer') }] })).toBe(true);
    expect(ofPair('MOV', { sessions: [aSession()] })).toBe(true);
  });

  it('is feedback on a date that was given up; any other is weighed again', () => {
    expect(ofPair('SES-fit', { sessions: [aSession({ mentorForm: aFormId('f') })] })).toBe(false);
    expect(ofPair('SES-word', { status: 'closed', sessions: [aSession({ menteeForm: aFormId('f') })] })).toBe(false);
    expect(ofPair('SES-fit', { sessions: [aSession({ status: 'moving' })] })).toBe(true);
  });

  it('is a proposal whose pair is closed; before, a yes taken back stops the pair', () => {
    expect(ofPair('PRO-M', { status: 'consulting' })).toBe(false);
    expect(ofPair('PRO-S', { status: 'meeting' })).toBe(false);
    expect(ofPair('PRO-M', { status: 'closed' })).toBe(true);
  });

  it('is a coordinator’s decision about a pair that has ended since; to end one that goes on is never too late', () => {
    expect(ofPair('FIT', { holdForm: aFormId('f') })).toBe(false);
    expect(ofPair('FIT', { settledHold: aFormId('f') })).toBe(false);
    expect(ofPair('FIT', { settledHold: aFormId('f'), status: 'closed' })).toBe(true);
    expect(ofPair('FIT', { settledHold: aFormId('newer') })).toBe(true);
  });

  it('is whatever was measured once the report is written', () => {
    expect(ofCycle('CLO-M', 'evaluating')).toBe(false);
    expect(ofCycle('CLO-S', 'closed')).toBe(true);
    expect(ofPair('STA-M', {})).toBe(false);
    expect(
      ofPair('SES-fit', { sessions: [aSession({ mentorForm: aFormId('f') })] }, aCycle({ status: 'closed' })),
    ).toBe(true);
  });
});
