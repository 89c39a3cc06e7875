/**
 * `read`, remembering what it made of the latest `most` texts: after an edit only the file that changed is read anew. For functions of
 * their text alone. Callers share the results, so nobody may change them.
 */
export function remembering<Result>(read: (text: string) => Result, most = 1_000): (text: string) => Result {
  const known = new Map<string, { result: Result }>();
  return (text) => {
    const entry = known.get(text) ?? { result: read(text) };
    known.delete(text);
    known.set(text, entry);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return entry.result;
  };
}
