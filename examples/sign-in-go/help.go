// Connects a sign-in system to Where's my code?: tickets, requests for a new code, delivery reports. Copy this file; it needs nothing but Go's own
// library. Times are seconds since 1970 everywhere.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

var base64url = base64.RawURLEncoding

// TicketKey is the private key that signs tickets: an Ed25519 JWK (TICKET_KEY).
type TicketKey struct {
	private ed25519.PrivateKey
	public  map[string]string
	hashKey []byte
}

func NewTicketKey(jwk string) (*TicketKey, error) {
	var given struct{ Kty, Crv, X, D, Kid string }
	if err := json.Unmarshal([]byte(jwk), &given); err != nil {
		return nil, fmt.Errorf("the ticket key is no JSON: %w", err)
	}
	seed, err := base64url.DecodeString(given.D)
	if err != nil || len(seed) != ed25519.SeedSize || given.Crv != "Ed25519" {
		return nil, errors.New("the ticket key must be a private Ed25519 JWK")
	}
	if given.Kid == "" {
		sum := sha256.Sum256([]byte(fmt.Sprintf(`{"crv":"Ed25519","kty":"OKP","x":"%s"}`, given.X)))
		given.Kid = base64url.EncodeToString(sum[:])
	}
	public := map[string]string{"kty": "OKP", "crv": "Ed25519", "x": given.X, "kid": given.Kid, "alg": "EdDSA", "use": "sig"}
	return &TicketKey{ed25519.NewKeyFromSeed(seed), public, mac(seed, "wheres-my-code hashes")}, nil
}

// KeySet is what the help site fetches from TICKET_JWKS_URL.
func (key *TicketKey) KeySet() any {
	return map[string]any{"keys": []any{key.public}}
}

// Facts are what you know of a sign-in that waits for its code. Account and Address go out as keyed hashes.
type Facts struct {
	Account           string `json:"-"`
	Address           string `json:"-"`
	Challenge         string `json:"challenge"`
	Channel           string `json:"channel"`
	SentAt            int64  `json:"sent_at"`
	CodeExpiresAt     int64  `json:"code_expires_at"`
	Reports           *bool  `json:"reports,omitempty"`
	Symptom           string `json:"symptom,omitempty"`
	Locale            string `json:"locale,omitempty"`
	Country           string `json:"country,omitempty"`
	DialCode          string `json:"dial_code,omitempty"`
	DestinationDomain string `json:"destination_domain,omitempty"`
	ProviderHint      string `json:"provider_hint,omitempty"`
	ReturnTo          string `json:"return_to,omitempty"`
}

type claims struct {
	Facts
	Destination     string `json:"destination"`
	DestinationHash string `json:"destination_hash"`
	Issuer          string `json:"iss"`
	Audience        string `json:"aud"`
	Subject         string `json:"sub"`
	ID              string `json:"jti"`
	IssuedAt        int64  `json:"iat"`
	Expires         int64  `json:"exp"`
}

// TicketSettings: Issuer is TICKET_ISSUER of the help site. ID and Now are for tests.
type TicketSettings struct {
	Issuer, Audience, ID string
	Now                  int64
}

// CreateTicket makes a ticket, at the moment of the click: redirect to {help}/start?ticket=…
func (key *TicketKey) CreateTicket(facts Facts, settings TicketSettings) (string, error) {
	for name, at := range map[string]int64{"sent_at": facts.SentAt, "code_expires_at": facts.CodeExpiresAt} {
		if err := checkSeconds(name, float64(at)); err != nil {
			return "", err
		}
	}
	if settings.Audience == "" {
		settings.Audience = "wheres-my-code"
	}
	if settings.ID == "" {
		settings.ID = newID()
	}
	if settings.Now == 0 {
		settings.Now = time.Now().Unix()
	}
	address := normal(facts)
	payload, err := json.Marshal(claims{
		Facts:           facts,
		Destination:     mask(address, facts),
		DestinationHash: key.hash(facts.Channel + ":" + address),
		Issuer:          settings.Issuer,
		Audience:        settings.Audience,
		Subject:         key.hash("account:" + facts.Account),
		ID:              settings.ID,
		IssuedAt:        settings.Now,
		Expires:         settings.Now + 900,
	})
	if err != nil {
		return "", err
	}
	header, err := json.Marshal(map[string]string{"alg": "EdDSA", "kid": key.public["kid"], "typ": "JWT"})
	if err != nil {
		return "", err
	}
	signed := base64url.EncodeToString(header) + "." + base64url.EncodeToString(payload)
	return signed + "." + base64url.EncodeToString(ed25519.Sign(key.private, []byte(signed))), nil
}

func (key *TicketKey) hash(value string) string {
	return hex.EncodeToString(mac(key.hashKey, value))
}

var notDigits = regexp.MustCompile(`[^\d+]`)

func normal(facts Facts) string {
	if facts.Channel == "email" {
		return strings.ToLower(strings.TrimSpace(facts.Address))
	}
	return notDigits.ReplaceAllString(facts.Address, "")
}

func mask(address string, facts Facts) string {
	if facts.Channel == "sms" {
		code := ""
		if facts.DialCode != "" {
			code = "+" + facts.DialCode + " "
		}
		return code + "••• ••" + address[max(0, len(address)-2):]
	}
	at := strings.LastIndex(address, "@")
	name, host := []rune(address[:max(0, at)]), []rune(address[at+1:])
	ending := string(host)
	if dot := strings.LastIndex(ending, "."); dot >= 0 {
		ending = ending[dot:]
	}
	return string(name[:min(1, len(name))]) + "•••@" + string(host[:min(1, len(host))]) + "•••" + ending
}

// Asked is a request of the help site for a new code.
type Asked struct {
	Delivery  string `json:"delivery"`
	Challenge string `json:"challenge"`
	Channel   string `json:"channel"`
}

// Result of sending again: Status is "sent", "refused" or "later".
type Result struct {
	Status        string `json:"status"`
	CodeExpiresAt int64  `json:"code_expires_at,omitempty"`
	Reason        string `json:"reason,omitempty"`
}

// Resend replies to requests for a new code. It remembers ids in the memory of this process alone: with several processes, keep them in your
// database, by an insert that fails on a key that is there.
type Resend struct {
	Secret string
	Send   func(Asked) Result

	lock sync.Mutex
	seen map[string]*Result
}

// Reply to the raw body and the headers as they came; `now` in seconds since 1970.
func (resend *Resend) Reply(header http.Header, body []byte, now int64) (int, Result) {
	if !isSigned(resend.Secret, header, body, now) {
		return http.StatusUnauthorized, Result{Status: "refused", Reason: "bad-signature"}
	}
	var request struct {
		Type      string   `json:"type"`
		Timestamp *float64 `json:"timestamp"`
		Data      Asked    `json:"data"`
	}
	err := json.Unmarshal(body, &request)
	if err != nil || request.Timestamp == nil || checkSeconds("timestamp", *request.Timestamp) != nil {
		return http.StatusBadRequest, Result{Status: "refused", Reason: "bad-request"}
	}
	switch request.Type {
	case "code.resend.test":
		return http.StatusOK, Result{Status: "test"}
	case "code.resend":
		return resend.once(header.Get("webhook-id"), request.Data)
	}
	return http.StatusBadRequest, Result{Status: "refused", Reason: "bad-request"}
}

func (resend *Resend) once(id string, asked Asked) (int, Result) {
	resend.lock.Lock()
	if resend.seen == nil {
		resend.seen = map[string]*Result{}
	}
	known, isKnown := resend.seen[id]
	if !isKnown {
		resend.seen[id] = nil
	}
	resend.lock.Unlock()
	if isKnown && known == nil {
		return http.StatusServiceUnavailable, Result{Status: "under-way"}
	}
	if !isKnown {
		// If this panics, nobody knows whether a code is out: the id stays taken, and never sends again.
		result := resend.Send(asked)
		known = &result
		resend.lock.Lock()
		if result.Status == "later" {
			delete(resend.seen, id)
		} else {
			resend.seen[id] = known
		}
		resend.lock.Unlock()
	}
	return map[string]int{"sent": 200, "refused": 422, "later": 503}[known.Status], *known
}

// Report is what became of a code. At is now, if left out.
type Report struct {
	Challenge string `json:"challenge"`
	Channel   string `json:"channel"`
	At        int64  `json:"at"`
	Delivery  string `json:"delivery,omitempty"`
	Message   string `json:"message,omitempty"`
	Provider  string `json:"provider,omitempty"`
	Code      string `json:"code,omitempty"`
	Text      string `json:"text,omitempty"`
}

// ReportDelivery tells the help site at `url`: kind is delivery.sent, .delayed, .delivered or .failed.
func ReportDelivery(url, secret, kind string, report Report) error {
	if report.At == 0 {
		report.At = time.Now().Unix()
	}
	if err := checkSeconds("at", float64(report.At)); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]any{"type": kind, "data": report})
	if err != nil {
		return err
	}
	id, client := newID(), http.Client{Timeout: 10 * time.Second}
	for _, pause := range []time.Duration{0, 1, 3, 10} {
		time.Sleep(pause * time.Second)
		request, bad := http.NewRequest(http.MethodPost, url+"/api/delivery-events", bytes.NewReader(body))
		if bad != nil {
			return bad
		}
		request.Header = Sign(secret, id, time.Now().Unix(), body)
		request.Header.Set("content-type", "application/json")
		var response *http.Response
		if response, err = client.Do(request); err != nil {
			continue
		}
		response.Body.Close()
		if response.StatusCode < 300 {
			return nil
		}
		err = fmt.Errorf("the help site replies %s", response.Status)
		if response.StatusCode < 500 && response.StatusCode != http.StatusTooManyRequests {
			return err
		}
	}
	return err
}

// Sign gives the headers of Standard Webhooks for a body.
func Sign(secret, id string, at int64, body []byte) http.Header {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		panic("the secret must be whsec_ and base64")
	}
	signature := "v1," + base64.StdEncoding.EncodeToString(mac(key, fmt.Sprintf("%s.%d.%s", id, at, body)))
	header := http.Header{}
	header.Set("webhook-id", id)
	header.Set("webhook-timestamp", strconv.FormatInt(at, 10))
	header.Set("webhook-signature", signature)
	return header
}

func isSigned(secret string, header http.Header, body []byte, now int64) bool {
	id := header.Get("webhook-id")
	at, err := strconv.ParseInt(header.Get("webhook-timestamp"), 10, 64)
	if id == "" || err != nil || at < now-300 || at > now+300 {
		return false
	}
	expected := []byte(Sign(secret, id, at, body).Get("webhook-signature"))
	for _, given := range strings.Split(header.Get("webhook-signature"), " ") {
		if hmac.Equal([]byte(given), expected) {
			return true
		}
	}
	return false
}

func checkSeconds(name string, at float64) error {
	if at <= 0 || at > 100_000_000_000 {
		return fmt.Errorf("%s must be in seconds since 1970, not in milliseconds", name)
	}
	return nil
}

func mac(key []byte, text string) []byte {
	hash := hmac.New(sha256.New, key)
	hash.Write([]byte(text))
	return hash.Sum(nil)
}

func newID() string {
	random := make([]byte, 18)
	if _, err := rand.Read(random); err != nil {
		panic(err)
	}
	return base64url.EncodeToString(random)
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}
