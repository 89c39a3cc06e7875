/** The cookie that says nothing but "there is a ticket", by http and by https (server/tickets/ticket-cookies.ts). */
export const ticketCookie = /(^|; )(__Host-)?has-ticket=1/;
