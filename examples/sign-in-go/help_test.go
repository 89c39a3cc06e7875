package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
)

type signed struct {
	Name    string
	Headers map[string]string
	Body    string
}

func (one signed) header() http.Header {
	header := http.Header{}
	for name, value := range one.Headers {
		header.Set(name, value)
	}
	return header
}

type vectorFile struct {
	Now     int64
	Key     json.RawMessage
	Jwks    any
	Secrets struct{ Resend, Events string }
	Tickets []struct {
		Name     string
		Facts    map[string]any
		Settings struct {
			Issuer, Audience, ID string
			Now                  int64
		}
		Claims map[string]any
		Token  string
	}
	Resend struct {
		Pending       string
		CodeExpiresAt int64 `json:"code_expires_at"`
		Requests      []struct {
			signed
			Reply struct {
				Status int
				Body   Result
			}
			Sends int
		}
	}
	Reports []signed
}

func load(t *testing.T) (vectors vectorFile, key *TicketKey) {
	t.Helper()
	file, err := os.ReadFile("../../sign-in/vectors.json")
	if err == nil {
		err = json.Unmarshal(file, &vectors)
	}
	if err != nil {
		t.Fatal(err)
	}
	if key, err = NewTicketKey(string(vectors.Key)); err != nil {
		t.Fatal(err)
	}
	return vectors, key
}

// asJSON brings a value into the shape that a file of JSON has.
func asJSON(t *testing.T, value any) (shape any) {
	t.Helper()
	text, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(text, &shape)
	}
	if err != nil {
		t.Fatal(err)
	}
	return shape
}

func TestKeySet(t *testing.T) {
	vectors, key := load(t)
	if got := asJSON(t, key.KeySet()); !reflect.DeepEqual(got, vectors.Jwks) {
		t.Errorf("got %v", got)
	}
}

func TestTickets(t *testing.T) {
	vectors, key := load(t)
	for _, vector := range vectors.Tickets {
		text, _ := json.Marshal(vector.Facts)
		var facts Facts
		if err := json.Unmarshal(text, &facts); err != nil {
			t.Fatal(err)
		}
		facts.Account, _ = vector.Facts["account"].(string)
		facts.Address, _ = vector.Facts["address"].(string)
		token, err := key.CreateTicket(facts, TicketSettings{vector.Settings.Issuer, vector.Settings.Audience, vector.Settings.ID, vector.Settings.Now})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range []string{token, vector.Token} {
			parts := strings.Split(one, ".")
			signature, _ := base64url.DecodeString(parts[2])
			public, _ := key.private.Public().(ed25519.PublicKey)
			if !ed25519.Verify(public, []byte(parts[0]+"."+parts[1]), signature) {
				t.Errorf("%s: the signature does not fit", vector.Name)
			}
			payload, _ := base64url.DecodeString(parts[1])
			var claims map[string]any
			if err := json.Unmarshal(payload, &claims); err != nil || !reflect.DeepEqual(claims, vector.Claims) {
				t.Errorf("%s: got %s", vector.Name, payload)
			}
		}
	}
}

func TestMillisecondsAreRefused(t *testing.T) {
	_, key := load(t)
	facts := Facts{Account: "a", Address: "jo@mail.example", Channel: "email", SentAt: 1795356120000, CodeExpiresAt: 1795356660}
	if _, err := key.CreateTicket(facts, TicketSettings{Issuer: "x"}); err == nil || !strings.Contains(err.Error(), "milliseconds") {
		t.Errorf("got %v", err)
	}
}

func TestResend(t *testing.T) {
	vectors, _ := load(t)
	sends := 0
	resend := Resend{Secret: vectors.Secrets.Resend, Send: func(asked Asked) Result {
		if asked.Challenge != vectors.Resend.Pending {
			return Result{Status: "refused", Reason: "challenge-over"}
		}
		sends++
		return Result{Status: "sent", CodeExpiresAt: vectors.Resend.CodeExpiresAt}
	}}
	for _, vector := range vectors.Resend.Requests {
		status, body := resend.Reply(vector.header(), []byte(vector.Body), vectors.Now)
		if status != vector.Reply.Status || body != vector.Reply.Body || sends != vector.Sends {
			t.Errorf("%s: got %d %v after %d sends", vector.Name, status, body, sends)
		}
	}
}

func TestReports(t *testing.T) {
	vectors, _ := load(t)
	for _, vector := range vectors.Reports {
		got := Sign(vectors.Secrets.Events, vector.Headers["webhook-id"], vectors.Now, bytes.TrimSpace([]byte(vector.Body)))
		if !reflect.DeepEqual(got, vector.header()) {
			t.Errorf("%s: got %v", vector.Name, got)
		}
	}
}
