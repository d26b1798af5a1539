'use strict';

const SECOND = 1000;

/** Everything that can be wrong with an answer, as POST /sandbox/answers takes it. */
const SWITCHES = [
  {name: 'Outage', hint: 'status 503', members: {status: 503}},
  {name: 'Forbidden', hint: 'status 403', members: {status: 403}},
  {name: 'Too many requests', hint: '429, Retry-After 5 s', members: {status: 429, headers: {'Retry-After': '5'}}},
  {name: 'Slow', hint: 'answers after 3 s', members: {delay_ms: 3000}},
  {name: 'Hang', hint: 'answers when told to', members: {hang: true}},
  {name: 'Unauthorized', hint: 'status 401', members: {status: 401}},
  {name: 'Server error', hint: 'status 500', members: {status: 500}},
  {name: 'Closed', hint: 'instead of an answer', members: {cut: 'before-answer'}},
  {name: 'Reset', hint: 'instead of an answer', members: {cut: 'reset'}},
  {name: 'Cut', hint: 'in the middle of the body', members: {cut: 'mid-body'}},
  {name: 'Not kept alive', hint: 'closed behind the answer', members: {cut: 'after-answer'}},
  {name: 'Slow head', hint: '10 ms a byte', members: {drip_head_ms: 10}},
  {name: 'Slow body', hint: '10 ms a byte', members: {drip_body_ms: 10}},
  {name: 'Broken JSON', hint: 'half of the body', members: {malformed: true}},
  {name: 'Empty body', hint: 'no byte', members: {body: ''}},
  {name: 'Large body', hint: '1 MiB more', members: {padded: 1048576}},
  {name: 'Deep body', hint: '10,000 arrays', members: {nested: 10000}},
  {name: 'Compressed', hint: 'gzip, asked for or not', members: {gzip: true}},
  {name: 'In chunks', hint: 'no Content-Length', members: {chunked: true}},
];
/** So many of them are in sight at first. */
const FREQUENT = 5;

const PLACES = [
  {name: 'Token endpoint', path: '/v1/bearer-token'},
  {name: 'API calls', path: 'calls'},
];

const ISSUING = [
  {name: 'Without expires_in', hint: 'until a lifetime is set', member: 'no_expires_in'},
  {name: 'The same token again', hint: 'until it expires', member: 'repeat'},
  {name: 'A new token ends older ones', hint: '', member: 'new_ends_older'},
];

const TOKEN_STATES = {
  NONE: ['unsigned', 'bad'],
  VALID: ['signed', 'good'],
  EXPIRED: ['expired', 'warn'],
  REVOKED: ['revoked', 'warn'],
  UNKNOWN: ['unknown token', 'bad'],
  MALFORMED: ['malformed', 'bad'],
  DOUBLED: ['two headers', 'bad'],
};

const $ = id => document.getElementById(id);
const shownRows = new Map();
const shownTokens = new Map();
const drawn = new Map();

let state = null;
let paused = false;
let turn = 0;
let timer = 0;

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Only what is different is touched: focus and a screen reader's place stay where they are. */
function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

function changed(what, value) {
  const now = JSON.stringify(value);
  const before = drawn.get(what);
  drawn.set(what, now);
  return before !== now;
}

function say(text, wrong = false) {
  $('said').classList.toggle('wrong', wrong);
  $('said').textContent = text;
}

// ---- asking the sandbox

async function poll() {
  clearTimeout(timer);
  const mine = ++turn;
  try {
    const answer = await fetch('/sandbox/state');
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    const found = await answer.json();
    if (mine !== turn) {
      return;
    }
    state = found;
    show();
    live();
  } catch (error) {
    if (mine !== turn) {
      return;
    }
    live(`No answer from the sandbox (${error.message}); asking again`);
  }
  if (!paused && !document.hidden) {
    timer = setTimeout(poll, SECOND);
  }
}

function live(trouble = '') {
  $('live').classList.toggle('off', trouble !== '' || paused);
  setText($('live'), trouble || (paused ? 'Paused' : 'Live'));
}

async function change(method, path, body, done) {
  try {
    const answer = await fetch(`/sandbox${path}`, {
      method,
      headers: {'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const content = await answer.json();
    say(answer.ok ? done : content.message, !answer.ok);
  } catch (error) {
    say(`The sandbox did not answer: ${error.message}`, true);
  }
  await poll();
}

// ---- misbehaviour

function isOn(one, answer) {
  return Object.entries(one.members).every(([name, value]) =>
    name === 'headers' || (name === 'body' ? answer.body_length === value.length : answer[name] === value));
}

function excludes(one, other) {
  return Object.keys(one.members).some(name => name in other.members);
}

/** What lasts for a place; empty when it behaves. */
function lasting(path) {
  const rule = state && state.answers.find(found => found.path === path && found.times === null);
  return rule ? rule.answer : {};
}

function turnSwitch(place, one, on) {
  const answer = lasting(place.path);
  const others = SWITCHES.filter(other => other !== one && isOn(other, answer) && !(on && excludes(one, other)));
  const wanted = on ? [...others, one] : others;
  const done = `${place.name}: ${one.name} is ${on ? 'on' : 'off'}.`;
  if (wanted.length === 0) {
    return change('DELETE', `/answers?path=${encodeURIComponent(place.path)}`, undefined, done);
  }
  return change('POST', '/answers', Object.assign({path: place.path}, ...wanted.map(each => each.members)), done);
}

function makeSwitch(one, key, turned) {
  const box = element('input', {type: 'checkbox'});
  box.setAttribute('role', 'switch');
  box.dataset.switch = key;
  box.addEventListener('change', () => turned(box.checked));
  const hint = element('span', {className: 'hint', textContent: one.hint});
  return element('li', {}, element('label', {}, box, one.name, hint));
}

function makePlace(place) {
  const make = one => makeSwitch(one, `${place.path} ${one.name}`, on => turnSwitch(place, one, on));
  const rest = SWITCHES.slice(FREQUENT);
  return element('fieldset', {},
    element('legend', {}, `${place.name} `, element('code', {textContent: place.path === 'calls' ? '/v1/…' : place.path})),
    element('ul', {className: 'switches'}, ...SWITCHES.slice(0, FREQUENT).map(make)),
    element('details', {},
      element('summary', {textContent: `${rest.length} more for ${place.name === 'API calls' ? 'API calls' : 'the token endpoint'}`}),
      element('ul', {className: 'switches'}, ...rest.map(make))));
}

function showSwitches() {
  for (const place of PLACES) {
    const answer = lasting(place.path);
    for (const one of SWITCHES) {
      switchOf(`${place.path} ${one.name}`).checked = isOn(one, answer);
    }
  }
  for (const one of ISSUING) {
    switchOf(one.member).checked = state.issuing[one.member];
  }
}

function switchOf(key) {
  return document.querySelector(`[data-switch="${key}"]`);
}

function describe(answer) {
  const traits = Object.entries(answer).map(([name, value]) => {
    const words = name.replace(/_ms$/, '').replace(/_/g, ' ');
    const values = value === true ? '' : ` ${[].concat(value).join(', ')}`;
    return words + values + (name.endsWith('_ms') ? ' ms' : '');
  });
  return traits.join(', ') || 'as it should be';
}

function showRules() {
  setText($('release'), `Answer what hangs: ${state.hanging}`);
  if (!changed('rules', state.answers)) {
    return;
  }
  $('rules').replaceChildren(...state.answers.map(rule => {
    const end = element('button', {type: 'button', textContent: 'End'});
    end.setAttribute('aria-label', `End ${rule.path}`);
    end.addEventListener('click', () =>
      change('DELETE', `/answers?path=${encodeURIComponent(rule.path)}`, undefined, `${rule.path} behaves again.`));
    const times = rule.times === null ? 'always' : rule.times === 1 ? 'next time' : `next ${rule.times} times`;
    return element('li', {},
      element('span', {}, element('code', {textContent: rule.path}),
        element('span', {className: 'quiet', textContent: `${times}: ${describe(rule.answer)}`})),
      end);
  }));
  if (state.answers.length === 0) {
    $('rules').append(element('li', {className: 'quiet', textContent: 'Nothing: the vendor behaves.'}));
  }
}

// ---- tokens and secrets

function duration(milliseconds) {
  const seconds = Math.ceil(milliseconds / SECOND);
  const parts = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  return parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`).join(' ') || '0 s';
}

function makeToken(token) {
  const title = `Token ${token.ordinal}`;
  const bar = element('progress', {max: token.lifetime_ms});
  bar.setAttribute('aria-label', `Time left of token ${token.ordinal}`);
  const revoke = element('button', {type: 'button', textContent: 'Revoke'});
  revoke.setAttribute('aria-label', `Revoke token ${token.ordinal}`);
  revoke.addEventListener('click', () =>
    change('POST', '/tokens/revoke', {ordinal: token.ordinal}, `Token ${token.ordinal} is revoked.`));
  const item = element('li', {},
    element('span', {}, `${title} `, element('code', {textContent: token.fingerprint})),
    bar,
    element('span', {className: 'left'}),
    revoke);
  item.dataset.token = token.ordinal;
  return item;
}

function showTokens() {
  const wanted = new Set(state.tokens.map(token => token.ordinal));
  shownTokens.forEach((item, ordinal) => {
    if (!wanted.has(ordinal)) {
      item.remove();
      shownTokens.delete(ordinal);
    }
  });
  for (const token of [...state.tokens].reverse()) {
    if (!shownTokens.has(token.ordinal)) {
      shownTokens.set(token.ordinal, makeToken(token));
      $('tokens').prepend(shownTokens.get(token.ordinal));
    }
    const item = shownTokens.get(token.ordinal);
    const good = token.state === 'VALID';
    item.classList.toggle('ended', !good);
    item.querySelector('progress').value = good ? token.left_ms : 0;
    setText(item.querySelector('.left'), good ? `${duration(token.left_ms)} left` : TOKEN_STATES[token.state][0]);
    item.querySelector('button').hidden = !good;
  }
  const older = state.issued - state.tokens.length;
  setText($('tokens-note'), state.issued === 0 ? 'None has been issued yet.' : older > 0 ? `${older} older` : '');
}

function showIssuing() {
  const {issuing, secrets} = state;
  setText($('base-url'), state.base_url);
  setText($('client-id'), state.client_id);
  setText($('secrets'), secrets === 0 ? 'every secret is refused' : secrets === 1 ? 'one secret is accepted' : `${secrets} secrets are accepted`);
  if (changed('issuing', issuing)) {
    $('lifetime').elements.lifetime.value = issuing.lifetime;
    $('expires').elements.expires_in.value = 'expires_in' in issuing ? JSON.stringify(issuing.expires_in) : '';
  }
}

// ---- the journal

function tag(text, kind) {
  return element('span', {className: `tag ${kind}`, textContent: text});
}

function statusTag(entry) {
  if (!entry.finished) {
    return tag('waiting', '');
  }
  if (entry.status === 0) {
    return tag('none', 'bad');
  }
  return tag(String(entry.status), entry.status < 400 ? 'good' : entry.status < 500 ? 'warn' : 'bad');
}

function what(entry) {
  const kind = {'token request': 'Token request', call: 'Call', other: 'Other', elsewhere: `To ${entry.listener}`}[entry.kind];
  const parts = [kind];
  if (entry.kind === 'call' || entry.token_state !== 'NONE') {
    parts.push(' ', tag(...TOKEN_STATES[entry.token_state]));
  }
  if (entry.replay_of > 0) {
    parts.push(' ', tag(`replay of ${entry.replay_of}`, ''));
  }
  return parts;
}

function makeRow(entry) {
  const at = new Date(entry.at);
  const clock = at.toLocaleTimeString('en-GB') + '.' + String(at.getMilliseconds()).padStart(3, '0');
  const row = element('tr', {},
    element('td', {textContent: entry.ordinal}),
    element('td', {}, element('time', {dateTime: entry.at, textContent: clock})),
    element('td', {}, ...what(entry)),
    element('td', {}, element('code', {textContent: `${entry.method} ${entry.path}`})),
    element('td', {}, element('code', {textContent: entry.token_fingerprint})),
    element('td', {}, statusTag(entry)));
  row.dataset.ordinal = entry.ordinal;
  return row;
}

function showJournal() {
  const before = shownRows.size;
  const wanted = new Map(state.journal.map(entry => [`${entry.ordinal} ${entry.at}`, entry]));
  shownRows.forEach((shown, key) => {
    if (!wanted.has(key)) {
      shown.row.remove();
      shownRows.delete(key);
    }
  });
  for (const [key, entry] of [...wanted].reverse()) {
    const shown = shownRows.get(key);
    if (!shown) {
      const row = makeRow(entry);
      row.classList.toggle('new', before > 0);
      shownRows.set(key, {row, finished: entry.finished});
      $('rows').prepend(row);
    } else if (shown.finished !== entry.finished) {
      shown.finished = entry.finished;
      shown.row.lastChild.replaceChildren(statusTag(entry));
    }
  }
  $('none').hidden = wanted.size > 0;
}

function showSummary() {
  if (!changed('summary', state.summary)) {
    return;
  }
  const numbers = Object.entries(state.summary);
  $('summary').replaceChildren(...numbers.map(([title, count]) =>
    element('div', {}, element('dt', {textContent: title}), element('dd', {textContent: count}))));
  $('news').textContent = numbers.filter(([, count]) => count > 0).map(([title, count]) => `${count} ${title}`).join(', ');
}

function show() {
  showSwitches();
  showRules();
  showTokens();
  showIssuing();
  showJournal();
  showSummary();
}

// ---- what can be done

function onClick(id, method, path, body, done) {
  $(id).addEventListener('click', () => change(method, path, body, done));
}

function onSubmit(id, submitted) {
  $(id).addEventListener('submit', event => {
    event.preventDefault();
    submitted($(id).elements);
  });
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    say(`This is not JSON: ${error.message}`, true);
    return undefined;
  }
}

function programme(fields) {
  const answer = json(fields.answer.value);
  if (answer !== undefined) {
    const times = fields.times.value === '' ? {} : {times: Number(fields.times.value)};
    change('POST', '/answers', {path: fields.path.value, ...times, ...answer}, `${fields.path.value} will misbehave.`);
  }
}

function turnIssuing(one, on) {
  // The one of them that setting a lifetime undoes.
  const body = one.member === 'no_expires_in' && !on ? {lifetime: state.issuing.lifetime} : {[one.member]: on};
  return change('PUT', '/tokens', body, `${one.name}: ${on ? 'on' : 'off'}.`);
}

function start() {
  $('places').append(...PLACES.map(makePlace));
  $('issuing').append(...ISSUING.map(one => makeSwitch(one, one.member, on => turnIssuing(one, on))));
  onClick('clear', 'DELETE', '/answers', undefined, 'All misbehaviour has ended; what hangs goes on hanging.');
  onClick('release', 'POST', '/release', {}, 'What hung has been answered.');
  onClick('reset', 'POST', '/reset', {}, 'Back to the start; issued tokens are as they were.');
  onClick('rotate', 'POST', '/secrets/rotate', {show: false}, 'Only a new secret is accepted; the settings show it.');
  onClick('add', 'POST', '/secrets/add', {show: false}, 'A new secret is accepted beside the old; the settings show it.');
  onClick('withdraw', 'POST', '/secrets/withdraw', {}, 'Only the newest secret is accepted.');
  onClick('refuse', 'PUT', '/secrets', {secrets: []}, 'No secret is accepted; rotate to have one again.');
  onClick('revoke', 'POST', '/tokens/revoke', {}, 'All tokens are revoked.');
  onClick('forget', 'DELETE', '/journal', undefined, 'The journal is empty.');
  onSubmit('programme', programme);
  onSubmit('lifetime', fields => {
    const lifetime = Number(fields.lifetime.value);
    change('PUT', '/tokens', {lifetime}, `The next tokens live ${duration(lifetime * SECOND)}.`);
  });
  onSubmit('expires', fields => {
    const said = json(fields.expires_in.value);
    if (said !== undefined) {
      change('PUT', '/tokens', {expires_in: said}, `expires_in says ${fields.expires_in.value} from now on.`);
    }
  });
  $('pause').addEventListener('click', () => {
    paused = !paused;
    $('pause').setAttribute('aria-pressed', String(paused));
    poll();
  });
  document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : poll());
  poll();
}

start();
