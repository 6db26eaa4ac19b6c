package main

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestBrowser opens every page over the demo ledger in Chromium. It needs node, Chromium, and `npm ci` in web/browser; without
// them it is skipped, unless CASUS_BROWSER=required says that they must be there.
func TestBrowser(t *testing.T) {
	need := func(ok bool, what string) {
		if ok {
			return
		}
		if os.Getenv("CASUS_BROWSER") == "required" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	node, err := exec.LookPath("node")
	need(err == nil, "node is not installed: pages are not tried in a browser")
	chromium, err := exec.LookPath("chromium")
	need(err == nil, "chromium is not installed: pages are not tried in a browser")
	folder := filepath.Join("..", "..", "web", "browser")
	_, err = os.Stat(filepath.Join(folder, "node_modules", "playwright-core"))
	need(err == nil, "playwright-core is not installed (npm ci --prefix web/browser): pages are not tried in a browser")

	ledger := filepath.Join(t.TempDir(), "demo.casus")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	if code := run(ctx, []string{"demo", "--quiet", "--ledger", ledger}, streams{nil, io.Discard, os.Stderr}); code != exitOK {
		t.Fatalf("casus demo: exit status %d", code)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := free.Addr().String()
	free.Close()
	serving, stop := context.WithCancel(ctx)
	done := make(chan int)
	go func() {
		done <- run(serving, []string{"serve", ledger, "--addr", addr}, streams{nil, io.Discard, os.Stderr})
	}()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if c, err := net.Dial("tcp", addr); err == nil {
			c.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the server does not answer")
		}
	}
	out, err := exec.CommandContext(ctx, node, filepath.Join(folder, "pages.mjs"), "http://"+addr, chromium, os.Getenv("CASUS_SHOTS")).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
	stop()
	if code := <-done; code != exitOK {
		t.Errorf("casus serve: exit status %d", code)
	}
}
