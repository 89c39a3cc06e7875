// Every bound of the server in one place, each with its reason. docs/deploy.md names the memory that they add up to.
// Plain JavaScript: it runs beside Next, unbundled.
const megabyte = 1024 * 1024;

/**
 * Pages and responses that are kept together. A start page in one encoding and language is about 15 kB, a page for Next about 150 kB:
 * this is every first page and the few hundred that people really share.
 */
export const keptBytes = 32 * megabyte;

/** Addresses remembered as asked for once. At 100 new ones a second, someone who shares a link has 80 s to come back. */
export const rememberedAddresses = 8_192;

/** Requests that Next works on at the same time; one costs up to 3 MB while it renders, and one processor renders one page anyway. */
export const requestsUnderWay = 24;

/** Bytes of a form: the press of a button with its proof is about 1 kB. `bodySizeLimit` in next.config.js, so that Next never says it. */
export const formBytes = 16 * 1024;

export const connectionBounds = {
  /** Above it new ones are closed at once. A connection has one request under way, and one that waits costs about 50 kB. */
  connections: 1_000,

  /** Before a connection starts anew, so that load spreads when servers are added. */
  requestsPerConnection: 10_000,

  /** Bytes of all headers of a request. The longest honest ones are a ticket cookie (2 kB), a journey (2 kB) and Next's state of it (4 kB). */
  maxHeaderSize: 16 * 1024,

  /** Milliseconds until all headers must be there; a slow phone needs one or two seconds. */
  headersTimeout: 10_000,

  /** Milliseconds until a whole request must be there: 16 kB of a form on the slowest line. */
  requestTimeout: 30_000,

  /** Milliseconds between two looks for those who are over these times. Node's own 30 s would make them four times as long. */
  connectionsCheckingInterval: 2_000,

  /** Milliseconds a silent connection is kept. Longer than proxies do (60 s is usual), or one of them writes into one that was just closed. */
  keepAliveTimeout: 65_000,
};

/** log2 of the bytes Brotli looks back: a page is up to 130 kB, so 256 kB find all. Its default of 4 MB is taken for every response. */
export const brotliWindow = 18;

/** MB of the heap, above which V8 ends the process. Used: 80 at rest, 32 of the cache, the rest for pages being made; collected earlier, not later. */
export const heapMegabytes = 224;

/** MB of a half of the young heap. V8 takes 16 and lets them fill with pages just made; less is collected sooner at the same speed. */
export const youngMegabytes = 8;

/** Arenas of glibc's malloc. Its default, 8 per processor, keeps what each thread of zlib and Next once needed. */
export const mallocArenas = 2;
