/** What the worker uses of the global scope of service workers, and no more; the types of windows and of workers exclude each other. */
export interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly caches: {
    keys(): Promise<string[]>;
    open(name: string): Promise<KeptPages>;
    delete(name: string): Promise<boolean>;
  };
  readonly navigator: { readonly onLine: boolean };
  readonly clients: { claim(): Promise<void> };
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> };
    unregister(): Promise<boolean>;
  };
  fetch(request: string | AskedByPage): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener<Type extends keyof WorkerEvents>(type: Type, listener: (event: WorkerEvents[Type]) => void): void;
}

export interface KeptPages {
  keys(): Promise<readonly { readonly url: string }[]>;
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(kept: { readonly url: string }): Promise<boolean>;
}

export interface AskedByPage {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly headers: { get(name: string): string | null };
}

export interface WorkerEvents {
  install: WorkerEvent;
  activate: WorkerEvent;
  message: WorkerMessageEvent;
  fetch: WorkerFetchEvent;
}

export interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerMessageEvent extends WorkerEvent {
  readonly data: unknown;
}

export interface WorkerFetchEvent extends WorkerEvent {
  readonly request: AskedByPage;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}
