// Saving: what was done to a draft is kept in the browser until the server has it, in its order.

const AGAIN = 2000; // milliseconds until something is sent again that could not be sent

const NOBODY_MAY = [401, 403]; // what is answered to whoever has to sign in, or may not

/** A name that nothing else has. */
export function unique() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/** The names of what an entry is about. */
function placeOf(entry) {
  return entry.field ? `${entry.statement}/${entry.field}` : `~${entry.id}`;
}

/** What was done and is not saved yet. */
export class Saving {
  /**
   * @param {string} draft the draft
   * @param {string} user who types: what is kept of one is never sent for another
   * @param {() => string} token what the page's forms are known by
   * @param {(state: string, said: string) => void} tell is told how it goes
   */
  constructor(draft, user, token, tell) {
    this.start = `tracker-draft/${encodeURIComponent(user)}/${draft}/`;
    this.address = `/draft/${draft}/edit`;
    this.token = token;
    this.tell = tell;
    this.tab = unique();
    this.sending = null;
    this.last = 0;
    this.done = () => {};
    addEventListener("online", () => this.send());
  }

  /** All that is kept here, the earliest first; also what another tab, or this one before, kept. */
  entries() {
    const found = [];
    for (let number = 0; number < localStorage.length; number += 1) {
      const key = localStorage.key(number);
      if (key.startsWith(this.start)) found.push({ key, ...JSON.parse(localStorage.getItem(key)) });
    }
    return found.sort((one, other) => one.at - other.at);
  }

  /** Whether something typed in a field is not saved yet. */
  holds(statement, field) {
    return this.entries().some((one) => one.statement === statement && one.field === field);
  }

  /** Keep what was done; of what is typed in one field, the latest alone. */
  keep(entry) {
    const whole = { ...entry, id: unique(), at: this.#now() };
    const key = `${this.start}${this.tab}/${placeOf(whole)}`;
    const earlier = localStorage.getItem(key);
    if (earlier) whole.base = JSON.parse(earlier).base;
    localStorage.setItem(key, JSON.stringify(whole));
    this.tell("saving", "");
  }

  /** Send all that is kept, one after the other; again and again while that fails. */
  send() {
    this.sending ??= this.#all().finally(() => { this.sending = null; });
    return this.sending;
  }

  #now() {
    this.last = Math.max(Date.now(), this.last + 1);
    return this.last;
  }

  async #all() {
    const refused = new Set();
    const next = () => this.entries().find((one) => !refused.has(one.id));
    let said = "";
    for (let entry = next(); entry; entry = next()) {
      let answer;
      try {
        answer = await fetch(this.address, {
          method: "POST",
          headers: { Accept: "application/json, application/problem+json" },
          body: this.#body(entry),
        });
      } catch {
        return this.#later();
      }
      if (answer.status >= 500) return this.#later();
      if (!answer.ok) {
        said = (await answer.json().catch(() => ({}))).detail ?? String(answer.status);
        if (NOBODY_MAY.includes(answer.status)) break;
        // What is typed stays where it is; an act is over, and keeps nothing else from being sent.
        refused.add(entry.id);
        if (!entry.field) localStorage.removeItem(entry.key);
        continue;
      }
      const { version, aside } = await answer.json();
      this.#saved(entry, version);
      this.done(entry, version, aside);
    }
    this.tell(said ? "refused" : "saved", said);
    return !said;
  }

  #body(entry) {
    const body = new URLSearchParams({
      form_token: this.token(), id: entry.id, base: entry.base, statement: entry.statement,
    });
    if (entry.field) body.append(entry.field, entry.value);
    for (const [name, value] of entry.more ?? []) body.append(name, value);
    return body;
  }

  #saved(entry, version) {
    const now = JSON.parse(localStorage.getItem(entry.key) ?? "{}");
    if (now.id === entry.id) localStorage.removeItem(entry.key);
    // What was typed there meanwhile was typed on what is saved now.
    else if (now.id) localStorage.setItem(entry.key, JSON.stringify({ ...now, base: version }));
  }

  #later() {
    this.tell("lost", "");
    setTimeout(() => this.send(), AGAIN);
    return false;
  }
}
