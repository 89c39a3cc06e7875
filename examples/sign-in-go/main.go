// The smallest sign-in by a code that one can have, connected to Where's my code?: go run .
//
// Environment: TICKET_KEY, RESEND_SECRET, DELIVERY_EVENTS_SECRET, HELP_URL, SITE_URL, PORT.
package main

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"log"
	"math/big"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"time"
)

type signIn struct {
	id, address, code     string
	sentAt, codeExpiresAt int64
	over                  bool
}

var (
	helpURL, siteURL = os.Getenv("HELP_URL"), os.Getenv("SITE_URL")
	eventsSecret     = os.Getenv("DELIVERY_EVENTS_SECRET")
	lock             sync.Mutex
	signIns          = map[string]*signIn{}
)

// deliver is a mail server that only prints, and takes everything but for addresses that begin with full@.
func deliver(address, code string) string {
	fmt.Printf("To %s: %s is your code.\n", address, code)
	if strings.HasPrefix(address, "full@") {
		return "552 5.2.2 mailbox full"
	}
	return "250 2.0.0 OK"
}

// sendCode wants the lock held. `delivery` is empty for a code that the help site did not ask for.
func sendCode(one *signIn, delivery string) {
	number, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic(err)
	}
	now := time.Now().Unix()
	one.code, one.sentAt, one.codeExpiresAt = fmt.Sprintf("%06d", number), now, now+600
	said := deliver(one.address, one.code)
	kind := "delivery.failed"
	if strings.HasPrefix(said, "2") {
		kind = "delivery.delivered"
	}
	report := Report{Challenge: one.id, Channel: "email", Delivery: delivery, Provider: "smtp", Text: said}
	if delivery == "" {
		report.Message = newID()
	}
	go func() {
		if err := ReportDelivery(helpURL, eventsSecret, kind, report); err != nil {
			log.Print(err)
		}
	}()
}

func sendAgain(asked Asked) Result {
	lock.Lock()
	defer lock.Unlock()
	one := signIns[asked.Challenge]
	if one == nil || one.over {
		return Result{Status: "refused", Reason: "challenge-over"}
	}
	sendCode(one, asked.Delivery)
	return Result{Status: "sent", CodeExpiresAt: one.codeExpiresAt}
}

// help is the link "Didn't get a code?": the cookie says whose sign-in it is.
func help(key *TicketKey) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		lock.Lock()
		defer lock.Unlock()
		one := own(request)
		if one == nil || one.over {
			http.Redirect(response, request, helpURL, http.StatusSeeOther)
			return
		}
		reports := true
		ticket, err := key.CreateTicket(Facts{
			Account: one.address, Address: one.address, Challenge: one.id, Channel: "email",
			SentAt: one.sentAt, CodeExpiresAt: one.codeExpiresAt, Reports: &reports, ReturnTo: siteURL + "/sign-in/code",
		}, TicketSettings{Issuer: siteURL})
		if err != nil {
			http.Error(response, "no ticket", http.StatusInternalServerError)
			return
		}
		http.Redirect(response, request, helpURL+"/start?ticket="+ticket, http.StatusSeeOther)
	}
}

func own(request *http.Request) *signIn {
	if cookie, err := request.Cookie("sign-in"); err == nil {
		return signIns[cookie.Value]
	}
	return nil
}

var address = regexp.MustCompile(`^[^\s@]+@[^\s@]+$`)

func start(response http.ResponseWriter, request *http.Request) {
	one := &signIn{id: newID(), address: request.PostFormValue("address")}
	if !address.MatchString(one.address) {
		http.Redirect(response, request, "/", http.StatusSeeOther)
		return
	}
	lock.Lock()
	defer lock.Unlock()
	signIns[one.id] = one
	sendCode(one, "")
	http.SetCookie(response, &http.Cookie{Name: "sign-in", Value: one.id, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(response, request, "/sign-in/code", http.StatusSeeOther)
}

func code(response http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodPost {
		page(response, `<form method="post">Code <input name="code"> <button>Sign in</button></form><p><a href="/sign-in/help">Didn’t get a code?</a>`)
		return
	}
	lock.Lock()
	defer lock.Unlock()
	one := own(request)
	isRight := one != nil && subtle.ConstantTimeCompare([]byte(one.code), []byte(request.PostFormValue("code"))) == 1
	if isRight && !one.over && time.Now().Unix() < one.codeExpiresAt {
		one.over = true
		page(response, "You are in.")
		return
	}
	page(response, "That is not the code.")
}

func page(response http.ResponseWriter, body template.HTML) {
	response.Header().Set("content-type", "text/html; charset=utf-8")
	fmt.Fprintf(response, `<!doctype html><html lang="en"><title>Sign in</title>%s`, body)
}

func say(response http.ResponseWriter, status int, body any) {
	response.Header().Set("content-type", "application/json")
	response.WriteHeader(status)
	if err := json.NewEncoder(response).Encode(body); err != nil {
		log.Print(err)
	}
}

func main() {
	key, err := NewTicketKey(os.Getenv("TICKET_KEY"))
	if err != nil {
		log.Fatal(err)
	}
	resend := &Resend{Secret: os.Getenv("RESEND_SECRET"), Send: sendAgain}
	http.HandleFunc("/.well-known/wheres-my-code.json", func(response http.ResponseWriter, _ *http.Request) {
		say(response, http.StatusOK, key.KeySet())
	})
	http.HandleFunc("/wheres-my-code/resend", func(response http.ResponseWriter, request *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, 64<<10))
		if err != nil {
			http.Error(response, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		status, reply := resend.Reply(request.Header, body, time.Now().Unix())
		say(response, status, reply)
	})
	http.HandleFunc("/sign-in", start)
	http.HandleFunc("/sign-in/code", code)
	http.HandleFunc("/sign-in/help", help(key))
	http.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) {
		page(response, `<form method="post" action="/sign-in">E-mail <input name="address"> <button>Send me a code</button></form>`)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "4000"
	}
	fmt.Printf("Sign in at http://localhost:%s\n", port)
	log.Fatal(http.ListenAndServe("localhost:"+port, nil))
}
