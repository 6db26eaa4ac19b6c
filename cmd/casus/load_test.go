package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casus"
	"casus/store"
	"casus/store/sqlite"
	"casus/store/storetest"
)

// TestLoad asks every page of a served ledger for a while, 200 requests a second, while reports are added, and wants no error. It runs when
// CASUS_LOAD says for how long (60s); CASUS_LOAD_LEDGER names a ledger to copy, else the demo's is served.
func TestLoad(t *testing.T) {
	long, err := time.ParseDuration(os.Getenv("CASUS_LOAD"))
	if err != nil {
		t.Skip("CASUS_LOAD does not say how long to ask (60s): pages are not tried under load")
	}
	const perSecond = 200
	path := filepath.Join(t.TempDir(), "load.casus")
	ctx, cancel := context.WithTimeout(context.Background(), long+10*time.Minute)
	defer cancel()
	if from := os.Getenv("CASUS_LOAD_LEDGER"); from != "" {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	} else if code := run(ctx, []string{"demo", "--quiet", "--ledger", path}, streams{nil, io.Discard, os.Stderr}); code != exitOK {
		t.Fatalf("casus demo: exit status %d", code)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + free.Addr().String()
	free.Close()
	serving, stop := context.WithCancel(ctx)
	done := make(chan int)
	go func() {
		done <- run(serving, []string{"serve", path, "--addr", base[len("http://"):]}, streams{nil, io.Discard, os.Stderr})
	}()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}, Timeout: 30 * time.Second}
	paths := loadPaths(t, client, base)

	adding, stopAdding := context.WithCancel(ctx)
	var added int
	var adder sync.WaitGroup
	adder.Go(func() {
		l, err := sqlite.Open(adding, path, false)
		if err != nil {
			t.Error(err)
			return
		}
		defer l.Close()
		for tick := time.NewTicker(time.Second); ; {
			var recs []*casus.Record
			for range 5 {
				added++
				recs = append(recs, storetest.Sample(fmt.Sprintf("load-%d", added), added))
			}
			if _, err := l.Add(context.Background(), time.Now(), recs...); err != nil {
				t.Error(err)
			}
			select {
			case <-adding.Done():
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	})

	var mu sync.Mutex
	var took []time.Duration
	var failed atomic.Int64
	var open sync.WaitGroup
	begin := time.Now()
	for n := 0; time.Since(begin) < long; n++ {
		time.Sleep(time.Until(begin.Add(time.Duration(n) * time.Second / perSecond))) // what was late is made up for
		open.Go(func() {
			start := time.Now()
			answer, err := client.Get(base + paths[n%len(paths)])
			if err == nil {
				_, err = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					err = fmt.Errorf("status %d", answer.StatusCode)
				}
			}
			if err != nil && failed.Add(1) < 10 {
				t.Errorf("%s: %v", paths[n%len(paths)], err)
			}
			mu.Lock()
			took = append(took, time.Since(start))
			mu.Unlock()
		})
	}
	open.Wait()
	if want := int(long.Seconds() * perSecond * 0.99); len(took) < want {
		t.Errorf("%d requests were made, want %d", len(took), want)
	}
	stopAdding()
	adder.Wait()
	slices.Sort(took)
	t.Logf("%d requests in %v, %d failed, %d reports added meanwhile; half within %v, 99%% within %v, all within %v",
		len(took), long, failed.Load(), added, took[len(took)/2].Round(time.Millisecond), took[len(took)*99/100].Round(time.Millisecond), took[len(took)-1].Round(time.Millisecond))
	stop()
	if code := <-done; code != exitOK {
		t.Errorf("casus serve: exit status %d", code)
	}
}

// loadPaths are addresses of every page of the ledger, as soon as it answers.
func loadPaths(t *testing.T, client *http.Client, base string) []string {
	t.Helper()
	fetch := func(path string, into any) error {
		answer, err := client.Get(base + path)
		if err != nil {
			return err
		}
		defer answer.Body.Close()
		return json.NewDecoder(answer.Body).Decode(into)
	}
	var reports []store.ReportRow
	for deadline := time.Now().Add(time.Minute); fetch("/reports?format=json", &reports) != nil; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the server does not answer")
		}
	}
	var events []casus.Event
	if err := fetch("/timeline?format=json", &events); err != nil || len(events) == 0 || len(reports) == 0 {
		t.Fatalf("%d reports, %d events, %v", len(reports), len(events), err)
	}
	report := url.QueryEscape(reports[0].ID)
	return []string{"/", "/ledger", "/ledger?type=ASSAULT&realis=actual", "/ledger?q=port", "/ledger?actor=minister", "/statements", "/figures", "/reports",
		"/report?id=" + report, "/report?row=e1&id=" + report, "/timeline?actor=" + url.QueryEscape(partyOf(events)), "/compare?event=" + url.QueryEscape(events[0].ID),
		"/positions", "/actors", "/review", "/static/style.css", "/ledger?format=json&type=AID", "/ledger?page=2"}
}

// partyOf is the first party with an id.
func partyOf(events []casus.Event) string {
	for _, e := range events {
		for _, a := range e.Sources {
			if a.Actor != "" {
				return a.Actor
			}
		}
	}
	return ""
}
