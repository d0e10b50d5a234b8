import { describe, expect, it } from 'vitest';
import { classifyMessage } from '../../shared/mail/classify-message.ts';
import { aMessage, fixture, readable } from './fixture.ts';

const circumstances = { ownDomains: ['reponses.example.com'], today: '2027-02-15' };
const classOf = async (bytes: Uint8Array | string) => classifyMessage(await readable(bytes), circumstances);

describe('classifyMessage', () => {
  it.each([
    ['outlook-fr', { kind: 'person' }],
    ['gmail-fr', { kind: 'person' }],
    ['apple-mail', { kind: 'person' }],
    ['thunderbird-flowed', { kind: 'person' }],
    ['notes-html-latin1', { kind: 'person' }],
    ['forwarded-as-attachment', { kind: 'person' }],
    ['out-of-office-exchange-fr', { kind: 'out-of-office', returnsOn: '2027-03-01' }],
    ['out-of-office-en', { kind: 'out-of-office', returnsOn: '2027-03-06' }],
    ['bounce-dsn', { kind: 'bounce' }],
    ['complaint-arf', { kind: 'complaint' }],
    ['read-receipt-outlook-fr', { kind: 'read-receipt' }],
    ['calendar-reply-outlook-fr', { kind: 'calendar-reply' }],
    ['calendar-counter-google', { kind: 'calendar-reply' }],
    ['calendar-counter-outlook', { kind: 'calendar-reply' }],
    ['list-post', { kind: 'list' }],
  ])('%s', async (name, expected) => {
    expect(await classOf(fixture(name))).toEqual(expected);
  });

  it.each([
    ['our own mail come back', ['From: Mentorat <r-x@Reponses.example.com>', 'Auto-Submitted: auto-generated'], 'own'],
    ['a bounce without parts', ['From: MAILER-DAEMON@mx.example', 'Subject: Échec de la remise'], 'bounce'],
    ['a bounce with an empty envelope', ['Return-Path: <>', 'From: postmaster@mx.example'], 'bounce'],
    ['a bounce that names who failed', ['X-Failed-Recipients: a@b.example'], 'bounce'],
    ['an empty envelope', ['Return-Path: <>'], 'out-of-office'],
    ['a vacation script', ['X-Autorespond: vacances'], 'out-of-office'],
    ['bulk mail', ['Precedence: bulk'], 'out-of-office'],
    [
      'an Exchange rule',
      ['X-MS-Exchange-Inbox-Rules-Loop: a@b.example', 'X-Auto-Response-Suppress: All'],
      'out-of-office',
    ],
    ['a subject alone', ['Subject: Absence du bureau : Mentorat'], 'out-of-office'],
    ['a list', ['Precedence: list'], 'list'],
    [
      'a person whose mail a rule redirected',
      ['X-MS-Exchange-Inbox-Rules-Loop: a@b.example', 'X-Auto-Response-Suppress: DR, OOF, AutoReply'],
      'person',
    ],
    ['Auto-Submitted: no', ['Auto-Submitted: no'], 'person'],
    ['a person who is the postmaster', ['From: postmaster@pme.example', 'Subject: Re: Mentorat'], 'person'],
    ['a person who writes about absences', ['Subject: Re: absence du bureau'], 'person'],
    ['a look-alike of our domain', ['From: a@evilreponses.example.com'], 'person'],
  ])('%s', async (_, headers, kind) => {
    expect((await classOf(aMessage(headers))).kind).toBe(kind);
  });
});
