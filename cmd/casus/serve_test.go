package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"casus/store/sqlite"
)

// TestServeBeyondLoopback wants a token where others than this machine could ask.
func TestServeBeyondLoopback(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.casus")
	l, err := sqlite.Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	for _, addr := range []string{"0.0.0.0:0", "[::]:0", ":0", "example.invalid:0", "7080"} {
		var said bytes.Buffer
		if code := run(context.Background(), []string{"serve", path, "--addr", addr}, streams{nil, io.Discard, &said}); code != exitUsage {
			t.Errorf("--addr %s: exit status %d, %s", addr, code, &said)
		}
	}
}

// TestDemoServe opens the bundled dossier as pages.
func TestDemoServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out, in := io.Pipe()
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"demo", "--serve", "--addr", "127.0.0.1:0"}, streams{nil, in, io.Discard})
		in.Close()
	}()
	var said strings.Builder
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	buf := make([]byte, 4096)
	for address.FindString(said.String()) == "" {
		n, err := out.Read(buf)
		said.Write(buf[:n])
		if err != nil {
			t.Fatalf("no address: %v in %s", err, said.String())
		}
	}
	go io.Copy(io.Discard, out)
	client := &http.Client{Timeout: time.Minute}
	answer, err := client.Get(address.FindString(said.String()) + "/compare?event=none")
	if err != nil || answer.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown event: %v, %v", answer, err)
	}
	answer, err = client.Get(address.FindString(said.String()) + "/actors?format=csv")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if !strings.Contains(string(body), "Dorvania") {
		t.Errorf("the dossier's parties are not there: %.300s", body)
	}
	client.CloseIdleConnections()
	stop()
	if code := <-done; code != exitOK {
		t.Errorf("exit status %d", code)
	}
}
