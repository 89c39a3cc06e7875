/** A certificate for `localhost` that nobody vouches for, with its key, good since long ago for clocks that are behind: only tests have it, and it opens nothing. */
export const certificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsaTyo/Fz21aTEWaa
JuPkC5hw43PRBTkakD8/p7/VvK+hRANCAAREIMhyUyqBGeh7nLRopW5Knj69eZhd
zAF1NcuQH2Trdj372FNpb9yEGzDUd2ks9g2GyxsE/lwOwYwWxHYrXkL1
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBeTCCASCgAwIBAgIUL1P/aoJQFWee2kAnMKQ75DmQoHYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAx
MDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAREIMhyUyqBGeh7nLRopW5Knj69eZhdzAF1NcuQH2Trdj372FNpb9yE
GzDUd2ks9g2GyxsE/lwOwYwWxHYrXkL1o04wTDAdBgNVHQ4EFgQUXOypN2NkjupB
fppAFmM2DPx7S6swDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhv
c3SHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgXDK2JKok2nz/gwlICdLXFcwl29Rk
ZFcsLH9LvPMNR/UCICZbTvLuiTmN/Cs96pGWzu+tt3INAka6gByEO+KSapUm
-----END CERTIFICATE-----`,
};
