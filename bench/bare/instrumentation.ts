// Without this file Turbopack takes the wizard's own from two folders up.
export function register() {}
